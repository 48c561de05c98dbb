"""A window that takes one dropped file, and writes down what it was: `drop_target.py NOTE`."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class Target(QWidget):
    """Stays on top, in a corner of the screen."""

    def __init__(self, note: Path) -> None:
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self._note = note
        self.setWindowTitle("Drop target")
        self.setAcceptDrops(True)
        self.setGeometry(0, 0, 160, 160)
        QLabel("Drop here", self).setGeometry(40, 60, 100, 40)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        told = [{"name": file.name, "bytes": file.read_bytes().hex()} for file in files]
        event.acceptProposedAction()
        whole = self._note.with_suffix(".part")
        whole.write_text(json.dumps(told), encoding="utf-8")
        whole.replace(self._note)


def main() -> int:
    """Show the window until it is closed."""
    app = QApplication(sys.argv)
    window = Target(Path(sys.argv[1]))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
