"""A voice's history joined to the player: earlier demos and recordings can be heard and compared.

A recording is compared with the demo that its training made and the one from before it.
"""

from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import CachedDemo, CachedRecording
from voicedesk.services.history import HistoryEntry, demos_around, voice_history
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.common.facts import RecordingLook, demo_facts
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.compare import ComparePresenter
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_COMPARE = TaskKey("compare with earlier demo")


class HistoryPresenter(AccountPart):
    """Shows the history of the voice in the panel; recordings also for the list of trainings."""

    def __init__(
        self,
        window: MainWindow,
        playing: PlayerPresenter,
        compare: ComparePresenter,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._playing = playing
        self._compare = compare
        self._tasks = tasks
        self._entries: list[HistoryEntry] = []
        self.shown = playing.view.shown
        # The panel's voice, its demos, or what plays is another: the player's view shows it all.
        playing.view.shown.connect(self._show)
        self.attach()

    def attach(self) -> None:
        history = self._window.panel.history
        history.play_pressed.connect(self._play)
        history.compare_pressed.connect(self._compare_with_present)
        history.recording_pressed.connect(self._play_recording)
        history.recording_compared.connect(self._compare_recording)
        self._window.panel.card.recording.play.clicked.connect(self._play_failed)
        self._show()

    def opened(self, _session: AccountSession) -> None:
        self._show()

    def closed(self) -> None:
        self._tasks.end(_COMPARE)
        self._show()

    # The history of the voice in the panel

    def _show(self) -> None:
        voice_id = self._window.panel.voice_id
        self._entries = self._history(voice_id)
        sounding = self._playing.view.sounding
        voice = self._window.model.voice(voice_id)
        failed = self._window.facts.failed.get(voice_id)
        recording = self._recording(failed) if failed is not None else None
        self._window.panel.card.show_recording(
            self.recording_look(failed) if failed is not None else RecordingLook(),
            demo_facts(recording) if recording is not None else None,
        )
        self._window.panel.history.show_history(
            voice_id,
            self._entries,
            sounding=sounding.file if sounding is not None else "",
            comparable=voice is not None and self._playing.view.can_play(voice),
            recordings=[
                RecordingLook() if one.training is None else self.recording_look(one.training)
                for one in self._entries
            ],
        )

    def _history(self, voice_id: str) -> list[HistoryEntry]:
        session = self._session
        if session is None:
            return []
        trainings = [one for one in session.voices.trainings if one.voice_id == voice_id]
        newest = session.demos.cached.get(voice_id)
        if newest is None:
            return voice_history(trainings, (), None)
        current = newest if session.demos.is_current(newest) else None
        demos = (newest, *session.demos.earlier(voice_id))
        if not trainings and len(demos) == 1:
            return []  # the panel shows that one, and nothing has become of the voice yet
        return voice_history(trainings, demos, current)

    def _demo(self, number: int) -> CachedDemo | None:
        return self._entries[number].demo if number < len(self._entries) else None

    def _training(self, number: int) -> Training | None:
        return self._entries[number].training if number < len(self._entries) else None

    def _play(self, number: int) -> None:
        if (demo := self._demo(number)) is not None:
            self._playing.toggle_demo(demo)

    def _play_recording(self, number: int) -> None:
        if (training := self._training(number)) is not None:
            self.toggle_recording(training)

    def _play_failed(self) -> None:
        failed = self._window.facts.failed.get(self._window.panel.voice_id)
        if failed is not None:
            self.toggle_recording(failed)

    def _compare_recording(self, number: int) -> None:
        if (training := self._training(number)) is not None:
            self.compare_recording(training)

    def _compare_with_present(self, number: int) -> None:
        earlier, session = self._demo(number), self._session
        voice = self._window.model.voice(self._window.panel.voice_id)
        if earlier is None or session is None or voice is None:
            return

        async def compare() -> None:
            present = await session.demos.fetch(voice.id, allow_earlier=False)
            self._compare.compare((present, earlier), earlier)

        self._tasks.read(_COMPARE, Operation(OperationKind.PLAY, voice.name), compare)

    # The recording that a training was sent with

    def recording_look(self, training: Training) -> RecordingLook:
        recording, sounding = self._recording(training), self._playing.view.sounding
        if recording is None:
            return RecordingLook()
        return RecordingLook(
            is_kept=True,
            is_sounding=sounding is not None and sounding.file == recording.file,
            is_comparable=any(self._around(training)) or self._is_to_be_fetched(training),
        )

    def toggle_recording(self, training: Training) -> None:
        """Play a training's recording; pause or go on where it is the one in the player."""
        if (recording := self._recording(training)) is not None:
            self._playing.toggle_demo(recording)

    def compare_recording(self, training: Training) -> None:
        """Put the recording and the demos after and before into Compare, and hear the recording."""
        recording, session = self._recording(training), self._session
        voice = self._window.model.voice(training.voice_id)
        if recording is None or session is None or voice is None:
            return

        async def compare() -> None:
            if self._is_to_be_fetched(training):
                await session.demos.fetch(training.voice_id, allow_earlier=False)
            around = [demo for demo in self._around(training) if demo is not None]
            self._compare.compare((recording, *around), recording)

        self._tasks.read(_COMPARE, Operation(OperationKind.PLAY, voice.name), compare)

    def _recording(self, training: Training) -> CachedRecording | None:
        return self._session.demos.samples.get(training) if self._session is not None else None

    def _around(self, training: Training) -> tuple[CachedDemo | None, CachedDemo | None]:
        """The demo that a training made, and the one from before it."""
        if self._session is None:
            return None, None
        demos, voice_id = self._session.demos, training.voice_id
        newest = demos.cached.get(voice_id)
        own = (newest, *demos.earlier(voice_id)) if newest is not None else ()
        return demos_around(training, self._session.voices.trainings, own)

    def _is_to_be_fetched(self, training: Training) -> bool:
        """Whether the demo that it made is the voice's present one, and isn't here yet."""
        voice = self._window.model.voice(training.voice_id)
        if self._session is None or voice is None or training.status is not TrainingStatus.READY:
            return False
        own = (one for one in self._session.voices.trainings if one.voice_id == voice.id)
        is_latest = next(own, None) == training
        return is_latest and not self._around(training)[0] and self._playing.view.can_play(voice)
