"""The command palette: all that can be done, found by a few letters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.child_processes import Stopwatch
from tests.gui.app_window import LINK, AppWindow
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.account import Account
from voicedesk.domain.errors import NoConnectionError
from voicedesk.domain.text import Reading
from voicedesk.domain.voice import Voice
from voicedesk.library import SavedFilter
from voicedesk.ui.palette.dialog import CommandPalette
from voicedesk.ui.palette.entries import MOST, Entries, Entry, Group

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

STELLA, STONE, MARLOWE = "voice-stella", "voice-stone", "voice-marlowe"
KEYS = [
    (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
]


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    app.sounds = {"石头哥": Reading("shi tou ge", "stg"), "播客": Reading("bo ke", "bk")}
    app.preferences.change(
        accounts=(Account("Studio North"), Account("Harbour")),
        saved_filters=(SavedFilter("Stars of the week", state="Success"),),
    )
    app.begin(
        Voice(STELLA, "Stella, news desk", "Success", demo_url=f"{LINK}s.wav", language="en"),
        Voice(STONE, "石头哥", "Success", demo_url=f"{LINK}t.wav", language="zh"),
        Voice(MARLOWE, "Marlowe", "Init"),
    )
    app.run(app.session.annotations.add_tag([STELLA], "podcast"))
    app.wait(lambda: "石头哥" in app.window.facts.readings)
    app.select(MARLOWE)
    return app


def opened(app: AppWindow) -> CommandPalette:
    app.qtbot.keyClick(app.window.focusWidget(), *KEYS[0])
    every = app.window.findChildren(CommandPalette)
    return next(one for one in every if one.isVisible())


def test_sound_devices_are_found_by_their_names_also_after_they_are_listed_anew(
    app: AppWindow,
) -> None:
    chosen: list[str] = []
    listening = app.window.commands.listening
    listening.output_chosen.connect(chosen.append)
    listening.show_outputs([("usb-1", "Headset A & B"), ("hdmi", "Monitor")], "usb-1", "")
    palette = typed(app, "headset")
    entry = palette.entry
    assert entry is not None
    assert (entry.name, entry.is_on) == ("Audio output: Headset A & B", True)
    palette.field.setText("audio output")
    assert len(palette.model.results.entries) == 3
    palette.field.setText("monitor")
    listening.show_outputs([("hdmi", "Monitor")], "", "")
    app.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == ["hdmi"]
    assert not any(app.preferences.now.recent_commands), "a device isn't there for ever"


def typed(app: AppWindow, words: str) -> CommandPalette:
    palette = opened(app)
    app.qtbot.keyClicks(app.window.focusWidget(), words)
    return palette


def names(palette: CommandPalette, group: Group) -> list[str]:
    return [one.name for one in palette.model.results.entries if one.group is group]


def press(app: AppWindow, key: Qt.Key, *modifier: Qt.KeyboardModifier) -> None:
    app.qtbot.keyClick(app.window.focusWidget(), key, *modifier)


def is_closed(app: AppWindow) -> bool:
    return not app.find.every(QLineEdit, "Run a command")


@pytest.mark.parametrize(("key", "modifiers"), KEYS)
def test_it_opens_with_the_focus_and_escape_gives_it_back(
    app: AppWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    before = app.window.focusWidget()
    app.qtbot.keyClick(before, key, modifiers)
    assert app.find(QLineEdit, "Run a command").hasFocus()
    press(app, Qt.Key.Key_Escape)
    assert is_closed(app)
    assert before.hasFocus()


def test_everything_is_found_by_a_few_letters(app: AppWindow) -> None:
    palette = typed(app, "st")
    assert "Export list…" in names(palette, Group.COMMANDS)
    assert names(palette, Group.VOICES) == ["Stella, news desk", "石头哥"]
    assert names(palette, Group.FILTERS)[0] == "Stars of the week"
    assert "podcast" in names(palette, Group.FILTERS)
    assert names(palette, Group.ACCOUNTS) == ["Studio North"]
    groups = [one.group for one in palette.model.results.entries]
    assert groups == sorted(groups, key=list(Group).index)
    assert palette.count.text().startswith(f"{len(groups)} result")


def test_every_command_is_there_with_its_key(app: AppWindow) -> None:
    palette = opened(app)
    there = {one.command_id: one for one in palette.model.results.entries}
    for _, command in app.window.commands.all:
        if command.isVisible() and command.objectName() != "run-command":
            assert there[command.objectName()].keys == command.key
    assert there["export-list"].keys == "Ctrl+Shift+E"
    assert there["theme-dark"].name == "Theme: Dark"


def test_enter_runs_the_command_after_the_focus_is_back(app: AppWindow) -> None:
    typed(app, "find")
    press(app, Qt.Key.Key_Return)
    assert is_closed(app)
    assert app.window.voices.search.hasFocus()
    palette = opened(app)
    assert [one.command_id for one in palette.model.results.entries] == ["find"], "run last"
    assert app.preferences.now.recent_commands == ("find",)


def test_arrows_and_pages_move_and_the_ends_meet(app: AppWindow) -> None:
    palette = opened(app)
    last = palette.model.rowCount() - 1
    rows = []
    for key in (
        *(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
    ):
        press(app, key)
        rows.append(palette.list.currentIndex().row())
    assert rows[:6] == [1, 2, 1, 0, last, 0]
    assert 5 < rows[6] < last
    assert rows[7] == 0
    press(app, Qt.Key.Key_Up)
    current = palette.list.visualRect(palette.list.currentIndex())
    assert palette.list.viewport().rect().contains(current), "what is selected is in sight"


def test_a_click_runs_and_a_click_beside_closes(app: AppWindow) -> None:
    palette = typed(app, "favourites")
    index = palette.model.index(0, 0)
    place = palette.list.visualRect(index).center() + QPoint(0, 10)
    app.qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert is_closed(app)
    assert app.window.model.filters.favourites
    palette = opened(app)
    app.qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert is_closed(app)


def test_a_voice_is_shown_whatever_hid_it_and_played_with_ctrl(app: AppWindow) -> None:
    app.window.voices.search.setText("Marlowe")
    app.window.commands.settings.trigger()
    app.wait(lambda: app.window.desk.page is not None)
    typed(app, "stella")
    press(app, Qt.Key.Key_Return)
    assert app.window.voices.table.current_id == STELLA
    assert app.window.shows_voices
    assert app.window.voices.table.hasFocus()
    typed(app, "stg")
    press(app, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert app.window.voices.table.current_id == STONE


def test_a_tag_a_saved_filter_and_an_account_are_chosen(app: AppWindow) -> None:
    typed(app, "podcast")
    press(app, Qt.Key.Key_Return)
    assert app.window.model.filters.tags == ("podcast",)
    typed(app, "stars")
    press(app, Qt.Key.Key_Return)
    assert app.window.model.filters.state == "Success"
    assert not app.window.model.filters.tags
    typed(app, "harbour")
    press(app, Qt.Key.Key_Return)
    assert [one.name for one in app.accounts.opened] == ["Harbour"]


def test_what_cant_be_done_says_why_and_isnt(app: AppWindow) -> None:
    palette = typed(app, "play")
    row = [one.name for one in palette.model.results.entries].index("Play")
    assert row > 0, "what can be done comes first"
    for _ in range(row):
        press(app, Qt.Key.Key_Down)
    assert palette.entry is not None
    assert palette.entry.reason == "Not available now"
    press(app, Qt.Key.Key_Return)
    assert not is_closed(app)
    said = palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Play, Not available now"
    press(app, Qt.Key.Key_Escape)
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.refresh()
    app.idle()
    palette = typed(app, "rename")
    assert palette.entry is not None
    assert palette.entry.reason == "You can’t train, rename or delete while offline."


def test_what_is_read_meanwhile_is_found_at_once(app: AppWindow) -> None:
    app.sounds["晨读"] = Reading("chen du", "cd")
    app.preferences.change(saved_filters=(SavedFilter("晨读", unplayed=True),))
    palette = typed(app, "cdu")
    assert not palette.model.results.entries
    press(app, Qt.Key.Key_Backspace)
    app.wait(lambda: "晨读" in names(palette, Group.FILTERS))
    assert palette.nothing.isHidden()


def test_nothing_found_says_so(app: AppWindow) -> None:
    palette = typed(app, "qqq")
    assert palette.nothing.isVisible()
    assert palette.count.text().startswith("0 result")
    press(app, Qt.Key.Key_Return)
    assert not is_closed(app)


def test_it_fits_into_a_small_window(window: QWidget) -> None:
    window.resize(660, 400)
    many = [Entry(group=Group.COMMANDS, name=f"Command {n}", run=bool) for n in range(20)]
    palette = CommandPalette(window, Entries(others=many, of_voice=lambda _voice: many[0]))
    palette.open(palette.field)
    assert palette.card.width() == 580
    assert palette.list.height() > 150
    assert palette.rect().contains(palette.card.geometry())
    palette.reject()


def test_ten_thousand_voices_take_less_than_a_frame_a_key() -> None:
    def of_voice(voice: Voice) -> Entry:
        return Entry(group=Group.VOICES, name=voice.name, run=bool, voice_id=voice.id)

    voices = [Voice(f"{n:032x}", f"Voice of reader {n}", "Success") for n in range(10_000)]
    voices[7000:7000] = [Voice("zh", "石头哥", "Success")]
    readings = {"石头哥": Reading("shi tou ge", "stg")}
    entries = Entries(others=[], voices=voices, readings=readings, of_voice=of_voice)
    while not entries.prepare(1000):
        pass
    assert [one.name for one in entries.find("stou").entries] == []
    assert [one.name for one in entries.find("shit").entries] == ["石头哥"]
    results = entries.find("reader 2")
    assert [one.name for one in results.entries[:2]] == ["Voice of reader 2", "Voice of reader 20"]
    best = min(_seconds(lambda: entries.find("e")) for _ in range(5))
    assert len(entries.find("e").entries) == MOST
    assert entries.find("e").total == 10_001
    assert best < 1 / 60


def _seconds(work: Callable[[], object]) -> float:
    watch = Stopwatch()
    work()
    return watch.seconds
