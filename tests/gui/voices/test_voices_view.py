"""The table under mouse and keyboard, and what its selection holds on to."""

import time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.voices.conftest import voice
from voicedesk.domain.voice import VoiceChanges
from voicedesk.ui.common.facts import DemoFacts, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.voices.delegate import tile_rect, wave_rect
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def heard(signal: Any) -> list[Any]:
    values: list[Any] = []
    signal.connect(lambda *value: values.append(value[0] if value else True))
    return values


def middle(view: VoicesView, row: int, column: VoiceColumn = VoiceColumn.LANGUAGE) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


# Selection


def test_there_is_a_current_row_whenever_there_are_rows(
    view: VoicesView, rows: VoicesModel
) -> None:
    rows.apply(VoiceChanges(removed=tuple("abcdef")))
    assert view.current_id == ""
    rows.open([voice("a"), voice("b")])
    assert view.current_id == "a"
    rows.filter(VoiceFilter(search="b"))
    assert view.current_id == "b"
    rows.filter(VoiceFilter(search="nothing"))
    assert view.current_id == ""
    rows.filter(VoiceFilter(search=""))
    assert view.current_id
    rows.apply(VoiceChanges(removed=("a", "b")))
    rows.apply(VoiceChanges(added=(voice("c"),)))
    assert view.current_id == "c"


def test_the_row_is_selected_too(view: VoicesView, rows: VoicesModel) -> None:
    view.select("c")
    rows.filter(VoiceFilter(search="voice f"))
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]


def test_selection_follows_the_voice_through_sort_and_refresh(
    view: VoicesView, rows: VoicesModel
) -> None:
    view.select("c")
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert view.current_id == "c"
    rows.apply(VoiceChanges(added=(voice("z"),), changed=(voice("c", "Renamed"),), removed=("a",)))
    assert view.current_id == "c"
    assert [rows.voice_at(index.row()).id for index in view.selectionModel().selectedRows()] == [
        "c"
    ]


@pytest.mark.parametrize("many", [6, 300])
def test_a_voice_hidden_by_a_filter_comes_back_selected(
    view: VoicesView, rows: VoicesModel, many: int
) -> None:
    rows.open([voice(f"{number:03}") for number in range(many)])
    view.select("004")
    rows.filter(VoiceFilter(search="001"))
    assert view.current_id == "001"
    rows.filter(VoiceFilter(search=""))
    assert view.current_id == "004"


def test_what_the_person_chose_under_a_filter_stays_chosen(
    view: VoicesView, rows: VoicesModel, qtbot: QtBot
) -> None:
    view.select("e")
    rows.filter(VoiceFilter(search="voice"))
    rows.filter(VoiceFilter(search="b"))
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 0))
    view.select("b")
    rows.filter(VoiceFilter(search=""))
    assert view.current_id == "b"


def test_after_a_removal_the_row_that_took_the_place_is_current(
    view: VoicesView, rows: VoicesModel
) -> None:
    view.select("c")
    selected = heard(view.voice_selected)
    rows.apply(VoiceChanges(removed=("c",)))
    assert view.current_id == "d"
    assert selected[-1] == "d"
    view.select("f")
    rows.apply(VoiceChanges(removed=("f", "e")))
    assert view.current_id == "d"
    rows.apply(VoiceChanges(added=(voice("c"),)))
    assert view.current_id == "d", "a voice that is back isn't what the person looks at"


def test_removing_all_says_that_none_is_selected(view: VoicesView, rows: VoicesModel) -> None:
    selected = heard(view.voice_selected)
    rows.apply(VoiceChanges(removed=tuple("abcdef")))
    assert selected[-1] == ""
    assert view.current_id == ""


def test_a_refresh_does_not_scroll(view: VoicesView, rows: VoicesModel) -> None:
    rows.open([voice(f"{number:03}") for number in range(300)])
    view.select("002")
    view.verticalScrollBar().setValue(3000)
    rows.apply(VoiceChanges(changed=(voice("100", "New"),), removed=("299",)))
    assert view.verticalScrollBar().value() == 3000


# Keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_play_the_current_voice(
    view: VoicesView, qtbot: QtBot, key: Qt.Key
) -> None:
    view.select("b")
    played = heard(view.play_requested)
    qtbot.keyClick(view, key)
    assert played == ["b"]


def test_a_key_held_down_plays_once(view: VoicesView) -> None:
    view.select("b")
    played = heard(view.play_requested)
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, none, " ", repeated)
        QApplication.sendEvent(view, event)
    assert played == ["b"]


def test_a_key_that_nobody_knows_does_nothing(view: VoicesView) -> None:
    view.select("b")
    none = Qt.KeyboardModifier.NoModifier
    for key in (0, 0x01FFFFFF, 0x0110FFFF):
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, none))
    assert view.current_id == "b"


def test_arrows_move_and_say_so_and_the_mouse_does_not(view: VoicesView, qtbot: QtBot) -> None:
    view.select("a")
    moved = heard(view.moved)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert moved == ["b", "a"], "at the end there is nowhere to move"
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 3))
    view.select("f")
    assert moved == ["b", "a"]
    assert view.current_id == "f"


def test_left_right_and_delete(view: VoicesView, qtbot: QtBot) -> None:
    view.select("b")
    sought, again, deleted = (
        heard(view.seek_requested),
        heard(view.restart_requested),
        heard(view.delete_requested),
    )
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (sought, len(again), len(deleted)) == ([-1000, 1000], 1, 1)
    assert view.current_id == "b"


def test_tab_leaves_the_table_both_ways(view: VoicesView, window: QWidget, qtbot: QtBot) -> None:
    before, after = QPushButton("before"), QPushButton("after")
    window.layout().insertWidget(0, before)
    window.layout().addWidget(after)
    before.show()
    after.show()
    QWidget.setTabOrder(before, view)
    QWidget.setTabOrder(view, after)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert before.hasFocus()


# Mouse


def test_a_click_on_the_tile_plays_and_one_beside_it_only_selects(
    view: VoicesView, qtbot: QtBot
) -> None:
    played = heard(view.play_requested)
    cell = view.visualRect(view.model().index(2, VoiceColumn.NAME))
    qtbot.mouseClick(view.viewport(), LEFT, pos=cell.center())
    assert (view.current_id, played) == ("c", [])
    qtbot.mouseClick(view.viewport(), LEFT, pos=tile_rect(cell).center())
    assert played == ["c"]


def test_after_a_click_in_any_column_moving_on_tells_names(view: VoicesView, qtbot: QtBot) -> None:
    cell = view.visualRect(view.model().index(2, VoiceColumn.STATE))
    qtbot.mouseClick(view.viewport(), LEFT, pos=cell.center())
    assert view.currentIndex().column() == VoiceColumn.NAME
    assert view.selectionModel().isRowSelected(2)


def test_a_double_click_plays_once_wherever_it_is(view: VoicesView, qtbot: QtBot) -> None:
    played = heard(view.play_requested)
    cell = view.visualRect(view.model().index(2, VoiceColumn.NAME))
    for place in (cell.center(), tile_rect(cell).center()):
        played.clear()
        qtbot.mouseClick(view.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
        assert played == ["c"], place
    played.clear()
    qtbot.mouseDClick(view.viewport(), RIGHT, pos=cell.center())
    assert played == []


def test_a_click_on_the_playing_waveform_seeks(
    view: VoicesView, facts: VoiceFacts, qtbot: QtBot
) -> None:
    facts.demos["b"] = DemoFacts(4000, b"\x80" * 400, 10)
    view.show_playing("b", sounding=True)
    view.show_position(0, 4000)
    sought, played = heard(view.sought), heard(view.play_requested)
    wave = wave_rect(view.visualRect(view.model().index(1, VoiceColumn.DEMO)))
    qtbot.mouseClick(view.viewport(), LEFT, pos=wave.center())
    assert sought == [pytest.approx(2000, abs=40)]
    qtbot.mousePress(view.viewport(), LEFT, pos=wave.center())
    qtbot.mouseMove(view.viewport(), QPoint(wave.right() + 80, wave.center().y()))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=wave.center())
    assert max(sought) <= 4000
    qtbot.mouseDClick(view.viewport(), LEFT, pos=wave.center())
    assert played == [], "a double click on it is two seeks"


