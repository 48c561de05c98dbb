"""The page of a table of voices: what is to be sent, or how far it has come."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voicedesk.domain.text import folded
from voicedesk.services.batch import BatchStatus
from voicedesk.ui.batch.table import BatchModel, BatchView
from voicedesk.ui.batch.texts import progress_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.empty_state import EmptyState
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.sliders import UsageBar
from voicedesk.ui.kit.view import Foot, View
from voicedesk.ui.sentences import listed
from voicedesk.ui.theme import theme

translate = QCoreApplication.translate


class SendingPart(View):
    """A bar, a sentence, and those buttons that make sense now.

    Signals:
        pause_wanted, resume_wanted, cancel_wanted: of what is left.
        retry_wanted: of what came to nothing.
        export_wanted: the outcomes as a file.
        new_wanted: another table.
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
        self.pause = Button(icon="pause")
        self.resume = Button(ButtonKind.PRIMARY, icon="play")
        self.cancel = Button(ButtonKind.GHOST)
        self.retry = Button(icon="refresh")
        self.export = Button(icon="external")
        self.another = Button(icon="plus")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.fact)
        texts.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        buttons = (self.cancel, self.retry, self.export, self.another, self.pause, self.resume)
        signals = (
            *(
                self.cancel_requested,
                self.retry_requested,
                self.export_requested,
                self.new_requested,
            ),
            *(self.pause_requested, self.resume_requested),
        )
        for button, signal in zip(buttons, signals, strict=True):
            row.addWidget(button)
            button.clicked.connect(signal)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 22, 14)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.retranslate()

    def show_progress(self, progress: BatchStatus) -> None:
        """Show how far it has come."""
        before, self._progress = self._progress, progress
        over = progress.is_over
        focused = next((one for one in (self.pause, self.resume) if one.hasFocus()), None)
        self.bar.setVisible(not over)
        self.bar.show_part((progress.total - progress.left) / max(1, progress.total))
        self.pause.setVisible(not over and progress.is_going)
        self.resume.setVisible(not over and not progress.is_going)
        self.cancel.setVisible(not over)
        self.retry.setVisible(progress.again > 0 and over)
        self.another.setVisible(over)
        if focused is not None and focused.isHidden():
            other = self.resume if focused is self.pause else self.pause
            (self.export if other.isHidden() else other).setFocus()
        self.retranslate()
        news = progress.is_over, progress.is_going, progress.is_waiting
        if news != (before.is_over, before.is_going, before.is_waiting):
            event = QAccessibleAnnouncementEvent(self, f"{self.fact.text()} {self.words.text()}")
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def retranslate(self) -> None:
        fact, words = progress_text(self._progress)
        self.fact.setText(fact)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(fact)
        self.bar.setAccessibleName(fact)
        self.pause.setText(self.tr("Pause"))
        self.resume.setText(self.tr("Go on"))
        self.cancel.setText(self.tr("Cancel the rest"))
        self.retry.setText(translate("Batch", "Try %n again", "", self._progress.again))
        self.export.setText(self.tr("Export results…"))
        self.another.setText(self.tr("New table"))


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


