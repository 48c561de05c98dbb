"""Which voices are shown, what says so, and what of it is remembered."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.bench import LINK, Bench
from voicedesk.domain.voice import Voice
from voicedesk.library import Settings
from voicedesk.ui.annotations.tags import RemoveTagDialog, RenameTagDialog
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.filters.filters import kept_filter
from voicedesk.ui.kit.buttons import Chip, IconButton
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.sidebar.sidebar import FAVOURITES

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    """Favourites are a and c; the tag news is on a, b and d, and A&B on a."""
    bench.begin(
        Voice("a", "Voice a", "Success", demo_url=f"{LINK}a.wav"),
        Voice("b", "Voice b", "Success"),
        Voice("c", "Voice c", "Failed"),
        Voice("d", "Voice d", "Init"),
    )
    bench.annotations.set_favourite("ac", favourite=True)
    bench.annotations.add_tag("abd", "news")
    bench.annotations.add_tag("a", "A&B")
    bench.idle()
    bench.select("a")
    return bench


def shown(desk: Bench) -> str:
    model = desk.window.model
    voices = (model.voice_at(row) for row in range(model.rowCount()))
    return "".join(sorted(voice.id for voice in voices if voice is not None))


def menu(desk: Bench) -> QMenu:
    desk.find(IconButton, "Filters").click()
    return next(one for one in desk.window.findChildren(QMenu) if one.isVisible())


def entries(opened: QMenu) -> dict[str, QAction]:
    found = {action.text(): action for action in opened.actions()}
    for action in opened.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            found |= {one.text(): one for one in inside.actions()}
    return found


def press(desk: Bench, words: str) -> None:
    opened = menu(desk)
    entries(opened)[words].trigger()
    opened.close()
    desk.window.activateWindow()
    QApplication.processEvents()


# Places and tags in the sidebar


def test_favourites_are_a_place_with_a_count(desk: Bench, qtbot: QtBot) -> None:
    place = desk.find(PlaceButton, "Favourites")
    assert place.accessibleDescription() == "2"
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert shown(desk) == "ac"
    assert desk.window.voices.title.text() == "Favourites"
    assert not desk.window.voices.filter_bar.isVisible(), "the sidebar says it already"
    desk.window.panel.star.click()
    desk.idle()
    assert shown(desk) == "c"
    assert desk.window.voices.count.text() == "1"
    assert place.accessibleDescription() == "1"
    desk.find(PlaceButton, "Failed").click()
    assert not place.isChecked()
    assert shown(desk) == "c"


def test_a_voice_has_to_have_each_of_the_tags(desk: Bench) -> None:
    tags = desk.window.sidebar.tags
    assert [(tag, one.accessibleDescription()) for tag, one in tags.buttons.items()] == [
        ("A&B", "1"),
        ("news", "3"),
    ]
    desk.find(PlaceButton, "news").click()
    assert shown(desk) == "abd"
    desk.find(PlaceButton, "A&B").click()
    assert shown(desk) == "a"
    desk.find(PlaceButton, "news").click()
    desk.find(PlaceButton, "Not trained").click()
    assert shown(desk) == ""
    assert desk.window.sidebar.places["Init"].isChecked()
    assert tags.buttons["A&B"].isChecked()


def test_tags_follow_what_voices_have(desk: Bench) -> None:
    sidebar = desk.window.sidebar
    desk.service.voices.pop("d")
    desk.run(desk.voices_service.refresh())
    assert sidebar.tags.buttons["news"].accessibleDescription() == "2"
    desk.annotations.remove_tag_from_all("news")
    desk.annotations.remove_tag_from_all("A&B")
    desk.idle()
    assert not sidebar.tags.isVisible()
    desk.annotations.add_tag("b", "new")
    desk.idle()
    assert sidebar.tags.isVisible()


def test_a_tag_that_no_voice_has_any_more_is_no_filter(desk: Bench) -> None:
    desk.find(PlaceButton, "A&B").click()
    assert shown(desk) == "a"
    desk.annotations.remove_tag("a", "A&B")
    desk.idle()
    assert shown(desk) == "abcd"
    assert desk.preferences.now.shown_tags == ()


def test_many_tags_scroll_and_leave_the_foot_where_it_is(desk: Bench) -> None:
    sidebar = desk.window.sidebar
    desk.window.resize(1360, 560)
    for number in range(40):
        desk.annotations.add_tag("b", f"tag {number}")
    desk.idle()
    QApplication.processEvents()
    assert sidebar.menu.mapTo(sidebar, QPoint(0, 0)).y() > 500
    last = sidebar.tags.buttons["tag 39"]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    where = last.mapTo(sidebar, last.rect().center())
    assert sidebar.tags.geometry().contains(where), "the keyboard brings it into sight"


def test_the_rail_has_no_room_for_tags(desk: Bench) -> None:
    desk.window.resize(900, 600)
    QApplication.processEvents()
    assert not desk.window.sidebar.tags.isVisible()
    assert desk.find(PlaceButton, "Favourites").toolTip() == "Favourites"
    assert "news (3)" in entries(menu(desk))
    desk.window.resize(1360, 860)
    QApplication.processEvents()
    assert desk.window.sidebar.tags.isVisible()


# The menu and the chips


def test_the_menu_has_every_filter_and_says_which_are_on(desk: Bench, qtbot: QtBot) -> None:
    press(desk, "Ready")
    press(desk, "A&&B (1)")
    opened = menu(desk)
    checked = {words for words, action in entries(opened).items() if action.isChecked()}
    assert checked == {"Ready", "A&&B (1)"}
    opened.close()
    QApplication.processEvents()
    assert shown(desk) == "a"
    press(desk, "A&&B (1)")
    assert shown(desk) == "ab"
    press(desk, "Favourites")
    assert shown(desk) == "a"
    press(desk, "Any state")
    assert shown(desk) == "ac"
    press(desk, "Clear filters")
    assert shown(desk) == "abcd"
    press(desk, "Kept offline")
    assert shown(desk) == ""
    desk.playing.play("a")
    desk.wait(lambda: shown(desk) == "a")


def test_chips_say_what_is_on_and_take_it_away(desk: Bench, qtbot: QtBot) -> None:
    press(desk, "Ready")
    assert desk.find.every(Chip, "Remove filter “\u2068Ready\u2069”") == []
    press(desk, "news (3)")
    bar = desk.window.voices.filter_bar
    assert [chip.text() for chip in bar.chips] == ["Ready", "news"]
    assert desk.window.voices.filters.accessibleDescription() == "2 filter(s) on"
    qtbot.keyClick(bar.chips[0], Qt.Key.Key_Delete)
    assert desk.window.sidebar.places[""].isChecked()
    assert shown(desk) == "abd"
    assert bar.isVisible()
    press(desk, "Favourites")
    bar.clear.click()
    assert shown(desk) == "abcd"
    assert not bar.isVisible()


def test_the_keyboard_goes_from_chip_to_chip_and_then_to_the_table(
    desk: Bench, qtbot: QtBot
) -> None:
    press(desk, "Ready")
    press(desk, "news (3)")
    bar = desk.window.voices.filter_bar
    bar.chips[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar.chips[1], Qt.Key.Key_Return)
    assert not bar.isVisible(), "what is left is a place"
    assert desk.window.voices.table.hasFocus()


def test_tab_goes_through_chips_and_tags_in_the_order_they_are_seen(
    desk: Bench, qtbot: QtBot
) -> None:
    press(desk, "Favourites")
    press(desk, "news (3)")
    desk.annotations.add_tag("a", "last")
    desk.idle()
    desk.window.voices.filters.setFocus()
    seen: list[str] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or type(focused).__name__)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    bar = [chip.accessibleName() for chip in desk.window.voices.filter_bar.chips]
    chips = [chip.accessibleName() for chip in desk.window.panel.details.tags.chips]
    after_bar = [*bar, "Clear all filters", "Voices", "Favourite"]
    assert seen[3 : 3 + len(after_bar)] == after_bar
    at = seen.index("Keep offline")
    assert seen[at : at + 6] == ["Keep offline", *chips, "Add tag", "Notes"]
    at = seen.index("A&B")
    assert seen[at : at + 4] == ["A&B", "last", "news", "Menu"]


def test_no_result_names_the_filters_and_both_ways_out(desk: Bench) -> None:
    press(desk, "Ready")
    press(desk, "news (3)")
    page = desk.window.voices
    page.search.setText("okafro")
    none = page.none_found
    assert none.isVisible()
    assert "okafro" in none.fact.text()
    assert "2 filter(s) on: Ready, news." in none.sentence.text()
    assert "names, tags, notes, languages and IDs" in none.sentence.text()
    none.secondary.click()
    assert page.search.text() == "okafro"
    none.primary.click()
    assert shown(desk) == "abcd"


def test_no_favourite_says_how_to_have_one(desk: Bench) -> None:
    desk.annotations.set_favourite("ac", favourite=False)
    desk.idle()
    desk.filters.show_place(FAVOURITES)
    none = desk.window.voices.none_found
    assert none.fact.text() == "No favourites yet"
    assert not none.primary.isVisible()
    none.secondary.click()
    assert shown(desk) == "abcd"


# Remembering, and letting go


def test_filters_are_remembered_and_the_search_is_not(desk: Bench) -> None:
    press(desk, "Ready")
    press(desk, "Favourites")
    press(desk, "Kept offline")
    press(desk, "news (3)")
    desk.window.voices.search.setText("x")
    now = desk.preferences.now
    assert (now.shown_state, now.shown_favourites, now.shown_offline) == ("Success", True, True)
    assert kept_filter(now, {"news"}) == VoiceFilter("", "Success", True, True, ("news",))
    assert kept_filter(now, set()).tags == ()
    assert kept_filter(Settings(shown_state="<b>"), set()) == VoiceFilter()


def test_selecting_a_hidden_voice_lets_go_of_what_hides_it_alone(desk: Bench) -> None:
    press(desk, "Favourites")
    press(desk, "news (3)")
    assert shown(desk) == "a"
    desk.voices.select("b")
    assert desk.filters.now == VoiceFilter(tags=("news",))
    assert desk.window.voices.table.current_id == "b"
    desk.window.voices.search.setText("voice")
    press(desk, "Favourites")
    desk.voices.select("b")
    assert desk.window.voices.search.text() == "voice"
    desk.window.voices.search.setText("Voice d")
    desk.voices.select("b")
    assert desk.window.voices.search.text() == ""
    assert desk.filters.now.tags == ("news",)


def test_tags_of_another_account_are_no_filter_there(desk: Bench) -> None:
    press(desk, "news (3)")
    session = desk.session
    assert session is not None
    for presenter in reversed(desk._of_account):
        presenter.close()
    assert desk.filters.now.tags == ("news",), "not while there is no account to look at"
    desk.run(session.annotations.remove_tag("abd", "news"))
    for presenter in desk._of_account:
        presenter.open(session)
    assert shown(desk) == "abcd"


# Tags as such


def test_a_tag_is_renamed_from_the_sidebar_and_goes_on_filtering(desk: Bench, qtbot: QtBot) -> None:
    press(desk, "news (3)")
    button = desk.window.sidebar.tags.buttons["news"]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(button, event)
    opened = next(one for one in desk.window.findChildren(QMenu) if one.isVisible())
    opened.actions()[0].trigger()
    opened.close()
    dialog = desk.tags._window.findChild(RenameTagDialog)
    assert dialog is not None
    assert dialog.field.hasFocus()
    assert not dialog.act.isEnabled()
    dialog.field.setText("x" * 31)
    assert not dialog.act.isEnabled()
    assert "Remove 1" in dialog.reason.text()
    dialog.field.setText("a&b")
    assert "the two become one" in dialog.reason.text()
    dialog.field.setText("Radio")
    assert not dialog.reason.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    desk.idle()
    assert shown(desk) == "abd"
    assert desk.filters.now.tags == ("Radio",)
    assert desk.window.voices.table.current_id == "a", "the selection is untouched"


def test_a_tag_goes_from_all_voices_only_when_that_is_confirmed(desk: Bench, qtbot: QtBot) -> None:
    desk.tags.ask_remove("news")
    dialog = desk.find(RemoveTagDialog, "Remove the tag “\u2068news\u2069”?")
    assert "3 voice(s)" in dialog.sentence.text()
    assert dialog.keep.hasFocus()
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Escape)
    desk.idle()
    assert desk.session is not None
    assert desk.session.annotations.tags() == ["news", "A&B"]
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    desk.tags.ask_remove("news")
    desk.find(RemoveTagDialog, "Remove the tag “\u2068news\u2069”?").act.click()
    desk.idle()
    assert desk.session.annotations.tags() == ["A&B"]


def test_the_question_goes_with_the_account(desk: Bench) -> None:
    desk.tags.ask_remove("news")
    closed: list[bool] = []
    dialog = desk.window.findChild(RemoveTagDialog)
    assert dialog is not None
    dialog.closed.connect(lambda: closed.append(True))
    desk.tags.close()
    assert closed == [True]


# Keys and the row's menu


def test_keys_reach_the_marks_of_the_selected_voice(desk: Bench) -> None:
    commands = desk.window.commands
    assert commands.favourite.isChecked()
    commands.favourite.trigger()
    desk.idle()
    assert not desk.window.panel.star.isChecked()
    assert not commands.favourite.isChecked()
    desk.window.resize(900, 600)
    QApplication.processEvents()
    assert not desk.window.panel.isVisible()
    commands.add_tag.trigger()
    assert desk.window.panel.details.tags.field.hasFocus()
    commands.edit_note.trigger()
    assert desk.window.panel.notes.editor.hasFocus()
    desk.window.voices.search.setText("nothing like it")
    assert not commands.favourite.isEnabled()


def test_the_menu_of_a_row_is_about_the_row_under_the_pointer(desk: Bench, qtbot: QtBot) -> None:
    table, model = desk.window.voices.table, desk.window.model
    row = model.row_of("b")
    point = table.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert table.current_id == "b"
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, table.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(table.viewport(), event)
    opened = next(one for one in desk.window.findChildren(QMenu) if one.isVisible())
    entries(opened)["Favourite"].trigger()
    opened.close()
    desk.idle()
    assert desk.window.facts.marks_of("b").favourite


def test_a_screen_reader_is_told_what_a_filter_came_to(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "voicedesk.ui.filters.presenter.say", lambda _widget, words: said.append(words)
    )
    press(desk, "news (3)")
    assert said == ["All voices, 1 filter(s) on, 3 voice(s)"]
    desk.filters.clear()
    assert said[1:] == ["All voices, 4 voice(s)"]


def test_what_follows_the_tags_stands_right_below_them(desk: Bench) -> None:
    sidebar = desk.window.sidebar
    desk.window.show()
    for tags in ([("one", 1)], [("one", 1), ("two", 2)]):
        sidebar.tags.show_tags(tags)
        desk.wait(lambda: all(button.isVisible() for button in sidebar.tags.buttons.values()))
        last = list(sidebar.tags.buttons.values())[-1]
        desk.wait(lambda last=last: not last.visibleRegion().isEmpty())
        bottom = last.mapTo(sidebar, last.rect().bottomLeft()).y()
        assert 0 < sidebar.activity.y() - bottom < 40
    sidebar.tags.show_tags([(f"tag {number}", 1) for number in range(60)])
    desk.wait(lambda: sidebar.tags.height() > 100)
    assert sidebar.trainings.geometry().bottom() < sidebar.height(), "many scroll"
