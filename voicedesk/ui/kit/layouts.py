"""Rows, columns and lists of facts in one call.

In rows and columns a part is a widget, another layout, a number of pixels left free, or None for
what stretches. In a tuple it comes with its stretch, or with its alignment.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.labels import Label

Piece = QWidget | QLayout
Part = Piece | int | tuple[Piece, int | Qt.AlignmentFlag] | None
Margins = tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


def row(
    *parts: Part, on: QWidget | None = None, margins: Margins = (0, 0, 0, 0), gap: int = 8
) -> QHBoxLayout:
    """Lay parts out from left to right, in the widget `on` where there is one.

    Args:
        margins: left, top, right, bottom, in pixels.
        gap: pixels between two parts.
    """
    return _fill(QHBoxLayout(on) if on is not None else QHBoxLayout(), parts, margins, gap)


def column(
    *parts: Part, on: QWidget | None = None, margins: Margins = (0, 0, 0, 0), gap: int = 0
) -> QVBoxLayout:
    """Lay parts out from top to bottom, as `row` does."""
    return _fill(QVBoxLayout(on) if on is not None else QVBoxLayout(), parts, margins, gap)


_LINE = 32
"""Pixels that a fact takes at least."""


def lay_out_facts(on: QWidget, *lines: tuple[str, Piece] | QWidget, names: int = 100) -> None:
    """Lay out facts below each other: the name and its value; a widget alone takes both columns.

    Args:
        names: pixels that the names take at least.
    """
    grid = QGridLayout(on)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.setColumnMinimumWidth(0, names)
    grid.setColumnStretch(1, 1)
    for number, line in enumerate(lines):
        if isinstance(line, QWidget):
            grid.addLayout(column(line, margins=(0, 0, 0, 6)), number, 0, 1, 2)
            continue
        words, value = line
        name = Label(words, ink="text2")
        # In the middle of a line, also where the value is of several.
        name.setFixedHeight(_LINE)
        name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        grid.setRowMinimumHeight(number, _LINE)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(value, QWidget):
            grid.addWidget(value, number, 1)
        else:
            grid.addLayout(value, number, 1)


def _fill(box: Box, parts: tuple[Part, ...], margins: Margins, gap: int) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        piece, how = part if isinstance(part, tuple) else (part, 0)
        if piece is None:
            box.addStretch()
        elif isinstance(piece, int):
            box.addSpacing(piece)
        else:
            if isinstance(piece, QWidget):
                box.addWidget(piece)
            else:
                box.addLayout(piece)
            if isinstance(how, Qt.AlignmentFlag):
                box.setAlignment(piece, how)
            else:
                box.setStretchFactor(piece, how)
    return box
