"""The commands: found in the menus, by their keys, and where the person has switched them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from tests.gui.app_window import LINK, AppWindow
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.ui.accounts.dialogs import AccountDialog
from voicedesk.ui.actions import Command
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.player.bar import PlayerBar
from voicedesk.ui.theme import theme
from voicedesk.ui.voices.filtering import VoiceColumn

pytestmark = pytest.mark.no_qt_log

A, B, C = "voice-a", "voice-b", "voice-c"
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.begin(
        *(Voice(one, one[-1].upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in (A, B, C))
    )
    app.select(A)
    return app


def entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
        elif not action.isSeparator():
            yield action


def popup(app: AppWindow) -> QMenu:
    app.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_holds_every_command_once_with_its_key(app: AppWindow) -> None:
    app.window.sidebar.menu.click()
    menu = popup(app)
    held = [action for action in entries(menu) if isinstance(action, Command)]
    assert held == [command for _, command in app.window.commands.all]
    assert len({command.objectName() for command in held}) == len(held)
    assert {one for one in app.window.actions() if isinstance(one, Command)} == set(held)
    assert all(command.isShortcutVisibleInContextMenu() for command in held if command.key)
    assert [one for one in titles(menu) if one in {"Voice", "Playback", "View", "Library"}] == [
        "Voice",
        "Playback",
        "View",
        "Library",
    ]
    player = app.window.player
    assert menu.mapToGlobal(QPoint(0, menu.height())).y() < player.mapToGlobal(QPoint(0, 0)).y()
    app.qtbot.keyClicks(menu, "n")
    app.qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert not app.service.times("create"), "nothing is made by a stray key"
    menu.close()


def test_keys_end_at_one_place_at_the_right_of_a_menu(app: AppWindow) -> None:
    app.window.sidebar.menu.click()
    menu = popup(app)
    image, blank = menu.grab().toImage(), theme().tokens.raised
    for action in (one for one in menu.actions() if one.shortcut().toString()):
        place = menu.actionGeometry(action)
        ends = [
            max(x for x in range(place.left(), place.right()) if image.pixelColor(x, y) != blank)
            for y in range(place.top() + 8, place.bottom() - 7)
            if any(image.pixelColor(x, y) != blank for x in range(place.left(), place.right()))
        ]
        assert place.right() - 16 < max(ends) < place.right() - 8, action.text()
    menu.close()


def test_stop_is_in_the_playback_menu(app: AppWindow) -> None:
    stop = app.window.commands.listening.stop
    assert (stop.text(), stop.isEnabled()) == ("Stop", False)
    assert ("Playback", stop) in [(menu.title, one) for menu, one in app.window.commands.all]
    app.playing.toggle(A)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    stop.trigger()
    app.wait(lambda: app.player.phase is PlayerPhase.STOPPED)
    assert not [one for one in app.window.findChildren(QWidget) if one.accessibleName() == "Stop"]


def test_new_voice_has_train_many_beside_it(app: AppWindow) -> None:
    more = app.window.voices.more
    app.window.move(-400, 0)  # the screen of the tests is a small one
    assert more.accessibleName() == "More ways to train"
    assert more.geometry().left() - app.window.voices.new.geometry().right() <= 2
    more.click()
    menu = popup(app)
    assert titles(menu) == ["New voice", "Train many…"]
    right = more.mapToGlobal(more.rect().topRight()).x()
    assert abs(menu.mapToGlobal(menu.rect().topRight()).x() - right) <= 1
    menu.close()
    assert not app.window.desk.form_is_open
    app.window.voices.new.click()
    app.wait(lambda: app.window.desk.form_is_open)


def test_the_account_is_an_entry_of_its_menu(app: AppWindow) -> None:
    icons = [one for one in app.window.sidebar.findChildren(IconButton) if one.isVisible()]
    assert [one.accessibleName() for one in icons] == ["Menu", "Hide first steps"]
    app.window.sidebar.account.click()
    menu = popup(app)
    assert "Account" in titles(menu)
    next(one for one in menu.actions() if one.text() == "Account").trigger()
    menu.close()
    dialog = app.window.findChild(AccountDialog)
    assert dialog is not None
    dialog.reject()


def test_columns_are_shown_and_hidden_from_the_menu(app: AppWindow) -> None:
    for column, command in app.window.commands.columns.items():
        shown = column in app.window.voices.table.columns.shown()
        assert command.isChecked() is shown, column
    tags = app.window.commands.columns[VoiceColumn.TAGS]
    tags.trigger()
    assert not tags.isChecked()
    assert VoiceColumn.TAGS not in app.window.voices.table.columns.shown()
    app.window.voices.table.columns.toggle(VoiceColumn.TAGS)
    assert tags.isChecked()


def test_auto_play_is_a_toggle_with_its_words(app: AppWindow) -> None:
    toggle, command = app.window.player.auto_play, app.window.commands.listening.auto_play
    assert (toggle.accessibleName(), toggle.isChecked()) == ("Auto-play", False)
    assert {"Auto-play", "Ctrl+M"} <= {label.text() for label in labels(app)}
    toggle.click()
    assert command.isChecked()
    assert app.preferences.now.play_on_move
    app.qtbot.keyClick(app.window.voices.table, Qt.Key.Key_M, CONTROL)
    assert (toggle.isChecked(), command.isChecked()) == (False, False)
    assert not app.preferences.now.play_on_move
    words = next(label for label in labels(app) if label.text() == "Auto-play")
    app.qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert toggle.isChecked()


def labels(app: AppWindow) -> list[QLabel]:
    return [label for label in app.window.player.findChildren(QLabel) if label.isVisible()]


def test_it_says_which_of_how_many_plays_whatever_is_searched(app: AppWindow) -> None:
    order = [voice.name for row in range(3) if (voice := app.window.model.voice_at(row))]
    app.select(app.window.model.voice_at(1).id)
    app.qtbot.keyClick(app.window.voices.table, Qt.Key.Key_Space)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert "2 of 3 · Ctrl+M" in {label.text() for label in labels(app)}
    app.window.voices.search.setText(order[1])
    app.wait(lambda: app.window.model.rowCount() == 1)
    app.playing.view.show()
    assert "2 of 3 · Ctrl+M" in {label.text() for label in labels(app)}
    assert "2 of 3" in app.window.player.auto_play.accessibleDescription()


def test_the_player_stays_where_it_is_when_empty(app: AppWindow) -> None:
    player = app.window.player

    def places() -> list[tuple[int, int]]:
        QApplication.processEvents()
        parts = (player.play, player.slider, player.loop, player.auto_play, player.compare)
        return [(part.mapTo(player, QPoint(0, 0)).x(), part.width()) for part in parts]

    before = places()
    app.playing.toggle(A)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert places() == before
    app.window.commands.listening.stop.trigger()
    app.window.voices.search.setText("nothing is called that")
    app.wait(lambda: not player.tile.isVisible())
    assert places() == before


@pytest.mark.parametrize("comparing", [False, True])
def test_the_player_has_room_in_any_window(window: QWidget, comparing: bool) -> None:
    bar = PlayerBar()
    bar.setParent(window)
    bar.show_auto_play("7 of 50", "Ctrl+M", widest="50 of 50")
    bar.show_compare(on=comparing)
    bar.show()
    for width in range(560, 1400, 20):
        bar.setFixedWidth(width)
        QApplication.processEvents()
        assert bar.layout().minimumSize().width() <= width
        assert bar.slider.width() >= 50, width


def test_keys_that_type_characters_work_in_the_list_alone(app: AppWindow) -> None:
    bracket = Qt.Key.Key_BracketRight
    for part in (app.window.voices.refresh, app.window.player.volume, app.window.sidebar.menu):
        part.setFocus()
        app.qtbot.keyClick(part, bracket)
        assert app.player.speed == 1.0, part.accessibleName()
    app.window.voices.table.setFocus()
    app.qtbot.keyClick(app.window.voices.table, bracket)
    assert app.player.speed == 1.25


def test_keys_that_type_characters_can_be_switched_off(app: AppWindow) -> None:
    table, faster = app.window.voices.table, app.window.commands.listening.faster
    assert faster.key == "]"
    app.preferences.change(plain_keys=False)
    app.qtbot.keyClick(table, Qt.Key.Key_BracketRight)
    app.qtbot.keyClick(table, Qt.Key.Key_Exclam, SHIFT)
    assert (app.player.speed, faster.key) == (1.0, "")
    app.qtbot.keyClick(table, Qt.Key.Key_L, CONTROL)
    assert app.player.loop, "those with a modifier stay"
    app.preferences.change(plain_keys=True)
    app.qtbot.keyClick(table, Qt.Key.Key_BracketRight)
    assert app.player.speed == 1.25
