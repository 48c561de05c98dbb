"""What moves the selected row shows it, and nothing else in the list moves."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.app_window import AppWindow
from tests.gui.voices.conftest import voice
from tests.gui.voices.test_list_keys import in_sight
from voicedesk.domain.text import Reading
from voicedesk.domain.voice import VoiceChanges
from voicedesk.ui.common.facts import DemoFacts, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import minutes_text
from voicedesk.ui.theme import theme
from voicedesk.ui.voices.filtering import VoiceColumn, matches
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.panel import WaveCard
from voicedesk.ui.voices.view import VoicesView


@pytest.fixture
def many(view: VoicesView, rows: VoicesModel) -> VoicesView:
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.AscendingOrder)
    rows.open([voice(f"{number:03}") for number in range(200)])
    view.select("005")
    QApplication.processEvents()
    return view


def test_a_rename_that_moves_the_row_shows_it(many: VoicesView, rows: VoicesModel) -> None:
    rows.apply(VoiceChanges(changed=(voice("005", "Zoe"),)))
    assert many.currentIndex().row() == 199
    assert in_sight(many)


def test_a_refresh_that_moves_the_row_shows_it(many: VoicesView, rows: VoicesModel) -> None:
    rows.apply(VoiceChanges(added=tuple(voice(f"n{n}", f"A {n}") for n in range(100))))
    assert (many.currentIndex().row(), in_sight(many)) == (105, True)


def test_a_list_scrolled_elsewhere_stays_there(many: VoicesView, rows: VoicesModel) -> None:
    many.scrollToBottom()
    before = many.verticalScrollBar().value()
    rows.apply(VoiceChanges(changed=(voice("006", "Voice 006 b"),)))
    assert many.verticalScrollBar().value() == before


def test_a_sort_shows_the_selected_row(many: VoicesView) -> None:
    many.scrollToBottom()
    many.columns.sort_again()
    assert (many.currentIndex().row(), in_sight(many)) == (194, True)
    many.scrollToTop()
    many.columns.sort_again()
    assert (many.currentIndex().row(), in_sight(many)) == (5, True)


def test_an_editor_opens_in_sight(many: VoicesView) -> None:
    many.scrollToBottom()
    many.rename_current()
    assert in_sight(many)
    editor = many.viewport().findChild(QLineEdit)
    assert editor is not None
    assert many.viewport().rect().contains(editor.geometry())


def test_columns_stay_as_the_scroll_bar_comes_and_goes(many: VoicesView, rows: VoicesModel) -> None:
    wide = many.viewport().width()
    rows.filter(VoiceFilter(search="005"))
    QApplication.processEvents()
    assert many.viewport().width() == wide
    assert not many.verticalScrollBar().isEnabled()
    rows.filter(VoiceFilter())
    QApplication.processEvents()
    assert many.viewport().width() == wide
    assert many.verticalScrollBar().isEnabled()


# What matched

LIN = Reading("lin zhi xia", "lzx")
MIXED = Reading("wan an radio su", "wars")


@pytest.mark.parametrize(
    ("text", "terms", "reading", "found"),
    [
        ("Helpline 10", ["line"], None, [(4, 8)]),
        ("Lin and LIN", ["lin"], None, [(0, 3), (8, 11)]),
        ("Straße 2", ["strasse"], None, [(0, 6)]),
        ("abc", ["ab", "bc"], None, [(0, 3)]),
        ("林知夏", ["lin"], LIN, [(0, 1)]),
        ("林知夏", ["zhix"], LIN, [(1, 3)]),
        ("林知夏", ["zx"], LIN, [(1, 3)]),
        ("林知夏", ["夏"], LIN, [(2, 3)]),
        ("晚安 Radio 苏", ["su"], MIXED, [(9, 10)]),
        ("晚安 Radio 苏", ["anrad"], MIXED, [(1, 2), (3, 8)]),
        ("abc", ["x"], None, []),
    ],
)
def test_what_matched(
    text: str, terms: list[str], reading: Reading | None, found: list[tuple[int, int]]
) -> None:
    assert matches(text, terms, reading) == found


def test_what_matched_is_marked_in_the_row(
    view: VoicesView, rows: VoicesModel, facts: VoiceFacts
) -> None:
    facts.readings = {"林知夏": LIN}
    rows.open([voice("a", "Helpline 2"), voice("b", "林知夏")])
    plain = view.viewport().grab().toImage()
    rows.filter(VoiceFilter(search="lin"))
    marked = view.viewport().grab().toImage()
    mark = theme().tokens.match.lower()

    def has_mark(row: int) -> bool:
        cell = view.visualRect(rows.index(row, VoiceColumn.NAME))
        return any(
            marked.pixelColor(x, cell.center().y() - 7).name() == mark
            for x in range(cell.left() + 46, cell.right())
        )

    assert has_mark(0)
    assert has_mark(1)
    assert mark not in {plain.pixelColor(QPoint(x, 13)).name() for x in range(plain.width())}


# Sorting


def test_names_sort_by_number_and_latin_before_chinese(
    view: VoicesView, rows: VoicesModel, facts: VoiceFacts
) -> None:
    facts.readings = {"林知夏": LIN, "林间电台": Reading("lin jian dian tai", "ljdt")}
    names = ["Line 10", "林知夏", "Line 2", "Zoe", "林间电台", "line 002b", "10", "9"]
    rows.open([voice(name, name) for name in names])
    view.sortByColumn(VoiceColumn.NAME, Qt.SortOrder.AscendingOrder)
    assert list(rows.shown_ids) == [
        "9", "10", "Line 2", "line 002b", "Line 10", "Zoe", "林间电台", "林知夏",
    ]  # fmt: skip


@pytest.mark.no_qt_log
def test_keys_and_a_menu_sort(app: AppWindow, qtbot: QtBot) -> None:
    app.begin(voice("a", "B"), voice("b", "A"))
    window, alt = app.window, Qt.KeyboardModifier.AltModifier
    window.activateWindow()
    qtbot.keyClick(window.voices.table, Qt.Key.Key_1, alt)
    assert list(window.model.shown_ids) == ["b", "a"]
    qtbot.keyClick(window.voices.table, Qt.Key.Key_1, alt)
    assert list(window.model.shown_ids) == ["a", "b"]
    qtbot.keyClick(window.voices.table, Qt.Key.Key_0, alt)
    assert list(window.model.shown_ids) == ["b", "a"]
    assert window.commands.sort_by[VoiceColumn.NAME].isChecked()
    menu = window.commands.main_menu()
    assert "Sort by" in [inner.title() for inner in menu.findChildren(QMenu)]
    menu.close()


@pytest.fixture
def american() -> None:
    QLocale.setDefault(QLocale("en_US"))


@pytest.mark.no_qt_log
@pytest.mark.usefixtures("american")
def test_numbers_carry_separators(app: AppWindow) -> None:
    app.begin(*(voice(str(number)) for number in range(1234)))
    window = app.window
    assert window.voices.count.text() == "1,234"
    assert window.sidebar.places[""].accessibleDescription() == "1,234"
    window.voices.table.selectAll()
    assert window.voices.selection_bar.count.text().startswith("1,234 ")
    window.voices.table.selection.select_current()
    window.voices.search.setText("Voice 12")
    assert window.voices.count.text() == "66 of 1,234"


def test_a_length_is_rounded_alike_everywhere(rows: VoicesModel, facts: VoiceFacts) -> None:
    facts.demos["a"] = DemoFacts(22_900, bytes(200), 1)
    rows.open([voice("a", demo_url="https://demos.test/a")])
    said = rows.index(0, VoiceColumn.DEMO).data()
    assert said.startswith("0:23")
    wave = WaveCard()
    wave.show_demo(bytes(200), 22_900, "kept")
    assert wave.length.text() == "0:23"
    assert minutes_text(22.9) == "23 s"
    wave.deleteLater()
