"""Where the keyboard goes when what it was on goes away, and that one sees it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.app_window import AppWindow
from tests.gui.voices.conftest import voice
from voicedesk.domain.voice import VoiceChanges
from voicedesk.ui.kit.buttons import LastInput

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def opened(app: AppWindow, monkeypatch: pytest.MonkeyPatch) -> AppWindow:
    monkeypatch.setattr(LastInput, "by_key", False)
    app.begin(voice("a"), voice("b"))
    app.window.activateWindow()
    app.wait(app.window.isActiveWindow)
    return app


def focused() -> QWidget:
    return QApplication.focusWidget()


def test_when_the_list_runs_empty_no_key_makes_a_voice(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    window.model.apply(VoiceChanges(removed=("a", "b")))
    assert focused() is window.voices.search
    opened.qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert not opened.service.times("create")
    assert not window.desk.form_is_open


def test_with_the_rows_the_keyboard_is_back_in_them(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    window.model.apply(VoiceChanges(removed=("a", "b")))
    window.model.apply(VoiceChanges(added=(voice("c"),)))
    assert focused() is window.voices.table


def test_a_search_that_finds_nothing_keeps_the_keyboard(opened: AppWindow) -> None:
    search = opened.window.voices.search
    search.setFocus()
    opened.qtbot.keyClicks(search, "nothing like it")
    assert focused() is search
    search.clear()
    assert focused() is search


@pytest.mark.parametrize("way", ["hidden", "disabled"])
def test_what_goes_away_leaves_the_keyboard_in_the_list(opened: AppWindow, way: str) -> None:
    panel = opened.window.panel
    panel.rename.setFocus()
    assert focused() is panel.rename
    if way == "hidden":
        panel.hide()
    else:
        panel.rename.setEnabled(False)
    assert focused() is opened.window.voices.table


def test_a_move_that_a_key_caused_is_ringed(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    window.panel.rename.setFocus()
    assert window.panel.rename.focused_by_keyboard
    window.voices.table.setFocus()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.rect().center())
    window.panel.rename.setFocus()
    assert not window.panel.rename.focused_by_keyboard
