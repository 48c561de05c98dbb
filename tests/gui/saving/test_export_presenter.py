"""The list exported from the window: what is shown, or what is chosen."""

import asyncio
import csv
import io
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.child_processes import Stopwatch
from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.saving.presenter import EXPORT

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(
        Voice("a", "=1+1", "Success", "en", LINK + "a?e=1&token=secret"),
        Voice("b", "林知夏", "Failed", "zh", tier="pro"),
        Voice("c", "Carla", "Init"),
    )
    assert app.session is not None
    app.run(app.session.annotations.add_tag(["b"], "旁白"))
    app.run(app.session.annotations.set_favourite(["b"], favourite=True))
    app.run(app.session.annotations.set_note("b", "Warm, slow.\nLong chapters."))
    app.select("a")
    return app


def export(app: AppWindow, target: Path) -> None:
    app.window.commands.export_list.trigger()
    dialog = app.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()
    app.wait(lambda: app.window.messages.has("export") and target.exists())
    app.idle()


def table(target: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")))


def test_the_table_says_what_is_shown(app: AppWindow, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    export(app, target)
    header, *rows = table(target)
    assert header[:3] == ["Name", "State", "Language"]
    by_id = {row[-1]: row for row in rows}
    note = "Warm, slow.\nLong chapters."
    assert by_id["b"][:4] == ["林知夏", "Failed", "Chinese", "Pro"]
    assert by_id["b"][4:] == ["yes", "旁白", note, "", "", "b"]
    assert by_id["a"][0] == "'=1+1"
    assert by_id["c"][2] == "", "a dash would be a value"
    assert "secret" not in target.read_text("utf-8-sig")
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "3 voice(s) exported."


def test_filters_and_the_chosen_ones_count(app: AppWindow, tmp_path: Path) -> None:
    app.window.model.filter(VoiceFilter(state="Init"))
    export(app, tmp_path / "filtered.csv")
    assert [row[-1] for row in table(tmp_path / "filtered.csv")[1:]] == ["c"]
    app.window.model.filter(VoiceFilter(state=""))
    app.select("a")
    app.window.voices.table.selection.toggle("b")
    app.window.messages.withdraw("export")
    export(app, tmp_path / "chosen.json")
    made = json.loads((tmp_path / "chosen.json").read_text("utf-8"))["voices"]
    assert sorted(one["id"] for one in made) == ["a", "b"]
    assert {one["id"]: one["tags"] for one in made}["b"] == ["旁白"]
    assert "secret" not in (tmp_path / "chosen.json").read_text("utf-8")


def test_the_kind_that_is_chosen_gives_the_name_its_end(app: AppWindow) -> None:
    app.window.commands.export_list.trigger()
    dialog = app.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "csv"
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "json"
    dialog.close()


def test_a_hundred_thousand_are_written_without_holding_the_window_up(
    app: AppWindow, tmp_path: Path
) -> None:
    app.begin()
    many = [Voice(f"{n:06}", f"Voice {n}", "Success", "en") for n in range(100_000)]
    app.window.model.open(many)
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while app.tasks.is_busy(EXPORT):
            watch = Stopwatch()
            await asyncio.sleep(0.002)
            longest = max(longest, watch.seconds)

    target = tmp_path / "many.csv"
    app.saving.export(list(app.window.model.shown_ids), target)
    watching = app.loop.create_task(watch())
    app.qtbot.waitUntil(watching.done, timeout=30_000)
    assert len(table(target)) == 100_001
    assert longest < 0.5
