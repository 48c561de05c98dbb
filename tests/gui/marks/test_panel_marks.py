"""The star, the switch, the tags and the note of the panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.bench import Bench
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.ui.annotations.notes import NoteEditor, StarButton
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.kit.buttons import Chip

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def desk(bench: Bench) -> Bench:
    states = {"a": "Success", "b": "Init", "c": "Failed"}
    bench.begin(*(Voice(name, f"Voice {name}", state) for name, state in states.items()))
    bench.select("a")
    return bench


def annotations(desk: Bench, voice_id: str) -> VoiceAnnotations:
    assert desk.session is not None
    return desk.session.annotations.get(voice_id)


def tags(desk: Bench) -> TagRow:
    return desk.window.panel.details.tags


def editor(desk: Bench) -> NoteEditor:
    return desk.window.panel.notes.editor


# Star and switch


def test_the_star_makes_a_favourite_of_any_voice(desk: Bench, qtbot: QtBot) -> None:
    for voice_id in "abc":
        desk.select(voice_id)
        star = desk.find(StarButton, "Favourite")
        assert not star.isChecked()
        qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
        desk.idle()
        assert annotations(desk, voice_id).favourite
        assert star.isChecked()


def test_two_quick_presses_of_the_star_leave_it_as_it_was(desk: Bench) -> None:
    star = desk.window.panel.star
    star.click()
    star.click()
    desk.idle()
    assert not annotations(desk, "a").favourite
    assert not star.isChecked()


def test_the_switch_keeps_the_demo_and_is_a_check_box_to_assistants(
    desk: Bench, qtbot: QtBot
) -> None:
    keep = desk.window.panel.details.keep
    interface = QAccessible.queryAccessibleInterface(keep)
    assert interface is not None
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Keep offline"
    keep.setFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    desk.idle()
    assert annotations(desk, "a").pinned
    qtbot.keyClick(keep, Qt.Key.Key_Return)
    desk.idle()
    assert not annotations(desk, "a").pinned


def test_what_cant_be_kept_goes_back_in_the_panel_too(desk: Bench) -> None:
    desk.library.close_now()
    desk.window.panel.star.click()
    desk.window.panel.details.keep.click()
    desk.idle()
    assert desk.window.messages.current is not None
    assert not desk.window.panel.star.isChecked()
    assert not desk.window.panel.details.keep.isChecked()


# Tags


def add(desk: Bench, qtbot: QtBot, text: str) -> None:
    row = tags(desk)
    if row.field.isHidden():
        row.plus.click()
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, text)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)


def test_enter_adds_one_tag_after_another_and_escape_ends_it(desk: Bench, qtbot: QtBot) -> None:
    add(desk, qtbot, "news")
    add(desk, qtbot, " late  night ")
    add(desk, qtbot, "NEWS")
    desk.idle()
    assert annotations(desk, "a").tags == ("news", "late night")
    assert tags(desk).field.hasFocus()
    assert tags(desk).field.text() == ""
    qtbot.keyClick(tags(desk).field, Qt.Key.Key_Escape)
    assert tags(desk).plus.hasFocus()
    assert not tags(desk).field.isVisible()


def test_the_field_goes_when_it_is_left_empty_and_stays_otherwise(
    desk: Bench, qtbot: QtBot
) -> None:
    row = tags(desk)
    row.plus.click()
    desk.window.voices.table.setFocus()
    assert not row.field.isVisible()
    row.plus.click()
    qtbot.keyClicks(row.field, "x")
    desk.window.voices.table.setFocus()
    assert row.field.isVisible()


def test_known_tags_are_completed(desk: Bench, qtbot: QtBot) -> None:
    desk.annotations.add_tag(["b"], "Audiobook")
    desk.annotations.add_tag(["b"], "News")
    desk.idle()
    row = tags(desk)
    row.plus.click()
    qtbot.keyClicks(row.field, "book")
    popup = row.field.completer().popup()
    assert popup is not None
    desk.wait(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    desk.wait(lambda: annotations(desk, "a").tags)
    desk.idle()
    assert annotations(desk, "a").tags == ("Audiobook",)
    assert row.field.text() == ""


@pytest.mark.parametrize("text", ["x" * 31, "a\u202eb"])
def test_a_tag_that_wont_do_says_why_and_stays(desk: Bench, qtbot: QtBot, text: str) -> None:
    row = tags(desk)
    row.plus.click()
    row.field.setText(text)
    assert row.reason.isVisible()
    assert row.field.accessibleDescription() == row.reason.text() != ""
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    desk.idle()
    assert row.field.text() == text
    assert annotations(desk, "a").tags == ()


def test_a_half_typed_tag_waits_with_its_voice(desk: Bench, qtbot: QtBot) -> None:
    row = tags(desk)
    row.plus.click()
    qtbot.keyClicks(row.field, "half")
    desk.run(desk.voices_service.refresh())
    assert row.field.text() == "half"
    desk.select("b")
    assert not row.field.isVisible()
    desk.select("a")
    assert row.field.isVisible()
    assert row.field.text() == "half"


def test_chips_go_by_mouse_on_the_cross_and_by_key(desk: Bench, qtbot: QtBot) -> None:
    for name in ("one", "two", "three"):
        desk.annotations.add_tag(["a"], name)
    desk.idle()
    chip = desk.find(Chip, "Remove tag “\u2068two\u2069”")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().topLeft())
    desk.idle()
    assert annotations(desk, "a").tags == ("one", "two", "three"), "that was beside the cross"
    cross = chip.rect().center()
    cross.setX(chip.width() - 10)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    desk.idle()
    assert annotations(desk, "a").tags == ("one", "three")
    desk.annotations.add_tag(["a"], "four")
    desk.idle()
    tags(desk).chips[1].setFocus()
    qtbot.keyClick(tags(desk).chips[1], Qt.Key.Key_Delete)
    desk.idle()
    assert annotations(desk, "a").tags == ("one", "four")
    assert tags(desk).chips[1].hasFocus(), "the keyboard stays where it was among the tags"
    for left in (("one",), ()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
        desk.idle()
        assert annotations(desk, "a").tags == left
    assert tags(desk).plus.hasFocus()


def test_many_tags_take_several_lines(desk: Bench) -> None:
    high = tags(desk).height()
    for number in range(12):
        desk.annotations.add_tag(["a"], f"a rather long tag {number}")
    desk.idle()
    QApplication.processEvents()
    assert tags(desk).height() > 5 * high
    for chip in tags(desk).chips:
        assert tags(desk).rect().contains(chip.mapTo(tags(desk), chip.rect().bottomRight()))


# Notes


def write(desk: Bench, qtbot: QtBot, text: str) -> None:
    editor(desk).setFocus()
    qtbot.keyClicks(editor(desk), text)


def test_a_note_is_kept_when_the_keyboard_leaves(desk: Bench, qtbot: QtBot) -> None:
    write(desk, qtbot, "slow and warm")
    assert annotations(desk, "a").note == ""
    desk.window.voices.table.setFocus()
    desk.idle()
    assert annotations(desk, "a").note == "slow and warm"


def test_a_note_is_kept_after_a_pause(desk: Bench, qtbot: QtBot) -> None:
    desk.window.panel.notes._pause.setInterval(1)
    write(desk, qtbot, "slow")
    desk.wait(lambda: annotations(desk, "a").note == "slow")
    assert editor(desk).hasFocus()


def test_control_and_enter_keeps_it_and_goes_back_to_the_table(desk: Bench, qtbot: QtBot) -> None:
    write(desk, qtbot, "slow")
    qtbot.keyClick(editor(desk), Qt.Key.Key_Return)
    qtbot.keyClicks(editor(desk), "warm")
    qtbot.keyClick(editor(desk), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.idle()
    assert annotations(desk, "a").note == "slow\nwarm"
    assert desk.window.voices.table.hasFocus()


def test_escape_brings_back_what_stood_there_when_the_keyboard_came(
    desk: Bench, qtbot: QtBot
) -> None:
    desk.annotations.set_note("a", "before")
    desk.idle()
    write(desk, qtbot, "after ")
    desk.window.panel.notes._pause.timeout.emit()
    desk.idle()
    assert annotations(desk, "a").note != "before"
    qtbot.keyClick(editor(desk), Qt.Key.Key_Escape)
    desk.idle()
    assert annotations(desk, "a").note == editor(desk).toPlainText() == "before"
    editor(desk).undo()
    assert "after" in editor(desk).toPlainText(), "it can be had back"


def test_what_is_typed_survives_a_refresh_and_other_annotations(desk: Bench, qtbot: QtBot) -> None:
    write(desk, qtbot, "half a th")
    desk.service.set("a", "Success", name="Other")
    desk.run(desk.voices_service.refresh())
    desk.annotations.set_favourite(["a"], favourite=True)
    desk.idle()
    assert editor(desk).toPlainText() == "half a th"
    qtbot.keyClicks(editor(desk), "ought")
    assert editor(desk).toPlainText() == "half a thought"


def test_what_is_typed_is_kept_when_another_voice_is_shown(desk: Bench, qtbot: QtBot) -> None:
    write(desk, qtbot, "of a")
    desk.select("b")
    assert editor(desk).toPlainText() == ""
    desk.idle()
    assert (annotations(desk, "a").note, annotations(desk, "b").note) == ("of a", "")
    desk.select("a")
    assert editor(desk).toPlainText() == "of a"


def test_a_note_that_is_too_long_says_so_and_waits(
    desk: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    section = desk.window.panel.notes
    editor(desk).setFocus()
    editor(desk).insertPlainText("𠀀" * 2000)
    assert not section.reason.isVisible()
    assert section.counter.text().replace(",", "") == "2000 / 2000"
    qtbot.keyClicks(editor(desk), "xy")
    assert section.reason.isVisible()
    assert "Remove 2" in section.reason.text()
    desk.select("b")
    desk.idle()
    assert annotations(desk, "a").note == ""
    desk.select("a")
    assert len(section.text) == 2002, "nothing is cut"
    desk.annotations.keep_typed()
    desk.idle()
    desk.library.close_now()
    again = Library(tmp_path / "library")
    assert len(again.open_now().annotations["a"].note) == 2002, "at the end it is kept as it is"
    again.close_now()


def test_a_note_that_cant_be_kept_stays_in_sight(desk: Bench, qtbot: QtBot) -> None:
    desk.library.close_now()
    write(desk, qtbot, "precious")
    desk.window.voices.table.setFocus()
    desk.idle()
    assert desk.window.messages.current is not None
    assert editor(desk).toPlainText() == "precious"
    desk.select("b")
    desk.select("a")
    desk.idle()
    assert editor(desk).toPlainText() == "precious"


def test_a_hostile_note_leaves_the_panel_as_wide_and_the_foot_in_place(desk: Bench) -> None:
    panel = desk.window.panel
    QApplication.processEvents()
    wide, foot = panel.width(), panel.train.mapTo(panel, panel.train.rect().topLeft())
    desk.annotations.set_note("a", "\u202e<b>x</b>" * 10_000)
    desk.idle()
    QApplication.processEvents()
    assert panel.width() == wide
    assert editor(desk).width() <= wide
    assert editor(desk).height() < 300
    assert editor(desk).horizontalScrollBar().maximum() == 0
    assert panel.train.mapTo(panel, panel.train.rect().topLeft()) == foot
    assert "<b>" in editor(desk).toPlainText()
