"""Notifications on a real session bus, with a desktop that does as the test says, or none."""

import asyncio
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.child_processes import Stopwatch
from tests.fake_desktop import FakeDesktop, session_bus
from voicedesk.desktop import Notification, NotificationBus

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="no session bus here"
)

READY = Notification("v", "Vera is ready.", "Training took 9 min.", (("play", "Play"),))


class Presses:
    """What the program was told of presses."""

    def __init__(self) -> None:
        self._told: SimpleQueue[tuple[str, str, str]] = SimpleQueue()

    def __call__(self, tag: str, key: str, token: str) -> None:
        self._told.put((tag, key, token))

    def next(self) -> tuple[str, str, str]:
        return self._told.get(timeout=30)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[str]"]:
    with session_bus(tmp_path, monkeypatch) as process:
        yield process


@pytest.fixture
def desktop(session: object) -> Iterator[FakeDesktop]:
    made = FakeDesktop("body", "body-markup", "actions", "sound")
    yield made
    made.end()


@pytest.fixture
def presses() -> Presses:
    return Presses()


@pytest.fixture
def bus(presses: Presses) -> Iterator[NotificationBus]:
    before = set(threading.enumerate())
    made = NotificationBus(presses, "file:///icon.svg")
    yield made
    made.close()
    for thread in set(threading.enumerate()) - before:
        if thread.name == "notifications":
            thread.join(5)
            assert not thread.is_alive(), "it holds nothing after the end"


def test_it_is_shown_with_its_words_and_what_can_be_done(
    desktop: FakeDesktop, bus: NotificationBus
) -> None:
    assert asyncio.run(bus.show(READY))
    told = desktop.shown.get(timeout=30)
    number, program, replaced, icon, summary, body, actions, hints, expires = told
    assert (number, program, replaced, icon) == (1, "VoiceDesk", 0, "file:///icon.svg")
    assert (summary, body) == ("Vera is ready.", "Training took 9 min.")
    assert actions == ["default", "Play", "play", "Play"]
    assert hints["desktop-entry"] == ("s", "io.github.voicedesk.voicedesk")
    assert hints["urgency"] == ("y", 1)
    assert hints["suppress-sound"] == ("b", True)
    assert expires == -1


def test_a_press_is_told_with_the_token_that_lets_a_window_come_to_the_front(
    desktop: FakeDesktop, bus: NotificationBus, presses: Presses
) -> None:
    asyncio.run(bus.show(READY))
    desktop.press(77, "play")  # another program's
    desktop.press(1, "play", "a-token")
    assert presses.next() == ("v", "play", "a-token")
    desktop.press(1, "default")
    assert presses.next() == ("v", "default", "")
    desktop.say_closed(1)
    desktop.press(1, "play")
    asyncio.run(bus.show(Notification("w", "Walter is ready.")))
    desktop.press(2, "default")
    assert presses.next() == ("w", "default", ""), "nothing of one that is closed"


def test_another_of_the_same_voice_takes_its_place_and_can_be_withdrawn(
    desktop: FakeDesktop, bus: NotificationBus
) -> None:
    asyncio.run(bus.show(READY))
    asyncio.run(bus.show(READY))
    desktop.shown.get(timeout=30)
    assert desktop.shown.get(timeout=30)[:3] == (1, "VoiceDesk", 1)
    bus.withdraw("nobody")
    bus.withdraw("v")
    assert desktop.closed.get(timeout=30) == 1


@pytest.mark.parametrize("understands", [True, False])
def test_words_are_never_taken_for_markup(
    session: object, bus: NotificationBus, *, understands: bool
) -> None:
    desktop = FakeDesktop("body", *(["body-markup"] if understands else []))
    hostile = "<img src=x> & <b>bold</b>"
    asyncio.run(bus.show(Notification("v", hostile, hostile)))
    shown = desktop.shown.get(timeout=30)
    assert shown[4] == hostile, "a summary is plain text for all of them"
    escaped = "&lt;img src=x&gt; &amp; &lt;b&gt;bold&lt;/b&gt;"
    assert shown[5] == (escaped if understands else hostile)
    assert shown[6] == [], "a desktop without buttons would make a dialog of them"
    desktop.end()


def test_endless_words_are_cut(desktop: FakeDesktop, bus: NotificationBus) -> None:
    asyncio.run(bus.show(Notification("v", "x" * 5000, "y" * 5000)))
    shown = desktop.shown.get(timeout=30)
    assert len(shown[4]) == len(shown[5]) == 200


def test_without_a_desktop_it_says_so_and_finds_one_that_comes(
    session: object, bus: NotificationBus
) -> None:
    assert not asyncio.run(bus.show(READY))
    desktop = FakeDesktop("body")
    assert asyncio.run(bus.show(READY))
    assert desktop.shown.get(timeout=30)[4] == "Vera is ready."
    desktop.end()


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/at/all", None])
def test_without_a_bus_it_says_so(
    bus: NotificationBus, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    for _ in range(2):
        assert not asyncio.run(bus.show(READY))


def test_a_desktop_that_refuses_is_none(desktop: FakeDesktop, bus: NotificationBus) -> None:
    desktop.refuses = True
    assert not asyncio.run(bus.show(READY))


def test_a_desktop_that_hangs_holds_up_nobody(
    desktop: FakeDesktop, bus: NotificationBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicedesk.desktop.notifications._PATIENCE", 0.2)
    desktop.go_on.clear()

    async def show() -> tuple[bool, float]:
        longest = 0.0

        async def beat() -> None:
            nonlocal longest
            while True:
                watch = Stopwatch()
                await asyncio.sleep(0.005)
                longest = max(longest, watch.seconds)

        beating = asyncio.create_task(beat())
        shown = await bus.show(READY)
        beating.cancel()
        return shown, longest

    shown, longest = asyncio.run(show())
    assert shown, "it may show it later"
    assert longest < 0.15
    desktop.go_on.set()
    assert desktop.shown.get(timeout=30)[4] == "Vera is ready.", "and does"


def test_a_bus_that_goes_away_is_no_end_of_the_program(
    session: "subprocess.Popen[str]", desktop: FakeDesktop, bus: NotificationBus
) -> None:
    assert asyncio.run(bus.show(READY))
    session.kill()
    session.wait()
    for _ in range(3):
        assert not asyncio.run(bus.show(READY))
    bus.withdraw("v")


def test_what_is_no_text_at_all_is_not_shown_and_the_next_is(
    desktop: FakeDesktop, bus: NotificationBus
) -> None:
    assert not asyncio.run(bus.show(Notification("v", "\ud800")))
    assert asyncio.run(bus.show(READY))