def test_a_right_click_selects_its_row_and_asks_for_the_menu_there(
    view: VoicesView, qtbot: QtBot
) -> None:
    wanted = heard(view.menu_requested)
    place = middle(view, 4)
    # Released too: the buttons that are down are the whole program's.
    qtbot.mouseClick(view.viewport(), RIGHT, pos=place)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.current_id == "e"
    assert wanted == [view.viewport().mapToGlobal(place)]
    below = QPoint(place.x(), view.viewport().height() - 4)
    beside = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, below, view.viewport().mapToGlobal(below)
    )
    QApplication.sendEvent(view.viewport(), beside)
    assert len(wanted) == 1, "there is no voice"


def test_the_menu_key_asks_for_the_menu_at_the_current_row(view: VoicesView) -> None:
    view.select("d")
    wanted = heard(view.menu_requested)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    cell = view.visualRect(view.model().index(3, VoiceColumn.NAME))
    assert cell.contains(view.viewport().mapFromGlobal(wanted[0]))


# Renaming in place


@pytest.fixture
def editor(view: VoicesView, rows: VoicesModel) -> QLineEdit:
    view.select("c")
    view.rename_current()
    made = view.findChild(QLineEdit)
    assert made is not None
    assert made.hasFocus()
    assert made.text() == made.selectedText() == "Voice c"
    return made


def test_enter_asks_for_the_new_name_and_escape_for_nothing(
    view: VoicesView, rows: VoicesModel, editor: QLineEdit, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    rows.rename_requested.connect(lambda *wanted: asked.append(wanted))
    qtbot.keyClicks(editor, "New")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("c", "New")])
    view.rename_current()
    again = next(field for field in view.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(again, "Other")
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert len(asked) == 1
    assert view.hasFocus()


def test_a_name_being_typed_survives_a_refresh(
    view: VoicesView, rows: VoicesModel, editor: QLineEdit, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    rows.rename_requested.connect(lambda *wanted: asked.append(wanted))
    qtbot.keyClicks(editor, "Half a na")
    rows.apply(
        VoiceChanges(
            added=(voice("z"),),
            changed=(voice("c", "From elsewhere", "Failed"), voice("d", "Other")),
            removed=("a", "f"),
        )
    )
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.DescendingOrder)
    rows.touch_all()
    QApplication.processEvents()
    assert editor.isVisible()
    assert editor.text() == "Half a na"
    qtbot.keyClicks(editor, "me")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("c", "Half a name")])


def test_enter_on_a_name_that_cannot_be_sent_keeps_what_was_typed(
    view: VoicesView, rows: VoicesModel, editor: QLineEdit, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    rows.rename_requested.connect(lambda *wanted: asked.append(wanted))
    qtbot.keyClicks(editor, "x" * 21)
    assert editor.property("wrong")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert editor.isVisible()
    assert editor.text() == "x" * 21
    assert asked == []
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert not editor.property("wrong")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("c", "x" * 20)])


def test_a_voice_that_goes_takes_its_editor_along(
    view: VoicesView, rows: VoicesModel, editor: QLineEdit, qtbot: QtBot
) -> None:
    asked: list[tuple[str, str]] = []
    rows.rename_requested.connect(lambda *wanted: asked.append(wanted))
    qtbot.keyClicks(editor, "New")
    rows.apply(VoiceChanges(removed=("c",)))
    QApplication.processEvents()
    assert not any(field.isVisible() for field in view.findChildren(QLineEdit))
    assert [voice_id for voice_id, _ in asked] in ([], ["c"]), "never another voice's name"
    assert view.current_id == "d"


# What screen readers and painters ask


def test_every_cell_is_named_for_a_screen_reader(view: VoicesView, rows: VoicesModel) -> None:
    table = QAccessible.queryAccessibleInterface(view)
    names = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    for row in range(rows.rowCount()):
        for column in VoiceColumn:
            assert rows.index(row, column).data() in names
    for column in VoiceColumn:
        assert column.title in names


