"""Tables: one look for their rows and heads, a header that makes room, and arcs that turn.

`Table` paints the shape of a selected or hovered row under its cells; a delegate paints what is in
them. `TableHeader` paints the titles and hides columns in a narrow window.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from voicedesk.ui.kit.buttons import is_by_keyboard
from voicedesk.ui.kit.marks import paint_words
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

Index = QModelIndex | QPersistentModelIndex

_TURN_MS, _TURN_DEGREES = 250, 60


class TurningArcs(QTimer):
    """Turns the arcs that a table's delegate paints, four times a second.

    A cell is painted again only if it was painted since the last turn. So out of sight and in a
    minimised window nothing runs; the next paint starts it.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table, singleShot=True, interval=_TURN_MS)
        self._table = table
        self._degrees = 0.0
        self._painted: set[QPersistentModelIndex] = set()
        self.timeout.connect(self._turn)

    def painting(self, index: Index) -> float:
        """How far the arc in this cell, which is being painted, has turned, in degrees."""
        self._painted.add(QPersistentModelIndex(index))
        if not self.isActive() and not theme().reduced_motion:
            self.start()
        return self._degrees

    def _turn(self) -> None:
        painted, self._painted = self._painted, set()
        if not self._table.window().isMinimized():
            self._degrees = (self._degrees + _TURN_DEGREES) % 360
            for index in painted:
                self._table.update(index)


class Table(QTableView):
    """Whole rows of one height, no grid, no frame; Tab leads out of it.

    Attributes:
        hovered: the row under the pointer; -1 for none.
        arcs: turns what is painted of trainings under way.

    Signals:
        menu_requested: right click or the menu key: where, in screen pixels.
    """

    menu_requested = Signal(QPoint)

    def __init__(self, row_height: int) -> None:
        super().__init__()
        # To ask for one that Qt made takes PySide 10 ms, which the start can't spare.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.hovered = -1
        self.arcs = TurningArcs(self)
        self._focused = False
        self._ringed = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its room is always taken: the columns stay where they are as it comes and goes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and last row; Qt means the cells of the row."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.model().rowCount() - 1,
        }
        if action not in ends:
            return super().moveCursor(action, keys)
        return self.model().index(ends[action], max(0, self.currentIndex().column()))

    def is_selected(self, row: int) -> bool:
        return self.selectionModel().isRowSelected(row)

    def row_rect(self, row: int) -> QRect:
        """Where a row's shape is, in the viewport."""
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        return QRect(0, top, self.horizontalHeader().length(), height)

    def is_in_sight(self, row: int) -> bool:
        """Whether more than half of a row's height is in the viewport."""
        return self.viewport().rect().contains(self.row_rect(row).center())

    def show_current(self) -> None:
        """Scroll so that the current row is in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self.row_rect(row))

    def repaint_rows(self) -> None:
        self.viewport().update()

    def hover(self, row: int) -> None:
        before, self.hovered = self.hovered, row
        if before != row:
            self.update_row(before)
            self.update_row(row)

    def ring(self, *, by_keyboard: bool) -> None:
        if self._ringed != by_keyboard:
            self._ringed = by_keyboard
            self.repaint_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.rows_in(event.rect())
        for row in range(first, last + 1):
            self._paint_shape(painter, row)
        painter.end()
        super().paintEvent(event)

    def rows_in(self, area: QRect) -> tuple[int, int]:
        """The first and last row that an area of the viewport touches."""
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        count = self.model().rowCount()
        return (count if first < 0 else first), (count - 1 if last < 0 else last)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hover(-1)
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():  # no longer minimised: arcs go on turning
            self.repaint_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.horizontalHeader()
        if isinstance(header, TableHeader):
            header.fit(event.size().width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focused = True
        self._ringed = self._ringed or is_by_keyboard(event)
        super().focusInEvent(event)
        self.repaint_rows()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        menu = event.reason() == Qt.FocusReason.PopupFocusReason
        self._focused = menu
        self._ringed = self._ringed and menu
        super().focusOutEvent(event)
        self.repaint_rows()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.row_rect(self.currentIndex().row()).bottomLeft() + QPoint(48, -6)
            self.menu_requested.emit(self.viewport().mapToGlobal(below))
        elif self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

    def _paint_shape(self, painter: QPainter, row: int) -> None:
        tokens = theme().tokens
        shape = QRectF(self.row_rect(row)).adjusted(0, 1, 0, -1)
        back = tokens.hover if row == self.hovered else ""
        if self.is_selected(row):
            back = tokens.select if self._focused else tokens.select_idle
        if back:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(back))
            painter.drawRoundedRect(shape, 8, 8)
        if self._ringed and self._focused and row == self.currentIndex().row():
            painter.setPen(QPen(colour(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 7, 7)


HEAD_HEIGHT = 32


class TableHeader(QHeaderView):
    """Column titles that are painted as the rest is, and columns that make room.

    Args:
        widths: what each column takes at first, in pixels; the first column, which isn't among
            them, takes the rest.
        least: pixels of the first column.
        give_way: the columns that step aside in a narrow window, in this order.

    Attributes:
        hidden: the columns that the person hides.
    """

    def __init__(
        self, table: QTableView, widths: Mapping[int, int], least: int, give_way: Sequence[int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.hidden: set[int] = set()
        self._aside: set[int] = set()
        self._widths = dict(widths)
        self._least = least
        self._give_way = give_way
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)

    def prepare(self) -> None:
        """Give the columns their first widths; to be called once the table has its model."""
        for column, width in self._widths.items():
            self.resizeSection(column, width)
        self.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sectionResized.connect(self._resized)
        self.show_columns()

    def fit(self, width: int) -> None:
        """Hide what doesn't fit into `width` pixels beside a readable first column."""
        need = self._least + sum(
            taken for column, taken in self._widths.items() if column not in self.hidden
        )
        aside: set[int] = set()
        for column in self._give_way:
            if need > width and column not in self.hidden:
                aside.add(column)
                need -= self._widths[column]
        if aside != self._aside:
            self._aside = aside
            self.show_columns()

    def show_columns(self, *, aside: bool = True) -> None:
        """Hide what the person hid, and what stepped aside unless that is left out."""
        hidden = self.hidden | self._aside if aside else self.hidden
        for column in range(self.count()):
            if self.isSectionHidden(column) != (column in hidden):
                self.setSectionHidden(column, column in hidden)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        by, order = self.sortIndicatorSection(), self.sortIndicatorOrder()
        words = str(self.model().headerData(logical_index, Qt.Orientation.Horizontal))
        paint_column_head(painter, rect, words, sort=order if by == logical_index else None)

    def _resized(self, section: int, _before: int, width: int) -> None:
        # Qt gives a hidden column the width 0; the one it comes back with decides whether it fits.
        if width and section in self._widths:
            self._widths[section] = width


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
    place = rect.adjusted(10, 0, -18 if is_sorted else -2, -1)
    wide = paint_words(painter, place, words, tokens.text if is_sorted else tokens.text2)
    if is_sorted:
        box = QRectF(place.left() + wide + 3, rect.center().y() - 7, 14, 14)
        if sort == Qt.SortOrder.AscendingOrder:
            painter.translate(box.center())
            painter.rotate(180)
            painter.translate(-box.center())
        theme().icons.paint(painter, "sort-descending", box, tokens.text)
    painter.restore()
