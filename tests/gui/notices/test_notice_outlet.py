"""From the session bus to the window, and what is left where there is neither bus nor tray."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from tests.fake_desktop import FakeDesktop, session_bus
from tests.gui.app_window import AppWindow
from voicedesk.audio.chime import chime_samples
from voicedesk.desktop import Notification
from voicedesk.ui.notifications import NotificationOutlet

pytestmark = pytest.mark.no_qt_log

READY = Notification("v", "Vera is ready.", "", (("play", "Play"),))


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeDesktop]:
    with session_bus(tmp_path, monkeypatch):
        made = FakeDesktop("actions")
        yield made
        made.end()


def test_a_press_on_the_desktop_reaches_the_window_s_thread(
    app: AppWindow, desktop: FakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    outlet = NotificationOutlet(QIcon(), "", app.window)
    app.begin()
    acted: list[tuple[str, str]] = []
    outlet.acted.connect(lambda tag, key: acted.append((tag, key)))
    app.run(outlet.show(READY))
    assert desktop.shown.get(timeout=30)[4] == "Vera is ready."
    desktop.press(1, "play", "a-token")
    app.wait(lambda: acted == [("v", "play")])
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "a-token", "so that the window may come up"
    desktop.press(1, "default")
    app.wait(lambda: acted[1:] == [("v", "")])
    outlet.withdraw("v")
    assert desktop.closed.get(timeout=30) == 1
    outlet.close()


@pytest.mark.parametrize("has_bus", [True, False])
def test_without_bus_and_tray_nothing_happens(
    app: AppWindow, monkeypatch: pytest.MonkeyPatch, *, has_bus: bool
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    outlet = NotificationOutlet(QIcon(), "", app.window, has_bus=has_bus)
    app.begin()
    app.run(outlet.show(READY))
    outlet.withdraw("v")
    outlet.close()


def test_the_chime_is_short_soft_and_ends_in_silence() -> None:
    samples = memoryview(chime_samples()).cast("h")
    assert 0.4 < len(samples) / 44_100 < 1
    assert 3_000 < max(samples) < 16_000
    assert abs(samples[0]) < 200
    assert abs(samples[-1]) < 200
