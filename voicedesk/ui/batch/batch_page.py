"""The page of a table of voices: what is to be sent, or how far it has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voicedesk.ui.batch.batch_model import BatchModel
from voicedesk.ui.batch.batch_view import BatchView
from voicedesk.ui.batch.draft_foot import DraftFoot
from voicedesk.ui.batch.sending_part import SendingPart
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.empty_state import EmptyState
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme

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
    paste_wanted = Signal()
    file_wanted = Signal()
    removal_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, model: BatchModel, strip: QWidget) -> None:
        super().__init__(theme, surface="content")
        self._model = model
        self._is_draft = True
        self.title = Label(theme, pixels=18, weight=650)
        self.shut = IconButton(theme, "close")
        self.paste = Button(theme, icon="copy")
        self.open_file = Button(theme, icon="file")
        self.remove = Button(theme, ButtonKind.GHOST, icon="trash")
        self.clear = Button(theme, ButtonKind.GHOST)
        self.counts = Label(theme, ink="text2", tabular=True)
        self.sending = SendingPart(theme)
        self.table = BatchView(theme, model)
        self.empty = EmptyState(theme, "train")
        self.detail = Label(theme, pixels=12, ink="text2", wrap=True)
        self.foot = DraftFoot(theme)
        self._tools = QWidget()
        self._body = QStackedWidget()
        self._lay_out(strip)
        self.shut.clicked.connect(self.closed)
        for button, signal in (
            (self.paste, self.paste_wanted),
            (self.open_file, self.file_wanted),
            (self.remove, self.removal_wanted),
            (self.clear, self.clear_wanted),
            (self.empty.primary, self.paste_wanted),
            (self.empty.secondary, self.file_wanted),
        ):
            button.clicked.connect(signal)
        self.table.pasted.connect(self.paste_wanted)
        self.table.removal_wanted.connect(self.removal_wanted)
        self.table.row_changed.connect(lambda _: self._show_detail())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        model.dataChanged.connect(lambda *_: self._show_detail())
        self.retranslate()
        self.show_kind(draft=True)

    def begin(self) -> None:
        """Take the keyboard focus."""
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
        self.shut.set_words(self.tr("Close"), self.tr("Esc"))
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
            self.paste_wanted.emit()
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
