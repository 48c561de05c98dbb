"""Gathered changes, and what goes around traps of Qt's menus and tool tips."""

from collections.abc import Callable
from html import escape
from itertools import islice

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

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
