"""The page of a table of voices: what is to be sent, or how far it has come.

As a draft it has tools above the table and the boxes to tick below it (`DraftFoot`); once rows are
on their way, a bar and buttons to pause and go on (`SendingPart`).
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from voicedesk.domain.table_file import Encoding
from voicedesk.domain.text import folded
from voicedesk.services.batch import BatchStatus
from voicedesk.ui.batch.table import BatchModel, BatchView
from voicedesk.ui.batch.texts import encoding_text, progress_text
from voicedesk.ui.common.texts import listed
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox, ChoiceBox, UsageBar
from voicedesk.ui.kit.labels import EmptyState, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.theme import theme

translate = QCoreApplication.translate

_HEADER = 64
_SIDE = 22
_LEAST_BODY = 110


class BatchPage(View):
    """A header, the table, and around it what goes with a draft or with what was sent.

    Signals:
        closed: the person is done.
        paste_requested, file_requested, folder_requested, removal_requested, clear_requested: the
            draft's tools.
        encoding_selected(Encoding): what the file's characters are meant by.
    """

    closed = Signal()
    paste_requested = Signal()
    file_requested = Signal()
    folder_requested = Signal()
    removal_requested = Signal()
    clear_requested = Signal()
    encoding_selected = Signal(object)

    def __init__(self, model: BatchModel) -> None:
        super().__init__(surface="content")
        self.setAccessibleName(self.tr("Train many"))
        self._model = model
        self._is_draft = True
        shut = IconButton("close")
        shut.set_text(self.tr("Close"), self.tr("Esc"))
        self.paste = Button(icon="copy")
        self.open_file = Button(icon="file")
        self.open_folder = Button(icon="folder")
        self.remove = Button(ButtonKind.GHOST, icon="trash")
        self.clear = Button(ButtonKind.GHOST)
        self.counts = Label(ink="text2", tabular=True)
        self.encoding = ChoiceBox()
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.encoding.setToolTip(self.tr("Choose another one if names look wrong"))
        self.encoding.hide()
        self.encoding.selected.connect(self.encoding_selected)
        self.sending = SendingPart()
        self.table = BatchView(model)
        self.table.setAccessibleName(self.tr("Rows to train"))
        self.empty = EmptyState("train")
        self.empty.fact.setText(self.tr("Train many voices at once"))
        self.empty.sentence.setText(
            self.tr(
                "Choose a folder of recordings. Or copy rows with a name and an audio URL or file "
                "from a spreadsheet and paste them here, or open a CSV file. A third column can "
                "name the speaker."
            )
        )
        self.detail = Label(pixels=12, ink="text2", wrap=True)
        self.foot = DraftFoot()
        folder = Button()
        for button, words, signal in (
            (self.paste, self.tr("Paste"), self.paste_requested),
            (self.open_file, self.tr("Open file…"), self.file_requested),
            (self.open_folder, self.tr("Choose a folder…"), self.folder_requested),
            (self.remove, self.tr("Remove rows"), self.removal_requested),
            (self.clear, self.tr("Clear"), self.clear_requested),
            (self.empty.primary, self.tr("Paste"), self.paste_requested),
            (self.empty.secondary, self.tr("Open file…"), self.file_requested),
            (folder, self.tr("Choose a folder…"), self.folder_requested),
        ):
            button.setText(words)
            button.clicked.connect(signal)
        head, rows, below, self._tools = QWidget(), QWidget(), QWidget(), QWidget()
        head.setFixedHeight(_HEADER)
        title = Label(self.tr("Train many"), pixels=18, weight=650)
        row((title, 1), shut, on=head, margins=(_SIDE, 0, 16, 0))
        self.empty.buttons.insertWidget(3, folder)
        tools = (self.paste, self.open_file, self.open_folder, self.remove, self.clear)
        row(*tools, None, self.encoding, self.counts, on=self._tools, margins=(_SIDE, 0, _SIDE, 12))
        column(self.table, on=rows, margins=(12, 0, 12, 0))
        column(self.detail, on=below, margins=(_SIDE, 8, _SIDE, 8))
        self._body = QStackedWidget()
        self._body.setMinimumHeight(_LEAST_BODY)  # not that of the empty state, beside a foot
        self._body.addWidget(self.empty)
        self._body.addWidget(rows)
        above = (head, self._tools, self.sending)
        column(*above, (self._body, 1), below, self.foot, on=self)
        shut.clicked.connect(self.closed)
        self.table.pasted.connect(self.paste_requested)
        self.table.removal_requested.connect(self.removal_requested)
        self.table.row_changed.connect(self._show_detail)
        self.table.selectionModel().selectionChanged.connect(self._show_detail)
        model.dataChanged.connect(self._show_detail)
        self.show_kind(draft=True)

    def show_encoding(self, encoding: Encoding | None) -> None:
        """Offer the encodings for what was read from a file; None for rows of another origin."""
        self.encoding.setVisible(encoding is not None)
        if encoding is not None:
            self.encoding.offer([(one, encoding_text(one)) for one in Encoding], encoding)

    def focus_first(self) -> None:
        """Put the keyboard where one goes on."""
        focus = self.table if self._model.lines else self.empty.primary
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kind(self, *, draft: bool) -> None:
        """Show what goes with a draft, or with what was sent."""
        self._is_draft = draft
        has_lines = bool(self._model.lines)
        self._tools.setVisible(draft and has_lines)
        self.sending.setVisible(not draft)
        self.foot.setVisible(draft and has_lines)
        self._body.setCurrentIndex(1 if has_lines else 0)
        self._show_detail()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_kind(draft=self._is_draft)

    def _show_detail(self) -> None:
        self.remove.setEnabled(bool(self.table.selected_rows))
        line = self._model.line(self.table.currentIndex().row())
        words = ""
        if line is not None and line.detail and line.detail != line.found:
            words = self.tr("Row {number}: {words}").format(number=line.number, words=line.detail)
        self.detail.show_text(words)


class SendingPart(View):
    """A bar, a sentence, and those buttons that make sense now.

    Signals:
        pause_requested, resume_requested, cancel_requested: of what is left.
        retry_requested: of what came to nothing.
        export_requested: the outcomes as a file.
        new_requested: another table.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal()
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._progress = BatchStatus()
        self.fact = Label(pixels=15, weight=600, tabular=True)
        self.words = Label(ink="text2", wrap=True, tabular=True)
        self.bar = UsageBar()
        self.cancel = Button(ButtonKind.GHOST)
        self.retry = Button(icon="refresh")
        self.export = Button(icon="external")
        self.another = Button(icon="plus")
        self.pause = Button(icon="pause")
        self.resume = Button(ButtonKind.PRIMARY, icon="play")
        for button, words, signal in (
            (self.cancel, self.tr("Cancel the rest"), self.cancel_requested),
            (self.retry, "", self.retry_requested),
            (self.export, self.tr("Export results…"), self.export_requested),
            (self.another, self.tr("New table"), self.new_requested),
            (self.pause, self.tr("Pause"), self.pause_requested),
            (self.resume, self.tr("Resume"), self.resume_requested),
        ):
            button.setText(words)
            button.clicked.connect(signal)
        buttons = (self.cancel, self.retry, self.export, self.another, self.pause, self.resume)
        line = row((column(self.fact, self.words, gap=2), 1), *buttons)
        column(line, self.bar, on=self, margins=(_SIDE, 0, _SIDE, 14), gap=10)

    def show_progress(self, progress: BatchStatus, left_out: int = 0) -> None:
        """Show how far it has come, and that so many rows couldn't be sent with the others."""
        before, self._progress = self._progress, progress
        over = progress.is_over
        fact, words = progress_text(progress, left_out)
        self.fact.setText(fact)
        self.words.show_text(words)
        self.setAccessibleName(fact)
        self.bar.setAccessibleName(fact)
        self.bar.setVisible(not over)
        self.bar.show_part((progress.total - progress.left) / max(1, progress.total))
        self.retry.setText(translate("Batch", "Try %n again", "", progress.again))
        focused = next((one for one in (self.pause, self.resume) if one.hasFocus()), None)
        self.pause.setVisible(not over and progress.is_going)
        self.resume.setVisible(not over and not progress.is_going)
        self.cancel.setVisible(not over)
        self.retry.setVisible(progress.again > 0 and over)
        rest = translate("Batch", "Fix %Ln remaining row(s)", "", left_out)
        self.another.setText(rest if left_out else self.tr("New table"))
        self.another.setVisible(over)
        if focused is not None and focused.isHidden():
            other = self.resume if focused is self.pause else self.pause
            (self.export if other.isHidden() else other).setFocus()
        news = progress.is_over, progress.is_going, progress.is_waiting
        if news != (before.is_over, before.is_going, before.is_waiting):
            say(self, f"{fact} {words}")


