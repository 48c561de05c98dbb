"""Columns: which are shown, how wide, in what order, and what of it is remembered."""

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.voices.conftest import voice
from voicedesk.ui.common.facts import VoiceFacts
from voicedesk.ui.theme import theme
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView

C = VoiceColumn


def resize(view: VoicesView, width: int) -> None:
    view.window().resize(width, 600)
    QApplication.processEvents()


def restarted(view: VoicesView) -> VoicesView:
    """The table of the next start, which took up what this one kept."""
    kept = view.columns.keep()
    column = view.window().layout()
    assert isinstance(column, QVBoxLayout)
    model = VoicesModel(VoiceFacts())
    model.open([voice(name) for name in "abc"])
    made = VoicesView(model)
    made.columns.restore(kept)
    view.hide()
    column.addWidget(made)
    QApplication.processEvents()
    return made


def test_the_id_is_hidden_and_the_name_takes_the_rest(view: VoicesView) -> None:
    assert view.columns.shown() == [C.NAME, C.STATE, C.DEMO, C.LANGUAGE, C.TAGS, C.TRAINED]
    assert view.columns.length() == view.viewport().width()
    assert view.columns.sortIndicatorSection() == C.TRAINED


def test_a_click_sorts_and_another_one_turns_it_round(view: VoicesView, qtbot: QtBot) -> None:
    head = view.columns
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(C.STATE) + 20)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (head.sortIndicatorSection(), head.sortIndicatorOrder()) == (C.STATE, order)


def test_widths_order_sort_and_shown_columns_are_remembered(view: VoicesView) -> None:
    head = view.columns
    head.resizeSection(C.STATE, 150)
    head.moveSection(head.visualIndex(C.LANGUAGE), 1)
    head.toggle(C.ID)
    head.toggle(C.TRAINED)
    view.sortByColumn(C.NAME, Qt.SortOrder.DescendingOrder)
    again = restarted(view)
    assert again.columns.shown() == [C.NAME, C.LANGUAGE, C.STATE, C.DEMO, C.TAGS, C.ID]
    assert again.columns.sectionSize(C.STATE) == 150
    assert again.current_id
    found = again.model().index(0, C.NAME).data()
    assert found == "Voice c", "the rows are sorted, not only the arrow"


@pytest.mark.parametrize("width", [520, 640, 1360])
def test_what_a_narrow_window_puts_aside_is_remembered_all_the_same(
    view: VoicesView, width: int
) -> None:
    head = view.columns
    head.resizeSection(C.LANGUAGE, 140)
    resize(view, width)
    narrow = head.shown()
    again = restarted(view)
    assert again.columns.shown() == narrow
    resize(again, 1360)
    assert again.columns.shown() == [C.NAME, C.STATE, C.DEMO, C.LANGUAGE, C.TAGS, C.TRAINED]
    assert again.columns.sectionSize(C.LANGUAGE) == 140


def test_keeping_changes_nothing_that_is_seen(view: VoicesView) -> None:
    resize(view, 560)
    head = view.columns
    before = (head.shown(), [head.sectionSize(column) for column in VoiceColumn])
    head.keep()
    assert (head.shown(), [head.sectionSize(column) for column in VoiceColumn]) == before


def test_columns_give_way_to_a_readable_name_and_come_back(view: VoicesView) -> None:
    head = view.columns
    head.toggle(C.ID)
    for width in range(1360, 520, -20):
        resize(view, width)
        assert head.sectionSize(C.NAME) >= 160, width
        assert head.length() <= view.viewport().width()
    assert head.shown() == [C.NAME, C.STATE, C.DEMO]
    for width in range(520, 1360, 20):
        resize(view, width)
        assert head.sectionSize(C.NAME) >= 160, width
    assert C.ID in head.shown()


def test_a_wide_column_that_stepped_aside_waits_for_its_own_width(view: VoicesView) -> None:
    view.columns.resizeSection(C.LANGUAGE, 300)
    seen = []
    for width in range(1000, 700, -1):
        resize(view, width)
        seen.append(C.LANGUAGE in view.columns.shown())
        assert view.columns.sectionSize(C.NAME) >= 160, width
    assert seen == sorted(seen, reverse=True), "it doesn't flicker"


