"""The table of rows to be sent, or that were."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from voicedesk.ui.batch.batch_line import BatchColumn, BatchLine
from voicedesk.ui.batch.batch_model import BatchModel
from voicedesk.ui.kit.column_head import HEAD_HEIGHT, paint_column_head
from voicedesk.ui.kit.painted_words import paint_words
from voicedesk.ui.kit.table_look import dress_table
from voicedesk.ui.kit.voice_mark import STATE_ICONS
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone, colour

_ROW = 36
_WIDTHS = {
    BatchColumn.NUMBER: 46,
    BatchColumn.NAME: 150,
    BatchColumn.SPEAKER: 120,
}
_LEAST_FOUND, _FOUND_SHARE = 200, 0.55
"""Pixels that what was found has at least, and its share of what the other columns leave."""

Index = QModelIndex | QPersistentModelIndex


class BatchView(QTableView):
    """Shows the lines; cells are written in where the model lets them be.

    Signals:
        pasted: the keys for pasting were pressed.
        removal_wanted: Delete was pressed.
        row_changed(int): another row is the current one.
    """

    pasted = Signal()
    removal_wanted = Signal()
    row_changed = Signal(int)

    def __init__(self, theme: Theme, model: BatchModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setHorizontalHeader(_Header(theme, self))
        self.setItemDelegate(_Delegate(theme, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_table(self, _ROW)
        columns = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        columns.setSectionResizeMode(BatchColumn.LINK, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_changed.emit(current.row())

    def resizeEvent(self, event: QEvent) -> None:
        # What was found is a sentence, and matters more than the end of a link.
        room = self.width() - sum(_WIDTHS.values())
        found = max(_LEAST_FOUND, round(room * _FOUND_SHARE))
        self.horizontalHeader().resizeSection(BatchColumn.FOUND, found)
        super().resizeEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page is left
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a cell: words, and in the last column how good they are."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = index.model(), option.widget
        line = model.line(index.row()) if isinstance(model, BatchModel) else None
        if line is None or not isinstance(view, BatchView):
            return
        tokens = self._theme.tokens
        column = BatchColumn(index.column())
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.selectionModel().isRowSelected(index.row()):
            active = view.hasFocus()
            painter.fillRect(option.rect, colour(tokens.select if active else tokens.select_idle))
        painter.fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
            colour(tokens.line),
        )
        place = option.rect.adjusted(10, 0, -10, -1)
        if column in line.wrong:
            # Not by colour alone: a mark stands before what is to be changed.
            box = QRectF(place.left(), place.center().y() - 7, 16, 16)
            self._theme.icons.paint(painter, "warn", box, tokens.failed)
            place.adjust(22, 0, 0, 0)
        elif column is BatchColumn.FOUND and line.tone is not None:
            ink = tokens.tone(line.tone)[0]
            box = QRectF(place.left(), place.center().y() - 7, 16, 16)
            self._theme.icons.paint(painter, line.icon or STATE_ICONS[line.tone], box, ink)
            place.adjust(24, 0, 0, 0)
        words = model.data(index)
        weight = 500 if column is BatchColumn.NAME else 400
        painter.setFont(self._theme.font(13, weight, text=str(words)))
        paint_words(painter, place, str(words), self._ink(line, column))
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
        tokens = self._theme.tokens
        if column in line.wrong:
            return tokens.failed
        if column is BatchColumn.FOUND:
            loud = {Tone.FAILED, Tone.READY, Tone.TRAINING}
            return tokens.tone(line.tone)[0] if line.tone in loud and line.tone else tokens.text2
        if column is BatchColumn.SPEAKER and line.is_shared:
            return tokens.text3
        return tokens.text if column is BatchColumn.NAME else tokens.text2


class _Header(QHeaderView):
    """The heads of the columns."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        words = self.model().headerData(logical, Qt.Orientation.Horizontal)
        paint_column_head(painter, self._theme, rect, str(words or ""), sort=None)
