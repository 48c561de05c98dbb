"""The star, the switch, the tags and the note of the panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.ui.annotations.notes import NoteEditor, StarButton
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.kit.buttons import Chip
from voicedesk.ui.kit.choices import Switch

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    states = {"a": "Success", "b": "Init", "c": "Failed"}
    app.begin(*(Voice(name, f"Voice {name}", state) for name, state in states.items()))
    app.select("a")
    return app


def annotations(app: AppWindow, voice_id: str) -> VoiceAnnotations:
    assert app.session is not None
    return app.session.annotations.get(voice_id)


def tags(app: AppWindow) -> TagRow:
    return app.window.panel.details.tags


def editor(app: AppWindow) -> NoteEditor:
    return app.window.panel.notes.editor


# Star and switch


def test_the_star_makes_a_favourite_of_any_voice(app: AppWindow, qtbot: QtBot) -> None:
    for voice_id in "abc":
        app.select(voice_id)
        star = app.find(StarButton, "Favourite")
        assert not star.isChecked()
        qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
        app.idle()
        assert annotations(app, voice_id).favourite
        assert star.isChecked()


def test_two_quick_presses_of_the_star_leave_it_as_it_was(app: AppWindow) -> None:
    star = app.window.panel.star
    star.click()
    star.click()
    app.idle()
    assert not annotations(app, "a").favourite
    assert not star.isChecked()


def test_the_switch_keeps_the_demo_and_is_a_check_box_to_assistants(
    app: AppWindow, qtbot: QtBot
) -> None:
    give_demo(app, "a")
    keep = app.window.panel.details.keep
    interface = QAccessible.queryAccessibleInterface(keep)
    assert interface is not None
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Always keep"
    keep.setFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    app.idle()
    assert annotations(app, "a").pinned
    qtbot.keyClick(keep, Qt.Key.Key_Return)
    app.idle()
    assert not annotations(app, "a").pinned


def give_demo(app: AppWindow, voice_id: str) -> None:
    link = f"{LINK}{voice_id}.wav"
    app.source.links[link] = sound()
    app.service.set(voice_id, "Success", demo_url=link)
    app.run(app.voices_service.refresh())


def test_whether_a_demo_is_here_and_whether_it_stays_are_two_facts(app: AppWindow) -> None:
    give_demo(app, "a")
    details = app.window.panel.details
    assert app.session is not None
    assert details.offline.text() == "Not downloaded"
    app.source.gate.clear()
    details.keep.click()
    app.wait(lambda: details.offline.text() == "Downloading")
    app.source.gate.set()
    app.wait(lambda: details.offline.text() == "On this computer · 16 KB")
    details.keep.click()
    app.idle()
    assert details.offline.text() == "On this computer · 16 KB", "it is only not kept for ever"
    assert not details.keep.isChecked()
    app.run(app.session.demos.remove(app.session.demos.cached["a"]))
    app.wait(lambda: details.offline.text() == "Not downloaded")


def test_of_a_voice_without_a_demo_neither_is_said(app: AppWindow) -> None:
    give_demo(app, "a")
    details = app.window.panel.details
    assert app.find(Switch, "Always keep").isVisible()
    assert "even when storage is full" in details.keep.accessibleDescription()
    app.service.set("a", "Training")
    app.run(app.voices_service.refresh())
    assert not details.demo.isVisible()
    assert not app.find.every(Switch, "Always keep")


def test_what_cant_be_kept_goes_back_in_the_panel_too(app: AppWindow) -> None:
    app.library.close_now()
    app.window.panel.star.click()
    app.window.panel.details.keep.click()
    app.idle()
    assert app.window.messages.current is not None
    assert not app.window.panel.star.isChecked()
    assert not app.window.panel.details.keep.isChecked()


# Tags


def add(app: AppWindow, qtbot: QtBot, text: str) -> None:
    row = tags(app)
    if row.field.isHidden():
        row.plus.click()
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, text)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)


def test_enter_adds_one_tag_after_another_and_escape_ends_it(app: AppWindow, qtbot: QtBot) -> None:
    add(app, qtbot, "news")
    add(app, qtbot, " late  night ")
    add(app, qtbot, "NEWS")
    app.idle()
    assert annotations(app, "a").tags == ("news", "late night")
    assert tags(app).field.hasFocus()
    assert tags(app).field.text() == ""
    qtbot.keyClick(tags(app).field, Qt.Key.Key_Escape)
    assert tags(app).plus.hasFocus()
    assert not tags(app).field.isVisible()


def test_the_field_goes_when_it_is_left_empty_and_stays_otherwise(
    app: AppWindow, qtbot: QtBot
) -> None:
    row = tags(app)
    row.plus.click()
    app.window.voices.table.setFocus()
    assert not row.field.isVisible()
    row.plus.click()
    qtbot.keyClicks(row.field, "x")
    app.window.voices.table.setFocus()
    assert row.field.isVisible()


def test_known_tags_are_completed(app: AppWindow, qtbot: QtBot) -> None:
    app.annotations.add_tag(["b"], "Audiobook")
    app.annotations.add_tag(["b"], "News")
    app.idle()
    row = tags(app)
    row.plus.click()
    qtbot.keyClicks(row.field, "book")
    popup = row.field.completer().popup()
    assert popup is not None
    app.wait(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    app.wait(lambda: annotations(app, "a").tags)
    app.idle()
    assert annotations(app, "a").tags == ("Audiobook",)
    assert row.field.text() == ""


@pytest.mark.parametrize("text", ["x" * 31, "a\u202eb"])
def test_a_tag_that_wont_do_says_why_and_stays(app: AppWindow, qtbot: QtBot, text: str) -> None:
    row = tags(app)
    row.plus.click()
    row.field.setText(text)
    assert row.reason.isVisible()
    assert row.field.accessibleDescription() == row.reason.text() != ""
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    app.idle()
    assert row.field.text() == text
    assert annotations(app, "a").tags == ()


def test_a_half_typed_tag_waits_with_its_voice(app: AppWindow, qtbot: QtBot) -> None:
    row = tags(app)
    row.plus.click()
    qtbot.keyClicks(row.field, "half")
    app.run(app.voices_service.refresh())
    assert row.field.text() == "half"
    app.select("b")
    assert not row.field.isVisible()
    app.select("a")
    assert row.field.isVisible()
    assert row.field.text() == "half"


def test_a_half_typed_tag_outlives_the_program_until_it_is_added_or_given_up(
    app: AppWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tags(app).begin()
    qtbot.keyClicks(tags(app).field, "audiob")
    app.library.close_now()
    again = Library(tmp_path / "library")
    assert again.open_now().name_drafts == {"tag:a": "audiob"}
    again.close_now()
    app.library.open_now()
    session = app.session
    assert session is not None
    app.annotations.close()
    assert tags(app).field.isHidden()
    app.annotations.open(session)
    app.window.panel.show_annotations()
    assert (tags(app).field.isVisible(), tags(app).field.text()) == (True, "audiob")
    qtbot.keyClick(tags(app).field, Qt.Key.Key_Escape)
    assert session.drafts.names == {}
    app.window.panel.show_annotations()
    assert tags(app).field.isHidden()


def test_chips_go_by_mouse_on_the_cross_and_by_key(app: AppWindow, qtbot: QtBot) -> None:
    for name in ("one", "two", "three"):
        app.annotations.add_tag(["a"], name)
    app.idle()
    chip = app.find(Chip, "Remove tag “\u2068two\u2069”")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().topLeft())
    app.idle()
    assert annotations(app, "a").tags == ("one", "two", "three"), "that was beside the cross"
    cross = chip.rect().center()
    cross.setX(chip.width() - 10)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    app.idle()
    assert annotations(app, "a").tags == ("one", "three")
    app.annotations.add_tag(["a"], "four")
    app.idle()
    tags(app).chips[1].setFocus()
    qtbot.keyClick(tags(app).chips[1], Qt.Key.Key_Delete)
    app.idle()
    assert annotations(app, "a").tags == ("one", "four")
    assert tags(app).chips[1].hasFocus(), "the keyboard stays where it was among the tags"
    for left in (("one",), ()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
        app.idle()
        assert annotations(app, "a").tags == left
    assert tags(app).plus.hasFocus()


def test_many_tags_take_several_lines(app: AppWindow) -> None:
    high = tags(app).height()
    for number in range(12):
        app.annotations.add_tag(["a"], f"a rather long tag {number}")
    app.idle()
    QApplication.processEvents()
    assert tags(app).height() > 5 * high
    for chip in tags(app).chips:
        assert tags(app).rect().contains(chip.mapTo(tags(app), chip.rect().bottomRight()))


# Notes


def write(app: AppWindow, qtbot: QtBot, text: str) -> None:
    editor(app).setFocus()
    qtbot.keyClicks(editor(app), text)


def test_a_note_is_kept_when_the_keyboard_leaves(app: AppWindow, qtbot: QtBot) -> None:
    write(app, qtbot, "slow and warm")
    assert annotations(app, "a").note == ""
    app.window.voices.table.setFocus()
    app.idle()
    assert annotations(app, "a").note == "slow and warm"


def test_a_note_is_kept_after_a_pause(app: AppWindow, qtbot: QtBot) -> None:
    app.window.panel.notes._pause.setInterval(1)
    write(app, qtbot, "slow")
    app.wait(lambda: annotations(app, "a").note == "slow")
    assert editor(app).hasFocus()


def test_control_and_enter_keeps_it_and_goes_back_to_the_table(
    app: AppWindow, qtbot: QtBot
) -> None:
    write(app, qtbot, "slow")
    qtbot.keyClick(editor(app), Qt.Key.Key_Return)
    qtbot.keyClicks(editor(app), "warm")
    qtbot.keyClick(editor(app), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    app.idle()
    assert annotations(app, "a").note == "slow\nwarm"
    assert app.window.voices.table.hasFocus()


def test_what_is_typed_survives_a_refresh_and_other_annotations(
    app: AppWindow, qtbot: QtBot
) -> None:
    write(app, qtbot, "half a th")
    app.service.set("a", "Success", name="Other")
    app.run(app.voices_service.refresh())
    app.annotations.set_favourite(["a"], favourite=True)
    app.idle()
    assert editor(app).toPlainText() == "half a th"
    qtbot.keyClicks(editor(app), "ought")
    assert editor(app).toPlainText() == "half a thought"


def test_what_is_typed_is_kept_when_another_voice_is_shown(app: AppWindow, qtbot: QtBot) -> None:
    write(app, qtbot, "of a")
    app.select("b")
    assert editor(app).toPlainText() == ""
    app.idle()
    assert (annotations(app, "a").note, annotations(app, "b").note) == ("of a", "")
    app.select("a")
    assert editor(app).toPlainText() == "of a"


def test_a_note_that_is_too_long_says_so_and_nothing_of_it_is_lost(
    app: AppWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    section = app.window.panel.notes
    editor(app).setFocus()
    editor(app).insertPlainText("𠀀" * 2000)
    assert not section.reason.isVisible()
    assert section.counter.text().replace(",", "") == "2000 / 2000"
    qtbot.keyClicks(editor(app), "xy")
    assert section.reason.isVisible()
    assert "Remove 2" in section.reason.text()
    section._pause.timeout.emit()
    app.idle()
    app.library.close_now()
    again = Library(tmp_path / "library")
    assert len(again.open_now().annotations["a"].note) == 2002
    again.close_now()


def test_a_note_that_cant_be_kept_stays_in_sight(app: AppWindow, qtbot: QtBot) -> None:
    app.library.close_now()
    write(app, qtbot, "precious")
    app.window.voices.table.setFocus()
    app.idle()
    assert app.window.messages.current is not None
    assert editor(app).toPlainText() == "precious"
    app.select("b")
    app.select("a")
    app.idle()
    assert editor(app).toPlainText() == "precious"


def test_a_hostile_note_leaves_the_panel_as_wide_and_the_foot_in_place(app: AppWindow) -> None:
    panel = app.window.panel
    QApplication.processEvents()
    wide, foot = panel.width(), panel.train.mapTo(panel, panel.train.rect().topLeft())
    app.annotations.set_note("a", "\u202e<b>x</b>" * 10_000)
    app.idle()
    QApplication.processEvents()
    assert panel.width() == wide
    assert editor(app).width() <= wide
    assert editor(app).height() < 300
    assert editor(app).horizontalScrollBar().maximum() == 0
    assert panel.train.mapTo(panel, panel.train.rect().topLeft()) == foot
    assert "<b>" in editor(app).toPlainText()
