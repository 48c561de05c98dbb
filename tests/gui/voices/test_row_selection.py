"""Several rows at once: by mouse, by keyboard, by a screen reader, and through every change."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.child_processes import Stopwatch
from tests.gui.voices.conftest import voice
from tests.gui.voices.test_voices_view import LEFT, RIGHT, heard, middle
from voicedesk.domain.voice import VoiceChanges
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.delegate import tile_rect
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


def selected(view: VoicesView) -> str:
    """The ids chosen, from top to bottom; what Qt tells a screen reader has to be the same."""
    ids = "".join(view.selected_ids)
    rows = sorted(index.row() for index in view.selectionModel().selectedRows())
    assert "".join(view.model().voice_at(row).id for row in rows) == ids
    return ids


def click(view: VoicesView, row: int, keys: Qt.KeyboardModifier = CTRL) -> None:
    QTest.mouseClick(view.viewport(), LEFT, keys, middle(view, row))


def plain(view: VoicesView, row: int) -> None:
    click(view, row, Qt.KeyboardModifier.NoModifier)


# Mouse


def test_ctrl_adds_and_takes_away_but_never_the_last(view: VoicesView) -> None:
    plain(view, 1)
    changes = heard(view.selection_changed)
    click(view, 3)
    click(view, 5)
    assert (selected(view), view.current_id) == ("bdf", "f")
    click(view, 3)
    assert (selected(view), view.current_id) == ("bf", "d"), "the keyboard is where the click was"
    click(view, 5)
    assert (selected(view), view.current_id) == ("b", "b")
    assert view.currentIndex().row() == 1, "what is left alone is the current row"
    click(view, 1)
    assert selected(view) == "b"
    assert len(changes) == 4


def test_shift_chooses_from_where_the_last_choice_was(view: VoicesView) -> None:
    plain(view, 2)
    click(view, 4, SHIFT)
    assert selected(view) == "cde"
    click(view, 0, SHIFT)
    assert selected(view) == "abc", "the range turns around its beginning"
    click(view, 5)
    click(view, 4, SHIFT | CTRL)
    assert selected(view) == "abcef"


def test_a_plain_click_chooses_one_again_once_the_button_is_let_go(view: VoicesView) -> None:
    plain(view, 1)
    click(view, 3)
    QTest.mousePress(view.viewport(), LEFT, pos=middle(view, 3))
    assert selected(view) == "bd", "it may become a drag of both"
    QTest.mouseRelease(view.viewport(), LEFT, pos=middle(view, 3))
    assert selected(view) == "d"


def test_drawing_over_rows_chooses_them(view: VoicesView) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=middle(view, 1))
    for row in (2, 3, 4, 3):
        QTest.mouseMove(view.viewport(), middle(view, row))
    QTest.mouseRelease(view.viewport(), LEFT, pos=middle(view, 3))
    assert selected(view) == "bcd"


def test_drawing_beyond_the_last_row_in_sight_scrolls(view: VoicesView, rows: VoicesModel) -> None:
    rows.open([voice(f"{number:03}") for number in range(200)])
    QTest.mousePress(view.viewport(), LEFT, pos=middle(view, 1))
    below = QPoint(400, view.viewport().height() + 20)
    last = view.rowAt(view.viewport().height() - 1)
    for _ in range(30):
        QTest.mouseMove(view.viewport(), below)
        below += QPoint(0, 1)
    assert view.currentIndex().row() > last + 20
    assert len(view.selected_ids) == view.currentIndex().row()
    QTest.mouseRelease(view.viewport(), LEFT, pos=below)


def test_a_right_click_keeps_the_chosen_ones_it_is_on(view: VoicesView) -> None:
    plain(view, 1)
    click(view, 3)
    QTest.mouseClick(view.viewport(), RIGHT, pos=middle(view, 1))
    assert selected(view) == "bd"
    QTest.mouseClick(view.viewport(), RIGHT, pos=middle(view, 0))
    assert selected(view) == "a"


def test_choosing_on_the_tile_plays_nothing(view: VoicesView) -> None:
    played = heard(view.play_requested)
    tile = tile_rect(view.visualRect(view.model().index(3, VoiceColumn.NAME))).center()
    for keys in (CTRL, SHIFT):
        QTest.mouseClick(view.viewport(), LEFT, keys, tile)
        QTest.mouseDClick(view.viewport(), LEFT, keys, tile)
    assert played == []


def test_of_several_the_tile_plays_and_all_stay_chosen(view: VoicesView) -> None:
    view.selectAll()
    played = heard(view.play_requested)
    tile = tile_rect(view.visualRect(view.model().index(3, VoiceColumn.NAME))).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=tile)
    assert (played, selected(view)) == (["d"], "abcdef")


def test_every_chosen_row_is_painted_so(view: VoicesView, theme: Theme) -> None:
    plain(view, 1)
    click(view, 3)
    QTest.mouseMove(view.viewport(), QPoint(300, view.viewport().height() - 3))
    seen = view.viewport().grab().toImage()

    def back(row: int) -> str:
        place = middle(view, row, VoiceColumn.TAGS)
        scale = seen.devicePixelRatio()
        return seen.pixelColor(round(place.x() * scale), round(place.y() * scale)).name()

    tokens = theme.tokens
    assert [back(row) for row in range(5)] == [
        colour.lower() for colour in (*(tokens.content, tokens.select) * 2, tokens.content)
    ]


def test_a_click_below_the_rows_ends_it(view: VoicesView) -> None:
    view.selectAll()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(200, view.viewport().height() - 5))
    assert selected(view) == "a"


# Keys


def test_shift_and_arrows_extend_and_an_arrow_alone_ends_it(view: VoicesView, qtbot: QtBot) -> None:
    view.select("c")
    moved = heard(view.moved)
    for key in (DOWN, DOWN, UP):
        qtbot.keyClick(view, key, SHIFT)
    assert (selected(view), view.current_id, moved) == ("cd", "d", []), "extending plays nothing"
    qtbot.keyClick(view, DOWN)
    assert (selected(view), moved) == ("e", ["e"])


def test_shift_home_and_end_choose_to_the_first_and_the_last(
    view: VoicesView, qtbot: QtBot
) -> None:
    view.select("c")
    qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert (selected(view), view.current_id) == ("cdef", "f")
    qtbot.keyClick(view, Qt.Key.Key_Home, SHIFT)
    assert (selected(view), view.current_id) == ("abc", "a")


def test_ctrl_walks_without_choosing_and_space_chooses(view: VoicesView, qtbot: QtBot) -> None:
    view.select("b")
    told = heard(view.voice_selected)
    qtbot.keyClick(view, DOWN, CTRL)
    qtbot.keyClick(view, DOWN, CTRL)
    assert (selected(view), view.current_id, told) == ("b", "b", []), (
        "the panel shows the chosen one"
    )
    played = heard(view.play_requested)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert played == ["d"], "what the ring is on"
    qtbot.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert selected(view) == "bd"
    qtbot.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert selected(view) == "b"


def test_all_at_once_and_escape_back_to_one(view: VoicesView, qtbot: QtBot) -> None:
    view.select("d")
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert (selected(view), view.current_id) == ("abcdef", "d")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert selected(view) == "d"


# A screen reader


def test_what_a_screen_reader_chooses_is_chosen(view: VoicesView) -> None:
    view.select("b")
    flags = QItemSelectionModel.SelectionFlag
    index = view.model().index(4, 0)
    view.selectionModel().select(index, flags.Select | flags.Rows)
    assert selected(view) == "be"
    view.selectionModel().select(view.model().index(1, 0), flags.Deselect | flags.Rows)
    assert (selected(view), view.current_id) == ("e", "e")
    view.selectionModel().clearSelection()
    assert selected(view), "something always is"


# What happens to the rows


def test_it_survives_sort_and_refresh_and_loses_what_is_gone(
    view: VoicesView, rows: VoicesModel
) -> None:
    plain(view, 0)
    click(view, 2)
    click(view, 4)
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert (selected(view), view.current_id) == ("eca", "e")
    rows.apply(VoiceChanges(added=(voice("z"),), changed=(voice("c", "Zz"),), removed=("a", "b")))
    assert (selected(view), view.current_id) == ("ce", "e")
    rows.apply(VoiceChanges(removed=("e",)))
    assert (selected(view), view.current_id) == ("c", "c")
    rows.apply(VoiceChanges(removed=("c",)))
    assert len(selected(view)) == 1


@pytest.mark.parametrize("many", [False, True])
def test_what_a_filter_hides_leaves_the_selection(
    view: VoicesView, rows: VoicesModel, many: bool
) -> None:
    names = "abcdefghijklmnopqrstuvwxyz" if many else "abcdef"
    state = {"b": "Failed", "d": "Failed", "e": "Init"}
    rows.open([voice(one, state=state.get(one, "Success")) for one in names])
    view.selectAll()
    rows.filter(VoiceFilter(state="Failed"))
    assert (selected(view), view.current_id) == ("bd", "b")
    rows.filter(VoiceFilter(state=""))
    assert selected(view) == "bd", "what was hidden isn't chosen unseen"
    rows.filter(VoiceFilter(state="Init"))
    assert selected(view) == "e"


def test_another_account_begins_with_one(view: VoicesView, rows: VoicesModel) -> None:
    view.selectAll()
    rows.open([voice("a"), voice("q")])
    assert selected(view) == "a"
    rows.open([])
    assert view.selected_ids == []
    assert view.current_id == ""


@pytest.mark.parametrize("scattered", [False, True])
def test_a_hundred_thousand_rows_are_chosen_moved_and_left_at_once(
    view: VoicesView, rows: VoicesModel, scattered: bool
) -> None:
    states = ("Success", "Failed") if scattered else ("Success",)
    total = 100_000
    rows.open([voice(f"{n:06}", state=states[n % len(states)]) for n in range(total)])
    slowest = 0.0

    def timed(what: object) -> None:
        nonlocal slowest
        watch = Stopwatch()
        what()
        slowest = max(slowest, watch.seconds)

    if scattered:
        rows.filter(VoiceFilter(state="Failed"))
    timed(view.selectAll)
    rows.filter(VoiceFilter(state=""))
    number = total // len(states)
    assert len(view.selection.ids) == number
    timed(lambda: view.verticalScrollBar().setValue(1_000_000))
    bottom = view.rowAt(4)
    seen = [view.selectionModel().isRowSelected(row) for row in (bottom, bottom + 1)]
    assert seen.count(True) == (1 if scattered else 2), "Qt knows of the rows in sight"
    timed(lambda: view.sortByColumn(VoiceColumn.ID, Qt.SortOrder.DescendingOrder))
    timed(lambda: rows.apply(VoiceChanges(removed=("000001",))))
    assert len(view.selection.ids) == number - 1
    timed(lambda: rows.apply(VoiceChanges(added=(voice("zzz"),))))
    timed(view.selection.select_current)
    assert len(view.selection.ids) == 1
    assert slowest < 2, "seconds are what Qt takes with ranges of its own"