class SpeakersPart(View):
    """A box to tick, the sentence it stands for, and all who weren't asked before.

    Signals:
        changed: the box was ticked, or is no longer.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._speakers: tuple[str, ...] = ()
        self.agreed = CheckBox()
        self.wording = Label(pixels=12, ink="text2", wrap=True)
        self.names = NameList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.agreed)
        column.addWidget(self.wording)
        column.addWidget(self.names)
        self.agreed.toggled.connect(lambda _: self.changed.emit())
        self.retranslate()

    def show_speakers(self, speakers: Sequence[str]) -> None:
        """Ask of these; one more than before has to be agreed to anew."""
        before = {folded(speaker.strip()) for speaker in self._speakers}
        more = any(folded(speaker.strip()) not in before for speaker in speakers)
        if self._speakers == tuple(speakers):
            return
        self._speakers = tuple(speakers)
        if more and self.agreed.isChecked():
            self.agreed.setChecked(False)
        self.retranslate()

    def sentence(self) -> str:
        return self.tr(
            "Each of these people knows that the voice is cloned from the recording, and agreed:"
        )

    def retranslate(self) -> None:
        asks = bool(self._speakers)
        self.agreed.setText(self.tr("All speakers agreed"))
        self.wording.setText(self.sentence())
        self.names.set_text(listed(self._speakers))
        self.agreed.setAccessibleDescription(f"{self.sentence()} {self.names.text()}")
        self.names.setAccessibleName(self.sentence())
        self.setVisible(asks)


class DraftFoot(Foot):
    """The boxes to tick, the sentence about the rest, and the one button.

    Signals:
        changed: one of the boxes was ticked, or is no longer.
        start_wanted: the rows are to be sent.
    """

    changed = Signal()
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._unseen = 0
        self._is_looking = False
        self.speakers = SpeakersPart()
        self.anyway = CheckBox()
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self.start = Button(ButtonKind.PRIMARY)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.speakers)
        left.addWidget(self.anyway)
        left.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 22, 16)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.start)
        self.speakers.changed.connect(self.changed)
        self.anyway.toggled.connect(lambda _: self.changed.emit())
        self.start.clicked.connect(self.start_requested)
        self.retranslate()

    def show_looking(self, *, is_looking: bool) -> None:
        """Ask whether to wait for what is being looked at; that is no answer to what is found."""
        was_looking, self._is_looking = self._is_looking, is_looking
        if was_looking and not is_looking:
            self.anyway.setChecked(False)

    def show_state(self, count: int, unseen: int, note: str, *, ready: bool) -> None:
        """Show how many can be sent, how many could not be looked at, and what is missing."""
        self._count, self._unseen = count, unseen
        self.anyway.setVisible(unseen > 0 or self._is_looking)
        self.start.setEnabled(ready)
        self.start.setAccessibleDescription("" if ready else note)
        self.note.setText(note)
        self.retranslate()

    def retranslate(self) -> None:
        self.start.setText(translate("Batch", "Start %n training(s)", "", self._count))
        self.start.updateGeometry()
        unseen = translate(
            "Batch", "Send %n recording(s) that couldn’t be looked at, too", "", self._unseen
        )
        waiting = self.tr("Send without waiting until all recordings were looked at")
        self.anyway.setText(waiting if self._is_looking else unseen)
        self.anyway.updateGeometry()


_HEADER = 64
_SIDE = 22
_LEAST_BODY = 110


class BatchPage(View):
    """A header, the table, and around it what goes with a draft or with what was sent.

    Args:
        strip: shows messages while the table's own is out of sight.

    Signals:
        closed: the person is done.
        paste_wanted, file_wanted, removal_wanted, clear_wanted
    """

    closed = Signal()
    paste_requested = Signal()
    file_requested = Signal()
    removal_requested = Signal()
    clear_requested = Signal()

    def __init__(self, model: BatchModel, strip: QWidget) -> None:
        super().__init__(surface="content")
        self._model = model
        self._is_draft = True
        self.title = Label(pixels=18, weight=650)
        self.shut = IconButton("close")
        self.paste = Button(icon="copy")
        self.open_file = Button(icon="file")
        self.remove = Button(ButtonKind.GHOST, icon="trash")
        self.clear = Button(ButtonKind.GHOST)
        self.counts = Label(ink="text2", tabular=True)
        self.sending = SendingPart()
        self.table = BatchView(model)
        self.empty = EmptyState("train")
        self.detail = Label(pixels=12, ink="text2", wrap=True)
        self.foot = DraftFoot()
        self._tools = QWidget()
        self._body = QStackedWidget()
        self._lay_out(strip)
        self.shut.clicked.connect(self.closed)
        for button, signal in (
            (self.paste, self.paste_requested),
            (self.open_file, self.file_requested),
            (self.remove, self.removal_requested),
            (self.clear, self.clear_requested),
            (self.empty.primary, self.paste_requested),
            (self.empty.secondary, self.file_requested),
        ):
            button.clicked.connect(signal)
        self.table.pasted.connect(self.paste_requested)
        self.table.removal_requested.connect(self.removal_requested)
        self.table.row_changed.connect(lambda _: self._show_detail())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        model.dataChanged.connect(lambda *_: self._show_detail())
        self.retranslate()
        self.show_kind(draft=True)

    def begin(self) -> None:
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

    def retranslate(self) -> None:
        self.title.setText(self.tr("Train many"))
        self.setAccessibleName(self.tr("Train many"))
        self.shut.set_text(self.tr("Close"), self.tr("Esc"))
        self.paste.setText(self.tr("Paste"))
        self.open_file.setText(self.tr("Open file…"))
        self.remove.setText(self.tr("Remove rows"))
        self.clear.setText(self.tr("Clear"))
        self.table.setAccessibleName(self.tr("Rows to train"))
        self.empty.fact.setText(self.tr("Many voices in one go"))
        self.empty.sentence.setText(
            self.tr(
                "Copy rows with a name and an audio URL from a spreadsheet and paste them here, "
                "or open a CSV file. A third column can name the speaker."
            )
        )
        self.empty.primary.setText(self.tr("Paste"))
        self.empty.secondary.setText(self.tr("Open file…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and (
            event.key() == Qt.Key.Key_V
        ):
            self.paste_requested.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_kind(draft=self._is_draft)

    def _show_detail(self) -> None:
        rows = self.table.chosen_rows
        self.remove.setEnabled(bool(rows))
        line = self._model.line(self.table.currentIndex().row())
        words = ""
        if line is not None and line.detail and line.detail != line.found:
            words = self.tr("Row {number}: {words}").format(number=line.number, words=line.detail)
        self.detail.setText(words)
        self.detail.setVisible(bool(words))

    def _lay_out(self, strip: QWidget) -> None:
        head = QWidget()
        head.setFixedHeight(_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 0, 16, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.shut)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(_SIDE, 0, _SIDE, 12)
        tools.setSpacing(8)
        for part in (self.paste, self.open_file, self.remove, self.clear):
            tools.addWidget(part)
        tools.addStretch()
        tools.addWidget(self.counts)
        self._body.setMinimumHeight(_LEAST_BODY)  # not that of the empty state, beside a foot
        self._body.addWidget(self.empty)
        rows = QWidget()
        around = QVBoxLayout(rows)
        around.setContentsMargins(12, 0, 0, 0)
        around.addWidget(self.table)
        self._body.addWidget(rows)
        below = QWidget()
        line = QVBoxLayout(below)
        line.setContentsMargins(_SIDE, 8, _SIDE, 8)
        line.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(strip)
        column.addWidget(self._tools)
        column.addWidget(self.sending)
        column.addWidget(self._body, 1)
        column.addWidget(below)
        column.addWidget(self.foot)