def test_rows_of_every_kind_can_be_painted(
    view: VoicesView, rows: VoicesModel, facts: VoiceFacts, qtbot: QtBot
) -> None:
    facts.demos["a"] = DemoFacts(3000, b"\x80" * 400, 10)
    facts.demos["b"] = DemoFacts(0, b"", 0)
    rows.open(
        [
            voice("a", "甲" * 60),
            voice("b", "\u202e<b>", demo_url="https://x/b"),
            voice("c", demo_url="https://x/c"),
            voice("d", "👩‍👩‍👧", "Training"),
            voice("e", "", "Init"),
            voice("f", "x", "<state>", language="?" * 40),
        ]
    )
    view.show_playing("a", sounding=True)
    view.show_position(1000, 3000)
    view.columns.restore(view.columns.keep())
    paints = Paints(view.viewport())
    QTest.mouseMove(view.viewport(), middle(view, 0, VoiceColumn.DEMO))
    qtbot.waitUntil(lambda: bool(paints.areas))
    view.grab()


def test_a_refresh_of_many_leaves_selection_and_typing_alone(
    view: VoicesView, rows: VoicesModel
) -> None:
    many = {f"{n:04}": voice(f"{n:04}", f"Name {n:04}") for n in range(3000)}
    rows.open(list(many.values()))
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.AscendingOrder)
    view.select("1500")
    view.rename_current()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "half a na")
    before = (editor.text(), editor.cursorPosition())
    for state in ("Failed", "Success"):
        # Below the chosen one names change, so that rows move; everywhere states do.
        changed = [voice(f"{n:04}", f"Name {n:04}", state) for n in range(0, 1500, 50)]
        changed += [voice(f"{n:04}", f"{state} {n}") for n in range(1550, 3000, 50)]
        rows.apply(VoiceChanges(changed=tuple(changed)))
        rows.apply(VoiceChanges(relinked=tuple(rows.all())))
        QApplication.processEvents()
        assert view.current_id == "1500"
        assert QApplication.focusWidget() is editor
        assert (editor.text(), editor.cursorPosition()) == before
        assert view.is_in_sight(view.currentIndex().row()), "however far its row went"


# A voice in training


class Paints(QObject):
    """The areas of a widget that were painted, and when."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        self.times: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
            self.times.append(time.monotonic())
        return super().eventFilter(watched, event)


def test_an_arc_in_sight_turns_four_times_a_second_and_repaints_its_cell_alone(
    view: VoicesView, rows: VoicesModel, qtbot: QtBot
) -> None:
    rows.apply(VoiceChanges(changed=(voice("c", state="Training"),)))
    QApplication.processEvents()
    paints = Paints(view.viewport())
    qtbot.waitUntil(lambda: len(paints.areas) > 3)
    cell = view.visualRect(rows.index(2, VoiceColumn.STATE))
    assert set(paints.areas[1:]) == {cell}, "the first may be of what was still to be painted"
    assert paints.times[3] - paints.times[1] > 0.4


@pytest.mark.parametrize("away", ["scrolled", "hidden", "minimised", "over"])
def test_nothing_runs_for_an_arc_that_is_not_seen(
    view: VoicesView, rows: VoicesModel, window: QWidget, qtbot: QtBot, away: str
) -> None:
    rows.open([voice("a", state="Training"), *(voice(f"{number:03}") for number in range(200))])
    rows.sort(VoiceColumn.STATE)
    qtbot.waitUntil(view.arcs.isActive)
    if away == "scrolled":
        view.verticalScrollBar().setValue(2000)
    elif away == "hidden":
        view.hide()
    elif away == "minimised":
        window.showMinimized()
    else:
        rows.apply(VoiceChanges(changed=(voice("a"),)))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not view.arcs.isActive())
    QApplication.processEvents()  # the last turn is still to be painted
    paints = Paints(view.viewport())
    qtbot.wait(300)
    assert (view.arcs.isActive(), paints.areas) == (False, [])
    if away == "scrolled":
        view.verticalScrollBar().setValue(0)
    elif away == "hidden":
        view.show()
    elif away == "minimised":
        window.showNormal()
    else:
        rows.apply(VoiceChanges(changed=(voice("a", state="Training"),)))
    qtbot.waitUntil(view.arcs.isActive)
