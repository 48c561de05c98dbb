"""The window by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Find
from voicedesk.domain.voice import Voice
from voicedesk.ui import actions
from voicedesk.ui.actions import Command
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.main_window import MainWindow


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    made.make_actions()
    made.make_panel()
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.deleteLater()
    QApplication.processEvents()


def test_closing_asks_and_leaves_the_end_to_the_program(shown: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.close_requested):
        shown.close()
    assert shown.isVisible()


@pytest.mark.parametrize("kept", ["", "rubbish", "AAAA", "////"])
def test_a_look_that_cannot_be_read_is_left(shown: MainWindow, kept: str) -> None:
    before = shown.voices.table.columns.shown()
    shown.restore_look(kept, kept)
    assert shown.voices.table.columns.shown() == before
    assert shown.height() >= 560


def test_every_key_leads_to_one_command(shown: MainWindow) -> None:
    keys: list[str] = []

    for action in shown.actions():
        keys += [
            key.toString(QKeySequence.SequenceFormat.PortableText) for key in action.shortcuts()
        ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+N", "F5", "F2", "Ctrl+F", "Ctrl+Q", "F1", "Ctrl+,"} <= set(keys)


def test_where_the_platform_has_a_menu_bar_everything_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "HAS_MENU_BAR", True)
    made = MainWindow()
    qtbot.addWidget(made)
    made.make_actions()
    menus = [menu for one in made.menuBar().actions() if isinstance(menu := one.menu(), QMenu)]
    titles = ["File", "Voice", "Playback", "View", "Library", "Account", "Help"]
    assert [menu.title() for menu in menus] == titles
    held = {command for menu in menus for command in commands_in(menu)}
    assert held == {command for _, command in made.commands.all}


def commands_in(menu: QMenu) -> Iterator[Command]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands_in(inner)
        elif isinstance(action, Command):
            yield action


def test_here_there_is_none(shown: MainWindow) -> None:
    assert not shown.findChildren(QMenuBar)


def test_a_long_opening_says_what_it_waits_for(shown: MainWindow, qtbot: QtBot) -> None:
    def words() -> list[str]:
        return [label.text() for label in shown.opening.findChildren(QLabel)]

    shown.show_opening()
    assert words() == []
    qtbot.waitUntil(lambda: words() == ["Opening…"])
    shown.opening.tell_of_password_store()
    assert words() == ["Opening the keyring…"]
    shown.show_desk()
    qtbot.waitUntil(lambda: words() == [])
    shown.show_opening()
    shown.show_desk()
    assert not shown.opening._pause.isActive(), "nobody would see it"


def test_behind_another_page_no_key_reaches_the_voices(shown: MainWindow, qtbot: QtBot) -> None:
    commands = shown.commands
    asked: list[str] = []
    commands.new.triggered.connect(lambda: asked.append("new"))
    commands.train.setEnabled(False)
    shown.activateWindow()
    page = QWidget()
    for show, expected in (
        (shown.show_opening, []),
        (shown.show_desk, ["new"]),
        (lambda: shown.show_page(page), ["new"]),
        (shown.show_desk, ["new", "new"]),
    ):
        show()
        qtbot.keyClick(shown, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert asked == expected
    assert not commands.train.isEnabled(), "for a reason of its own"
    shown.show_page(page)
    commands.rename.setEnabled(True)
    assert not commands.rename.isEnabled()
    assert commands.account.isEnabled()
    assert commands.quit.isEnabled()
    shown.show_desk()
    assert commands.rename.isEnabled()


def test_names_from_the_service_are_never_markup(shown: MainWindow) -> None:
    shown.show_desk()
    shown.model.open([Voice("i", "<img src=x>", "Success")])
    shown.panel.show_voice(shown.model.voice("i"), None)
    for label in shown.findChildren(QLabel):
        if type(label).__module__.startswith("voicedesk") and "<" in label.text():
            assert label.textFormat().name == "PlainText"


def test_it_comes_to_the_front_from_being_minimised(shown: MainWindow) -> None:
    shown.showMinimized()
    shown.bring_to_front()
    assert not shown.isMinimized()
    assert shown.isVisible()


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(QRect(0, 0, 910, 512), id="1366 × 768 at 150 %"),
        pytest.param(QRect(0, 0, 960, 540), id="1920 × 1080 at 200 %"),
        pytest.param(QRect(1366, 40, 1024, 728), id="a smaller one beside the first"),
    ],
)
@pytest.mark.parametrize("moved", [True, False])
def test_it_fits_its_screen(shown: MainWindow, screen: QRect, moved: bool) -> None:
    if moved:
        shown.setGeometry(2500, 900, 1900, 1000)
    shown.fit_into(screen)
    QApplication.processEvents()
    assert screen.size().width() > shown.width()
    assert screen.size().height() > shown.height()
    if moved:
        assert screen.contains(shown.geometry())


def test_what_was_kept_on_a_much_larger_screen_is_left(qtbot: QtBot) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    # Of a screen 3840 wide, where it was 3000 × 1800 large.
    stream = QByteArray()
    writer = QDataStream(stream, QIODevice.OpenModeFlag.WriteOnly)
    writer.setVersion(QDataStream.Version.Qt_4_0)
    writer.writeUInt32(0x1D9D0CB)
    writer.writeUInt16(3)
    writer.writeUInt16(0)
    rect = QRect(200, 100, 3000, 1800)
    for _ in range(2):
        writer << rect
    writer.writeInt32(0)
    writer.writeUInt8(0)
    writer.writeUInt8(0)
    writer.writeInt32(3840)
    writer << rect
    made.restore_look(stream.toBase64().toStdString(), "")
    assert made.screen().availableSize().width() >= made.width()
    assert made.screen().availableSize().height() >= made.height()


def test_a_screen_of_1080_lines_at_200_per_cent_has_room_for_it(shown: MainWindow) -> None:
    frame_and_panel = 40
    assert shown.minimumWidth() <= 960
    assert shown.minimumHeight() <= 540 - frame_and_panel


def test_the_drawer_starts_closed_and_has_a_close_of_its_own(
    shown: MainWindow, qtbot: QtBot
) -> None:
    shown.show_desk()
    shown.resize(1360, 860)
    shown.desk.show_drawer()  # as adding a tag does, whatever the width
    shown.resize(1000, 600)
    qtbot.waitUntil(lambda: shown.width() == 1000)
    assert not shown.panel.isVisible()
    qtbot.mouseClick(shown.voices.panel, Qt.MouseButton.LeftButton)
    assert shown.panel.isVisible()
    close = Find(shown)(IconButton, "Close details")
    assert close.visibleRegion().boundingRect() == close.rect()
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not shown.panel.isVisible()
    assert not close.isVisible()
