"""The desktop's player controls and media keys, from a real session bus to the sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.fake_desktop import PlayerClient, session_bus
from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.voice import Voice

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

A, B, C = "voice-a", "voice-b", "voice-c"


@pytest.fixture
def app(
    loop: QEventLoop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AppWindow]:
    monkeypatch.setattr("voicedesk.ui.player.media._FIRST_MS", 0)
    with session_bus(tmp_path, monkeypatch):
        made = AppWindow(loop, qtbot, tmp_path / "library", has_bus=True)
        ready = (Voice(one, f"Name of {one}", "Success", demo_url=f"{LINK}{one}") for one in (A, B))
        made.begin(*ready, Voice(C, "C", "Init"))
        for link in made.source.links:
            made.source.links[link] = sound(20)
        made.select(A)
        yield made
        made.end()


@pytest.fixture
def desktop(app: AppWindow) -> Iterator[PlayerClient]:
    made = PlayerClient()
    app.wait(made.names)
    yield made
    made.close()


def playback(app: AppWindow, desktop: PlayerClient) -> tuple[PlayerPhase, str, str]:
    title = desktop.metadata().get("xesam:title", "")
    return app.player.phase, desktop.get("PlaybackStatus"), title


def test_the_desktop_plays_pauses_goes_on_to_the_next_and_stops(
    app: AppWindow, desktop: PlayerClient
) -> None:
    app.wait(lambda: desktop.get("CanPlay"))
    desktop.call("PlayPause")
    playing = (PlayerPhase.PLAYING, "Playing", f"Name of {A}")
    app.wait(lambda: playback(app, desktop) == playing)
    assert desktop.metadata()["mpris:length"] == 20_000_000
    desktop.call("Pause")
    app.wait(lambda: playback(app, desktop)[:2] == (PlayerPhase.PAUSED, "Paused"))
    desktop.call("Pause")
    desktop.call("Play")
    app.wait(lambda: playback(app, desktop) == playing)
    assert (desktop.get("CanGoNext"), desktop.get("CanGoPrevious")) == (True, False)
    desktop.call("Next")
    app.wait(lambda: playback(app, desktop) == (*playing[:2], f"Name of {B}"))
    assert app.window.voices.table.current_id == B
    assert (desktop.get("CanGoNext"), desktop.get("CanGoPrevious")) == (False, True)
    desktop.call("Previous")
    app.wait(lambda: playback(app, desktop) == playing)
    desktop.call("Stop")
    app.wait(lambda: playback(app, desktop)[:2] == (PlayerPhase.STOPPED, "Stopped"))
    told = str(desktop.signals())
    assert LINK not in told, "links are nobody's business"


def test_the_desktop_seeks_and_hears_of_each_jump(app: AppWindow, desktop: PlayerClient) -> None:
    app.playing.play(A)
    app.wait(lambda: desktop.get("PlaybackStatus") == "Playing")
    track = desktop.metadata()["mpris:trackid"]
    desktop.signals()
    seeked: list[int] = []

    def jumped_to(least: int, most: int) -> bool:
        seeked.extend(values[0] for name, values in desktop.signals() if name == "Seeked")
        return any(least <= one < most for one in seeked)

    desktop.call("SetPosition", "ox", track, 12_000_000)
    app.wait(lambda: jumped_to(12_000_000, 14_000_000))
    assert app.player.position >= 12_000
    desktop.call("Seek", "x", -8_000_000)
    app.wait(lambda: jumped_to(4_000_000, 8_000_000))
    at = desktop.get("Position")
    app.wait(lambda: desktop.get("Position") > at)


def test_volume_speed_and_loop_are_one_with_the_window_s(
    app: AppWindow, desktop: PlayerClient
) -> None:
    app.window.player.mute.setChecked(True)
    app.wait(lambda: desktop.get("Volume") == 0)
    desktop.set("Volume", ("d", 0.4))
    app.wait(lambda: desktop.get("Volume") == 0.4)
    assert app.window.player.volume.value() == 40
    assert not app.player.muted
    desktop.set("Rate", ("d", 1.4))
    app.wait(lambda: desktop.get("Rate") == 1.5)
    assert app.player.speed == 1.5
    desktop.set("LoopStatus", ("s", "Track"))
    app.wait(lambda: desktop.get("LoopStatus") == "Track")
    assert app.window.player.loop.isChecked()


def test_the_desktop_brings_the_window_forward_and_ends_the_program(
    app: AppWindow, desktop: PlayerClient
) -> None:
    app.window.showMinimized()
    desktop.call("Raise", of="")
    app.wait(lambda: not app.window.isMinimized())
    with app.qtbot.waitSignal(app.window.close_requested):
        desktop.call("Quit", of="")


def test_media_keys_work_where_no_desktop_takes_them(app: AppWindow) -> None:
    def press(key: Qt.Key) -> None:
        app.qtbot.keyClick(app.window.voices.search, key)

    press(Qt.Key.Key_MediaPlay)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    press(Qt.Key.Key_MediaNext)
    app.wait(lambda: app.playing.view.sounding is not None and app.playing.view.shown_id == B)
    press(Qt.Key.Key_MediaTogglePlayPause)
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    press(Qt.Key.Key_MediaStop)
    app.wait(lambda: app.player.phase is PlayerPhase.STOPPED)
