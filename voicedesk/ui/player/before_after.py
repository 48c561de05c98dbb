"""Before and after: the recording that was sent, the demo it made, and the demo from before."""

from PySide6.QtCore import QObject

from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.library import KeptDemo
from voicedesk.services.account_session import AccountSession
from voicedesk.services.voice_history import demos_around
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.compare_presenter import ComparePresenter
from voicedesk.ui.player.player_presenter import PlayerPresenter
from voicedesk.ui.player.recording_look import RecordingLook
from voicedesk.ui.work import Work

_WORK = "player.before_after"


class BeforeAfter(QObject):
    """Lets a training's recording be heard, and compared with the demos around it."""

    def __init__(
        self,
        window: MainWindow,
        playing: PlayerPresenter,
        compare: ComparePresenter,
        work: Work,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._playing = playing
        self._compare = compare
        self._work = work
        self._session: AccountSession | None = None
        self.shown = playing.view.shown

    def open(self, session: AccountSession) -> None:
        """Work for another account."""
        self._session = session

    def close(self) -> None:
        """Let go of the account."""
        self._session = None
        self._work.end(_WORK)

    def look(self, training: Training) -> RecordingLook:
        """What is to be shown of a training's recording."""
        sample, sounding = self._sample(training), self._playing.view.sounding
        if sample is None:
            return RecordingLook()
        is_sounding = sounding is not None and sounding.file == sample.file
        comparable = any(self._around(training)) or self._is_to_be_fetched(training)
        return RecordingLook(is_kept=True, is_sounding=is_sounding, is_comparable=comparable)

    def toggle(self, training: Training) -> None:
        """Play a training's recording; pause or go on where it is the one in the player."""
        if (sample := self._sample(training)) is not None:
            self._playing.toggle_demo(sample)

    def compare(self, training: Training) -> None:
        """Put the recording and the demos after and before into Compare, and hear the recording."""
        sample, session = self._sample(training), self._session
        voice = self._window.model.voice(training.voice_id)
        if sample is None or session is None or voice is None:
            return

        async def compare() -> None:
            if self._is_to_be_fetched(training):
                await session.shelf.fetch(training.voice_id, stand_in=False)
            around = [demo for demo in self._around(training) if demo is not None]
            self._compare.compare((sample, *around), sample)

        self._work.read(_WORK, Attempt(Doing.PLAY, voice.name), compare)

    # Inside

    def _sample(self, training: Training) -> KeptDemo | None:
        return self._session.shelf.samples.of(training) if self._session is not None else None

    def _around(self, training: Training) -> tuple[KeptDemo | None, KeptDemo | None]:
        if self._session is None:
            return None, None
        shelf, voice_id = self._session.shelf, training.voice_id
        newest = shelf.kept.get(voice_id)
        demos = (newest, *shelf.earlier(voice_id)) if newest is not None else ()
        return demos_around(training, self._session.book.trainings, demos)

    def _is_to_be_fetched(self, training: Training) -> bool:
        """Whether the demo that it made is the voice's present one, and isn't here yet."""
        voice = self._window.model.voice(training.voice_id)
        if self._session is None or voice is None or training.outcome is not TrainingOutcome.READY:
            return False
        own = (one for one in self._session.book.trainings if one.voice_id == voice.id)
        is_latest = next(own, None) == training
        return is_latest and not self._around(training)[0] and self._playing.view.can_play(voice)
