"""Small helpers for widgets: layouts in one expression, gathered changes, menus and tool tips."""

from collections.abc import Callable
from html import escape
from itertools import islice

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""What stands in a row or column: a number is a gap in pixels, None takes the room that is left,
and a pair is a part with its stretch factor."""


def row(
    *parts: Part,
    spacing: int = 0,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    inside: QWidget | None = None,
) -> QHBoxLayout:
    """Lay out parts from left to right, as the layout of `inside` where that is given."""
    layout = QHBoxLayout(inside) if inside is not None else QHBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def column(
    *parts: Part,
    spacing: int = 0,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    inside: QWidget | None = None,
) -> QVBoxLayout:
    """Lay out parts from top to bottom, as the layout of `inside` where that is given."""
    layout = QVBoxLayout(inside) if inside is not None else QVBoxLayout()
    _fill(layout, parts, spacing, margins)
    return layout


def _fill(
    layout: QBoxLayout,
    parts: tuple[Part, ...],
    spacing: int,
    margins: tuple[int, int, int, int],
) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch()
            continue
        if isinstance(part, int):
            layout.addSpacing(part)
            continue
        item, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(item, QLayout):
            layout.addLayout(item, stretch)
        else:
            layout.addWidget(item, stretch)


_PACE_MS = 40
_MOST = 16
"""Handed on together: of so many rows each is painted anew by itself, of more the whole table."""


class Gathering(QObject):
    """Hands on ids: the first at once, those that come within a moment of it together."""

    def __init__(self, hand_on: Callable[[list[str]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._hand_on = hand_on
        self._waiting: dict[str, None] = {}
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(_PACE_MS)
        self._pace.timeout.connect(self._next)

    def add(self, one: str) -> None:
        """Take an id; the same one again is one."""
        self._waiting[one] = None
        if not self._pace.isActive():
            self._next()

    def forget(self) -> None:
        """Hand on no more of what waits."""
        self._waiting.clear()

    def _next(self) -> None:
        if self._waiting:
            gathered = list(islice(self._waiting, _MOST))
            for one in gathered:
                del self._waiting[one]
            self._pace.start()
            self._hand_on(gathered)


def sub_menu(menu: QMenu, title: str) -> QMenu:
    """Add a menu to `menu`.

    Made here and not by Qt: PySide may take an object that Qt made for one that was at the same
    address before, such as the item of a layout.
    """
    made = QMenu(title, menu)
    menu.addMenu(made)
    return made


def plain_tip(text: str) -> str:
    """`text` so that a tool tip shows it as it is; Qt takes whatever looks like markup for it."""
    if "<" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
