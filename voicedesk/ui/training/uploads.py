"""Has recordings deleted from the person's storage once no training needs them."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

from voicedesk.domain.storage import StorageError, StorageSettings
from voicedesk.domain.text import isolated
from voicedesk.domain.training import UNSETTLED, Training
from voicedesk.services.session import AccountSession
from voicedesk.services.uploads import Uploads
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.dialogs import Answer, Dialog, ask_or_again
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageKind, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

translate = QCoreApplication.translate
CLEAR_UPLOADS = TaskKey("clear uploads")
AGAIN_MS: Final = 10 * 60 * 1000
"""How long after a try the next one comes, while there is a recording in the storage."""


class UploadsPresenter(AccountPart):
    """Clears at the opening, when one is released or a training ends, and every ten minutes.

    Nobody waits for it: what can't be deleted stays written down, and is tried again. Why is told
    once, where trying again alone won't help.
    """

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._has_told = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.clear)

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.voices.training_changed, self._training_changed),
            (session.uploads.released, self.clear),
        ]

    def opened(self, session: AccountSession) -> None:
        del session
        self._has_told = False
        self.clear()

    def closed(self) -> None:
        self._again.stop()

    def clear(self) -> None:
        """Delete what no training needs any more."""
        session = self._session
        if session is None or not session.uploads.left:
            return

        async def clear() -> None:
            error = await session.uploads.clear()
            is_passing = isinstance(error, StorageError) and error.is_transient
            if error is not None and not is_passing and not self._has_told:
                self._has_told = True
                raise error

        self._tasks.read(CLEAR_UPLOADS, Operation(OperationKind.CLEAR_STORAGE), clear)
        self._again.start()

    def _training_changed(self, training: Training) -> None:
        if training.status not in UNSETTLED:
            self.clear()


async def clear_or_ask(
    window: MainWindow,
    uploads: Uploads,
    anyway: str,
    *,
    settings: StorageSettings = StorageSettings(),  # noqa: B008 (a tuple)
    over: Dialog | None = None,
) -> bool:
    """Delete what is out of reach once the keys are replaced or removed.

    The person is asked about what stays: it is theirs to delete if they go on.

    Args:
        anyway: the button that goes on.
        settings: the bucket that stays within reach.
        over: makes room for the question meanwhile.

    Returns:
        Whether to go on.

    Raises:
        LibraryError: it can't be written down.
    """
    progress = Message(
        "clear storage",
        MessageTone.NOTE,
        translate("UploadsPresenter", "Deleting recordings from the storage…"),
        kind=MessageKind.PROGRESS,
        icon="refresh",
        of_account=False,
    )
    while uploads.left:
        with window.messages.shown_if_slow(progress):
            left, error = await uploads.clear_before(settings)
        if not left:
            break
        if over is not None:
            if over.is_over:
                return False
            over.hide()
        buckets = ", ".join(sorted({isolated(upload.settings.bucket) for upload in left}))
        title = translate(
            "UploadsPresenter",
            "%n recording(s) are still in the bucket “{bucket}”",
            "",
            len(left),
        )
        reason = (
            error_text(error)
            if error is not None
            else translate("UploadsPresenter", "A training that hasn’t finished may need them.")
        )
        consequence = translate(
            "UploadsPresenter",
            "VoiceDesk needs the current keys to delete them. If you continue, delete them in the "
            "provider’s console.",
        )
        text = joined(reason, consequence)
        answer = await ask_or_again(window, title.format(bucket=buckets), text, anyway)
        if answer is Answer.YES:
            for upload in left:
                await uploads.keep(upload.name)
        if over is not None:
            over.open()
        if answer is not Answer.AGAIN:
            return answer is Answer.YES
    return True
