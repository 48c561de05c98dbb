from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.help import AboutSheet, Shortcut, ShortcutsSheet
from voicedesk.ui.theme import Theme


def words(sheet: QWidget) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}


def test_every_key_is_listed_with_what_it_does(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    keys = [Shortcut("Search", "Ctrl+F"), Shortcut("Louder", "Ctrl++"), Shortcut("Play", "Space")]
    sheet = ShortcutsSheet(theme, window, lambda: keys)
    sheet.open_sheet()
    assert words(sheet) >= {"Search", "Ctrl+F", "Louder", "Ctrl++", "Play", "Space"}
    assert sheet._rows[1][1]._keys == ["Ctrl", "+"]
    sheet.close_sheet()


def test_the_program_says_what_it_is(theme: Theme, window: QWidget) -> None:
    sheet = AboutSheet(theme, window, "0.1.0")
    sheet.open_sheet()
    assert words(sheet) >= {"VoiceDesk", "Version 0.1.0"}
    assert any("MIT" in text for text in words(sheet))
    sheet.close_sheet()
