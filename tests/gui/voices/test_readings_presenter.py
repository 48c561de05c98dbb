"""Chinese found and sorted by its sound, from the service's list to the table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt

from tests.gui.bench import Bench
from tests.gui.voices.conftest import voice
from voicedesk.domain.text import Reading
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

LIN, CHEN = Reading("lin zhi xia", "lzx"), Reading("chen mo", "cm")


@pytest.fixture
def chinese() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN"))
    yield
    QLocale.setDefault(before)


def order(bench: Bench) -> str:
    model = bench.window.model
    return "".join(one.id for row in range(model.rowCount()) if (one := model.voice_at(row)))


def test_names_tags_and_notes_are_found_by_their_sound(bench: Bench) -> None:
    bench.sounds |= {"林知夏": LIN, "暖声": Reading("nuan sheng", "ns")}
    bench.begin(voice("a", "林知夏"), voice("b"))
    bench.window.voices.search.setText("lzx")
    bench.wait(lambda: order(bench) == "a")
    bench.window.voices.search.setText("nuansheng")
    assert order(bench) == ""
    assert bench.session is not None
    bench.run(bench.session.annotations.add_tag(["b"], "暖声"))
    bench.wait(lambda: order(bench) == "b")
    bench.window.voices.search.setText("lz")
    bench.service.voices["c"] = voice("c", "林知夏")
    bench.run(bench.voices_service.refresh())
    bench.wait(lambda: order(bench) == "ac")


@pytest.mark.usefixtures("chinese")
def test_the_chinese_window_sorts_by_sound_once_it_is_known_and_keeps_the_selection(
    bench: Bench,
) -> None:
    bench.sounds |= {"林知夏": LIN, "陈默": CHEN}
    bench.window.model.sort(VoiceColumn.NAME, Qt.SortOrder.AscendingOrder)
    bench.begin(voice("l", "林知夏"), voice("c", "陈默"))
    bench.select("l")
    bench.wait(lambda: order(bench) == "cl")
    assert bench.window.voices.table.current_id == "l"
