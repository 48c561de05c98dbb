"""Joins a voice's history to its demos: earlier ones can be heard, and compared."""

from PySide6.QtCore import QObject

from voicedesk.domain.training import Training
from voicedesk.library import CachedDemo
from voicedesk.services.history import HistoryEntry, voice_history
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.recording import RecordingLook
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.compare import BeforeAfter, ComparePresenter
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner


class HistoryPresenter(QObject):
    """Shows the history of the voice in the panel."""

    def __init__(
        self,
        window: MainWindow,
        playing: PlayerPresenter,
        compare: ComparePresenter,
        before_after: BeforeAfter,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._playing = playing
        self._compare = compare
        self._before_after = before_after
        self._tasks = tasks
        self._session: AccountSession | None = None
        self._entries: list[HistoryEntry] = []
        history = window.panel.history
        history.play_pressed.connect(self._play)
        history.compare_pressed.connect(self._compare_with_present)
        history.recording_pressed.connect(self._play_recording)
        history.recording_compared.connect(self._compare_recording)
        # The panel's voice, its demos, or what plays is another: the player's view shows it all.
        playing.view.shown.connect(self._show)

    def open(self, session: AccountSession) -> None:
        """Show the history of another account's voices."""
        self._session = session
        self._show()

    def close(self) -> None:
        self._session = None
        self._tasks.end("player.history")
        self._show()

    # Inside

    def _show(self) -> None:
        voice_id, session = self._window.panel.voice_id, self._session
        self._entries = self._history(voice_id, session) if session is not None else []
        sounding = self._playing.view.sounding
        voice = self._window.model.voice(voice_id)
        self._window.panel.history.show_history(
            voice_id,
            self._entries,
            sounding=sounding.file if sounding is not None else "",
            comparable=voice is not None and self._playing.view.can_play(voice),
            recordings=[
                RecordingLook() if one.training is None else self._before_after.look(one.training)
                for one in self._entries
            ],
        )

    def _history(self, voice_id: str, session: AccountSession) -> list[HistoryEntry]:
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
            self._before_after.toggle(training)

    def _compare_recording(self, number: int) -> None:
        if (training := self._training(number)) is not None:
            self._before_after.compare(training)

    def _compare_with_present(self, number: int) -> None:
        earlier, session = self._demo(number), self._session
        voice = self._window.model.voice(self._window.panel.voice_id)
        if earlier is None or session is None or voice is None:
            return

        async def compare() -> None:
            present = await session.demos.fetch(voice.id, allow_earlier=False)
            self._compare.compare((present, earlier), earlier)

        self._tasks.read("player.history", Operation(OperationKind.PLAY, voice.name), compare)
