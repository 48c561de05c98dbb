"""Text that is edited where it stands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.fonts import has_han

_PITCH, _HAN_PITCH = 19, 21
_MOST_LINES = 12
_AROUND = 12
"""Pixels of padding and border above and below."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class NoteEditor(QTextEdit):
    """Plain text that grows with what is typed, up to twelve lines; beyond that it scrolls.

    Signals:
        entered, left: the keyboard came, or went.
        done: Ctrl+Enter.
        given_up: Escape.
    """

    entered = Signal()
    left = Signal()
    done = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pitch = _PITCH
        self.setProperty("look", "note")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a text; what was done before can't be undone."""
        self.setFont(self._theme.font(13, text=text))
        self._pitch = _HAN_PITCH if has_han(text) else _PITCH
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(self._pitch, _FIXED)
        cursor.mergeBlockFormat(form)
        self.setUndoRedoEnabled(True)
        self._fit()

    def replace_text(self, text: str) -> None:
        """Write a text in place of what stands here, so that it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height() / self._pitch))
        height = min(lines, _MOST_LINES) * self._pitch + _AROUND
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
