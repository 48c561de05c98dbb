"""The usual way: the same rows in a plain model, filtered and sorted by QSortFilterProxyModel."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QTableView

from voicedesk.domain.voice import Voice

_Index = QModelIndex | QPersistentModelIndex


class PlainRows(QAbstractTableModel):
    """Name, state, language and id, as text that is ready to be shown."""

    def __init__(self, voices: list[Voice]) -> None:
        super().__init__()
        self._cells = [(one.name, one.state, one.language, one.id) for one in voices]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        return None


class ProxiedTable(QTableView):
    """A plain table over the proxy, which looks into the four texts, as VoiceDesk does."""

    def __init__(self, voices: list[Voice]) -> None:
        super().__init__()
        self._rows = PlainRows(voices)
        self.proxy = QSortFilterProxyModel()
        self.proxy.setSourceModel(self._rows)
        self.proxy.setFilterKeyColumn(-1)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.proxy)
