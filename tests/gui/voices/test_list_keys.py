"""The keys that move in the list, and those that lead into it from the search."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.voices.conftest import voice
from voicedesk.domain.text import Reading
from voicedesk.ui.common.facts import VoiceFacts
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.page import VoicesPage
from voicedesk.ui.voices.view import VoicesView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def in_sight(view: VoicesView) -> bool:
    shown = view.viewport().rect()
    return shown.contains(view.visualRect(view.currentIndex()).center())


@pytest.fixture
def many(view: VoicesView, rows: VoicesModel) -> VoicesView:
    rows.open([voice(f"{number:03}") for number in range(200)])
    view.select("100")
    return view


@pytest.mark.parametrize(
    ("key", "modifiers", "row"),
    [
        (Qt.Key.Key_Home, PLAIN, 0),
        (Qt.Key.Key_End, PLAIN, 199),
        (Qt.Key.Key_Home, CTRL, 0),
        (Qt.Key.Key_End, CTRL, 199),
    ],
)
def test_home_and_end_select_the_first_and_last_row(
    many: VoicesView, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, row: int
) -> None:
    moved: list[str] = []
    many.moved.connect(moved.append)
    qtbot.keyClick(many, key, modifiers)
    assert many.selected_ids == [f"{row:03}"]
    assert in_sight(many)
    assert moved == [f"{row:03}"], "where moving plays, this is a move"


def test_arrows_go_on_from_there(many: VoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(many, Qt.Key.Key_Home, CTRL)
    qtbot.keyClick(many, Qt.Key.Key_Down)
    assert many.selected_ids == ["001"]


def test_pages_move_the_selection_by_what_is_in_sight(many: VoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(many, Qt.Key.Key_PageDown)
    (there,) = many.selected_ids
    page = int(there) - 100
    assert 1 < page < 40
    assert in_sight(many)
    qtbot.keyClick(many, Qt.Key.Key_PageUp)
    assert many.selected_ids == ["100"]


def test_an_arrow_at_the_end_selects_the_row_it_is_in(many: VoicesView, qtbot: QtBot) -> None:
    many.select("001")
    qtbot.keyClick(many, Qt.Key.Key_Up, CTRL)
    assert many.selected_ids == ["001"], "Ctrl moves, and selects nothing"
    qtbot.keyClick(many, Qt.Key.Key_Up)
    assert many.selected_ids == ["000"]


def test_shift_with_home_selects_up_to_there(many: VoicesView, qtbot: QtBot) -> None:
    many.select("002")
    qtbot.keyClick(many, Qt.Key.Key_Home, CTRL | SHIFT)
    assert many.selected_ids == ["000", "001", "002"]


# Letters


@pytest.fixture
def named(view: VoicesView, rows: VoicesModel, facts: VoiceFacts) -> VoicesView:
    facts.readings = {"林知夏": Reading("lin zhi xia", "lzx")}
    names = ("Anna", "Support line 2", "Arno", "林知夏", "Zoe 1", "Zoe 2")
    rows.open([voice(str(number), name) for number, name in enumerate(names)])
    view.select("0")
    return view


@pytest.mark.parametrize(
    ("letters", "found"), [("su", "1"), ("AR", "2"), ("linz", "3"), ("lz", "3")]
)
def test_letters_find_a_name(named: VoicesView, qtbot: QtBot, letters: str, found: str) -> None:
    named.setCurrentIndex(named.model().index(0, VoiceColumn.DEMO))
    qtbot.keyClicks(named, letters)
    assert named.selected_ids == [found]


def test_one_letter_again_goes_on_to_the_next(named: VoicesView, qtbot: QtBot) -> None:
    for found in ("4", "5", "4"):
        qtbot.keyClicks(named, "z")
        assert named.selected_ids == [found]


def test_within_a_name_space_and_digits_are_letters(named: VoicesView, qtbot: QtBot) -> None:
    played: list[str] = []
    named.play_requested.connect(played.append)
    slot = QAction(named)
    slot.setShortcut("2")
    slot.triggered.connect(lambda: played.append("slot"))
    named.addAction(slot)
    named.window().activateWindow()
    qtbot.keyClicks(named, "zoe 2")
    assert (named.selected_ids, played) == (["5"], [])


def test_after_a_name_that_ends_there_space_plays(named: VoicesView, qtbot: QtBot) -> None:
    played: list[str] = []
    named.play_requested.connect(played.append)
    qtbot.keyClicks(named, "arno ")
    assert played == ["2"]


def test_an_input_method_takes_no_letters(named: VoicesView, qtbot: QtBot) -> None:
    qtbot.keyClick(named, Qt.Key.Key_Down)
    assert not named.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# From the search field


@pytest.fixture
def page(window: QWidget, rows: VoicesModel, qtbot: QtBot) -> VoicesPage:
    made = VoicesPage(rows)
    QVBoxLayout(window).addWidget(made)
    window.activateWindow()
    qtbot.waitUntil(made.isVisible)
    made.search.setFocus()
    return made


def test_down_goes_to_the_first_result(page: VoicesPage, qtbot: QtBot) -> None:
    page.table.select("f")
    qtbot.keyClicks(page.search, "voice")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.selected_ids == ["a"]


def test_enter_plays_the_first_result(page: VoicesPage, qtbot: QtBot) -> None:
    played: list[str] = []
    page.table.play_requested.connect(played.append)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert not played, "nothing was looked for"
    qtbot.keyClicks(page.search, "voice f")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert (played, page.table.selected_ids) == (["f"], ["f"])
    assert page.search.hasFocus()


def test_escape_clears_then_returns_to_the_table(page: VoicesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "voice")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
