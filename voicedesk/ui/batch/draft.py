"""The table of voices that is to be sent: rows are pasted or read, looked at, and sent on purpose.

`BatchDraft` holds the rows and what is known of each. `DraftPresenter` shows them on the page, has
the recordings behind their links looked at, and starts the sending once all speakers agreed.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from voicedesk.domain.account import NetworkPlace, service_place
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.links import written_link
from voicedesk.domain.samples import findings_text
from voicedesk.domain.table import (
    LONGEST_TABLE,
    MOST_READ,
    MOST_ROWS,
    RowCheck,
    TableRow,
    check_rows,
    read_table,
    trained_link,
)
from voicedesk.domain.table_file import Encoding, TableFile, read_table_file
from voicedesk.domain.text import folded
from voicedesk.domain.training import Consent, Training, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import open_regular
from voicedesk.services.polling import Connection
from voicedesk.services.samples import SampleCheck, SampleReport
from voicedesk.services.session import AccountSession
from voicedesk.threads import in_thread
from voicedesk.ui.batch.page import BatchPage
from voicedesk.ui.batch.table import BatchColumn, BatchLine, BatchModel
from voicedesk.ui.batch.texts import draft_line, left_out_line
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.dialogs import ask_file, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone, Undo
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

translate = QCoreApplication.translate

_READING = TaskKey("read batch")
_PASTED = count()
CHECK_SAMPLES = TaskKey("check samples of batch")
_KEY = "batch draft"
_FRESH_SECONDS = 600.0
_LARGEST_FILE = 4 * LONGEST_TABLE
_QUICKLY_READ = 50_000
"""Characters that are read between two pictures of the screen."""
_REST_MS = 600
"""How long the rows rest before their links are tried: nobody's server is asked for half a link."""
_PACE_MS = 50
"""Between two looks of the page at what was found."""
_AT_ONCE = 3
_FIELDS = {
    BatchColumn.NAME: "name",
    BatchColumn.LINK: "link",
    BatchColumn.SPEAKER: "speaker",
}


class BatchDraft:
    """Rows that aren't sent yet, and what is known of each.

    Attributes:
        rows: as they were pasted, read or written.
        checks: what was found of each.
        service: where the service runs.
        reports: by link, what was found of the recording.
        looking: links that are being looked at.
    """

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self.checks: list[RowCheck] = []
        self.reports: dict[str, SampleReport] = {}
        self.looking: set[str] = set()
        self.service = NetworkPlace.PUBLIC
        self._names: AbstractSet[str] = frozenset()
        self._links: AbstractSet[str] = frozenset()
        self._consents: Mapping[str, Consent] = {}

    def know(
        self, service: NetworkPlace, voices: Iterable[Voice], trainings: Iterable[Training]
    ) -> None:
        """Check against another service, and what was made there before."""
        sent = [one for one in trainings if one.is_ours]
        if service is not self.service:
            self.reports.clear()
        self.service = service
        self._names = {folded(voice.name.strip()) for voice in voices}
        self._links = {
            trained_link(one.audio_url)
            for one in sent
            if one.status is not TrainingStatus.NOT_BEGUN
        }
        consents: dict[str, Consent] = {}
        for one in sent:
            if one.consent is not None:
                consents.setdefault(_person(one.consent.speaker), one.consent)
        self._consents = consents
        self._check()

    def put(self, rows: Iterable[TableRow]) -> None:
        self.rows = list(rows)
        self._check()

    def write(self, row: int, column: BatchColumn, text: str) -> None:
        if 0 <= row < len(self.rows):
            changed: dict[str, str] = {_FIELDS[column]: text.strip()}
            self.rows[row] = replace(self.rows[row], **changed)
            self._check()

    def lines(self) -> list[BatchLine]:
        lines: list[BatchLine] = []
        for number, (row, check) in enumerate(zip(self.rows, self.checks, strict=True), 1):
            looking = written_link(row.link) in self.looking
            lines.append(draft_line(number, row, check, self._report(row), looking=looking))
        return lines

    def links(self) -> list[str]:
        """Where the recordings are of all rows that can be sent, each once."""
        rows = zip(self.rows, self.checks, strict=True)
        return list(dict.fromkeys(written_link(row.link) for row, one in rows if one.can_be_sent))

    def unseen(self) -> list[str]:
        """The links that are still to be looked at."""
        return [link for link in self.links() if link not in self.reports]

    def forget_before(self, at: float) -> bool:
        """Forget what was found before this moment; whether anything was."""
        old = [link for link, report in self.reports.items() if report.checked_at < at]
        for link in old:
            del self.reports[link]
        return any(link in old for link in self.links())

    def doubtful(self) -> int:
        """How many rows are sent only on purpose: their recordings couldn't be looked at."""
        return sum(self._is_doubtful(row) for row in self._possible())

    def sendable(self, *, anyway: bool) -> list[TableRow]:
        """The rows that can be sent, those of doubtful recordings included if `anyway`.

        What wasn't looked at yet counts as good.
        """
        return [row for row in self._possible() if anyway or not self._is_doubtful(row)]

    @property
    def too_many(self) -> int:
        """How many rows there are more than are sent in one go."""
        return max(0, len(self.rows) - MOST_ROWS)

    def speakers(self, rows: Iterable[TableRow]) -> list[str]:
        """Whose voices `rows` are, of those who weren't asked before; each once."""
        people: dict[str, str] = {}
        for row in rows:
            people.setdefault(_person(_speaker(row)), _speaker(row))
        return [name for person, name in people.items() if person not in self._consents]

    def without(self, sent: Iterable[BatchRow]) -> list[TableRow]:
        """The rows that are left once these are on their way."""
        gone = {(row.name, row.link) for row in sent}
        return [row for row in self.rows if (row.name.strip(), written_link(row.link)) not in gone]

    def meant(
        self, rows: Iterable[TableRow], wording: str, confirmed_by: str, at: float
    ) -> list[BatchRow]:
        """The rows as they are sent, each with the consent of whose voice it is."""
        meant = []
        for number, row in enumerate(rows, 1):
            speaker, report = _speaker(row), self._report(row)
            consent = self._consents.get(_person(speaker))
            meant.append(
                BatchRow(
                    number,
                    row.name.strip(),
                    written_link(row.link),
                    consent or Consent(speaker, wording, confirmed_by, at),
                    found=findings_text(report.findings) if report is not None else "",
                )
            )
        return meant

    def _check(self) -> None:
        self.checks = check_rows(
            self.rows, service=self.service, names=self._names, links=self._links
        )

    def _possible(self) -> list[TableRow]:
        """The rows that the service isn't sure to refuse."""
        possible = []
        for row, check in zip(self.rows, self.checks, strict=True):
            report = self._report(row)
            if check.can_be_sent and not (report is not None and report.is_hopeless):
                possible.append(row)
        return possible

    def _is_doubtful(self, row: TableRow) -> bool:
        report = self._report(row)
        return report is not None and report.needs_purpose

    def _report(self, row: TableRow) -> SampleReport | None:
        return self.reports.get(written_link(row.link))


