"""What the person does on this computer can be undone by Ctrl+Z, and from the message of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.messages.area import Toast
from voicedesk.ui.messages.message_list import MessageList

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow, qtbot: QtBot) -> AppWindow:
    app.begin(*(Voice(name, f"Voice {name}", "Success") for name in "abc"))
    app.select("a")
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return app


def annotations(app: AppWindow, voice_id: str = "a") -> VoiceAnnotations:
    assert app.session is not None
    return app.session.annotations.get(voice_id)


def toast(app: AppWindow) -> Toast:
    found = app.window.findChild(Toast)
    assert found is not None
    return found


def undo(app: AppWindow, qtbot: QtBot, on: QWidget | None = None) -> None:
    widget = on or QApplication.focusWidget()
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    app.idle()


CHANGES: dict[str, tuple[Callable[[AppWindow], None], str]] = {
    "favourite": (
        lambda app: app.window.panel.star.click(),
        "\u2068Voice a\u2069 added to favourites.",
    ),
    "pinned": (
        lambda app: app.annotations.set_pinned(["a"], pinned=True),
        "“Always keep” turned on for \u2068Voice a\u2069.",
    ),
    "tag": (
        lambda app: app.annotations.add_tag(["a"], "news"),
        "Tag “\u2068news\u2069” added to \u2068Voice a\u2069.",
    ),
    "tag of several": (
        lambda app: app.annotations.add_tag("abc", "news"),
        "Tag “\u2068news\u2069” added to 3 voice(s).",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_and_undone_by_key_and_button(
    app: AppWindow, qtbot: QtBot, change: str
) -> None:
    make, told = CHANGES[change]
    for by_key in (True, False):
        make(app)
        app.idle()
        assert annotations(app) != VoiceAnnotations()
        assert toast(app).fact.text() == told
        assert toast(app).action.text() == "Undo"
        if by_key:
            undo(app, qtbot)
        else:
            qtbot.mouseClick(toast(app).action, Qt.MouseButton.LeftButton)
            app.idle()
        for voice_id in "abc":
            now = annotations(app, voice_id)
            assert (now.favourite, now.pinned, now.tags) == (False, False, ())
        assert not toast(app).isVisible()


def test_removing_and_renaming_a_tag_everywhere_can_be_undone(app: AppWindow, qtbot: QtBot) -> None:
    app.annotations.add_tag("ab", "news")
    app.idle()
    app.annotations.rename_tag("news", "radio")
    app.idle()
    assert toast(app).fact.text() == "Tag “\u2068news\u2069” renamed to “\u2068radio\u2069”."
    app.annotations.remove_tag_from_all("radio")
    app.idle()
    assert [annotations(app, one).tags for one in "ab"] == [(), ()]
    undo(app, qtbot)
    assert [annotations(app, one).tags for one in "ab"] == [("radio",)] * 2
    undo(app, qtbot)
    assert [annotations(app, one).tags for one in "ab"] == [("news",)] * 2


def test_what_was_changed_since_stays(app: AppWindow, qtbot: QtBot) -> None:
    app.annotations.add_tag("ab", "news")
    app.idle()
    app.annotations.add_tag(["b"], "radio")
    app.annotations.set_favourite(["a"], favourite=True)
    app.idle()
    app.window.show_messages()
    shown = app.window.findChild(MessageList)
    assert shown is not None
    first = shown.lines[-1]
    assert first.action.text() == "Undo"
    qtbot.mouseClick(first.action, Qt.MouseButton.LeftButton)
    app.idle()
    assert annotations(app, "a").tags == ()
    assert annotations(app, "a").favourite
    assert annotations(app, "b").tags == ("news", "radio")


def test_nothing_is_told_as_done_that_couldnt_be_kept(app: AppWindow, qtbot: QtBot) -> None:
    app.library.close_now()
    app.annotations.add_tag(["a"], "news")
    app.idle()
    assert "Couldn’t save" in toast(app).fact.text()
    undo(app, qtbot)
    assert "Couldn’t save" in toast(app).fact.text()


def test_a_note_is_undone_in_the_field_after_it_was_saved(app: AppWindow, qtbot: QtBot) -> None:
    notes = app.window.panel.notes
    notes.editor.setFocus()
    assert notes.saves.isVisible()
    assert notes.saves.text() == "Saved automatically"
    qtbot.keyClicks(notes.editor, "slow")
    notes._pause.timeout.emit()
    app.idle()
    assert annotations(app).note == "slow"
    undo(app, qtbot, notes.editor)
    assert notes.text == ""
    notes._pause.timeout.emit()
    app.idle()
    assert annotations(app).note == ""


def test_a_note_that_was_left_is_undone_as_one_change(app: AppWindow, qtbot: QtBot) -> None:
    notes = app.window.panel.notes
    app.annotations.set_note("a", "before")
    app.idle()
    for words in ("one ", "two "):
        notes.editor.setFocus()
        qtbot.keyClicks(notes.editor, words)
        notes._pause.timeout.emit()
        app.idle()
    app.window.voices.table.setFocus()
    app.idle()
    assert toast(app).fact.text() == "Note on \u2068Voice a\u2069 saved."
    app.select("b")
    app.select("a")
    undo(app, qtbot, notes.editor)
    assert annotations(app).note == notes.text == "before"


def test_escape_in_a_note_keeps_what_was_typed(app: AppWindow, qtbot: QtBot) -> None:
    notes = app.window.panel.notes
    notes.editor.setFocus()
    qtbot.keyClicks(notes.editor, "slow")
    qtbot.keyClick(notes.editor, Qt.Key.Key_Escape)
    assert app.window.voices.table.hasFocus()
    app.idle()
    assert annotations(app).note == notes.text == "slow"


def test_filters_are_undone_one_after_another(app: AppWindow, qtbot: QtBot) -> None:
    app.annotations.add_tag(["a"], "news")
    app.idle()
    app.filters.show_place("Success")
    app.filters.choose(VoiceFilter(state="Success", tags=("news",)))
    chips = app.window.voices.filter_bar
    qtbot.mouseClick(chips.clear, Qt.MouseButton.LeftButton)
    assert app.filters.now == VoiceFilter()
    assert toast(app).fact.text() == "Filters cleared."
    app.window.voices.search.setText("voice")
    app.window.voices.table.setFocus()
    undo(app, qtbot)
    assert app.filters.now == VoiceFilter(state="Success", tags=("news",), search="voice")
    undo(app, qtbot)
    assert app.filters.now == VoiceFilter(state="Success", search="voice")
    undo(app, qtbot)
    assert app.filters.now == VoiceFilter(search="voice")
    undo(app, qtbot)
    assert annotations(app).tags == ()


def test_what_was_undone_is_made_again_until_something_else_is_changed(
    app: AppWindow, qtbot: QtBot
) -> None:
    redo = app.window.commands.redo
    app.annotations.add_tag(["a"], "news")
    app.idle()
    app.filters.choose(VoiceFilter(state="Success"))
    for _ in range(2):
        app.window.commands.undo.trigger()
        app.idle()
    assert (annotations(app).tags, app.filters.now.state) == ((), "")
    for _ in range(2):
        redo.trigger()
        app.idle()
    assert (annotations(app).tags, app.filters.now.state) == (("news",), "Success")
    app.window.commands.undo.trigger()
    assert app.filters.now.state == "", "what was made again can be undone again"
    app.annotations.set_favourite(["a"], favourite=True)
    app.idle()
    redo.trigger()
    assert app.filters.now.state == ""


def test_a_saved_filter_that_is_removed_comes_back_to_its_place(
    app: AppWindow, qtbot: QtBot
) -> None:
    for name in ("one", "two", "three"):
        app.filters._name("", name)
    app.filters.remove_saved("two")
    assert toast(app).fact.text() == "Filter “\u2068two\u2069” removed."
    undo(app, qtbot)
    assert [one.name for one in app.preferences.now.saved_filters] == ["one", "two", "three"]


def test_the_bell_opens_the_list_and_counts_what_is_unread(app: AppWindow, qtbot: QtBot) -> None:
    bell = app.window.voices.bell
    app.annotations.set_favourite(["a"], favourite=True)
    app.wait(lambda: bell.accessibleDescription() == "1 unread")
    assert bell.accessibleName() == "All messages"
    qtbot.mouseClick(bell, Qt.MouseButton.LeftButton)
    shown = app.window.findChild(MessageList)
    assert shown is not None
    assert [line.fact.text() for line in shown.lines] == [
        "\u2068Voice a\u2069 added to favourites."
    ]
    assert not toast(app).isVisible(), "what is listed isn't shown beside the list, too"
    app.annotations.set_favourite(["b"], favourite=True)
    app.wait(lambda: len(shown.lines) == 2)
    assert not toast(app).isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not toast(app).isVisible()
    assert bell.accessibleDescription() == ""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(app.window.voices.table, Qt.Key.Key_M, keys)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in app.window.findChildren(MessageList)))
    for one in app.window.findChildren(MessageList):
        one.reject()


def test_messages_lie_over_the_table_and_push_nothing(app: AppWindow) -> None:
    window = app.window
    top, height = window.voices.table.y(), window.voices.table.height()
    app.annotations.set_favourite(["a"], favourite=True)
    app.idle()
    QApplication.processEvents()
    assert (window.voices.table.y(), window.voices.table.height()) == (top, height)
    window.messages.show(app.connection._offline())
    app.wait(lambda: window.voices.table.height() < height)
    assert window.voices.table.y() == top
    area = window._area
    assert area is not None
    assert (
        area.geometry().bottom() < window.player.mapTo(window, window.player.rect().topLeft()).y()
    )
    assert area.geometry().right() < window.panel.mapTo(window, window.panel.rect().topLeft()).x()
