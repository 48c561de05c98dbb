"""Where the keyboard goes when what it was on goes away, and that one sees it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.app_window import AppWindow
from tests.gui.voices.conftest import voice
from voicedesk.domain.voice import VoiceChanges
from voicedesk.ui.kit.buttons import LastInput

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def opened(app: AppWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppWindow]:
    monkeypatch.setattr(LastInput, "by_key", False)
    app.begin(voice("a"), voice("b"))
    app.window.activateWindow()
    app.wait(app.window.isActiveWindow)
    yield app
    app.languages.remove()


def focused() -> QWidget:
    return QApplication.focusWidget()


def test_when_the_list_runs_empty_no_key_makes_a_voice(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    window.model.apply(VoiceChanges(removed=("a", "b")))
    assert focused() is window.voices.search
    opened.qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert not opened.service.times("create")
    assert not window.desk.form_is_open


def test_with_the_rows_the_keyboard_is_back_in_them(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    window.model.apply(VoiceChanges(removed=("a", "b")))
    window.model.apply(VoiceChanges(added=(voice("c"),)))
    assert focused() is window.voices.table


def test_a_search_that_finds_nothing_keeps_the_keyboard(opened: AppWindow) -> None:
    search = opened.window.voices.search
    search.setFocus()
    opened.qtbot.keyClicks(search, "nothing like it")
    assert focused() is search
    search.clear()
    assert focused() is search


@pytest.mark.parametrize("way", ["hidden", "disabled"])
def test_what_goes_away_leaves_the_keyboard_in_the_list(opened: AppWindow, way: str) -> None:
    panel = opened.window.panel
    panel.rename.setFocus()
    assert focused() is panel.rename
    if way == "hidden":
        panel.hide()
    else:
        panel.rename.setEnabled(False)
    assert focused() is opened.window.voices.table


def test_a_move_that_a_key_caused_is_ringed(opened: AppWindow) -> None:
    window = opened.window
    window.voices.table.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    window.panel.rename.setFocus()
    assert window.panel.rename.focused_by_keyboard
    window.voices.table.setFocus()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.rect().center())
    window.panel.rename.setFocus()
    assert not window.panel.rename.focused_by_keyboard


def tab_stops(within: QWidget) -> list[QWidget]:
    """What Tab leads to in `within`, in its order."""
    first = next(one for one in within.findChildren(QWidget) if one.isVisible())
    found: list[QWidget] = []
    now = first.nextInFocusChain()
    while now is not first:
        stops = bool(now.focusPolicy() & Qt.FocusPolicy.TabFocus) and now.focusProxy() is None
        if stops and now.isVisible() and now.isEnabled() and within.isAncestorOf(now):
            found.append(now)
        now = now.nextInFocusChain()
    return found


def from_above_to_below(stops: list[QWidget], area: QWidget) -> list[str]:
    """Those that Tab leads to later than the eye does, by name."""
    tops = [one.mapTo(area, one.rect().center()).y() // 12 for one in stops]
    start = tops.index(min(tops))
    turned, names = tops[start:] + tops[:start], stops[start:] + stops[:start]
    order = zip(turned, sorted(tops), names, strict=True)
    late = [one for is_now, is_due, one in order if is_now != is_due]
    return [one.accessibleName() or str(one.property("text")) for one in late]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_tab_goes_as_the_eye_does(opened: AppWindow, language: str) -> None:
    window = opened.window
    opened.select("a")
    opened.run(opened.session.annotations.add_tag(["a"], "news"))
    opened.run(opened.session.annotations.add_tag(["b"], "audiobook"))
    opened.wait(lambda: len(window.sidebar.tags.buttons) == 2)
    opened.wait(lambda: len(window.panel.details.tags.chips) == 1)
    if language != "en":  # all widgets are made again
        window.commands.languages[language].trigger()
        opened.wait(window.sidebar.isVisible)
        opened.wait(lambda: len(window.panel.details.tags.chips) == 1)
    areas = (window.sidebar, window.voices, window.panel, window.player)
    stops = tab_stops(window)
    order = [next(at for at, one in enumerate(areas) if one.isAncestorOf(stop)) for stop in stops]
    first = order.index(0)
    assert order[first:] + order[:first] == sorted(order)
    sidebar = [one for one in stops if window.sidebar.isAncestorOf(one)]
    panel = [one for one in stops if window.panel.isAncestorOf(one)]
    assert set(window.sidebar.tags.buttons.values()) <= set(sidebar)
    # Once all have their places.
    opened.wait(lambda: not from_above_to_below(sidebar, window.sidebar))
    opened.wait(lambda: not from_above_to_below(panel, window.panel))


def test_tab_goes_through_the_settings_from_above_to_below(opened: AppWindow) -> None:
    window = opened.window
    window.commands.settings.trigger()
    opened.wait(lambda: window.desk.page is not None)
    page = window.desk.page
    assert page is not None
    stops = [one for one in tab_stops(window) if page.isAncestorOf(one)]
    assert "Add account" in [one.accessibleName() or one.property("text") for one in stops]
    assert not from_above_to_below(stops, page)