def test_what_the_person_hid_stays_hidden_in_any_width(view: VoicesView) -> None:
    view.columns.toggle(C.LANGUAGE)
    resize(view, 520)
    again = restarted(view)
    again.columns.restore(view.columns.keep())
    resize(again, 1360)
    assert C.LANGUAGE not in again.columns.shown()


def test_columns_kept_before_there_were_tags_are_taken_up(view: VoicesView) -> None:
    old = QTableView(view)
    old.setModel(QStandardItemModel(1, 6, old))
    head = old.horizontalHeader()
    head.resizeSection(C.STATE, 150)
    trained, hidden_id = 4, 5
    head.resizeSection(trained, 130)
    head.hideSection(hidden_id)
    head.moveSection(head.visualIndex(C.LANGUAGE), 1)
    head.setSortIndicator(trained, Qt.SortOrder.AscendingOrder)
    view.columns.restore(head.saveState())
    assert view.columns.shown() == [C.NAME, C.LANGUAGE, C.STATE, C.DEMO, C.TAGS, C.TRAINED]
    widths = {column: view.columns.sectionSize(column) for column in view.columns.shown()}
    assert (widths[C.STATE], widths[C.TAGS], widths[C.TRAINED]) == (150, 112, 130)
    assert view.columns.sortIndicatorSection() == C.TRAINED
    assert view.columns.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
    again = restarted(view)
    assert again.columns.shown() == view.columns.shown()


@pytest.mark.parametrize("kept", [b"", b"rubbish", bytes(200)])
def test_rubbish_is_ignored(view: VoicesView, kept: bytes) -> None:
    before = view.columns.shown()
    view.columns.restore(QByteArray(kept))
    assert view.columns.shown() == before


def test_the_menu_ticks_what_is_wanted_and_never_offers_the_name(
    view: VoicesView, window: QWidget
) -> None:
    view.columns.customContextMenuRequested.emit(view.columns.rect().center())
    menu = view.columns.findChild(QMenu)
    assert menu is not None
    ticked = {action.text(): action.isChecked() for action in menu.actions()}
    assert ticked == {
        "State": True,
        "Demo": True,
        "Language": True,
        "Tags": True,
        "Trained": True,
        "ID": False,
        "Last played": False,
    }
    next(action for action in menu.actions() if action.text() == "ID").trigger()
    menu.close()
    assert C.ID in view.columns.shown()


def test_a_text_that_would_be_cut_takes_what_the_name_can_spare(
    view: VoicesView, rows: VoicesModel
) -> None:
    resize(view, 1500)
    cut = view.columns.sectionSize(C.LANGUAGE)
    rows.open([voice("a", language="yue"), voice("b", language="a language of the next year")])
    wide = view.columns.sectionSize(C.LANGUAGE)
    assert wide > cut
    words = view.model().index(1, C.LANGUAGE).data()
    assert wide >= QFontMetrics(theme().font(13, text=words)).horizontalAdvance(words) + 18
    kept = restarted(view)
    assert kept.columns.sectionSize(C.LANGUAGE) == cut, "what was only lent isn't remembered"


def test_the_name_keeps_what_it_needs(view: VoicesView, rows: VoicesModel) -> None:
    rows.open([voice("a", language="x" * 300)])
    resize(view, 900)
    assert view.columns.sectionSize(C.NAME) >= 160
    assert view.columns.length() == view.viewport().width()


def test_columns_kept_before_there_was_a_last_played_one_are_taken_up(view: VoicesView) -> None:
    old = QTableView(view)
    old.setModel(QStandardItemModel(1, 7, old))
    head = old.horizontalHeader()
    head.resizeSection(C.TAGS, 150)
    head.hideSection(C.STATE)
    head.hideSection(C.ID)
    head.moveSection(head.visualIndex(C.TRAINED), 1)
    view.columns.restore(QByteArray(b"2") + head.saveState())
    assert view.columns.shown() == [C.NAME, C.TRAINED, C.DEMO, C.LANGUAGE, C.TAGS]
    assert view.columns.sectionSize(C.TAGS) == 150
    again = restarted(view)
    assert again.columns.shown() == view.columns.shown()
