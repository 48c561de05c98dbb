"""The base of what the window is made of, and what goes around traps of Qt's widgets."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QScrollArea,
    QStyleOptionMenuItem,
    QWidget,
)

from voicedesk.ui.kit.marks import painting
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tokens


class View(QWidget):
    """A part of the window.

    Args:
        surface: what it is painted on, by its name in the style sheet; empty for nothing.
        edge: the side at which a line parts it from what is beside it; empty for none.

    Attributes:
        escape: the button that Escape presses.
    """

    escape: QAbstractButton | None = None

    def __init__(self, parent: QWidget | None = None, *, surface: str = "", edge: str = "") -> None:
        super().__init__(parent)
        if surface or edge:
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.setProperty("surface", surface)
            self.setProperty("edge", edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.escape is not None and event.key() == Qt.Key.Key_Escape:
            self.escape.click()
        else:
            super().keyPressEvent(event)

    @property
    def tokens(self) -> Tokens:
        return theme().tokens

    def restyle(self, name: str, value: str) -> None:
        """Give it another `surface`, or `edge`."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, name, value)


def set_look(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property's
    """Set a property that the style sheet asks for, and apply the sheet anew where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


PANEL_WIDTH = 336
"""Pixels that the panel of a voice takes."""


class PaneScroll(QScrollArea):
    """Lets `inside` scroll up and down on the pane's own surface."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self.viewport())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def event(self, event: QEvent) -> bool:
        # Not before: all that is in it would be styled then, and again with each parent to come.
        if event.type() == QEvent.Type.Polish and self.widget() is None:
            self.setWidget(self._inside)
            self._inside.setAutoFillBackground(False)
        return super().event(event)


class KeysMenu(QMenu):
    """Paints its keys itself, at the right: Qt begins them all at one place under a style sheet."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        option.text = option.text.partition("\t")[0]  # the room for the keys stays

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            painter.setFont(self.font())
            for action in self.actions():
                place = self.actionGeometry(action).adjusted(0, 0, -_KEYS_END, 0)
                ink = "text2" if action.isEnabled() else "disabled"
                painter.setPen(theme().icons.tint(ink))
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                painter.drawText(place, _KEYS, keys)


_KEYS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_KEYS_END = 10


def sub_menu(menu: QMenu, title: str) -> QMenu:
    """Add a menu to `menu`.

    Made here and not by Qt: PySide may take an object that Qt made for one that was at the same
    address before, such as the item of a layout.
    """
    made = KeysMenu(title, menu)
    menu.addMenu(made)
    return made


def popup_menu(parent: QWidget) -> QMenu:
    """A menu that deletes itself once it is closed."""
    menu = KeysMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def open_at(menu: QMenu, button: QWidget, *, above: bool = False, right: bool = False) -> None:
    """Open a menu below a button, or above it; `right` lets it end where the button ends."""
    size = menu.sizeHint()
    x = button.width() - size.width() if right else 0
    y = -size.height() - 4 if above else button.height() + 4
    menu.popup(button.mapToGlobal(QPoint(x, y)))


def add_choice(
    menu: QMenu, words: str, choose: Callable[..., object], *values: object, on: bool
) -> QAction:
    """Add an entry, ticked where `on`, that calls `choose(*values)`. Its words hold no mnemonic."""
    action = QAction(words.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda: choose(*values))
    menu.addAction(action)
    return action


def plain_tip(text: str) -> str:
    """`text` so that a tool tip shows it as it is; Qt takes whatever looks like markup for it."""
    if "<" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")


def say(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` once it has said what it is saying."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
