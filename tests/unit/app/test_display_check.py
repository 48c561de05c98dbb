"""Why no window can be opened, before Qt ends the process over it."""

import socket
from collections.abc import Iterator

import pytest

from voicedesk.app import start
from voicedesk.app.start import display_problem


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(start, "_missing_library", lambda: "")


@pytest.fixture
def server() -> Iterator[str]:
    """An X server's socket, as far as a connection goes; its display."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind("\0/tmp/.X11-unix/X4712")
        listening.listen()
        yield ":4712"


def test_no_display_at_all() -> None:
    assert "neither" in display_problem()


@pytest.mark.parametrize(
    "display",
    [
        ":4711",
        ":4711.0",
        "unix:4711",
        "rubbish",
        "",
        ":",
        ":x",
        "localhost:99999999",
        ":" + "9" * 300,
    ],
)
def test_nobody_answers(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert display_problem().startswith("no display")


@pytest.mark.parametrize("form", ["{}", "unix{}", "{}.0"])
def test_a_server_answers(monkeypatch: pytest.MonkeyPatch, server: str, form: str) -> None:
    monkeypatch.setenv("DISPLAY", form.format(server))
    assert display_problem() == ""


def test_platforms_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("offscreen", "minimal", "offscreen:size=1x1", "vnc;xcb"):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert display_problem() == ""


def test_wayland_needs_no_x_server_unless_x_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display_problem() == ""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display_problem()


def test_elsewhere_there_is_nothing_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert display_problem() == ""


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    monkeypatch.setenv("DISPLAY", server)
    monkeypatch.setattr(start, "_missing_library", lambda: "libxcb-cursor.so.0 is missing")
    assert "libxcb-cursor" in display_problem()
