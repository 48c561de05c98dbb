"""A question or form inside the window, over a scrim; the event loop goes on."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme.colours import colour

_LEAVE = QKeySequence("Ctrl+Q")


class Dialog(View):
    """Covers `window` and holds one card in its middle. Escape and a click beside it close it.

    The focus goes into the card, can't leave it by Tab, and returns to where it was.

    Signals:
        closed: the sheet is gone, for whatever reason; sent once.
    """

    closed = Signal()

    def __init__(self, window: QWidget, *, width: int = 440) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = QApplication.focusWidget()
        self.card = _Card(self)
        self.card.setFixedWidth(width)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(24, 24, 24, 20)
        self.body.setSpacing(12)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hold_focus)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the sheet with the keyboard focus in `focus`."""
        self.setGeometry(self._window.rect())
        self._place()
        self.show()
        self.raise_()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)

    def close_dialog(self) -> None:
        """Close it; nothing happens when it is closed already."""
        if self.isHidden() and not self.isVisible():
            return
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The window's keys wait until the question is answered; leaving is always possible.
            event.setAccepted(QKeySequence(event.keyCombination()) != _LEAVE)
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        inside = [
            widget
            for widget in self.card.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        inside.sort(
            key=lambda widget: (
                widget.mapTo(self, widget.rect().topLeft()).y() // 12,
                widget.mapTo(self, widget.rect().topLeft()).x(),
            )
        )
        now = QApplication.focusWidget()
        here = inside.index(now) if now in inside else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        inside[(here + (1 if next else -1)) % len(inside)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_dialog()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_dialog()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.tokens.scrim))
        painter.end()

    def _hold_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Work that ends behind the sheet may want the focus; it stays in the card."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return
        if not self.card.isAncestorOf(now):
            inside = before is not None and isValid(before) and self.card.isAncestorOf(before)
            (before if inside and before is not None else self).setFocus()

    def _place(self) -> None:
        width = self.card.maximumWidth()
        tall = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else 0
        size = QSize(width, min(tall or self.body.sizeHint().height(), self.height() - 32))
        self.card.resize(size)
        self.card.move(
            (self.width() - size.width()) // 2,
            max(16, round((self.height() - size.height()) * 0.42)),
        )


class _Card(View):
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tokens.line) if self.tokens.dark else Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.end()


class QuestionDialog(Dialog):
    """Leave everything as it is, or do what was asked for.

    Before something is destroyed the safe answer has the focus, else the one that does it.

    Args:
        act: what the button is that does it.

    Attributes:
        keep: the button that leaves everything as it is.
        act: the one that does it.

    Signals:
        confirmed: it is to be done; the sheet is closed.
    """

    confirmed = Signal()

    def __init__(
        self, window: QWidget, *, act: ButtonKind = ButtonKind.DESTROY, width: int = 440
    ) -> None:
        super().__init__(window, width=width)
        self._destroys = act is ButtonKind.DESTROY
        self.title = Label(pixels=18, weight=600, wrap=True)
        self.sentence = Label(wrap=True)
        self.keep = Button()
        self.act = Button(act)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.act)
        self.body.addWidget(self.title)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(4)
        self.body.addLayout(self.buttons)
        self.keep.clicked.connect(self.close_dialog)
        self.act.clicked.connect(self.confirm)

    def add(self, *parts: QWidget) -> None:
        """Put more between the words and the answers."""
        for part in parts:
            self.body.insertWidget(self.body.count() - 2, part)

    def say(self, title: str, sentence: str, *, keep: str, act: str) -> None:
        """Set the words; an empty sentence takes no room."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.keep.setText(keep)
        self.act.setText(act)
        self.setAccessibleName(title)
        # Whoever hears the focused button has to hear the question too.
        self.first.setAccessibleDescription(f"{title} {sentence}".strip())

    @property
    def first(self) -> QWidget:
        return self.keep if self._destroys else self.act

    def ask(self) -> None:
        self.open(self.first)

    def confirm(self) -> None:
        """Take it as answered: it is to be done."""
        self.close_dialog()
        self.confirmed.emit()
