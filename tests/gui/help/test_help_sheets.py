import re

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from voicedesk.ui.help import AboutDialog, Shortcut, ShortcutsDialog


def words(dialog: QWidget) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_every_key_is_listed_with_what_it_does(window: QWidget, qtbot: QtBot) -> None:
    keys = [Shortcut("Search", "Ctrl+F"), Shortcut("Louder", "Ctrl++"), Shortcut("Play", "Space")]
    dialog = ShortcutsDialog(window, keys)
    dialog.open(dialog.shut)
    assert words(dialog) >= {"Search", "Ctrl+F", "Louder", "Ctrl++", "Play", "Space"}
    dialog.reject()


def test_the_program_says_what_it_is(window: QWidget) -> None:
    dialog = AboutDialog(window, "0.1.0")
    dialog.open(dialog.shut)
    assert words(dialog) >= {"VoiceDesk", "Version 0.1.0"}
    assert any("MIT" in text for text in words(dialog))
    dialog.reject()


@pytest.mark.no_qt_log
def test_no_line_of_the_keys_is_cut(app: AppWindow) -> None:
    app.begin()
    app.window.commands.shortcuts.trigger()
    app.wait(lambda: app.window.findChild(ShortcutsDialog) is not None)
    dialog = app.window.findChild(ShortcutsDialog)
    assert dialog is not None
    for label in dialog.findChildren(QLabel):
        needs = label.fontMetrics().horizontalAdvance(label.text())
        assert needs <= label.width(), label.text()
    dialog.reject()


@pytest.mark.no_qt_log
def test_it_names_what_it_is_built_with_and_the_versions(app: AppWindow) -> None:
    app.begin()
    dialog = AboutDialog(app.window, "0.1.0")
    dialog.open(dialog.shut)
    said = " ".join(words(dialog))
    for part in ("Python", "Qt", "PySide", "FFmpeg"):
        assert re.search(rf"\b{part} \d+\.\d+", said), said
    assert "libsndfile" in said
    dialog.reject()
