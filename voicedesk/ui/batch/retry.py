"""Trains again what failed: one voice by the form, all of them by one question and as a table."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.batch import BatchRow, BatchStep
from voicedesk.domain.training import Training
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.batch.presenter import BatchPresenter, busy_message
from voicedesk.ui.common.permissions import is_paid
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.dialogs import ask
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

translate = QCoreApplication.translate

ASK_RETRY = TaskKey("ask to retry failed")


class RetryPresenter(AccountPart):
    """Joins the card of a failed voice to the form and to the account's batch.

    Args:
        train_again: opens the form with what was sent in a training.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        batch: BatchPresenter,
        train_again: Callable[[Training], None],
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._batch = batch
        self._train_again = train_again
        self.attach()

    def attach(self) -> None:
        again = self._window.panel.card.again
        again.one.clicked.connect(self._train_one_again)
        again.all.clicked.connect(self.ask)
        self._window.commands.retry_failed.triggered.connect(self.ask)
        self._show_command()

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        told = (voices.changed, voices.training_changed, voices.connection_changed)
        return [(signal, self._show_command) for signal in told]

    def opened(self, _session: AccountSession) -> None:
        self._show_command()

    def closed(self) -> None:
        self._tasks.end(ASK_RETRY)
        self._show_command()

    def ask(self) -> None:
        """Ask once, naming how many there are, then send them all again."""
        if self._session is None:
            return
        if not self._session.batch.now.is_over:
            self._window.messages.show(busy_message(self._batch.show_batch, to_retry=True))
            return

        async def question() -> None:
            rows = self._rows()
            if not rows:
                self._window.messages.show(_nothing_kept_message())
            elif await ask(
                self._window,
                translate("Retry", "Retry %Ln failed training(s)?", "", len(rows)),
                joined(
                    self.tr("Each voice is trained again with the same recording."),
                    self._price(rows),
                ),
                translate("Retry", "Retry %Ln training(s)", "", len(rows)),
            ):
                self._batch.start(rows)
                self._batch.show_batch()

        self._tasks.read(ASK_RETRY, Operation(OperationKind.TRAIN_MANY), question)

    def _show_command(self) -> None:
        self._window.commands.retry_failed.setEnabled(bool(self._window.facts.retriable))

    def _train_one_again(self) -> None:
        training = self._window.facts.failed.get(self._window.panel.voice_id)
        if training is not None:
            self._train_again(training)

    def _rows(self) -> list[BatchRow]:
        """A row for each voice whose last training failed, with what was sent and agreed to."""
        rows: list[BatchRow] = []
        for training in self._window.facts.retriable:
            voice, consent = self._window.model.voice(training.voice_id), training.consent
            link, file = self._source(training)
            if voice is not None and consent is not None and (link or file):
                row = BatchRow(
                    len(rows) + 1,
                    voice.name,
                    link,
                    consent,
                    BatchStep.MADE,
                    voice.id,
                    found=training.found,
                    file=file,
                )
                rows.append(row)
        return rows

    def _source(self, training: Training) -> tuple[str, str]:
        """The link or the file to train with again; both empty where neither is there.

        What was uploaded is deleted: then it is the recording that was kept, or the table's file.
        """
        session = self._session
        if training.origin is None or session is None:
            return training.audio_url, ""
        kept = session.demos.samples.get(training)
        if kept is not None:
            return "", str(kept.path)
        rows = (row.file for row in session.batch.rows if row.voice_id == training.voice_id)
        return "", next(rows, "")

    def _price(self, rows: list[BatchRow]) -> str:
        voices = [self._window.model.voice(row.voice_id) for row in rows]
        paid = sum(voice is not None and is_paid(voice) for voice in voices)
        if not paid:
            return ""
        return translate("Retry", "%Ln of them use paid quota.", "", paid)


def _nothing_kept_message() -> Message:
    return Message(
        "retry failed",
        MessageTone.NOTE,
        translate("Retry", "The recordings of these trainings weren’t kept."),
        translate("Retry", "Train each voice again from its recording."),
    )
