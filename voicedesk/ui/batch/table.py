"""The table of a batch: a line for each row, which can be written in before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicedesk.domain.text import clean
from voicedesk.ui.kit.marks import STATE_ICONS, paint_words
from voicedesk.ui.kit.tables import Index, Table, TableHeader
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import Tone

translate = QCoreApplication.translate


class BatchColumn(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    NAME = 1
    LINK = 2
    SPEAKER = 3
    FOUND = 4


EDITABLE = frozenset({BatchColumn.NAME, BatchColumn.LINK, BatchColumn.SPEAKER})


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What a row's cells say.

    Attributes:
        found: what was found of it, or what became of it, in a few words.
        detail: the same at length.
        tone: how good that is; None for nothing to be said.
        icon: stands before it; empty for the tone's own.
        wrong: the cells that have to be changed before it can be sent.
        is_shared: whether the speaker is the name, as none was given.
    """

    number: int
    name: str
    link: str
    speaker: str
    found: str = ""
    detail: str = ""
    tone: Tone | None = None
    icon: str = ""
    wrong: frozenset[BatchColumn] = frozenset()
    is_shared: bool = False

    def text(self, column: BatchColumn) -> str:
        return (str(self.number), self.name, self.link, self.speaker, self.found)[column]


_ROOT = QModelIndex()
_TEXT = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class BatchModel(QAbstractTableModel):
    """The lines in sight.

    Signals:
        edited(int, BatchColumn, str): the person wrote something into a cell of this row.
    """

    edited = Signal(int, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[BatchLine] = []
        self._is_editable = False

    @property
    def lines(self) -> Sequence[BatchLine]:
        return self._lines

    def show(self, lines: Sequence[BatchLine], *, editable: bool) -> None:
        """Show these lines; those that stay in their place keep selection and editor."""
        self._is_editable = editable
        kept = min(len(lines), len(self._lines))
        if len(lines) < len(self._lines):
            self.beginRemoveRows(_ROOT, kept, len(self._lines) - 1)
            del self._lines[kept:]
            self.endRemoveRows()
        changed = [row for row in range(kept) if self._lines[row] != lines[row]]
        self._lines[:kept] = lines[:kept]
        if changed:
            first, last = self.index(changed[0], 0), self.index(changed[-1], BatchColumn.FOUND)
            self.dataChanged.emit(first, last)
        if len(lines) > kept:
            self.beginInsertRows(_ROOT, kept, len(lines) - 1)
            self._lines.extend(lines[kept:])
            self.endInsertRows()

    def line(self, row: int) -> BatchLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(BatchColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._is_editable and index.column() in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        column = BatchColumn(index.column())
        match role:
            case Qt.ItemDataRole.EditRole:
                return "" if column is BatchColumn.SPEAKER and line.is_shared else line.text(column)
            case _ if role in _TEXT:
                return clean(line.text(column))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return line.detail
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        self.edited.emit(index.row(), BatchColumn(index.column()), str(value))
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role not in _TEXT:
            return None
        return (
            translate("Batch", "Row"),
            translate("Batch", "Name"),
            translate("Batch", "Recording"),
            translate("Batch", "Speaker"),
            translate("Batch", "State"),
        )[section]


_ROW = 36
_WIDTHS: dict[int, int] = {
    BatchColumn.NUMBER: 46,
    BatchColumn.NAME: 150,
    BatchColumn.SPEAKER: 120,
}
_LEAST_FOUND, _FOUND_SHARE = 200, 0.55
"""Pixels that what was found has at least, and its share of what the other columns leave."""


class BatchView(Table):
    """Shows the lines; cells are written in where the model lets them be.

    Signals:
        pasted: the keys for pasting were pressed.
        removal_requested: Delete was pressed.
        row_changed(int): another row is the current one.
    """

    pasted = Signal()
    removal_requested = Signal()
    row_changed = Signal(int)

    def __init__(self, model: BatchModel) -> None:
        super().__init__(_ROW)
        columns = TableHeader(self, _WIDTHS, 0, ())
        columns.setSectionsClickable(False)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setMinimumSectionSize(40)
        self.setHorizontalHeader(columns)
        self.setModel(model)
        self.setItemDelegate(BatchDelegate(self, model))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        columns.setSectionResizeMode(BatchColumn.LINK, QHeaderView.ResizeMode.Stretch)
        theme().changed.connect(self.repaint_rows)

    @property
    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.repaint_rows()
        self.row_changed.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # What was found is a sentence, and matters more than the end of a link.
        room = self.width() - sum(_WIDTHS.values())
        found = max(_LEAST_FOUND, round(room * _FOUND_SHARE))
        self.horizontalHeader().resizeSection(BatchColumn.FOUND, found)
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(self.rowAt(int(event.position().y())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring(by_keyboard=False)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring(by_keyboard=True)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page is left
        else:
            super().keyPressEvent(event)


class BatchDelegate(QStyledItemDelegate):
    """Paints a cell's words, and before them a mark where they are wrong or say how good it is."""

    def __init__(self, table: Table, model: BatchModel) -> None:
        super().__init__(table)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        tokens, column = theme().tokens, BatchColumn(index.column())
        icon, mark = "", tokens.failed
        if column in line.wrong:
            icon = "warn"  # not by colour alone
        elif column is BatchColumn.FOUND and line.tone is not None:
            icon, mark = line.icon or STATE_ICONS[line.tone], tokens.tone(line.tone)[0]
        words = str(self._model.data(index))
        place = option.rect.adjusted(10, 0, -10, -1)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if icon:
            box = QRectF(place.left(), place.center().y() - 7, 16, 16)
            theme().icons.paint(painter, icon, box, mark)
            place.adjust(24, 0, 0, 0)
        weight = 500 if column is BatchColumn.NAME else 400
        painter.setFont(theme().font(13, weight, text=words))
        paint_words(painter, place, words, self._ink(line, column))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        editor = QLineEdit(parent)
        editor.setProperty("look", "cell")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Once: what is found of the row while someone types must not replace what was typed.
        if not editor.property("begun"):
            editor.setProperty("begun", True)
            super().setEditorData(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        editor.setGeometry(option.rect.adjusted(2, 3, -2, -4))

    def _ink(self, line: BatchLine, column: BatchColumn) -> str:
        tokens = theme().tokens
        if column in line.wrong:
            return tokens.failed
        if column is BatchColumn.FOUND:
            loud = {Tone.FAILED, Tone.READY, Tone.TRAINING}
            return tokens.tone(line.tone)[0] if line.tone in loud and line.tone else tokens.text2
        if column is BatchColumn.SPEAKER and line.is_shared:
            return tokens.text3
        return tokens.text if column is BatchColumn.NAME else tokens.text2
