"""Opens the page of a table of voices, has its rows sent, and tells how far they have come.

The page is made when it is first asked for. It shows the draft (`DraftPresenter`) until rows are on
their way, then how each stands. While it is out of sight, a message tells.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from voicedesk.domain.batch import BatchRow
from voicedesk.domain.links import without_signature
from voicedesk.domain.text import clean, safe_stem
from voicedesk.services.batch import BatchStatus
from voicedesk.services.export import csv_content, write_list
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.batch.draft_presenter import DraftPresenter, is_table_name
from voicedesk.ui.batch.page import BatchPage
from voicedesk.ui.batch.table import BatchLine, BatchModel
from voicedesk.ui.batch.texts import failure_text, progress_text, sent_line, status_text
from voicedesk.ui.kit.dialogs import ask_target, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageKind, MessageTone
from voicedesk.ui.saving.texts import exported_message
from voicedesk.ui.tasks import MakeCoroutine, Operation, OperationKind, TaskKey, TaskRunner

translate = QCoreApplication.translate

_KEY = "batch"
_EXPORT = TaskKey("export batch")
RUN_BATCH = TaskKey("run batch")
_CHANGE = TaskKey("change batch")
_PACE_MS = 100
"""Between two looks of the page: rows may change faster than anyone reads."""


class BatchPresenter(AccountPart):
    """Joins the account's batch to its page.

    Attributes:
        drafts: joins what is to be sent to the page; None before the page was asked for.
        export: writes what became of the rows to a file.

    Signals:
        storage_requested: storage for recordings is to be set up.
    """

    storage_requested = Signal()

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._page: BatchPage | None = None
        self.drafts: DraftPresenter | None = None
        self._wants_new = False
        self._model = BatchModel()
        self.export = BatchExport(window, tasks)
        self._shown_status = BatchStatus()
        self._pace = QTimer(self, singleShot=True, interval=_PACE_MS)
        self._pace.timeout.connect(self._show)
        self.attach()

    def attach(self) -> None:
        window, before = self._window, self._page
        window.commands.train_many.triggered.connect(self.show_batch)
        window.commands.train_many.setEnabled(self._session is not None)
        window.desk.page_changed.connect(self._page_changed)
        window.desk.page_left.connect(self.leave)
        window.sidebar.batch.clicked.connect(self.show_batch)
        self._page = None
        if before is not None:
            self._made_page().foot.take_over(before.foot)
            if window.page_before is before:
                self.show_batch()
        self._show_mark()

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.batch.changed, self._changed),
            (session.voices.connection_changed, self._changed),
        ]

    def opened(self, session: AccountSession) -> None:
        """Send for another account; what is left of a table waits for the person."""
        self._window.commands.train_many.setEnabled(True)
        self._wants_new = False
        self._shown_status = session.batch.now
        self._run(session)
        if self.drafts is not None:
            self.drafts.open(session)
        if not self._shown_status.is_over:
            interrupted = self.tr("Batch training was interrupted: {sent} of {total} sent.")
            self._window.messages.show(
                self._message(
                    MessageTone.WARN,
                    interrupted.format(
                        sent=self._shown_status.sent, total=self._shown_status.total
                    ),
                    self.tr("The rest is waiting for you. Nothing is sent twice."),
                )
            )
        self._show()

    def rest(self) -> None:
        """Send nothing more; what is under way may come to its end."""
        if self._session is not None:
            self._session.batch.end()

    def close(self) -> None:
        self.rest()
        super().close()

    def closed(self) -> None:
        self._window.commands.train_many.setEnabled(False)
        self._pace.stop()
        self.export.close()
        if self.drafts is not None:
            self.drafts.close()
        self.leave()
        self._window.messages.withdraw(_KEY)
        self._window.sidebar.show_batch(0)

    def show_batch(self) -> None:
        if self._session is not None and self._window.shows_desk and not self._is_shown:
            page = self._made_page()
            self._window.desk.show_page(page)
            page.focus_first()

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Add several files, a folder or a table, or any while the page is in sight.

        Returns:
            False for a single recording, which is for the form of one voice.
        """
        session = self._session
        is_one = len(paths) == 1 and bool(paths[0].suffix) and not is_table_name(paths[0].name)
        if session is None or (is_one and not self._is_shown):
            return False
        if not session.batch.now.is_over:
            self._window.messages.show(busy_message(self.show_batch, to_retry=False))
            return True
        self._wants_new = True
        self.show_batch()
        self._show()
        if self.drafts is not None:
            self.drafts.add_files(paths)
        return True

    def show_storage(self) -> None:
        """Storage for recordings was set up, changed or removed."""
        if self.drafts is not None:
            self.drafts.show_storage()

    def leave(self) -> None:
        """Go back to the voices; what is in the table stays."""
        if self._is_shown:
            self._window.desk.leave_page()

    @property
    def _is_shown(self) -> bool:
        return self._page is not None and self._window.desk.page is self._page

    def _made_page(self) -> BatchPage:
        if self._page is None:
            window = self._window
            page = self._page = BatchPage(self._model)
            if self.drafts is None:
                self.drafts = DraftPresenter(window, page, self._model, self._tasks, self.start)
                self.drafts.storage_requested.connect(self.storage_requested)
                if self._session is not None:
                    self.drafts.open(self._session)
            else:
                self.drafts.attach(page)
            page.closed.connect(self.leave)
            sending = page.sending
            sending.pause_requested.connect(self._pause)
            sending.resume_requested.connect(self._resume)
            sending.cancel_requested.connect(self._cancel)
            sending.retry_requested.connect(self._retry)
            sending.export_requested.connect(self._export_results)
            sending.new_requested.connect(self._new_table)
        return self._page

    def _run(self, session: AccountSession) -> None:
        # A write: at the end of the account, what is under way gets its answer.
        operation = Operation(OperationKind.TRAIN_MANY, retry=lambda: self._run(session))
        self._tasks.write(RUN_BATCH, operation, session.batch.run)

    def start(self, rows: list[BatchRow]) -> None:
        """Send these rows. The table before has to be over."""
        session = self._session
        if session is None:
            return

        async def start() -> None:
            await session.batch.start(rows)
            self._wants_new = False
            if self.drafts is not None:
                self.drafts.sent(rows)
            self._show()
            if self._is_shown and self._page is not None:
                self._page.focus_first()  # the button that was pressed is gone

        self._change(start, lambda: self.start(rows))

    def _pause(self) -> None:
        if self._session is not None:
            self._session.batch.pause()

    def _resume(self) -> None:
        if self._session is not None:
            self._session.batch.resume()

    def _cancel(self) -> None:
        if self._session is not None:
            self._change(self._session.batch.cancel, self._cancel)

    def _retry(self) -> None:
        if self._session is not None:
            self._change(self._session.batch.retry, self._retry)

    def _change(self, change: MakeCoroutine, again: Callable[[], None]) -> None:
        operation = Operation(OperationKind.TRAIN_MANY, retry=again)
        self._tasks.write_in_turn(_CHANGE, operation, change)

    def _new_table(self) -> None:
        self._wants_new = True
        self._show()
        if self._page is not None:
            self._page.focus_first()

    def _export_results(self) -> None:
        if self._session is not None:
            self.export.ask(self._session, self._left_out)

    def _changed(self, _what: object) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _page_changed(self) -> None:
        if self._is_shown:
            self._window.messages.withdraw(_KEY)
        elif self.drafts is not None:
            self.drafts.deactivate()
        self._show()

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        now = session.batch.now
        before, self._shown_status = self._shown_status, now
        self._show_mark()
        self._show_message(before, now)
        if not self._is_shown:
            return
        page, drafts = self._made_page(), self.drafts
        if drafts is None:
            return
        if not now.total or (now.is_over and self._wants_new):
            drafts.activate()
            return
        drafts.deactivate()
        sent = [sent_line(row, session.batch.status(row)) for row in session.batch.rows]
        self._model.show([*sent, *self._left_out], editable=False)
        page.sending.show_progress(now, len(self._left_out))
        page.show_kind(draft=False)

    @property
    def _left_out(self) -> Sequence[BatchLine]:
        return self.drafts.left_out if self.drafts is not None else ()

    def _show_mark(self) -> None:
        """Mark in the sidebar what isn't sent until the person says so."""
        now = self._session.batch.now if self._session is not None else BatchStatus()
        self._window.sidebar.show_batch(now.waiting)

    def _show_message(self, before: BatchStatus, now: BatchStatus) -> None:
        """Say what came of it, and what is going on while the page is out of sight."""
        messages = self._window.messages
        fact, words = progress_text(now, len(self._left_out))
        if now.is_going and not now.is_over:
            if not self._is_shown:
                messages.show(self._message(MessageTone.NOTE, fact, words, MessageKind.PROGRESS))
        elif now.problem is not None and before.problem is not now.problem:
            messages.show(self._message(MessageTone.WARN, fact, words))
        elif now.is_over and not before.is_over:
            all_sent = now.sent == now.total and not self._left_out
            tone = MessageTone.GOOD if all_sent else MessageTone.WARN
            messages.show(self._message(tone, fact, words))

    def _message(
        self, tone: MessageTone, fact: str, words: str, kind: MessageKind = MessageKind.EVENT
    ) -> Message:
        icon = "train" if kind is MessageKind.PROGRESS else ""
        show = self.tr("Show")
        return Message(_KEY, tone, fact, words, show, self.show_batch, kind=kind, icon=icon)


