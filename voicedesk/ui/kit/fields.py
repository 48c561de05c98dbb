"""A field for a voice's name, with a counter of the characters the service counts."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from voicedesk.domain.voice import LONGEST_NAME, NameProblem, name_problem
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View, set_look


def name_text(problem: NameProblem | None, name: str) -> str:
    """A sentence that says what is wrong with `name` and what to do; empty where nothing is said.

    An empty name is its own explanation.
    """
    translate = QCoreApplication.translate
    if problem is NameProblem.TOO_LONG:
        return translate("NameField", "At most {most} characters. Remove {over}.").format(
            most=LONGEST_NAME, over=len(name.strip()) - LONGEST_NAME
        )
    if problem is NameProblem.CONTROL_CHARACTER:
        return translate(
            "NameField", "The name contains a character that can’t be displayed. Type it again."
        )
    return ""


class NameField(View):
    """A label, a counter out of 20 code points, the field, and a reason where the name won't do.

    Nothing is cut while it is typed: an input method composes longer text than it commits, and Qt's
    own limit counts UTF-16 units.

    Signals:
        changed: the text is another.
        submitted: Enter was pressed on a name that will do.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, title: str, accessible_name: str) -> None:
        super().__init__()
        heading = Label(title, weight=600)
        self.counter = Label(pixels=12, ink="text3", tabular=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(accessible_name)
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        column(row(heading, None, self.counter), self.field, self.reason, on=self, gap=6)
        heading.setBuddy(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self._typed()

    @property
    def name(self) -> str:
        return self.field.text().strip()

    def set_name(self, name: str) -> None:
        self.field.setText(name)

    def problem(self) -> NameProblem | None:
        return name_problem(self.field.text())

    def _typed(self) -> None:
        count = len(self.name)
        self.counter.setText(self.tr("{count} / {most}").format(count=count, most=LONGEST_NAME))
        self.counter.set_ink("failed" if count > LONGEST_NAME else "text3")
        reason = name_text(self.problem(), self.field.text())
        self.reason.show_text(reason)
        self.field.setAccessibleDescription(reason)
        set_look(self.field, "wrong", bool(reason))
        self.changed.emit()

    def _enter(self) -> None:
        if self.problem() is None:
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
