"""Which voices are shown, what says so, and what of it is remembered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice
from voicedesk.library import Settings
from voicedesk.ui.annotations.tags import RenameTagDialog
from voicedesk.ui.common.filters import VoiceFilter, kept_filter
from voicedesk.ui.kit.buttons import Chip, IconButton
from voicedesk.ui.sidebar.buttons import PlaceButton
from voicedesk.ui.sidebar.sidebar import FAVOURITES

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    """Favourites are a and c; the tag news is on a, b and d, and A&B on a."""
    app.begin(
        Voice("a", "Voice a", "Success", demo_url=f"{LINK}a.wav"),
        Voice("b", "Voice b", "Success"),
        Voice("c", "Voice c", "Failed"),
        Voice("d", "Voice d", "Init"),
    )
    app.annotations.set_favourite("ac", favourite=True)
    app.annotations.add_tag("abd", "news")
    app.annotations.add_tag("a", "A&B")
    app.idle()
    app.select("a")
    return app


def shown(app: AppWindow) -> str:
    model = app.window.model
    voices = (model.voice_at(row) for row in range(model.rowCount()))
    return "".join(sorted(voice.id for voice in voices if voice is not None))


def menu(app: AppWindow) -> QMenu:
    app.find(IconButton, "Filters").click()
    return next(one for one in app.window.findChildren(QMenu) if one.isVisible())


def entries(opened: QMenu) -> dict[str, QAction]:
    found = {action.text(): action for action in opened.actions()}
    for action in opened.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            found |= {one.text(): one for one in inside.actions()}
    return found


def press(app: AppWindow, words: str) -> None:
    opened = menu(app)
    entries(opened)[words].trigger()
    opened.close()
    app.window.activateWindow()
    QApplication.processEvents()


# Places and tags in the sidebar


def test_favourites_are_a_place_with_a_count(app: AppWindow, qtbot: QtBot) -> None:
    place = app.find(PlaceButton, "Favourites")
    assert place.accessibleDescription() == "2"
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert shown(app) == "ac"
    assert app.window.voices.title.text() == "Favourites"
    assert not app.window.voices.filter_bar.isVisible(), "the sidebar says it already"
    app.window.panel.star.click()
    app.idle()
    assert shown(app) == "c"
    assert app.window.voices.count.text() == "1 of 4"
    assert place.accessibleDescription() == "1"
    app.find(PlaceButton, "Failed").click()
    assert not place.isChecked()
    assert shown(app) == "c"


def test_a_voice_has_to_have_each_of_the_tags(app: AppWindow) -> None:
    tags = app.window.sidebar.tags
    assert [(tag, one.accessibleDescription()) for tag, one in tags.buttons.items()] == [
        ("A&B", "1"),
        ("news", "3"),
    ]
    app.find(PlaceButton, "news").click()
    assert shown(app) == "abd"
    app.find(PlaceButton, "A&B").click()
    assert shown(app) == "a"
    app.find(PlaceButton, "news").click()
    app.find(PlaceButton, "Not trained").click()
    assert shown(app) == ""
    assert app.window.sidebar.places["Init"].isChecked()
    assert tags.buttons["A&B"].isChecked()


def test_tags_follow_what_voices_have(app: AppWindow) -> None:
    sidebar = app.window.sidebar
    app.service.voices.pop("d")
    app.run(app.voices_service.refresh())
    assert sidebar.tags.buttons["news"].accessibleDescription() == "2"
    app.annotations.remove_tag_from_all("news")
    app.annotations.remove_tag_from_all("A&B")
    app.idle()
    assert not sidebar.tags.isVisible()
    app.annotations.add_tag("b", "new")
    app.idle()
    assert sidebar.tags.isVisible()


def test_a_tag_that_no_voice_has_any_more_is_no_filter(app: AppWindow) -> None:
    app.find(PlaceButton, "A&B").click()
    assert shown(app) == "a"
    app.annotations.remove_tag("a", "A&B")
    app.idle()
    assert shown(app) == "abcd"
    assert app.preferences.now.shown_tags == ()


def test_many_tags_scroll_and_leave_the_foot_where_it_is(app: AppWindow) -> None:
    sidebar = app.window.sidebar
    app.window.resize(1360, 560)
    for number in range(40):
        app.annotations.add_tag("b", f"tag {number}")
    app.idle()
    QApplication.processEvents()
    assert sidebar.menu.mapTo(sidebar, QPoint(0, 0)).y() > 500
    last = sidebar.tags.buttons["tag 39"]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    where = last.mapTo(sidebar, last.rect().center())
    assert sidebar.tags.geometry().contains(where), "the keyboard brings it into sight"


def test_the_rail_has_no_room_for_tags(app: AppWindow) -> None:
    app.window.resize(900, 600)
    QApplication.processEvents()
    assert not app.window.sidebar.tags.isVisible()
    assert app.find(PlaceButton, "Favourites").toolTip() == "Favourites"
    assert "news (3)" in entries(menu(app))
    app.window.resize(1360, 860)
    QApplication.processEvents()
    assert app.window.sidebar.tags.isVisible()


# The menu and the chips


def test_the_menu_has_every_filter_and_says_which_are_on(app: AppWindow, qtbot: QtBot) -> None:
    press(app, "Ready")
    press(app, "A&&B (1)")
    opened = menu(app)
    checked = {words for words, action in entries(opened).items() if action.isChecked()}
    assert checked == {"Ready", "A&&B (1)"}
    opened.close()
    QApplication.processEvents()
    assert shown(app) == "a"
    press(app, "A&&B (1)")
    assert shown(app) == "ab"
    press(app, "Favourites")
    assert shown(app) == "a"
    press(app, "Any state")
    assert shown(app) == "ac"
    press(app, "Clear filters")
    assert shown(app) == "abcd"
    press(app, "On this computer")
    assert shown(app) == ""
    app.playing.play("a")
    app.wait(lambda: shown(app) == "a")


def test_chips_say_what_is_on_and_take_it_away(app: AppWindow, qtbot: QtBot) -> None:
    press(app, "Ready")
    assert app.find.every(Chip, "Remove filter “\u2068Ready\u2069”") == []
    press(app, "news (3)")
    bar = app.window.voices.filter_bar
    assert [chip.text() for chip in bar.chips] == ["Ready", "news"]
    assert app.window.voices.filters.accessibleDescription() == "2 active filter(s)"
    qtbot.keyClick(bar.chips[0], Qt.Key.Key_Delete)
    assert app.window.sidebar.places[""].isChecked()
    assert shown(app) == "abd"
    assert bar.isVisible()
    press(app, "Favourites")
    bar.clear.click()
    assert shown(app) == "abcd"
    assert not bar.isVisible()


def test_the_keyboard_goes_from_chip_to_chip_and_then_to_the_table(
    app: AppWindow, qtbot: QtBot
) -> None:
    press(app, "Ready")
    press(app, "news (3)")
    bar = app.window.voices.filter_bar
    bar.chips[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar.chips[1], Qt.Key.Key_Return)
    assert not bar.isVisible(), "what is left is a place"
    assert app.window.voices.table.hasFocus()


def test_tab_goes_through_chips_and_tags_in_the_order_they_are_seen(
    app: AppWindow, qtbot: QtBot
) -> None:
    press(app, "Favourites")
    press(app, "news (3)")
    app.annotations.add_tag("a", "last")
    app.idle()
    app.window.voices.filters.setFocus()
    seen: list[str] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        said = focused.text() if isinstance(focused, QAbstractButton) else ""
        seen.append(focused.accessibleName() or said or type(focused).__name__)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    bar = [chip.accessibleName() for chip in app.window.voices.filter_bar.chips]
    chips = [chip.accessibleName() for chip in app.window.panel.details.tags.chips]
    after_bar = [*bar, "Clear all filters", "Voices", "Favourite"]
    assert seen[5 : 5 + len(after_bar)] == after_bar
    at = seen.index("Always keep")
    card = ["Use this voice", "Open the console", "Copy ID"]
    assert seen[at : at + 9] == ["Always keep", *chips, "Add tag", *card, "Notes"]
    at = seen.index("A&B")
    assert seen[at : at + 4] == ["A&B", "last", "news", "Hide first steps"]


def test_no_result_names_the_filters_and_both_ways_out(app: AppWindow) -> None:
    press(app, "Ready")
    press(app, "news (3)")
    page = app.window.voices
    page.search.setText("okafro")
    none = page.none_found
    assert none.isVisible()
    assert "okafro" in none.fact.text()
    assert "2 active filter(s): Ready, news." in none.sentence.text()
    assert "names, tags, notes, languages and IDs" in none.sentence.text()
    none.secondary.click()
    assert page.search.text() == "okafro"
    none.primary.click()
    assert shown(app) == "abcd"


def test_no_favourite_says_how_to_have_one(app: AppWindow) -> None:
    app.annotations.set_favourite("ac", favourite=False)
    app.idle()
    app.filters.show_place(FAVOURITES)
    none = app.window.voices.none_found
    assert none.fact.text() == "No favourites yet"
    assert not none.primary.isVisible()
    none.secondary.click()
    assert shown(app) == "abcd"


# Remembering, and letting go


def test_filters_are_remembered_and_the_search_is_not(app: AppWindow) -> None:
    press(app, "Ready")
    press(app, "Favourites")
    press(app, "On this computer")
    press(app, "news (3)")
    app.window.voices.search.setText("x")
    now = app.preferences.now
    assert (now.shown_state, now.shown_favourites, now.shown_offline) == ("Success", True, True)
    assert kept_filter(now, {"news"}) == VoiceFilter("", "Success", True, True, ("news",))
    assert kept_filter(now, set()).tags == ()
    assert kept_filter(Settings(shown_state="<b>"), set()) == VoiceFilter()


def test_selecting_a_hidden_voice_lets_go_of_what_hides_it_alone(app: AppWindow) -> None:
    press(app, "Favourites")
    press(app, "news (3)")
    assert shown(app) == "a"
    app.voices.select("b")
    assert app.filters.now == VoiceFilter(tags=("news",))
    assert app.window.voices.table.current_id == "b"
    app.window.voices.search.setText("voice")
    press(app, "Favourites")
    app.voices.select("b")
    assert app.window.voices.search.text() == "voice"
    app.window.voices.search.setText("Voice d")
    app.voices.select("b")
    assert app.window.voices.search.text() == ""
    assert app.filters.now.tags == ("news",)


def test_tags_of_another_account_are_no_filter_there(app: AppWindow) -> None:
    press(app, "news (3)")
    session = app.session
    assert session is not None
    for presenter in reversed(app.parts.of_account):
        presenter.close()
    assert app.filters.now.tags == ("news",), "not while there is no account to look at"
    app.run(session.annotations.remove_tag("abd", "news"))
    for presenter in app.parts.of_account:
        presenter.open(session)
    assert shown(app) == "abcd"


# Tags as such


def test_a_tag_is_renamed_from_the_sidebar_and_goes_on_filtering(
    app: AppWindow, qtbot: QtBot
) -> None:
    press(app, "news (3)")
    button = app.window.sidebar.tags.buttons["news"]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(button, event)
    opened = next(one for one in app.window.findChildren(QMenu) if one.isVisible())
    opened.actions()[0].trigger()
    opened.close()
    dialog = app.tags._window.findChild(RenameTagDialog)
    assert dialog is not None
    assert dialog.field.hasFocus()
    assert not dialog.act.isEnabled()
    dialog.field.setText("x" * 31)
    assert not dialog.act.isEnabled()
    assert "Remove 1" in dialog.reason.text()
    dialog.field.setText("a&b")
    assert "The two will be merged" in dialog.reason.text()
    dialog.field.setText("Radio")
    assert not dialog.reason.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    app.idle()
    assert shown(app) == "abd"
    assert app.filters.now.tags == ("Radio",)
    assert app.window.voices.table.current_id == "a", "the selection is untouched"


def test_a_tag_goes_from_all_voices_unasked_and_comes_back_by_undo(app: AppWindow) -> None:
    app.window.sidebar.tag_menu_requested.emit("news", QPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    assert app.session is not None
    annotations = app.session.annotations
    app.wait(lambda: annotations.tags() == ["A&B"])
    app.wait(lambda: "removed from 3" in app.window.messages.messages[0].fact)
    app.window.commands.undo.trigger()
    app.wait(lambda: annotations.tags() == ["news", "A&B"])
    assert len(annotations.voices_with_tag("news")) == 3


# Keys and the row's menu


def test_keys_reach_the_marks_of_the_selected_voice(app: AppWindow) -> None:
    commands = app.window.commands
    assert commands.favourite.isChecked()
    commands.favourite.trigger()
    app.idle()
    assert not app.window.panel.star.isChecked()
    assert not commands.favourite.isChecked()
    app.window.resize(900, 600)
    QApplication.processEvents()
    assert not app.window.panel.isVisible()
    commands.add_tag.trigger()
    assert app.window.panel.details.tags.field.hasFocus()
    commands.edit_note.trigger()
    assert app.window.panel.notes.editor.hasFocus()
    app.window.voices.search.setText("nothing like it")
    assert not commands.favourite.isEnabled()


def test_the_menu_of_a_row_is_about_the_row_under_the_pointer(app: AppWindow, qtbot: QtBot) -> None:
    table, model = app.window.voices.table, app.window.model
    row = model.row_of("b")
    point = table.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert table.current_id == "b"
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, table.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(table.viewport(), event)
    opened = next(one for one in app.window.findChildren(QMenu) if one.isVisible())
    entries(opened)["Favourite"].trigger()
    opened.close()
    app.idle()
    assert app.window.facts.marks_of("b").favourite


def test_a_screen_reader_is_told_what_a_filter_came_to(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "voicedesk.ui.filters.presenter.say", lambda _widget, words: said.append(words)
    )
    press(app, "news (3)")
    assert said == ["All voices, 1 active filter(s), 3 voice(s)"]
    app.filters.clear()
    assert said[1:] == ["All voices, 4 voice(s)"]


def test_what_follows_the_tags_stands_right_below_them(app: AppWindow) -> None:
    sidebar = app.window.sidebar
    app.window.show()
    for tags in ([("one", 1)], [("one", 1), ("two", 2)]):
        sidebar.tags.show_tags(tags)
        app.wait(lambda: all(button.isVisible() for button in sidebar.tags.buttons.values()))
        last = list(sidebar.tags.buttons.values())[-1]
        app.wait(lambda last=last: not last.visibleRegion().isEmpty())
        bottom = last.mapTo(sidebar, last.rect().bottomLeft()).y()
        assert 0 < sidebar.activity.y() - bottom < 40
    sidebar.tags.show_tags([(f"tag {number}", 1) for number in range(60)])
    app.wait(lambda: sidebar.tags.height() > 100)
    assert sidebar.trainings.geometry().bottom() < sidebar.height(), "many scroll"
