"""Rows and columns of widgets in one call.

A part is a widget, another layout, a number of pixels left free, or None for what stretches. In a
tuple it comes with its stretch, or with its alignment.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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
