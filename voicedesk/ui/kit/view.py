"""The base of everything that shows words, and what it is laid out in."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tokens


class View(QWidget):
    """A part of the window that renews its words with the language.

    Args:
        surface: what it is painted on, by its name in the style sheet; empty for nothing.
        edge: the side at which a line parts it from what is beside it; empty for none.

    """

    def __init__(self, parent: QWidget | None = None, *, surface: str = "", edge: str = "") -> None:
        super().__init__(parent)
        for name, value in (("surface", surface), ("edge", edge)):
            if value:
                self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                self.setProperty(name, value)

    @property
    def tokens(self) -> Tokens:
        return theme().tokens

    def set_surface(self, surface: str) -> None:
        """Paint it on another surface."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "surface", surface)

    def set_edge(self, edge: str) -> None:
        """Part it from what is beside it by a line at another side."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "edge", edge)

    def retranslate(self) -> None:
        """Set every word anew. Called when the language changes; views call it once built."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def set_look(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property's
    """Set a property that the style sheet asks for, and apply the sheet anew where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


PANEL_WIDTH = 336
"""Pixels that the panel of a voice takes."""


class Pane(View):
    """A panel or form beside the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface="pane", edge="left")


class Foot(View):
    """The buttons at the foot of a pane, under a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="top")


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
