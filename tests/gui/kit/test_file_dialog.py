"""Files chosen in dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.kit.dialogs import ask_file, ask_folder, ask_target


def test_a_folder_that_is_not_there_is_not_taken_for_a_file(
    window: QWidget, tmp_path: Path
) -> None:
    dialog = ask_file(window, "Restore", tmp_path / "Documents" / "mine", "", lambda _: None)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert "mine" not in "".join(dialog.selectedFiles())
    dialog.close()


def test_a_target_gets_its_suffix_and_what_is_left_alone_is_not_told(
    window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    selected: list[Path] = []
    dialog = ask_target(
        window, "Back up", tmp_path / "list.zip", "Archives (*.zip)", selected.append
    )
    assert dialog.selectedFiles() == [str(tmp_path / "list.zip")]
    dialog.selectFile("other")
    dialog.accept()
    assert selected == [tmp_path / "other.zip"]
    left = ask_folder(window, "Save demos", tmp_path, selected.append)
    left.reject()
    assert len(selected) == 1
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
