"""The desktop's player controls on a real session bus, as a desktop sees them."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from tests.fake_desktop import PLAYER, PlayerClient, session_bus
from voicedesk.desktop import MediaCommand, MediaPlayerBus, MediaStatus

VERA = MediaStatus(
    track="f54b728e", title="Vera", duration=11_000, playback="Paused", volume=0.5,
    slowest=0.5, fastest=2.0, can_play=True, can_next=True,
)  # fmt: skip


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    with session_bus(tmp_path, monkeypatch) as process:
        yield process


@pytest.fixture
def desktop(session: object) -> Iterator[PlayerClient]:
    made = PlayerClient()
    yield made
    made.close()


Asked = SimpleQueue[tuple[MediaCommand, float]]


@pytest.fixture
def asked() -> Asked:
    return SimpleQueue()


@pytest.fixture
def bus(asked: Asked) -> Iterator[MediaPlayerBus]:
    made = MediaPlayerBus(lambda command, number: asked.put((command, number)))
    yield made
    made.close()
    for thread in threading.enumerate():
        if thread.name == "media player":
            thread.join(5)
            assert not thread.is_alive(), "it holds nothing after the end"


def shown(bus: MediaPlayerBus, status: MediaStatus, at: int = 0, *, jumped: bool = False) -> None:
    """Show it, and wait until the desktop can know of it."""
    done = threading.Event()
    bus.show(status, at, jumped=jumped)
    bus._thread.give(lambda _player: done.set())
    assert done.wait(30)


def test_what_plays_is_known_to_the_desktop(desktop: PlayerClient, bus: MediaPlayerBus) -> None:
    shown(bus, VERA, 4_000)
    assert desktop.names() == {PLAYER}
    assert desktop.get("PlaybackStatus") == "Paused"
    assert desktop.get("Position") == 4_000_000
    assert desktop.metadata() == {
        "mpris:trackid": "/voicedesk/track/6635346237323865",
        "xesam:title": "Vera",
        "mpris:length": 11_000_000,
    }
    signatures = {name: kind for name, (kind, _) in desktop.get("Metadata").items()}
    assert signatures == {"mpris:trackid": "o", "xesam:title": "s", "mpris:length": "x"}
    assert all(desktop.get(f"Can{what}") for what in ("Play", "Pause", "Seek", "Control"))
    assert [desktop.get("CanGoNext"), desktop.get("CanGoPrevious")] == [True, False]
    assert [desktop.get("MinimumRate"), desktop.get("MaximumRate")] == [0.5, 2.0]
    root = "org.mpris.MediaPlayer2"
    assert desktop.get("Identity", of=root) == "VoiceDesk"
    assert desktop.get("DesktopEntry", of=root) == "io.github.voicedesk.voicedesk"
    (everything,) = desktop.call("GetAll", "s", root, of="Properties")
    assert everything["HasTrackList"] == ("b", False)


def test_nothing_in_the_player_is_no_track(desktop: PlayerClient, bus: MediaPlayerBus) -> None:
    shown(bus, MediaStatus())
    assert desktop.metadata() == {"mpris:trackid": "/org/mpris/MediaPlayer2/TrackList/NoTrack"}
    assert not desktop.get("CanPlay")
    assert not desktop.get("CanSeek")


def test_changes_are_told_once_and_no_more_than_they_are(
    desktop: PlayerClient, bus: MediaPlayerBus
) -> None:
    shown(bus, VERA)
    assert desktop.get("PlaybackStatus") == "Paused"  # what was told before has come
    desktop.signals()
    shown(bus, replace(VERA, playback="Playing"))
    shown(bus, replace(VERA, playback="Playing"), 100)
    assert desktop.get("PlaybackStatus") == "Playing"
    (told,) = desktop.signals()
    interface = "org.mpris.MediaPlayer2.Player"
    assert told == ("PropertiesChanged", (interface, {"PlaybackStatus": ("s", "Playing")}, []))
    shown(bus, replace(VERA, playback="Playing"), 7_000, jumped=True)
    assert desktop.get("Position") >= 7_000_000
    assert desktop.signals() == [("Seeked", (7_000_000,))]


def test_the_position_moves_on_by_itself_up_to_the_end(
    desktop: PlayerClient, bus: MediaPlayerBus
) -> None:
    playing = replace(VERA, playback="Playing", rate=2.0)
    shown(bus, playing, 1_000)
    first = desktop.get("Position")
    while desktop.get("Position") < first + 20_000:
        pass
    shown(bus, playing, 10_999)
    while desktop.get("Position") < 11_000_000:
        pass
    assert desktop.get("Position") == 11_000_000


COMMANDS = [
    ("Raise", "", MediaCommand.RAISE),
    ("Quit", "", MediaCommand.QUIT),
    ("Play", "Player", MediaCommand.PLAY),
    ("Pause", "Player", MediaCommand.PAUSE),
    ("PlayPause", "Player", MediaCommand.TOGGLE),
    ("Stop", "Player", MediaCommand.STOP),
    ("Next", "Player", MediaCommand.NEXT),
    ("Previous", "Player", MediaCommand.PREVIOUS),
]


def test_what_is_asked_for_is_passed_on(
    desktop: PlayerClient, bus: MediaPlayerBus, asked: Asked
) -> None:
    shown(bus, VERA)
    for member, interface, command in COMMANDS:
        assert desktop.call(member, of=interface) == ()
        assert asked.get(timeout=30) == (command, 0)
    track = desktop.metadata()["mpris:trackid"]
    calls: list[tuple[Callable[[], object], tuple[MediaCommand, float]]] = [
        (lambda: desktop.call("Seek", "x", -2_000_000), (MediaCommand.SEEK, -2_000)),
        (lambda: desktop.call("Seek", "x", 12_000_000), (MediaCommand.NEXT, 0)),
        (lambda: desktop.call("SetPosition", "ox", track, 5_000), (MediaCommand.GO_TO, 5)),
        (lambda: desktop.set("Volume", ("d", 1.5)), (MediaCommand.VOLUME, 1)),
        (lambda: desktop.set("Rate", ("d", 1.25)), (MediaCommand.RATE, 1.25)),
        (lambda: desktop.set("Rate", ("d", 0.0)), (MediaCommand.PAUSE, 0)),
        (lambda: desktop.set("LoopStatus", ("s", "Track")), (MediaCommand.LOOP, True)),
        (lambda: desktop.set("LoopStatus", ("s", "None")), (MediaCommand.LOOP, False)),
    ]
    for call, command_and_number in calls:
        assert call() == ()
        assert asked.get(timeout=30) == command_and_number
    desktop.call("SetPosition", "ox", track, 11_000_001)
    desktop.call("SetPosition", "ox", "/voicedesk/track/00", 5_000)
    desktop.call("Play")
    assert asked.get(timeout=30) == (MediaCommand.PLAY, 0), "and no place that isn't there"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda one: one.call("Shuffle"), "UnknownMethod"),
        (lambda one: one.call("Seek", "s", "far"), "UnknownMethod"),
        (lambda one: one.call("OpenUri", "s", "file:///etc/passwd"), "NotSupported"),
        (lambda one: one.get("Fullscreen"), "UnknownProperty"),
        (lambda one: one.get("Volume", of="org.example"), "UnknownInterface"),
        (lambda one: one.set("Metadata", ("s", "x")), "PropertyReadOnly"),
        (lambda one: one.set("Volume", ("s", "loud")), "InvalidArgs"),
        (lambda one: one.set("Volume", ("d", float("nan"))), "InvalidArgs"),
        (lambda one: one.set("LoopStatus", ("s", "Playlist")), "InvalidArgs"),
    ],
)  # fmt: skip
def test_what_can_t_be_had_is_refused_by_name(
    desktop: PlayerClient, bus: MediaPlayerBus, call: Callable[[PlayerClient], Any], error: str
) -> None:
    shown(bus, VERA)
    answer = call(desktop)
    name = answer if isinstance(answer, str) else answer[0]
    assert name == f"org.freedesktop.DBus.Error.{error}"
    assert desktop.get("PlaybackStatus") == "Paused", "and it goes on"


def test_tools_find_what_there_is(desktop: PlayerClient, bus: MediaPlayerBus) -> None:
    shown(bus, VERA)
    (description,) = desktop.call("Introspect", of="Introspectable")
    (everything,) = desktop.call("GetAll", "s", "org.mpris.MediaPlayer2.Player", of="Properties")
    for name, (signature, _) in everything.items():
        assert f'<property name="{name}" type="{signature}"' in description
    for member, _, _ in COMMANDS:
        assert f'<method name="{member}"/>' in description
    assert '<property name="Volume" type="d" access="readwrite"/>' in description


def test_a_hostile_name_is_plain_short_and_no_end(
    desktop: PlayerClient, bus: MediaPlayerBus
) -> None:
    shown(bus, replace(VERA, track="a\ud800/..", title="\u202eVe\0ra\ud800\n" + "x" * 5000))
    title = desktop.metadata()["xesam:title"]
    assert title.startswith("Vera x")
    assert len(title) == 200


def test_a_second_program_has_a_name_of_its_own(
    desktop: PlayerClient, bus: MediaPlayerBus, asked: Asked
) -> None:
    shown(bus, VERA)
    other = MediaPlayerBus(lambda command, number: asked.put((command, number)))
    shown(other, VERA)
    assert desktop.names() == {PLAYER, f"{PLAYER}.instance{os.getpid()}"}
    other.close()


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/at/all"])
def test_without_a_bus_nothing_happens(
    bus: MediaPlayerBus, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    for _ in range(3):
        bus.show(VERA, 0)


def test_a_bus_that_goes_away_is_no_end_of_the_program(
    session: "subprocess.Popen[str]", bus: MediaPlayerBus
) -> None:
    shown(bus, VERA)
    thread = next(one for one in threading.enumerate() if one.name == "media player")
    session.kill()
    session.wait()
    thread.join(30)
    bus.show(replace(VERA, playback="Playing"), 0)
    assert not thread.is_alive()
