"""Files and folders, chosen in a dialog that doesn't hold up the event loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def ask_target(
    window: QWidget, title: str, suggested: Path, kind: str, selected: Chosen
) -> QFileDialog:
    """Ask where a file is to be saved; the dialog itself asks before another is replaced.

    Args:
        suggested: folder and name to begin with; its suffix is added where none is typed.
        kind: what the files are, such as `Archives (*.zip)`.
        chosen: told the path; not called when the person decides otherwise.
    """
    dialog = _dialog(window, title, suggested.parent, kind, selected)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def ask_file(window: QWidget, title: str, folder: Path, kind: str, selected: Chosen) -> QFileDialog:
    dialog = _dialog(window, title, folder, kind, selected)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_folder(window: QWidget, title: str, folder: Path, selected: Chosen) -> QFileDialog:
    dialog = _dialog(window, title, folder, "", selected)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(window: QWidget, title: str, folder: Path, kind: str, selected: Chosen) -> QFileDialog:
    # Of a folder that isn't there, Qt would make the name of the file.
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), Path.home())
    dialog = QFileDialog(window, title, str(there), kind)
    for label, words in _labels():
        dialog.setLabelText(label, words)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: selected(Path(path)))
    return dialog


def _labels() -> list[tuple[QFileDialog.DialogLabel, str]]:
    """What Qt leaves in English in its own dialog."""
    label, translate = QFileDialog.DialogLabel, QCoreApplication.translate
    return [
        (label.LookIn, translate("FileDialog", "Folder:")),
        (label.FileName, translate("FileDialog", "Name:")),
        (label.FileType, translate("FileDialog", "Type:")),
    ]


def documents_folder() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
