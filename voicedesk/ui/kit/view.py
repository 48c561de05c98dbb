"""The base of everything that shows words."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tokens, colour


class View(QWidget):
    """A part of the window that repaints with the theme and renews its words with the language.

    Args:
        surface: the name of the token it is painted on; empty for none of its own.

    """

    def __init__(self, parent: QWidget | None = None, *, surface: str = "") -> None:
        super().__init__(parent)
        self._surface = surface
        if surface:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme().changed.connect(self.update)

    @property
    def tokens(self) -> Tokens:
        return theme().tokens

    def retranslate(self) -> None:
        """Set every word anew. Called when the language changes; views call it once built."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._surface:
            painter = QPainter(self)
            painter.fillRect(event.rect(), colour(getattr(self.tokens, self._surface)))
            painter.end()


PANEL_WIDTH = 336
"""Pixels that the panel of a voice takes."""


class Pane(View):
    """A panel or form beside the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface="pane")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), colour(self.tokens.line))
        painter.end()


class Foot(View):
    """The buttons at the foot of a pane, under a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, colour(self.tokens.line))
        painter.end()


class PaneScroll(QScrollArea):
    """Lets `inside` scroll up and down on the pane's own surface."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)


class Flow(QWidget):
    """Places what it is given from left to right, then in the next line; as high as that takes.

    Args:
        line: pixels that a line is high, the gap under it included.
        gap: pixels between neighbours.

    """

    def __init__(self, *, line: int, gap: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._gap = gap
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(line)

    def set_parts(self, parts: list[QWidget], *, after: QWidget | None = None) -> None:
        """Show these, in this order; the keyboard goes through them in it too.

        Args:
            after: the widget that Tab leads here from, where no part stays that shows it.
        """
        for part in self._parts:
            if part not in parts:
                part.removeEventFilter(self)
        for part in parts:
            if part not in self._parts:
                part.setParent(self)
                part.show()
                part.installEventFilter(self)
        self._order_focus(parts, after or self)
        self._parts = parts
        self._place()

    def _order_focus(self, parts: list[QWidget], before: QWidget) -> None:
        """Let new parts come where those are that stay, or after `before`."""
        stays = next((part for part in parts if part in self._parts), None)
        if stays is not None and (neighbour := stays.previousInFocusChain()) is not None:
            before = neighbour
        for part in parts:
            self.setTabOrder(before, part)
            before = part

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in {
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        }:
            self._place()
        return False

    def _place(self) -> None:
        left = top = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().boundedTo(QSize(max(self.width(), 1), self._line))
            size = size.expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
            if left and left + size.width() > self.width():
                left, top = 0, top + self._line
            lower = (self._line - size.height()) // 2
            part.setGeometry(QRect(left, top + lower, size.width(), size.height()))
            left += size.width() + self._gap
        if self.height() != top + self._line:
            self.setFixedHeight(top + self._line)
