from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.help import AboutDialog, Shortcut, ShortcutsDialog


def words(dialog: QWidget) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_every_key_is_listed_with_what_it_does(window: QWidget, qtbot: QtBot) -> None:
    keys = [Shortcut("Search", "Ctrl+F"), Shortcut("Louder", "Ctrl++"), Shortcut("Play", "Space")]
    dialog = ShortcutsDialog(window, lambda: keys)
    dialog.open_dialog()
    assert words(dialog) >= {"Search", "Ctrl+F", "Louder", "Ctrl++", "Play", "Space"}
    assert dialog._rows[1][1]._keys == ["Ctrl", "+"]
    dialog.close_dialog()


def test_the_program_says_what_it_is(window: QWidget) -> None:
    dialog = AboutDialog(window, "0.1.0")
    dialog.open_dialog()
    assert words(dialog) >= {"VoiceDesk", "Version 0.1.0"}
    assert any("MIT" in text for text in words(dialog))
    dialog.close_dialog()
