"""One of several values, in a list that drops down."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView

from voicedesk.ui.theme import Theme


class ChoiceBox(QComboBox):
    """A drop-down list with an arrow in the theme's hand.

    Args:
        icon: the name of an icon to stand before the words; empty for none.

    Signals:
        chosen(object): the person chose another value.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, *, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setProperty("icon", bool(icon))
        self.setView(QListView())  # the plain one; Fusion's own popup takes no style
        if icon:  # what it holds may be long, such as the name of a device
            self.setMinimumContentsLength(8)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setSizeAdjustPolicy(policy)
        # Not `activated`: an assistant chooses without it.
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.currentData()))
        theme.changed.connect(self.update)

    def offer(self, options: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these values under these words, `value` being in force; nobody is told."""
        blocker = QSignalBlocker(self)
        self.clear()
        for option, words in options:
            self.addItem(words, option)
        self.setCurrentIndex(max(0, self.findData(value)))
        blocker.unblock()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that is meant to move

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        box = QRectF(self.width() - 28, (self.height() - 18) / 2, 18, 18)
        self._theme.icons.paint(painter, "chevron-down", box, tokens.text2)
        if self._icon:
            box.moveLeft(11)
            self._theme.icons.paint(painter, self._icon, box, tokens.text2)
        painter.end()
