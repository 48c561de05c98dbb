"""Fields of one line: one under a title, and one to search in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View, set_look


class TitledField(View):
    """One line of text under its title, and below it why it won't do.

    Args:
        name: for assistants; empty for the title.
        beside: at the right end of the title's line.

    Signals:
        edited: the text is another. Not from the keyboard alone: a screen reader sets it itself.
        submitted: Enter was pressed.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self,
        title: str,
        field: QLineEdit | None = None,
        *,
        name: str = "",
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.field = field or QLineEdit()
        self.field.setAccessibleName(name or title)
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        heading = Label(title, weight=600)
        heading.setBuddy(self.field)
        head = row((heading, 1), *([beside] if beside else []))
        column(head, self.field, self.reason, *([] if beside else [None]), on=self, gap=6)
        self.reason.hide()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _: self.edited.emit())
        self.field.returnPressed.connect(self._enter)

    @property
    def text(self) -> str:
        """The text without the spaces around it."""
        return self.field.text().strip()

    def show_reason(self, words: str) -> None:
        self.reason.show_text(words)
        self.field.setAccessibleDescription(words)
        set_look(self.field, "wrong", bool(words))

    def _enter(self) -> None:
        self.submitted.emit()


class SearchField(QLineEdit):
    """Searches as you type. Escape clears it; the key that leads here is shown in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setMinimumWidth(132)
        self.setMaximumWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glyph = Glyph("search", ink="text3", side=18, parent=self)
        keys = QKeySequence(QKeySequence.StandardKey.Find)
        self._key = KeyCap(keys.toString(QKeySequence.SequenceFormat.NativeText), parent=self)
        for part in (self._glyph, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clear_button = IconButton("close", side=24, glyph=16, parent=self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._show_parts)
        self._show_parts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_parts()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_parts()

    def _show_parts(self) -> None:
        self.clear_button.setVisible(bool(self.text()))
        self._key.setVisible(not self.text() and not self.hasFocus() and self.width() > 190)
        self._key.adjustSize()
        for part, left in (
            (self._glyph, 9),
            (self._key, self.width() - self._key.width() - 6),
            (self.clear_button, self.width() - 28),
        ):
            part.move(left, (self.height() - part.height()) // 2)
