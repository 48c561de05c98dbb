"""When a voice was last played, and filters that the person named, in the sidebar."""

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.gui.app_window import LINK, AppWindow, sound
from tests.gui.voices.conftest import voice
from voicedesk.library import SavedFilter
from voicedesk.library.database import Database
from voicedesk.library.voices import read_played
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.filters.widgets import FilterNameDialog
from voicedesk.ui.sidebar.tags import FilterButton
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log
DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def opened(app: AppWindow) -> AppWindow:
    app.begin(*(voice(one, demo_url=f"{LINK}{one}") for one in "abc"))
    return app


def play(app: AppWindow, voice_id: str) -> None:
    app.playing.play(voice_id)
    app.wait(lambda: voice_id in app.window.facts.played_at)


def cell(app: AppWindow, voice_id: str) -> str:
    model = app.window.model
    return str(model.index(model.row_of(voice_id), VoiceColumn.PLAYED).data())


def test_a_voice_that_is_played_says_when(opened: AppWindow, tmp_path: Path) -> None:
    assert cell(opened, "b") == "—"
    opened.select("b")
    play(opened, "b")
    assert cell(opened, "b") == f"Today {time.strftime('%H:%M')}"
    assert time.strftime("%H:%M") in opened.window.panel.details.played.text()
    opened.idle()
    opened.run(opened.library.demos.verify())  # behind what is being saved
    with closing(Database(tmp_path / "library" / "library.sqlite3")) as file, file.reading() as now:
        assert read_played(now).keys() == {"b"}


def test_the_list_sorts_and_filters_by_it(opened: AppWindow) -> None:
    window = opened.window
    opened.source.links[f"{LINK}c"] = sound(30)
    play(opened, "b")
    play(opened, "a")
    window.voices.table.sortByColumn(VoiceColumn.PLAYED, DOWN)
    assert list(window.model.shown_ids) == ["a", "b", "c"]
    play(opened, "c")
    assert list(window.model.shown_ids) == ["a", "b", "c"], "it stays while one listens"
    window.voices.table.sortByColumn(VoiceColumn.PLAYED, DOWN)
    assert list(window.model.shown_ids) == ["c", "a", "b"]


def test_a_filter_shows_what_was_never_played(opened: AppWindow) -> None:
    play(opened, "b")
    opened.filters.choose(replace(opened.filters.now, unplayed=True))
    assert list(opened.window.model.shown_ids) == ["a", "c"]
    assert [chip.text() for chip in opened.window.voices.filter_bar.chips] == ["Not played yet"]
    assert opened.preferences.now.shown_unplayed
    play(opened, "a")
    opened.idle()
    opened.window.model.refind(["a"])  # as when its demo has come
    assert list(opened.window.model.shown_ids) == ["a", "c"], "it stays while one listens"
    opened.voices.select("b")
    assert "b" in opened.window.model.shown_ids, "it lets go of the filter that hides it"


def saved_buttons(app: AppWindow) -> dict[str, FilterButton]:
    found = app.window.sidebar.findChildren(FilterButton)
    return {one.tag: one for one in found if one.isVisible()}


def naming(app: AppWindow) -> FilterNameDialog:
    dialogs = app.window.findChildren(FilterNameDialog)
    return next(dialog for dialog in dialogs if dialog.isVisible())


def save(app: AppWindow, name: str) -> None:
    app.filters.ask_name()
    dialog = naming(app)
    app.qtbot.keyClicks(dialog.field, name)
    app.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    app.wait(lambda: name in saved_buttons(app))


def test_a_filter_is_saved_and_put_in_force_again(opened: AppWindow) -> None:
    window = opened.window
    assert not saved_buttons(opened)
    window.voices.search.setText("voice b")
    opened.filters.choose(replace(opened.filters.now, state="Success"))
    save(opened, "Ready b")
    assert saved_buttons(opened)["Ready b"].isChecked()
    assert opened.preferences.now.saved_filters == (
        SavedFilter("Ready b", search="voice b", state="Success"),
    )
    window.voices.search.clear()
    opened.filters.clear()
    button = saved_buttons(opened)["Ready b"]
    assert not button.isChecked()
    opened.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened.filters.now == VoiceFilter(search="voice b", state="Success")
    assert window.voices.search.text() == "voice b"
    assert list(window.model.shown_ids) == ["b"]
    opened.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened.filters.now == VoiceFilter()


def test_a_saved_filter_is_renamed_and_removed(opened: AppWindow) -> None:
    opened.filters.choose(replace(opened.filters.now, offline=True))
    save(opened, "Here")
    saved_buttons(opened)["Here"].menu_requested.emit(opened.window.pos())
    menu = opened.window.findChild(QMenu)
    assert menu is not None
    rename, remove = menu.actions()
    rename.trigger()
    dialog = naming(opened)
    opened.qtbot.keyClicks(dialog.field, "On this computer")
    opened.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    opened.wait(lambda: list(saved_buttons(opened)) == ["On this computer"])
    menu.close()
    opened.filters.remove_saved("On this computer")
    assert not saved_buttons(opened)
    del remove


def test_two_filters_have_two_names(opened: AppWindow) -> None:
    opened.filters.choose(replace(opened.filters.now, offline=True))
    save(opened, "Here")
    opened.filters.ask_name()
    dialog = naming(opened)
    dialog.field.setText("Here")
    assert not dialog.act.isEnabled()
    assert dialog.reason.text()
    dialog.reject()
