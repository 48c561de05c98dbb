"""Rows and columns in one call, and what breaks into lines as text does.

In rows and columns a part is a widget, another layout, a number of pixels left free, or None for
what stretches. In a tuple it comes with its stretch, or with its alignment.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

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
    return _fill(QHBoxLayout(), parts, on, margins, gap)


def column(
    *parts: Part, on: QWidget | None = None, margins: Margins = (0, 0, 0, 0), gap: int = 0
) -> QVBoxLayout:
    """Lay parts out from top to bottom, as `row` does."""
    return _fill(QVBoxLayout(), parts, on, margins, gap)


def _fill(box: Box, parts: tuple[Part, ...], on: QWidget | None, margins: Margins, gap: int) -> Box:
    if on is not None:
        on.setLayout(box)
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


def order_tabs(*widgets: QWidget) -> None:
    """Let Tab go through these widgets in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_stops(within: QWidget) -> list[QWidget]:
    """What Tab can lead to inside of a widget, as it was made.

    The list of a combo box isn't in its window.
    """
    inside = (one for one in within.findChildren(QWidget) if one.window() is within.window())
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def discard(widgets: Iterable[QWidget]) -> None:
    """Take widgets out of sight at once, and delete them once their own events are over."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()


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
        """Show these, in this order; the keyboard goes through them in it too. Others are deleted.

        Args:
            after: the widget that Tab leads here from, where no part stays that shows it.
        """
        before = self._parts
        gone = [part for part in before if part not in parts]
        new = [part for part in parts if part not in before]
        focused = next((at for at, part in enumerate(before) if part.hasFocus()), len(before))
        for part in new:
            part.setParent(self)
            part.show()
            part.installEventFilter(self)
        # New parts come where those are that stay.
        stays = next((part for part in parts if part in before), None)
        order_tabs((stays.previousInFocusChain() if stays else None) or after or self, *parts)
        self._parts = parts
        self._place()
        if parts and any(part.hasFocus() for part in gone):
            (new[min(focused, len(new) - 1)] if new else parts[0]).setFocus(
                Qt.FocusReason.TabFocusReason
            )
        for part in gone:
            part.removeEventFilter(self)
        discard(gone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part wants another size
            self._place()
        return super().event(event)

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
            part.setGeometry(QRect(QPoint(left, top + (self._line - size.height()) // 2), size))
            left += size.width() + self._gap
        if self.height() != top + self._line:
            self.setFixedHeight(top + self._line)
