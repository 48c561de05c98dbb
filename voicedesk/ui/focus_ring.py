"""The ring around what has the keyboard's focus: one for a whole window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from voicedesk.ui.kit.buttons import KeyboardFocus, LastInput
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_OUT = 4


class FocusRing(QWidget):
    """Follows the focus, 2 px wide and 2 px outside the widget that has it.

    Fields and the table mark their focus themselves.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._input = LastInput(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._watched:
            kind = event.type()
            if kind == QEvent.Type.DeferredDelete or (
                kind == QEvent.Type.Hide and watched is self._target
            ):
                self._aim(None)
            elif kind in {QEvent.Type.Move, QEvent.Type.Resize}:
                self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        is_round = self._target is not None and self._target.property("round")
        radius = self.height() / 2 if is_round else 12
        with painting(self) as painter:
            painter.setPen(QPen(colour(theme().tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (window := now.window().windowHandle()) is not None:
            self._input.watch(window)
        wanted = isinstance(now, KeyboardFocus) and now.focused_by_keyboard
        self._aim(now if wanted and now is not None and now.window() is self.window() else None)

    def _aim(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target, self._watched = target, []
        if target is None:
            self.hide()
        else:
            # What it lies in moves it too: a card that is placed anew, a page that scrolls.
            within: QWidget | None = target
            while within is not None and within is not self.window():
                self._watched.append(within)
                within.installEventFilter(self)
                within = within.parentWidget()
            self._place()
            self.show()
            self.raise_()

    def _place(self) -> None:
        if self._target is not None:
            box = QRect(self._target.mapTo(self.window(), QPoint()), self._target.size())
            self.setGeometry(box.adjusted(-_OUT, -_OUT, _OUT, _OUT))