def busy_message(show: Callable[[], None], *, to_retry: bool) -> Message:
    """Says that another table is being sent.

    Args:
        to_retry: whether failed trainings were to be sent again, or else recordings added.
    """
    retry = translate("Retry", "Retry the failed ones when that’s finished.")
    add = translate("Retry", "Add the recordings when that’s finished.")
    return Message(
        "retry failed",
        MessageTone.NOTE,
        translate("Retry", "Other trainings are starting."),
        retry if to_retry else add,
        translate("Retry", "Show"),
        show,
    )


class BatchExport(QObject):
    """Asks for a file, and writes what became of each row to it."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._folder = documents_folder()

    def close(self) -> None:
        self._tasks.end(_EXPORT)

    def ask(self, session: AccountSession, left_out: Sequence[BatchLine]) -> None:
        account = safe_stem(session.account.name, "")
        today = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011
        name = self.tr("Trainings {account} {date}").format(account=account, date=today)
        ask_target(
            self._window,
            self.tr("Export results"),
            self._folder / f"{safe_stem(name, 'VoiceDesk')}.csv",
            self.tr("Table for spreadsheets (*.csv)"),
            lambda target: self.export(session, target, left_out),
        )

    def export(
        self, session: AccountSession, target: Path, left_out: Sequence[BatchLine] = ()
    ) -> None:
        """Write the rows as they stand now, and below them those that couldn't be sent."""
        self._folder = target.parent
        rows = [*_result_rows(session), *map(_left_out_row, left_out)]

        async def export() -> None:
            await write_list(target, lambda: csv_content(_header(), rows))
            self._window.messages.show(exported_message(len(rows), target))

        again = partial(self.export, session, target, left_out)
        operation = Operation(OperationKind.EXPORT, retry=again)
        self._tasks.read(_EXPORT, operation, export)


