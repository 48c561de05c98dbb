"""The base of everything that shows words, and what it is laid out in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

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
