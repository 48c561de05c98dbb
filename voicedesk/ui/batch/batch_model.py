"""The table's model."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from voicedesk.domain.display import clean
from voicedesk.ui.batch.batch_line import EDITABLE, BatchColumn, BatchLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


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
        """What is shown."""
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
        """The line of a row."""
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
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
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
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(BatchColumn):
            return None
        words = _heads()[BatchColumn(section)]
        texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return words if role in texts else None


def _heads() -> dict[BatchColumn, str]:
    translate = QCoreApplication.translate
    return {
        BatchColumn.NUMBER: translate("Batch", "Row"),
        BatchColumn.NAME: translate("Batch", "Name"),
        BatchColumn.LINK: translate("Batch", "Audio URL"),
        BatchColumn.SPEAKER: translate("Batch", "Speaker"),
        BatchColumn.FOUND: translate("Batch", "State"),
    }