def _result_rows(session: AccountSession) -> list[Sequence[str]]:
    """What each row says, and what became of it."""
    batch = session.batch
    sent = {one.voice_id: one for one in reversed(session.voices.trainings) if one.is_ours}
    rows: list[Sequence[str]] = []
    for row in batch.rows:
        training, link = sent.get(row.voice_id), without_signature(row.link)
        # A file's link is of no use to anybody: what was there is deleted.
        if training is not None and without_signature(training.audio_url) != link:
            training = None
        rows.append(
            [
                row.name,
                row.file or link,
                row.consent.speaker,
                status_text(row, batch.status(row)),
                failure_text(row.failure) if row.failure else "",
                clean(row.voice_id),
                _local(training.sent_at if training else None),
                _local(training.ended_at if training else None),
            ]
        )
    return rows


def _left_out_row(line: BatchLine) -> Sequence[str]:
    link = without_signature(line.link)
    return [line.name, link, line.speaker, translate("Batch", "Not sent"), line.detail, *[""] * 3]


def _local(at: float | None) -> str:
    return "" if at is None else f"{datetime.fromtimestamp(at).astimezone():%Y-%m-%d %H:%M}"


def _header() -> list[str]:
    return [
        translate("Batch", "Name"),
        translate("Batch", "Audio URL"),
        translate("Batch", "Speaker"),
        translate("Batch", "State"),
        translate("Batch", "Reason"),
        translate("Batch", "Voice ID"),
        translate("Batch", "Started"),
        translate("Batch", "Finished"),
    ]
