"""A field for a voice's name, with a counter of the characters the service counts."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from voicedesk.domain.voice import LONGEST_NAME, NameProblem, name_problem
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(weight=600)
        self.counter = Label(pixels=12, ink="text3", tabular=True)
        self.field = QLineEdit()
        self.reason = Label(pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.reason)
        self.title.setBuddy(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self.retranslate()

    def set_text(self, title: str, accessible_name: str) -> None:
        """Name the field for the eye and for a screen reader."""
        self.title.setText(title)
        self.field.setAccessibleName(accessible_name)

    @property
    def name(self) -> str:
        return self.field.text().strip()

    def set_name(self, name: str) -> None:
        self.field.setText(name)

    def problem(self) -> NameProblem | None:
        """What is wrong with the name now."""
        return name_problem(self.field.text())

    def retranslate(self) -> None:
        self._typed()

    def _typed(self) -> None:
        count = len(self.name)
        self.counter.setText(self.tr("{count} / {most}").format(count=count, most=LONGEST_NAME))
        self.counter.set_ink("failed" if count > LONGEST_NAME else "text3")
        reason = name_text(self.problem(), self.field.text())
        self.reason.setVisible(bool(reason))
        self.reason.setText(reason)
        self.field.setAccessibleDescription(self.reason.text())
        if self.field.property("wrong") != bool(reason):
            self.field.setProperty("wrong", bool(reason))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.changed.emit()

    def _enter(self) -> None:
        if self.problem() is None:
            self.submitted.emit()


class SearchField(QLineEdit):
    """Searches as you type. Escape clears it; the key that leads here is shown in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_hint = ""
        self.setProperty("look", "search")
        self.setMinimumWidth(132)
        self.setMaximumWidth(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear_button = IconButton("close", side=24, glyph=16, parent=self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        theme().changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.clear_button.move(self.width() - 28, (self.height() - 24) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glyph = QRectF(9, (self.height() - 18) / 2, 18, 18)
        theme().icons.paint(painter, "search", glyph, tokens.text3)
        if self.key_hint and not self.text() and not self.hasFocus() and self.width() > 190:
            painter.setFont(theme().font(11, 500, text=self.key_hint))
            wide = painter.fontMetrics().horizontalAdvance(self.key_hint) + 16
            cap = QRectF(self.width() - wide - 6.5, 6.5, wide, self.height() - 13)
            painter.setPen(colour(tokens.line_strong))
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(cap, 5, 5)
            painter.setPen(colour(tokens.text2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key_hint)
        painter.end()