class DraftFoot(View):
    """The boxes to tick, the sentence about the rest, and the one button.

    Signals:
        changed: one of the boxes was ticked, or is no longer.
        start_requested: the rows are to be sent.
        place_requested: the folder is to be chosen of files whose folder isn't known.
        storage_requested: storage for recordings is to be set up.
    """

    changed = Signal()
    start_requested = Signal()
    place_requested = Signal()
    storage_requested = Signal()

    def __init__(self) -> None:
        super().__init__(edge="top")
        self._is_looking = False
        self.speakers = SpeakersPart()
        self.anyway = CheckBox()
        self.place = NeedLine(self.tr("Choose the folder…"))
        self.storage = NeedLine(self.tr("Set up storage"))
        self.quota = Label(pixels=12, ink="text2", wrap=True, tabular=True)
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self.start = Button(ButtonKind.PRIMARY)
        needs = column(self.place, self.storage, gap=4)
        left = column(
            needs, self.speakers, self.anyway, column(self.quota, self.note, gap=2), gap=8
        )
        self.place.button.clicked.connect(self.place_requested)
        self.storage.button.clicked.connect(self.storage_requested)
        self.quota.hide()
        row((left, 1), self.start, on=self, margins=(_SIDE, 14, _SIDE, 16), gap=24)
        self.speakers.changed.connect(self.changed)
        self.anyway.toggled.connect(lambda _: self.changed.emit())
        self.start.clicked.connect(self.start_requested)

    def take_over(self, foot: "DraftFoot") -> None:
        """Show what is ticked in another one."""
        self.speakers.show_speakers(foot.speakers.asked)
        self.speakers.agreed.setChecked(foot.speakers.agreed.isChecked())
        self.anyway.setChecked(foot.anyway.isChecked())

    def show_looking(self, *, is_looking: bool) -> None:
        """Ask whether to wait for what is being looked at; that is no answer to what is found."""
        was_looking, self._is_looking = self._is_looking, is_looking
        if was_looking and not is_looking:
            self.anyway.setChecked(False)

    def show_needs(self, unplaced: int, unstored: int) -> None:
        """Show for how many files the folder isn't known, and how many wait for storage."""
        place = translate("Batch", "%n row(s) name files without their folder.", "", unplaced)
        self.place.show_text(place if unplaced else "")
        storage = translate("Batch", "%n row(s) need storage to train from files.", "", unstored)
        self.storage.show_text(storage if unstored else "")

    def show_state(self, count: int, doubtful: int, note: str, *, ready: bool) -> None:
        """Show how many can be sent, how many could not be looked at, and what is missing."""
        self.start.setText(
            translate("Batch", "Start %n training(s)", "", count)
            if count
            else self.tr("Start trainings")
        )
        self.start.setEnabled(ready)
        self.start.setAccessibleDescription("" if ready else note)
        self.note.setText(note)
        self.anyway.setVisible(doubtful > 0 or self._is_looking)
        self.anyway.setText(
            self.tr("Start without waiting for the recording check")
            if self._is_looking
            else translate("Batch", "Also send %n unchecked recording(s)", "", doubtful)
        )
        for part in (self.start, self.anyway):
            part.updateGeometry()


