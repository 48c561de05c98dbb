"""What all tables look like."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tokens, colour

_OVER = 20
"""Pixels that a row's shape reaches over a cell's edges, so that no seam is seen between cells."""


class TableLook(Protocol):
    """What a table shows beside its data.

    Attributes:
        hovered: the row under the pointer; -1 for none.
        focused: whether the table has the keyboard.
        ringed: whether a ring shows where.
        first, last: the columns at both ends.
    """

    hovered: int
    focused: bool
    ringed: bool
    first: int
    last: int


def dress_table(table: QTableView, row_height: int) -> None:
    """Whole rows of one height, no grid, no frame; Tab leads out of it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height)


def paint_row_shape(
    painter: QPainter,
    tokens: Tokens,
    look: TableLook,
    cell: QRect,
    index: QModelIndex | QPersistentModelIndex,
    *,
    selected: bool,
    current: bool,
) -> None:
    """Paint a cell's part of the row's rounded shape, where the row is chosen or pointed at.

    Args:
        current: whether this is the row that keys go to.
    """
    shape = QRectF(cell).adjusted(-_OVER, 1, _OVER, -1)
    if index.column() == look.first:
        shape.setLeft(cell.left())
    if index.column() == look.last:
        shape.setRight(cell.right() + 1)
    back = ""
    if selected:
        back = tokens.select if look.focused else tokens.select_idle
    elif index.row() == look.hovered:
        back = tokens.hover
    if back:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(back))
        painter.drawRoundedRect(shape, 8, 8)
    if current and look.ringed and look.focused:
        painter.setPen(QPen(colour(tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 7, 7)


HEAD_HEIGHT = 32


def paint_column_head(
    painter: QPainter, rect: QRect, words: str, *, sort: Qt.SortOrder | None
) -> None:
    """Paint a column's title over a line; `sort` where the rows are sorted by it."""
    tokens = theme().tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, colour(tokens.content))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(tokens.line))
    is_sorted = sort is not None
    font = theme().font(11, 600 if is_sorted else 500, text=words)
    painter.setFont(font)
    painter.setPen(colour(tokens.text if is_sorted else tokens.text2))
    metrics = QFontMetrics(font)
    room = rect.width() - 10 - (18 if is_sorted else 2)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    place = rect.adjusted(10, 0, 0, -1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    if is_sorted:
        box = QRectF(
            place.left() + metrics.horizontalAdvance(words) + 3, rect.center().y() - 7, 14, 14
        )
        if sort == Qt.SortOrder.AscendingOrder:
            painter.translate(box.center())
            painter.rotate(180)
            painter.translate(-box.center())
        theme().icons.paint(painter, "sort-descending", box, tokens.text)
    painter.restore()


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_words(painter: QPainter, place: QRect, words: str, ink: str) -> None:
    """Paint `words` into `place` in the painter's font, cut with an ellipsis where too long."""
    painter.setPen(colour(ink))
    shown = QFontMetrics(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, max(0, place.width())
    )
    painter.drawText(place.adjusted(0, 0, 2, 0), _MIDDLE_LEFT, shown)
