"""The bar and the summary of several chosen voices, and what is done to all of them at once."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.bench import LINK, Bench
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.ui.selection.bar import SelectionBar
from voicedesk.ui.selection.summary import SummaryPage

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    """Four voices, a to d; a, b and d are chosen, c is not trained."""
    bench.begin(
        Voice("a", "Anna", "Success", "en", LINK + "a"),
        Voice("b", "Ben", "Success", "zh", LINK + "b"),
        Voice("c", "Carla", "Init"),
        Voice("d", "Dora", "Failed", "en"),
    )
    table = bench.window.voices.table
    bench.select("a")
    table.selection.toggle("b")
    table.selection.toggle("d")
    settle(bench, 3)
    return bench


def settle(desk: Bench, number: int) -> None:
    desk.wait(lambda: desk.selection._selected.number == number)
    assert bar(desk).count.text() == f"{number} selected"


def bar(desk: Bench) -> SelectionBar:
    return desk.window.voices.selection_bar


def summary(desk: Bench) -> SummaryPage:
    page = desk.window.panel.findChild(SummaryPage)
    assert page is not None
    return page


def facts(desk: Bench) -> dict[str, str]:
    lines = [line for line in summary(desk).facts._lines if line.isVisible()]
    return {line._words.text(): line._count.text() for line in lines}


def annotations(desk: Bench, voice_id: str) -> tuple[bool, bool, tuple[str, ...]]:
    assert desk.session is not None
    one = desk.session.annotations.get(voice_id)
    return one.favourite, one.pinned, one.tags


def test_the_bar_stands_in_the_headers_place_and_no_row_moves(desk: Bench) -> None:
    window = desk.window
    top = window.voices.table.mapTo(window, QPoint(0, 0))
    assert bar(desk).isVisible()
    assert not window.voices.search.isVisible()
    assert not window.panel.name.isVisible()
    bar(desk).clear.click()
    desk.wait(window.voices.search.isVisible)
    assert window.voices.table.mapTo(window, QPoint(0, 0)) == top
    assert not bar(desk).isVisible()
    assert window.panel.voice_id == window.voices.table.current_id
    assert window.panel.name.isVisible()
    assert window.voices.table.hasFocus()


def test_the_summary_counts_what_is_chosen_and_follows(desk: Bench) -> None:
    assert desk.session is not None
    assert summary(desk).title.text() == "3 voice(s)"
    assert facts(desk) == {
        "Ready": "2",
        "Failed": "1",
        "Kept offline": "0 of 3",
        "English": "2",
        "Chinese": "1",
    }
    desk.run(desk.session.demos.fetch("a"))
    desk.run(desk.session.annotations.set_favourite(["a", "c"], favourite=True))
    desk.wait(lambda: facts(desk).get("Favourites") == "1")
    desk.wait(lambda: facts(desk)["Kept offline"].startswith("1 of 3 · "))
    desk.window.model.apply(VoiceChanges(removed=("d",)))
    settle(desk, 2)
    assert "Failed" not in facts(desk)


def test_favourites_offline_and_ids_are_of_all_chosen(desk: Bench) -> None:
    bar(desk).favourite.click()
    bar(desk).keep.click()
    desk.wait(lambda: all(annotations(desk, one)[:2] == (True, True) for one in "abd"))
    assert annotations(desk, "c") == (False, False, ())
    desk.wait(lambda: bar(desk).favourite.accessibleName() == "Unfavourite")
    assert bar(desk).keep.accessibleName() == "Stop keeping"
    assert desk.window.commands.favourite.isChecked()
    QTest.keyClick(desk.window.voices.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: not any(annotations(desk, one)[0] for one in "abd"))
    bar(desk).keep.click()
    desk.wait(lambda: not any(annotations(desk, one)[1] for one in "abd"))
    desk.idle()
    bar(desk).copy.click()
    table = desk.window.voices.table
    assert QApplication.clipboard().text().split("\n") == table.chosen_ids
    assert sorted(table.chosen_ids) == ["a", "b", "d"]
    message = desk.window.messages.current
    assert message is not None
    assert message.fact == "3 IDs copied."


def test_tags_are_put_on_all_and_taken_off(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.annotations.add_tag(["a"], "news"))
    tags = summary(desk).tags
    desk.wait(lambda: [line.name for line in tags.lines] == ["news"])
    assert tags.lines[0].count.text() == "on 1 of 3"
    tags.lines[0].put.click()
    desk.wait(lambda: all(annotations(desk, one)[2] == ("news",) for one in "abd"))
    desk.wait(lambda: tags.lines[0].count.text() == "on all 3")
    assert not tags.lines[0].put.isVisible()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.window.voices.table, Qt.Key.Key_T, modifiers)
    field = tags.field.field
    desk.wait(field.hasFocus)
    QTest.keyClicks(field, "radio")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.wait(lambda: all(annotations(desk, one)[2] == ("news", "radio") for one in "abd"))
    desk.wait(lambda: [line.name for line in tags.lines] == ["news", "radio"])
    QTest.keyClick(tags.lines[0].chip, Qt.Key.Key_Delete)
    desk.wait(lambda: all(annotations(desk, one)[2] == ("radio",) for one in "abd"))
    assert annotations(desk, "c")[2] == ()
    desk.idle()


def test_the_menu_of_tags_puts_them_on_all_and_takes_them_off(desk: Bench) -> None:
    assert desk.session is not None
    desk.run(desk.session.annotations.add_tag(["a", "c"], "R&B"))
    desk.run(desk.session.annotations.add_tag(["a", "b", "d"], "news"))
    desk.wait(lambda: len(summary(desk).tags.lines) == 2)

    def menu() -> QMenu:
        bar(desk).tag.click()
        return next(one for one in desk.window.findChildren(QMenu) if one.isVisible())

    offered = menu()
    words = [(action.text(), action.isChecked()) for action in offered.actions()]
    assert words == [
        ("news", True),
        ("R&&B (on 1 of 3)", False),
        ("", False),
        ("New tag…", False),
    ]
    offered.actions()[1].trigger()
    desk.wait(lambda: annotations(desk, "d")[2] == ("news", "R&B"))
    offered.close()
    offered = menu()
    next(action for action in offered.actions() if action.text() == "news").trigger()
    desk.wait(lambda: not any("news" in annotations(desk, one)[2] for one in "abd"))
    offered.close()
    offered = menu()
    offered.actions()[-1].trigger()
    offered.close()
    desk.wait(summary(desk).tags.field.field.hasFocus)
    desk.idle()


def test_the_menu_keeps_one_or_several_offline(desk: Bench) -> None:
    keep = desk.window.commands.keep
    keep.trigger()
    desk.wait(lambda: all(annotations(desk, one)[1] for one in "abd"))
    assert keep.isChecked()
    desk.select("c")
    assert not keep.isChecked()
    keep.trigger()
    desk.wait(lambda: annotations(desk, "c")[1])
    desk.idle()


def test_what_is_done_to_one_alone_waits_until_one_is_chosen(desk: Bench) -> None:
    commands, window = desk.window.commands, desk.window
    alone = (commands.train, commands.rename, commands.edit_note)
    assert not any(command.isEnabled() for command in alone)
    assert commands.copy_id.text() == "Copy IDs"
    QTest.keyClick(window.voices.table, Qt.Key.Key_Escape)
    assert all(command.isEnabled() for command in alone)
    assert commands.copy_id.text() == "Copy ID"


@pytest.mark.parametrize("place", ["bar", "summary"])
def test_escape_ends_it_wherever_the_keyboard_is(desk: Bench, place: str) -> None:
    page = summary(desk)
    part = bar(desk).favourite if place == "bar" else page.tags.field.plus
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Escape)
    assert len(desk.window.voices.table.chosen_ids) == 1
    assert desk.window.voices.table.hasFocus()


def test_the_keyboard_goes_to_the_table_when_the_bar_goes(desk: Bench) -> None:
    bar(desk).favourite.setFocus()
    desk.window.model.apply(VoiceChanges(removed=("a", "b")))
    desk.wait(desk.window.voices.table.hasFocus)


def test_the_keyboard_goes_through_the_bar_between_sidebar_and_table(desk: Bench) -> None:
    made, table = bar(desk), desk.window.voices.table
    seen = [made.clear]
    while seen[-1] is not made.delete:
        widget = seen[-1].nextInFocusChain()
        while not (widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            widget = widget.nextInFocusChain()
        seen.append(widget)  # type: ignore[arg-type]
    assert seen == [
        *(made.clear, made.tag, made.favourite, made.keep, made.copy, made.save),
        *(made.more, made.delete),
    ]
    made.delete.setFocus()
    QTest.keyClick(made.delete, Qt.Key.Key_Tab)
    assert table.hasFocus()


def test_looking_for_something_ends_it(desk: Bench) -> None:
    desk.window.commands.find.trigger()
    desk.wait(desk.window.voices.search.hasFocus)
    assert len(desk.window.voices.table.chosen_ids) == 1


def test_the_menu_of_all_else_has_the_refresh(desk: Bench) -> None:
    bar(desk).more.click()
    menu = next(one for one in desk.window.findChildren(QMenu) if one.isVisible())
    assert desk.window.commands.refresh in menu.actions()
    menu.close()


def test_every_button_is_named_and_without_room_keeps_its_name(desk: Bench) -> None:
    desk.window.resize(1500, 800)
    QApplication.processEvents()
    made = bar(desk)
    buttons = (made.tag, made.favourite, made.keep, made.copy, made.save, made.delete)
    wide = [button.width() for button in buttons]
    desk.window.resize(1100, 600)
    QApplication.processEvents()
    assert all(button.width() < 40 < before for button, before in zip(buttons, wide, strict=True))
    interfaces = map(QAccessible.queryAccessibleInterface, buttons)
    named = [one.text(QAccessible.Text.Name) for one in interfaces]
    assert named == ["Tag", "Favourite", "Keep offline", "Copy IDs", "Save demos", "Delete"]
    for button, name in zip(buttons, named, strict=True):
        assert button.toolTip().startswith(name), "what isn’t written is said"
    desk.window.resize(900, 600)
    desk.wait(lambda: all(button.width() > 40 for button in buttons))
    assert made.panel.isVisible(), "the summary is a drawer now"
    made.panel.click()
    assert summary(desk).isVisible()
    for part in (made.clear, made.more, made.panel):
        assert part.accessibleName()


def test_a_hundred_thousand_are_summed_up_in_a_moment(bench: Bench) -> None:
    states = ("Success", "Failed", "Init")
    many = [Voice(f"{n:06}", f"Voice {n}", states[n % 3], "en") for n in range(100_000)]
    bench.begin()
    bench.window.model.open(many)
    bench.window.voices.table.selectAll()
    assert bar(bench).count.text() == "100000 selected"
    longest, began = 0.0, time.perf_counter()
    while bench.selection._selected.number != 100_000:
        QApplication.processEvents()
        now = time.perf_counter()
        longest, began = max(longest, now - began), now
    assert longest < 0.5, "counted in parts"
    assert summary(bench).title.text() == "100000 voice(s)"
    assert facts(bench)["Ready"] == "33334"
