"""Files and folders, chosen in a dialog that doesn't hold up the event loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def ask_target(
    window: QWidget, title: str, suggested: Path, kind: str, chosen: Chosen
) -> QFileDialog:
    """Ask where a file is to be saved; the dialog itself asks before another is replaced.

    Args:
        suggested: folder and name to begin with; its suffix is added where none is typed.
        kind: what the files are, such as `Archives (*.zip)`.
        chosen: told the path; not called when the person decides otherwise.
    """
    dialog = _dialog(window, title, suggested.parent, kind, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def ask_file(window: QWidget, title: str, folder: Path, kind: str, chosen: Chosen) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(window, title, folder, kind, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_folder(window: QWidget, title: str, folder: Path, chosen: Chosen) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(window, title, folder, "", chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(window: QWidget, title: str, folder: Path, kind: str, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(window, title, str(folder), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    return dialog
