"""The bar and the summary of several chosen voices, and what is done to all of them at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.child_processes import Stopwatch
from tests.gui.app_window import LINK, AppWindow
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.selection.bar import SelectionBar
from voicedesk.ui.selection.summary import SummaryPage

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    """Four voices, a to d; a, b and d are chosen, c is not trained."""
    app.begin(
        Voice("a", "Anna", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
        Voice("d", "Dora", "Failed", "en"),
    )
    table = app.window.voices.table
    app.select("a")
    table.selection.toggle("b")
    table.selection.toggle("d")
    settle(app, 3)
    return app


def settle(app: AppWindow, number: int) -> None:
    app.wait(lambda: app.selection._selected.number == number)
    assert bar(app).count.text() == f"{number} selected"


def bar(app: AppWindow) -> SelectionBar:
    return app.window.voices.selection_bar


def summary(app: AppWindow) -> SummaryPage:
    page = app.window.panel.findChild(SummaryPage)
    assert page is not None
    return page


def facts(app: AppWindow) -> dict[str, str]:
    lines = [line for line in summary(app)._lines if line.isVisible()]
    return {line._words.text(): line._count.text() for line in lines}


def annotations(app: AppWindow, voice_id: str) -> tuple[bool, bool, tuple[str, ...]]:
    assert app.session is not None
    one = app.session.annotations.get(voice_id)
    return one.favourite, one.pinned, one.tags


def test_the_bar_stands_in_the_headers_place_and_no_row_moves(app: AppWindow) -> None:
    window = app.window
    top = window.voices.table.mapTo(window, QPoint(0, 0))
    assert bar(app).isVisible()
    assert not window.voices.search.isVisible()
    assert not window.panel.name.isVisible()
    bar(app).clear.click()
    app.wait(window.voices.search.isVisible)
    assert window.voices.table.mapTo(window, QPoint(0, 0)) == top
    assert not bar(app).isVisible()
    assert window.panel.voice_id == window.voices.table.current_id
    assert window.panel.name.isVisible()
    assert window.voices.table.hasFocus()


def test_the_summary_counts_what_is_chosen_and_follows(app: AppWindow) -> None:
    assert app.session is not None
    assert summary(app).title.text() == "3 voice(s)"
    assert facts(app) == {
        "Ready": "2",
        "Failed": "1",
        "On this computer": "0 of 3",
        "English": "2",
        "Chinese": "1",
    }
    app.run(app.session.demos.fetch("a"))
    app.run(app.session.annotations.set_favourite(["a", "c"], favourite=True))
    app.wait(lambda: facts(app).get("Favourites") == "1")
    app.wait(lambda: facts(app)["On this computer"].startswith("1 of 3 · "))
    app.window.model.apply(VoiceChanges(removed=("d",)))
    settle(app, 2)
    assert "Failed" not in facts(app)


def test_favourites_offline_and_ids_are_of_all_chosen(app: AppWindow) -> None:
    bar(app).favourite.click()
    bar(app).keep.click()
    app.wait(lambda: all(annotations(app, one)[:2] == (True, True) for one in "abd"))
    assert annotations(app, "c") == (False, False, ())
    app.wait(lambda: bar(app).favourite.accessibleName() == "Unfavourite")
    assert bar(app).keep.accessibleName() == "Allow removal"
    assert app.window.commands.favourite.isChecked()
    QTest.keyClick(app.window.voices.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    app.wait(lambda: not any(annotations(app, one)[0] for one in "abd"))
    bar(app).keep.click()
    app.wait(lambda: not any(annotations(app, one)[1] for one in "abd"))
    app.idle()
    bar(app).copy.click()
    table = app.window.voices.table
    assert QApplication.clipboard().text().split("\n") == table.selected_ids
    assert sorted(table.selected_ids) == ["a", "b", "d"]
    message = app.window.messages.current
    assert message is not None
    assert message.fact == "3 IDs copied."


def test_tags_are_put_on_all_and_taken_off(app: AppWindow) -> None:
    assert app.session is not None
    app.run(app.session.annotations.add_tag(["a"], "news"))
    tags = summary(app).tags
    app.wait(lambda: [line.name for line in tags.lines] == ["news"])
    assert tags.lines[0].count.text() == "1 of 3"
    tags.lines[0].put.click()
    app.wait(lambda: all(annotations(app, one)[2] == ("news",) for one in "abd"))
    app.wait(lambda: tags.lines[0].count.text() == "on all 3")
    assert not tags.lines[0].put.isVisible()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window.voices.table, Qt.Key.Key_T, modifiers)
    field = tags.field.field
    app.wait(field.hasFocus)
    QTest.keyClicks(field, "radio")
    QTest.keyClick(field, Qt.Key.Key_Return)
    app.wait(lambda: all(annotations(app, one)[2] == ("news", "radio") for one in "abd"))
    app.wait(lambda: [line.name for line in tags.lines] == ["news", "radio"])
    QTest.keyClick(tags.lines[0].chip, Qt.Key.Key_Delete)
    app.wait(lambda: all(annotations(app, one)[2] == ("radio",) for one in "abd"))
    assert annotations(app, "c")[2] == ()
    app.idle()


def test_the_menu_of_tags_puts_them_on_all_and_takes_them_off(app: AppWindow) -> None:
    assert app.session is not None
    app.run(app.session.annotations.add_tag(["a", "c"], "R&B"))
    app.run(app.session.annotations.add_tag(["a", "b", "d"], "news"))
    app.wait(lambda: len(summary(app).tags.lines) == 2)

    def menu() -> QMenu:
        bar(app).tag.click()
        return next(one for one in app.window.findChildren(QMenu) if one.isVisible())

    offered = menu()
    words = [(action.text(), action.isChecked()) for action in offered.actions()]
    assert words == [
        ("news", True),
        ("R&&B (1 of 3)", False),
        ("", False),
        ("New tag…", False),
    ]
    offered.actions()[1].trigger()
    app.wait(lambda: annotations(app, "d")[2] == ("news", "R&B"))
    offered.close()
    offered = menu()
    next(action for action in offered.actions() if action.text() == "news").trigger()
    app.wait(lambda: not any("news" in annotations(app, one)[2] for one in "abd"))
    offered.close()
    offered = menu()
    offered.actions()[-1].trigger()
    offered.close()
    app.wait(summary(app).tags.field.field.hasFocus)
    app.idle()


def test_the_menu_keeps_one_or_several_offline(app: AppWindow) -> None:
    keep = app.window.commands.keep
    keep.trigger()
    app.wait(lambda: all(annotations(app, one)[1] for one in "abd"))
    assert keep.isChecked()
    app.select("c")
    assert not keep.isChecked()
    keep.trigger()
    app.wait(lambda: annotations(app, "c")[1])
    app.idle()


def test_what_is_done_to_one_alone_waits_until_one_is_chosen(app: AppWindow) -> None:
    commands, window = app.window.commands, app.window
    alone = (commands.train, commands.rename, commands.edit_note)
    assert not any(command.isEnabled() for command in alone)
    assert commands.copy_id.text() == "Copy IDs"
    QTest.keyClick(window.voices.table, Qt.Key.Key_Escape)
    assert all(command.isEnabled() for command in alone)
    assert commands.copy_id.text() == "Copy ID"


@pytest.mark.parametrize("place", ["bar", "summary"])
def test_escape_ends_it_wherever_the_keyboard_is(app: AppWindow, place: str) -> None:
    page = summary(app)
    part = bar(app).favourite if place == "bar" else page.tags.field.plus
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Escape)
    assert len(app.window.voices.table.selected_ids) == 1
    assert app.window.voices.table.hasFocus()


def test_the_keyboard_goes_to_the_table_when_the_bar_goes(app: AppWindow) -> None:
    bar(app).favourite.setFocus()
    app.window.model.apply(VoiceChanges(removed=("a", "b")))
    app.wait(app.window.voices.table.hasFocus)


def test_the_keyboard_goes_through_the_bar_between_sidebar_and_table(app: AppWindow) -> None:
    made, table = bar(app), app.window.voices.table
    seen = [made.clear]
    while seen[-1] is not made.delete:
        widget = seen[-1].nextInFocusChain()
        while not (widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            widget = widget.nextInFocusChain()
        seen.append(widget)
    assert seen == [
        *(made.clear, made.tag, made.favourite, made.keep, made.copy, made.save),
        *(made.more, made.delete),
    ]
    made.delete.setFocus()
    QTest.keyClick(made.delete, Qt.Key.Key_Tab)
    assert table.hasFocus()


def test_looking_for_something_ends_it(app: AppWindow) -> None:
    app.window.commands.find.trigger()
    app.wait(app.window.voices.search.hasFocus)
    assert len(app.window.voices.table.selected_ids) == 1


def test_the_menu_of_all_else_has_the_refresh(app: AppWindow) -> None:
    bar(app).more.click()
    menu = next(one for one in app.window.findChildren(QMenu) if one.isVisible())
    assert app.window.commands.refresh in menu.actions()
    menu.close()


def test_every_button_is_named_and_without_room_keeps_its_name(app: AppWindow) -> None:
    app.window.resize(1500, 800)
    QApplication.processEvents()
    made = bar(app)
    buttons = (made.tag, made.favourite, made.keep, made.copy, made.save, made.delete)
    wide = [button.width() for button in buttons]
    app.window.resize(1100, 600)
    QApplication.processEvents()
    assert all(button.width() < 40 < before for button, before in zip(buttons, wide, strict=True))
    interfaces = map(QAccessible.queryAccessibleInterface, buttons)
    named = [one.text(QAccessible.Text.Name) for one in interfaces]
    assert named == ["Tag", "Favourite", "Always keep", "Copy IDs", "Save demos", "Delete"]
    for button, name in zip(buttons, named, strict=True):
        assert button.toolTip().startswith(name), "what isn’t written is said"
    app.window.resize(900, 600)
    app.wait(lambda: all(button.width() > 40 for button in buttons))
    assert made.panel.isVisible(), "the summary is a drawer now"
    made.panel.click()
    assert summary(app).isVisible()
    for part in (made.clear, made.more, made.panel):
        assert part.accessibleName()


def test_a_hundred_thousand_are_summed_up_in_a_moment(app: AppWindow) -> None:
    states = ("Success", "Failed", "Init")
    many = [Voice(f"{n:06}", f"Voice {n}", states[n % 3], "en") for n in range(100_000)]
    app.begin()
    app.window.model.open(many)
    app.window.voices.table.selectAll()
    assert bar(app).count.text() == "100,000 selected"
    longest, watch = 0.0, Stopwatch()
    while app.selection._selected.number != 100_000:
        QApplication.processEvents()
        longest, watch = max(longest, watch.seconds), Stopwatch()
    assert longest < 0.5, "counted in parts"
    assert summary(app).title.text() == "100,000 voice(s)"
    assert facts(app)["Ready"] == "33334"
