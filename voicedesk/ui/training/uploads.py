"""Has recordings deleted from the person's storage once no training needs them."""

from typing import Final

from PySide6.QtCore import QTimer

from voicedesk.domain.training import UNSETTLED, Training
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

CLEAR_UPLOADS = TaskKey("clear uploads")
AGAIN_MS: Final = 10 * 60 * 1000
"""How long after a try the next one comes, while there is a recording in the storage."""


class UploadsPresenter(AccountPart):
    """Clears at the account's opening, whenever asked, when a training ends, and every ten minutes.

    Nobody waits for it: what can't be deleted stays written down, and is tried again.
    """

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.clear)

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.voices.training_changed, self._training_changed),
            (session.uploads.released, self.clear),
        ]

    def opened(self, session: AccountSession) -> None:
        del session
        self.clear()

    def closed(self) -> None:
        self._again.stop()

    def clear(self) -> None:
        """Delete what no training needs any more."""
        session = self._session
        if session is None or not session.uploads.left:
            return

        async def clear() -> None:
            await session.uploads.clear()

        self._tasks.read(CLEAR_UPLOADS, Operation(OperationKind.FOLLOW), clear)
        self._again.start()

    def _training_changed(self, training: Training) -> None:
        if training.status not in UNSETTLED:
            self.clear()
