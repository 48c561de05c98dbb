"""The floor of a start: the least that shows a table of rows with PySide6. Run as a process.

Arguments: seconds to stay open for, and how many rows. Prints what `figures` tells once the window
is painted and, before it closes, MiB again.
"""

# ruff: noqa: E402, T201 - the clock starts before Qt is loaded; what is printed is read

import time

_began = time.monotonic()

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

ROWS = int(sys.argv[2])
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(_CELLS[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELLS[index.row()][index.column()]
        return None


_CELLS = [(f"复刻音色-{row:05d}", "Ready", "zh", f"{row:032x}") for row in range(ROWS)]

_application = QApplication(sys.argv[:1])
_window = QMainWindow()
_table = QTableView()
_model = _Rows()
_table.setModel(_model)
_window.setCentralWidget(_table)
_window.resize(1100, 700)
_window.show()
_application.processEvents()
while not _window.windowHandle().isExposed():
    _application.processEvents()

from tests.benchmarks.figures import memory, print_start

print_start(_began)
_until = time.monotonic() + float(sys.argv[1])
while time.monotonic() < _until:
    _application.processEvents()
    time.sleep(0.01)
print(f"[{memory()}]", flush=True)
