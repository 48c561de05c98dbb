"""Where a ready voice is used: the steps, the console, and the id with the field that takes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.ui.voices.usage import UseVoiceCard

pytestmark = pytest.mark.no_qt_log

ID = "f54b728e9a3d4c06b1e785d2f7c4403a"


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(
        Voice(ID, "Marlowe", "Success", "en", f"{LINK}m.wav", "pro"),
        Voice("other", "林知夏", "Success", "zh", f"{LINK}l.wav"),
        Voice("empty", "Empty", "Init"),
        Voice("busy", "Busy", "Training", "en"),
        Voice("bad", "Bad", "Failed"),
        Voice("odd", "Odd", "Paused"),
    )
    app.select(ID)
    return app


@pytest.fixture
def usage(app: AppWindow) -> UseVoiceCard:
    return app.window.panel.usage


def ways_to_copy(app: AppWindow) -> list[QAbstractButton]:
    buttons = app.window.panel.findChildren(QAbstractButton)
    return [one for one in buttons if one.isVisible() and one.accessibleName() == "Copy ID"]


def test_a_ready_voice_tells_where_it_is_used(usage: UseVoiceCard) -> None:
    title = QAccessible.queryAccessibleInterface(usage.title)
    assert title.text(QAccessible.Text.Name) == "Use this voice"
    words = [label.text() for label in usage.findChildren(QLabel) if label.isVisible()]
    told = " ".join(words)
    steps = ("role settings", "\u2068Marlowe\u2069", "Save", "Restart the device")
    assert [told.index(step) for step in steps] == sorted(told.index(step) for step in steps)
    assert "ttsVoiceId" in words
    assert ID in words, "whole"
    shown = usage.id.fontMetrics().horizontalAdvance(ID)
    assert shown <= usage.id.width(), "and not cut off"


@pytest.mark.parametrize("voice_id", ["empty", "busy", "bad", "odd"])
def test_only_a_ready_voice_can_be_used(app: AppWindow, usage: UseVoiceCard, voice_id: str) -> None:
    app.select(voice_id)
    assert not usage.isVisible()
    assert app.window.panel.details.id.isVisible()
    assert ways_to_copy(app) == [app.window.panel.details.copy]


def test_the_console_opens_and_the_steps_stay_for_who_comes_back(
    app: AppWindow, usage: UseVoiceCard, pages: list[str]
) -> None:
    usage.console.click()
    assert pages == ["https://xrobo.qiniu.com"]
    assert usage.is_open
    app.select("other")
    assert not usage.is_open, "folded once it was used"
    assert app.preferences.now.usage_folded


def test_the_whole_id_is_copied_from_the_card(
    app: AppWindow, usage: UseVoiceCard, qtbot: QtBot
) -> None:
    assert ways_to_copy(app) == [usage.copy], "the id isn't among the facts again"
    qtbot.mouseClick(usage.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == ID
    app.idle()
    assert usage.is_open
    app.select("other")
    assert ways_to_copy(app) == [app.window.panel.details.copy]


def test_it_is_folded_and_opened_by_its_title_and_stays_so(
    app: AppWindow, usage: UseVoiceCard, qtbot: QtBot
) -> None:
    usage.title.setFocus()
    qtbot.keyClick(usage.title, Qt.Key.Key_Space)
    assert not usage.console.isVisible()
    assert app.window.panel.details.id.isVisible()
    app.select("other")
    assert not usage.is_open
    qtbot.keyClick(usage.title, Qt.Key.Key_Return)
    assert usage.is_open
    assert "林知夏" in usage.choose.text()
    assert not app.window.panel.details.id.isVisible()
    app.select(ID)
    assert usage.is_open


def test_another_name_is_the_one_to_choose(app: AppWindow, usage: UseVoiceCard) -> None:
    app.service.set(ID, "Success", name="Marlowe 2")
    app.run(app.voices_service.refresh())
    assert "\u2068Marlowe 2\u2069" in usage.choose.text()
    assert usage.is_open