def _speaker(row: TableRow) -> str:
    return (row.speaker or row.name).strip()


def _person(speaker: str) -> str:
    return folded(speaker.strip())


class DraftPresenter(QObject):
    """Joins the draft to the page.

    Attributes:
        draft: the rows, and what is known of them.
        left_out: what couldn't be sent with the rest of the table that is shown, with the reasons.

    Args:
        start: sends these rows.
    """

    def __init__(
        self,
        window: MainWindow,
        page: BatchPage,
        model: BatchModel,
        tasks: TaskRunner,
        start: Callable[[list[BatchRow]], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._tasks = tasks
        self._start = start
        self._session: AccountSession | None = None
        self.draft = BatchDraft()
        self.left_out: list[BatchLine] = []
        self._sent = 0
        self._is_shown = False
        self._file: TableFile | None = None
        self._above: Sequence[TableRow] = ()
        self._folder = documents_folder()
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._look)
        self._pace = QTimer(self, singleShot=True, interval=_PACE_MS)
        self._pace.timeout.connect(self.show)
        model.edited.connect(self._edited)
        self.attach(page)

    def attach(self, page: BatchPage) -> None:
        """Join a page."""
        self._page = page
        self._show_left_out(self._sent)
        page.paste_requested.connect(self._paste)
        page.file_requested.connect(self._ask_file)
        page.removal_requested.connect(lambda: self._remove(page.table.selected_rows))
        page.clear_requested.connect(lambda: self._remove(range(len(self.draft.rows))))
        page.encoding_selected.connect(self._read_as)
        page.foot.changed.connect(self._show_foot)
        page.foot.start_requested.connect(self._send)

    def open(self, session: AccountSession) -> None:
        """Check against another account; the rows stay."""
        self._session = session
        self._know()

    def close(self) -> None:
        self._session = None
        self._stop_looking()

    def activate(self) -> None:
        """The draft is what the page shows now."""
        self._is_shown = True
        self._show_left_out(0)
        self.draft.forget_before(time.time() - _FRESH_SECONDS)
        self._know()
        self.show()
        self._resting.start()

    def deactivate(self) -> None:
        """The page shows something else, or nothing."""
        self._is_shown = False
        self._stop_looking()

    def show(self) -> None:
        if self._is_shown:
            self._model.show(self.draft.lines(), editable=True)
            self._page.show_encoding(self._file.encoding if self._file is not None else None)
            self._page.show_kind(draft=True)
            self._show_foot()

    def add(self, text: str) -> None:
        """Add the rows of a table below those there are."""
        service = self.draft.service
        if len(text) > LONGEST_TABLE:
            self._say_too_much()
        elif len(text) <= _QUICKLY_READ:
            self._add(read_table(text))
        else:

            async def read() -> None:
                self._add(await in_thread(lambda: _checked(read_table(text), service), "table"))

            key = _READING._replace(target=f"pasted {next(_PASTED)}")
            self._tasks.read(key, Operation(OperationKind.TRAIN_MANY), read)

    def read(self, path: Path) -> None:
        """Add the rows of a file."""
        self._folder = path.parent
        self._read(lambda: read_table_file(_content(path)), lambda: self.draft.rows)

    def _read_as(self, encoding: Encoding) -> None:
        """Read the file again: nothing was changed since, or there would be no choice."""
        if self._file is not None and self._file.encoding is not encoding:
            file, above = self._file, self._above
            self._read(lambda: file.read_as(encoding), lambda: above)

    def _read(
        self, read_file: Callable[[], TableFile | None], above: Callable[[], Sequence[TableRow]]
    ) -> None:
        service = self.draft.service

        def read_and_check() -> TableFile | None:
            file = read_file()
            if file is not None:
                _checked(file.rows, service)
            return file

        async def read() -> None:
            file = None
            with suppress(OSError):
                file = await in_thread(read_and_check, "table")
            if file is None:
                self._say(
                    self.tr("Can’t read this file as a table."),
                    self.tr("Save the spreadsheet as CSV, then open that file."),
                )
            else:
                self._add(file.rows, file, above())

        self._tasks.read(_READING, Operation(OperationKind.TRAIN_MANY), read)

    def _add(
        self,
        rows: Sequence[TableRow],
        file: TableFile | None = None,
        above: Sequence[TableRow] | None = None,
    ) -> None:
        above = self.draft.rows if above is None else above
        if not rows:
            self._say(
                self.tr("The table has no rows."),
                self.tr("Copy rows with a name and an audio URL from a spreadsheet."),
            )
        elif len(above) + len(rows) > MOST_READ:
            self._say_too_much()
        else:
            self._window.messages.withdraw(_KEY)
            self._put([*above, *rows], file, above)
            self._page.table.setFocus()

    def _know(self) -> None:
        if self._session is not None:
            voices = self._session.voices
            place = service_place(self._session.account.address)
            self.draft.know(place, voices.by_id.values(), voices.trainings)

    def _paste(self) -> None:
        if self._is_shown:
            self.add(QApplication.clipboard().text())

    def _ask_file(self) -> None:
        kinds = f"{self.tr('Tables (*.csv *.tsv *.txt)')};;{self.tr('All files (*)')}"
        title = self.tr("Open a table of voices")
        ask_file(self._window, title, self._folder, kinds, self.read)

    def _edited(self, row: int, column: BatchColumn, text: str) -> None:
        self.draft.write(row, column, text)
        self._file = None
        self._changed()

    def _remove(self, numbers: Sequence[int]) -> None:
        if not self._is_shown or not numbers:
            return
        before, gone = list(self.draft.rows), set(numbers)
        after = [row for at, row in enumerate(before) if at not in gone]
        self._put(list(after))
        self._window.messages.show(
            Message(
                _KEY,
                MessageTone.NOTE,
                translate("Batch", "%n row(s) removed.", "", len(gone)),
                icon="trash",
                undo=Undo(
                    lambda: self._put(list(before)),
                    lambda: self._is_shown and self.draft.rows == after,
                ),
            )
        )

    def _put(
        self,
        rows: list[TableRow],
        file: TableFile | None = None,
        above: Sequence[TableRow] = (),
    ) -> None:
        """Show these rows, the last of which are those of `file` as long as it is there."""
        self._file, self._above = file, above
        self.draft.put(rows)
        self._changed()

    def _changed(self) -> None:
        self.show()
        self._resting.start()

    def _say_too_much(self) -> None:
        self._say(
            self.tr("This is too much for one table."),
            translate("Batch", "You can train at most %n row(s) at once.", "", MOST_ROWS),
        )

    def _say(self, fact: str, consequence: str) -> None:
        self._window.messages.show(Message(_KEY, MessageTone.WARN, fact, consequence))

    # Looking at the recordings

    def _look(self) -> None:
        session, links = self._session, deque(self.draft.unseen())
        if session is None or not links or self.draft.too_many:
            return

        async def look() -> None:
            checks = [session.samples() for _ in range(min(_AT_ONCE, len(links)))]
            try:
                await asyncio.gather(*(self._look_at(check, links) for check in checks))
            finally:
                for check in checks:
                    check.discard()
                self.draft.looking.clear()

        self._tasks.read(CHECK_SAMPLES, Operation(OperationKind.CHECK_SAMPLE), look)

    async def _look_at(self, check: SampleCheck, links: deque[str]) -> None:
        while links:
            link = links.popleft()
            self.draft.looking.add(link)
            self._show_soon()
            report = await check.check(link)
            self.draft.looking.discard(link)
            self.draft.reports[link] = replace(report, path=None)  # the file goes
            self._show_soon()

    def _show_soon(self) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _stop_looking(self) -> None:
        self._resting.stop()
        self._tasks.end(CHECK_SAMPLES)

    # Sending

    def _send(self) -> None:
        session, draft = self._session, self.draft
        rows = draft.sendable(anyway=self._page.foot.anyway.isChecked())
        if session is None or not rows or not self._page.foot.start.isEnabled():
            return
        if draft.forget_before(time.time() - _FRESH_SECONDS):
            self._changed()  # and looked at again: a link may have run out meanwhile
            return
        wording = self._page.foot.speakers.sentence
        meant = draft.meant(rows, wording, session.account.name, time.time())
        self._start(meant)

    def sent(self, rows: list[BatchRow]) -> None:
        """These rows are written down and on their way; the others stay, with the reason."""
        self._file = None
        left = self.draft.without(rows)
        came_from_here = len(left) < len(self.draft.rows)
        self.draft.put(left)
        self._show_left_out(len(rows) if came_from_here else 0)
        self._page.foot.speakers.agreed.setChecked(False)
        self._page.foot.anyway.setChecked(False)
        self._know()

    def _show_left_out(self, sent: int) -> None:
        self._sent = sent
        self.left_out = [left_out_line(sent, line) for line in self.draft.lines()] if sent else []

    def _show_foot(self) -> None:
        draft, foot = self.draft, self._page.foot
        counted = translate("Batch", "%n row(s)", "", len(draft.rows))
        if draft.too_many:
            # Nothing is asked or offered of what can't be sent as it is.
            self._page.counts.setText(counted)
            foot.show_looking(is_looking=False)
            foot.speakers.show_speakers([])
            foot.show_state(0, 0, self._missing([], 0), ready=False)
            return
        unseen = len(draft.unseen())
        foot.show_looking(is_looking=unseen > 0)
        doubtful = draft.doubtful()
        rows = draft.sendable(anyway=foot.anyway.isChecked())
        foot.speakers.show_speakers(draft.speakers(rows))
        missing = self._missing(rows, unseen)
        bad = len(draft.rows) - len(draft.sendable(anyway=True))
        if bad:
            counted += " · " + translate("Batch", "%n can’t be sent", "", bad)
        self._page.counts.setText(counted)
        note = missing or translate(
            "Batch",
            "%n training(s), one new voice each. Paid trainings use quota. Trainings "
            "can’t be stopped once started.",
            "",
            len(rows),
        )
        foot.show_state(len(rows), doubtful, note, ready=not missing)

    def _missing(self, rows: list[TableRow], unseen: int) -> str:
        """What is to be done before the rows can be sent; empty for nothing."""
        draft, session, foot = self.draft, self._session, self._page.foot
        if draft.too_many:
            most = translate("Batch", "You can train at most %n row(s) at once.", "", MOST_ROWS)
            return joined(most, translate("Batch", "Remove %n row(s).", "", draft.too_many))
        if session is None or session.voices.connection is Connection.OFFLINE:
            return self.tr("You can’t train while offline.")
        if unseen and not foot.anyway.isChecked():
            links = len(draft.links())
            return self.tr("Checking the recordings: {count} of {total}").format(
                count=links - unseen, total=links
            )
        if not rows:
            return self.tr("No row is ready to train yet.")
        if draft.speakers(rows) and not foot.speakers.agreed.isChecked():
            return self.tr("Confirm that all speakers have agreed.")
        return ""


def _content(path: Path) -> bytes:
    """What is in a file, as long as it may be a table.

    Raises:
        OSError: it can't be read, isn't an ordinary file, or is too large.
    """
    with open_regular(path) as file:
        content = file.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise OSError(path)
    return content


def _checked(rows: Sequence[TableRow], service: NetworkPlace) -> Sequence[TableRow]:
    """The rows, each checked by itself, which takes longest and is remembered."""
    check_rows(rows[:MOST_READ], service=service)
    return rows
