"""Shows the table of voices that is to be sent: pasted or read, looked at, and sent on purpose.

Rows come from the clipboard, from a table in a file or from recordings (`BatchDraft` holds them);
each recording is looked at, and the sending starts once all speakers agreed.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from voicedesk.domain.account import NetworkPlace, service_place
from voicedesk.domain.batch import BatchRow
from voicedesk.domain.recordings import is_recording_name
from voicedesk.domain.table import (
    LONGEST_TABLE,
    MOST_READ,
    MOST_ROWS,
    FileNeed,
    TableRow,
    check_rows,
    file_row,
    read_table,
)
from voicedesk.domain.table_file import Encoding, TableFile, read_table_file
from voicedesk.domain.text import folded, natural
from voicedesk.library import open_regular
from voicedesk.services.polling import Connection
from voicedesk.services.recordings import Recordings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.session import AccountSession
from voicedesk.threads import in_thread
from voicedesk.ui.batch.draft import BatchDraft, Source
from voicedesk.ui.batch.page import BatchPage
from voicedesk.ui.batch.table import BatchColumn, BatchLine, BatchModel
from voicedesk.ui.batch.texts import left_out_line
from voicedesk.ui.common.texts import joined
from voicedesk.ui.kit.dialogs import ask_file, ask_folder, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone, Undo
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.storage_line import quota_text

translate = QCoreApplication.translate

_READING = TaskKey("read batch")
_QUOTA = TaskKey("quota for batch")
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


class DraftPresenter(QObject):
    """Joins the draft to the page.

    Attributes:
        draft: the rows, and what is known of them.
        left_out: what couldn't be sent with the rest of the table that is shown, with the reasons.

    Signals:
        storage_requested: storage for recordings is to be set up.

    Args:
        start: sends these rows.
    """

    storage_requested = Signal()

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
        self._left: int | None = None
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
        page.folder_requested.connect(self._ask_folder)
        page.removal_requested.connect(lambda: self._remove(page.table.selected_rows))
        page.clear_requested.connect(lambda: self._remove(range(len(self.draft.rows))))
        page.encoding_selected.connect(self._read_as)
        page.foot.changed.connect(self._show_foot)
        page.foot.start_requested.connect(self._send)
        page.foot.place_requested.connect(self._ask_place)
        page.foot.storage_requested.connect(self.storage_requested)

    def open(self, session: AccountSession) -> None:
        """Check against another account; the rows stay."""
        self._session = session
        self._left = None
        self._know()

    def close(self) -> None:
        self._session = None
        self._tasks.end(_QUOTA)
        self._stop_looking()

    def show_storage(self) -> None:
        """Storage was set up, changed or removed."""
        self._know()
        self.show()

    def activate(self) -> None:
        """The draft is what the page shows now."""
        self._is_shown = True
        self._show_left_out(0)
        self.draft.forget_before(time.time() - _FRESH_SECONDS)
        self._know()
        self.show()
        self._resting.start()
        self._ask_quota()

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
        """Add the rows of a file; the recordings that it names are beside it."""
        self._folder = path.parent
        self._read(lambda: read_table_file(_content(path)), lambda: self.draft.rows)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add the rows of a table, or those of recordings and folders of them."""
        if len(paths) == 1 and is_table_name(paths[0].name):
            self.read(paths[0])
        else:
            self.add_recordings(paths)

    def add_recordings(self, paths: Sequence[Path]) -> None:
        """Add a row for each of these files, and for each recording in these folders."""
        self._folder = paths[0].parent

        async def read() -> None:
            rows = await in_thread(lambda: [file_row(path) for path in _recordings(paths)], "table")
            if rows:
                self._add(rows)
            else:
                self._say(
                    self.tr("There are no recordings in this folder."),
                    self.tr("wav, mp3, m4a, flac, ogg, opus and webm work."),
                )

        key = _READING._replace(target=f"recordings {next(_PASTED)}")
        self._tasks.read(key, Operation(OperationKind.TRAIN_MANY), read)

    def _read_as(self, encoding: Encoding) -> None:
        """Read the file again: nothing was changed since, or there would be no choice."""
        if self._file is not None and self._file.encoding is not encoding:
            file, above = self._file, self._above
            self._read(lambda: file.read_as(encoding), lambda: above)

    def _read(
        self, read_file: Callable[[], TableFile | None], above: Callable[[], Sequence[TableRow]]
    ) -> None:
        service, folder = self.draft.service, str(self._folder)

        def read_and_check() -> TableFile | None:
            file = read_file()
            if file is None:
                return None
            rows = tuple(replace(row, folder=folder) for row in file.rows)
            _checked(rows, service)
            return replace(file, rows=rows)

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
            self.draft.know(
                place,
                voices.by_id.values(),
                voices.trainings,
                has_storage=self._session.uploads.settings.is_complete,
            )

    def _paste(self) -> None:
        copied = QApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        if self._is_shown and files:
            self.add_files(files)
        elif self._is_shown:
            self.add(copied.text())

    def _ask_file(self) -> None:
        kinds = f"{self.tr('Tables (*.csv *.tsv *.txt)')};;{self.tr('All files (*)')}"
        title = self.tr("Open a table of voices")
        ask_file(self._window, title, self._folder, kinds, self.read)

    def _ask_folder(self) -> None:
        title = self.tr("Choose a folder of recordings")
        ask_folder(self._window, title, self._folder, lambda folder: self.add_recordings([folder]))

    def _ask_place(self) -> None:
        def place(folder: Path) -> None:
            self._folder = folder
            self.draft.place(folder)
            self._changed()

        ask_folder(self._window, self.tr("Choose the folder"), self._folder, place)

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
        session, sources = self._session, deque(self.draft.unseen())
        if session is None or not sources or self.draft.too_many:
            return

        async def look() -> None:
            checks = [session.samples() for _ in range(min(_AT_ONCE, len(sources)))]
            try:
                files = session.recordings
                await asyncio.gather(*(self._look_at(check, files, sources) for check in checks))
            finally:
                for check in checks:
                    check.discard()
                self.draft.looking.clear()

        self._tasks.read(CHECK_SAMPLES, Operation(OperationKind.CHECK_SAMPLE), look)

    async def _look_at(self, check: SampleCheck, files: Recordings, sources: deque[Source]) -> None:
        while sources:
            source = sources.popleft()
            self.draft.looking.add(source)
            self._show_soon()
            if isinstance(source, Path):
                report = await files.check_file(source)
            else:
                report = await check.check(source)
            self.draft.looking.discard(source)
            self.draft.reports[source] = replace(report, path=None)  # the copy goes
            self._show_soon()

    def _show_soon(self) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _stop_looking(self) -> None:
        self._resting.stop()
        self._tasks.end(CHECK_SAMPLES)

    # Sending

    def _ask_quota(self) -> None:
        """Find out how many paid trainings are left; nothing waits for it."""
        session = self._session
        if session is None:
            return

        async def ask() -> None:
            self._left = await session.quota.left("pro")
            self._show_foot()

        self._tasks.read(_QUOTA, Operation(OperationKind.FOLLOW), ask)

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
            foot.show_needs(0, 0)
            foot.quota.show_text("")
            foot.show_state(0, 0, self._missing([], 0), ready=False)
            return
        unseen = len(draft.unseen())
        foot.show_looking(is_looking=unseen > 0)
        doubtful = draft.doubtful()
        rows = draft.sendable(anyway=foot.anyway.isChecked())
        foot.speakers.show_speakers(draft.speakers(rows))
        foot.show_needs(draft.count(FileNeed.FOLDER), draft.count(FileNeed.STORAGE))
        foot.quota.show_text(quota_text(self._left, "pro", len(rows)) if rows else "")
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
            total = len(draft.sources())
            return self.tr("Checking the recordings: {count} of {total}").format(
                count=total - unseen, total=total
            )
        if not rows:
            return self.tr("No row is ready to train yet.")
        if draft.speakers(rows) and not foot.speakers.agreed.isChecked():
            return self.tr("Confirm that all speakers have agreed.")
        return ""


def is_table_name(name: str) -> bool:
    """Whether a file is called as tables are."""
    return name.lower().endswith((".csv", ".tsv", ".txt"))


def _recordings(paths: Iterable[Path]) -> Iterator[Path]:
    """These files, and those in these folders that are recordings by their names, in order."""
    for path in paths:
        if path.is_dir():
            with suppress(OSError):
                found = [one for one in path.iterdir() if is_recording_name(one.name)]
                yield from sorted(found, key=lambda one: natural(folded(one.name)))
        else:
            yield path


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
