"""Takes rows in, has them looked at, and sends them once all speakers agreed."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from voicedesk.domain.batch_check import MOST_ROWS
from voicedesk.domain.batch_row import BatchRow
from voicedesk.domain.pasted_table import LONGEST_TABLE, TableRow, read_table
from voicedesk.domain.service_address import service_place
from voicedesk.domain.table_file import table_text
from voicedesk.services.account_session import AccountSession
from voicedesk.services.connection import Connection
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.batch.batch_draft import BatchDraft
from voicedesk.ui.batch.batch_line import BatchColumn
from voicedesk.ui.batch.batch_model import BatchModel
from voicedesk.ui.batch.batch_page import BatchPage
from voicedesk.ui.batch.draft_samples import DraftSamples
from voicedesk.ui.kit.file_dialog import ask_file
from voicedesk.ui.kit.folders import documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.sentences import joined
from voicedesk.ui.work import Work

translate = QCoreApplication.translate

_READING = "voices.batch_file"
_KEY = "batch draft"
_FRESH_SECONDS = 600.0
_LARGEST_FILE = 4 * LONGEST_TABLE


class DraftPresenter(QObject):
    """Joins the draft to the page.

    Args:
        start: sends these rows.
    """

    def __init__(
        self,
        window: MainWindow,
        page: BatchPage,
        model: BatchModel,
        work: Work,
        start: Callable[[list[BatchRow]], None],
    ) -> None:
        super().__init__(page)
        self._window = window
        self._page = page
        self._model = model
        self._work = work
        self._start = start
        self._session: AccountSession | None = None
        self._draft = BatchDraft()
        self._is_shown = False
        self._folder = documents_folder()
        self._samples = DraftSamples(self._draft, work, self)
        self._samples.news.connect(self.show)
        page.paste_wanted.connect(self._paste)
        page.file_wanted.connect(self._ask_file)
        page.removal_wanted.connect(self._remove_chosen)
        page.clear_wanted.connect(lambda: self._remove(range(len(self._draft.rows))))
        page.foot.changed.connect(self._show_foot)
        page.foot.start_wanted.connect(self._send)
        model.edited.connect(self._edited)
        window.language_changed.connect(self.show)

    def open(self, session: AccountSession) -> None:
        """Check against another account; the rows stay."""
        self._session = session
        self._samples.open(session)
        self._know()

    def close(self) -> None:
        """Let go of the account."""
        self._session = None
        self._samples.close()

    def begin(self) -> None:
        """The draft is what the page shows now."""
        self._is_shown = True
        self._draft.forget_before(time.time() - _FRESH_SECONDS)
        self._know()
        self.show()
        self._samples.look_soon()

    def rest(self) -> None:
        """The page shows something else, or nothing."""
        self._is_shown = False
        self._samples.stop()

    def show(self) -> None:
        """Show the rows as they are."""
        if self._is_shown:
            self._model.show(self._draft.lines(), editable=True)
            self._page.show_kind(draft=True)
            self._show_foot()

    def add(self, text: str) -> None:
        """Add the rows of a table below those there are."""
        if len(text) > LONGEST_TABLE:
            self._say(
                self.tr("That is too much for one table."),
                translate("Batch", "At most %n row(s) are sent in one go.", "", MOST_ROWS),
            )
            return
        rows = read_table(text)
        if not rows:
            self._say(
                self.tr("There are no rows in it."),
                self.tr("Copy rows with a name and an audio URL from a spreadsheet."),
            )
            return
        self._window.board.withdraw(_KEY)
        self._put([*self._draft.rows, *rows])
        self._page.table.setFocus()

    def read(self, path: Path) -> None:
        """Add the rows of a file."""
        self._folder = path.parent

        async def read() -> None:
            text: str | None = None
            with suppress(OSError):
                content = await asyncio.to_thread(_content, path)
                text = table_text(content)
            if text is None:
                self._say(
                    self.tr("This file can’t be read as a table."),
                    self.tr("Save it from the spreadsheet as CSV, then open that."),
                )
            else:
                self.add(text)

        self._work.read(_READING, Attempt(Doing.TRAIN_MANY), read)

    # Inside

    def _know(self) -> None:
        if self._session is not None:
            book = self._session.book
            place = service_place(self._session.account.address)
            self._draft.know(place, book.voices.values(), book.trainings)

    def _paste(self) -> None:
        if self._is_shown:
            self.add(QApplication.clipboard().text())

    def _ask_file(self) -> None:
        kind = self.tr("Tables (*.csv *.tsv *.txt)")
        title = self.tr("Open a table of voices")
        ask_file(
            self._window, title, self._folder, f"{kind};;{self.tr('All files (*)')}", self.read
        )

    def _edited(self, row: int, column: BatchColumn, text: str) -> None:
        self._draft.write(row, column, text)
        self._changed()

    def _remove_chosen(self) -> None:
        self._remove(self._page.table.chosen_rows)

    def _remove(self, numbers: "list[int] | range") -> None:
        if not self._is_shown or not numbers:
            return
        before, gone = list(self._draft.rows), set(numbers)
        self._put([row for at, row in enumerate(before) if at not in gone])
        self._window.board.show(self._removed(len(gone), before))

    def _removed(self, number: int, before: list[TableRow]) -> Message:
        return Message(
            _KEY,
            MessageTone.NOTE,
            translate("Batch", "%n row(s) removed.", "", number),
            action=self.tr("Undo"),
            act=lambda: self._put(before),
            anew=lambda: self._removed(number, before),
        )

    def _put(self, rows: list[TableRow]) -> None:
        self._draft.put(rows)
        self._changed()

    def _changed(self) -> None:
        self.show()
        self._samples.look_soon()

    def _say(self, fact: str, consequence: str) -> None:
        self._window.board.show(Message(_KEY, MessageTone.WARN, fact, consequence))

    # Sending

    def _send(self) -> None:
        session, draft = self._session, self._draft
        rows = draft.sendable(anyway=self._page.foot.anyway.isChecked())
        if session is None or not rows or not self._page.foot.start.isEnabled():
            return
        if draft.forget_before(time.time() - _FRESH_SECONDS):
            self._changed()  # and looked at anew: a link may have run out meanwhile
            return
        wording = self._page.foot.speakers.sentence()
        meant = draft.meant(rows, wording, session.account.name, time.time())
        self._start(meant)

    def sent(self, rows: list[BatchRow]) -> None:
        """These rows are written down and on their way; the others stay."""
        self._draft.put(self._draft.without(rows))
        self._page.foot.speakers.agreed.setChecked(False)
        self._page.foot.anyway.setChecked(False)
        self._know()

    def _show_foot(self) -> None:
        draft, foot = self._draft, self._page.foot
        unseen = len(draft.unseen())
        foot.show_looking(is_looking=unseen > 0)
        doubtful = draft.doubtful()
        rows = draft.sendable(anyway=foot.anyway.isChecked())
        foot.speakers.show_speakers(draft.speakers(rows))
        missing = self._missing(rows, unseen)
        bad = len(draft.rows) - len(draft.sendable(anyway=True))
        self._page.counts.setText(self._counted(len(draft.rows), bad))
        note = missing or self._cost(len(rows))
        foot.show_state(len(rows), doubtful, note, ready=not missing)

    def _missing(self, rows: list[TableRow], unseen: int) -> str:
        """What is to be done before the rows can be sent; empty for nothing."""
        draft, session, foot = self._draft, self._session, self._page.foot
        if draft.too_many:
            most = translate("Batch", "At most %n row(s) are sent in one go.", "", MOST_ROWS)
            return joined(most, translate("Batch", "Remove %n row(s).", "", draft.too_many))
        if session is None or session.book.connection is Connection.OFFLINE:
            return self.tr("You can’t train while offline.")
        if unseen and not foot.anyway.isChecked():
            links = len(draft.links())
            return self.tr("Looking at the recordings: {count} of {total}").format(
                count=links - unseen, total=links
            )
        if not rows:
            return self.tr("No row can be sent yet.")
        if draft.speakers(rows) and not foot.speakers.agreed.isChecked():
            return self.tr("Confirm that all speakers agreed.")
        return ""

    def _cost(self, count: int) -> str:
        return translate(
            "Batch",
            "%n training(s), each for a voice of its own. A paid training uses up quota. "
            "What is sent can’t be stopped.",
            "",
            count,
        )

    def _counted(self, number: int, bad: int) -> str:
        words = translate("Batch", "%n row(s)", "", number)
        if not bad:
            return words
        cant = translate("Batch", "%n can’t be sent", "", bad)
        return f"{words} · {cant}"


def _content(path: Path) -> bytes:
    """What is in a file, as long as it may be a table.

    Raises:
        OSError: it can't be read, or is too large.
    """
    with path.open("rb") as file:
        content = file.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise OSError(path)
    return content