class NeedLine(View):
    """What some rows wait for, and the button that leads to it; hidden where none do."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.words = Label(pixels=12, ink="text2")
        self.button = Button(ButtonKind.LINK)
        self.button.setText(action)
        row(self.words, self.button, None, on=self, gap=8)
        self.hide()

    def show_text(self, words: str) -> None:
        self.words.setText(words)
        self.button.setAccessibleDescription(words)
        self.setVisible(bool(words))


class SpeakersPart(View):
    """A box to tick, the sentence it stands for, and all who weren't asked before.

    Signals:
        changed: the box was ticked, or is no longer.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked: tuple[str, ...] = ()
        self.agreed = CheckBox()
        self.agreed.setText(self.tr("All speakers agreed"))
        self.sentence = self.tr(
            "Each of these people knows their recording will be used to clone their "
            "voice, and has agreed:"
        )
        self.names = NameList()
        self.names.setAccessibleName(self.sentence)
        wording = Label(self.sentence, pixels=12, ink="text2", wrap=True)
        column(self.agreed, wording, self.names, on=self, gap=4)
        self.agreed.toggled.connect(lambda _: self.changed.emit())
        self.hide()

    def show_speakers(self, speakers: Sequence[str]) -> None:
        """Ask of these; one more than before has to be agreed to again."""
        if self.asked == tuple(speakers):
            return
        before = {folded(speaker.strip()) for speaker in self.asked}
        self.asked = tuple(speakers)
        if any(folded(speaker.strip()) not in before for speaker in speakers):
            self.agreed.setChecked(False)
        self.names.set_text(listed(speakers))
        self.agreed.setAccessibleDescription(f"{self.sentence} {self.names.text()}")
        self.setVisible(bool(speakers))


_MOST_LINES = 3
_PIXELS = 12


class NameList(QPlainTextEdit):
    """Wraps quickly however many they are; more than three lines scroll, also by the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        if text != self.toPlainText():
            self.setFont(theme().font(_PIXELS, text=text))
            self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        block = self.document().firstBlock()
        height = self.blockBoundingRect(block).height()  # breaks the lines, too
        lines = max(1, block.layout().lineCount())
        scrolls = lines > _MOST_LINES
        # Chinese makes a line taller than the font says.
        tall = math.ceil(height * min(lines, _MOST_LINES) / lines) + 2
        if tall != self.height():
            self.setFixedHeight(tall)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if scrolls else bar.ScrollBarAlwaysOff
        )
