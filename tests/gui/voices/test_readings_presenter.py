"""Chinese found and sorted by its sound, from the service's list to the table."""

import pytest
from PySide6.QtCore import QLocale, Qt

from tests.gui.app_window import AppWindow
from tests.gui.voices.conftest import voice
from voicedesk.domain.text import Reading
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

LIN, CHEN = Reading("lin zhi xia", "lzx"), Reading("chen mo", "cm")


@pytest.fixture
def chinese() -> None:
    QLocale.setDefault(QLocale("zh_CN"))


def order(app: AppWindow) -> str:
    model = app.window.model
    return "".join(one.id for row in range(model.rowCount()) if (one := model.voice_at(row)))


def test_names_tags_and_notes_are_found_by_their_sound(app: AppWindow) -> None:
    app.sounds |= {"林知夏": LIN, "暖声": Reading("nuan sheng", "ns")}
    app.begin(voice("a", "林知夏"), voice("b"))
    app.window.voices.search.setText("lzx")
    app.wait(lambda: order(app) == "a")
    app.window.voices.search.setText("nuansheng")
    assert order(app) == ""
    assert app.session is not None
    app.run(app.session.annotations.add_tag(["b"], "暖声"))
    app.wait(lambda: order(app) == "b")
    app.window.voices.search.setText("lz")
    app.service.voices["c"] = voice("c", "林知夏")
    app.run(app.voices_service.refresh())
    app.wait(lambda: order(app) == "ac")


@pytest.mark.usefixtures("chinese")
def test_the_chinese_window_sorts_by_sound_once_it_is_known_and_keeps_the_selection(
    app: AppWindow,
) -> None:
    app.sounds |= {"林知夏": LIN, "陈默": CHEN}
    app.window.model.sort(VoiceColumn.NAME, Qt.SortOrder.AscendingOrder)
    app.begin(voice("l", "林知夏"), voice("c", "陈默"))
    app.select("l")
    app.wait(lambda: order(app) == "cl")
    assert app.window.voices.table.current_id == "l"
