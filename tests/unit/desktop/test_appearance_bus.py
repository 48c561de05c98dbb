"""What the desktop's portal says of every program's look, on a real session bus."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from tests.fake_desktop import FakePortal, session_bus
from voicedesk.desktop import AppearanceBus, DesktopAppearance

COMMON = "org.freedesktop.appearance"
Told = SimpleQueue[DesktopAppearance]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    with session_bus(tmp_path, monkeypatch) as process:
        yield process


@pytest.fixture
def told(session: object) -> Iterator[Told]:
    made: Told = SimpleQueue()
    bus = AppearanceBus(made.put)
    bus.start()
    yield made
    bus.close()
    for thread in threading.enumerate():
        if thread.name == "appearance":
            thread.join(5)


@pytest.fixture
def portal(session: object) -> Iterator[FakePortal]:
    made = FakePortal(
        {
            COMMON: {
                "color-scheme": ("u", 1),
                "accent-color": ("(ddd)", (0.9, 0.25, 0.0)),
                "contrast": ("u", 1),
            },
            "org.gnome.desktop.interface": {"enable-animations": ("b", False)},
        }
    )
    yield made
    made.end()


def test_all_is_told_at_the_start(portal: FakePortal, told: Told) -> None:
    del portal
    assert told.get(timeout=30) == DesktopAppearance(
        dark=True, accent=(0.9, 0.25, 0.0), high_contrast=True, reduced_motion=True
    )


@pytest.mark.parametrize(
    ("group", "key", "value", "expected"),
    [
        (COMMON, "color-scheme", ("u", 2), {"dark": False}),
        (COMMON, "color-scheme", ("u", 0), {"dark": None}),
        (COMMON, "accent-color", ("(ddd)", (-1.0, -1.0, -1.0)), {"accent": None}),
        (COMMON, "accent-color", ("s", "red"), {"accent": None}),
        (COMMON, "contrast", ("u", 0), {"high_contrast": False}),
        (
            "org.gnome.desktop.interface",
            "enable-animations",
            ("b", True),
            {"reduced_motion": False},
        ),
    ],
)
def test_each_change_is_told(
    portal: FakePortal, told: Told, group: str, key: str, value: tuple[str, Any], expected: Any
) -> None:
    before = told.get(timeout=30)
    portal.change("org.example", key, value)  # of somebody else
    portal.change(group, key, value)
    now = told.get(timeout=30)
    assert {name: getattr(now, name) for name in expected} == expected
    assert now != before


def test_without_a_portal_nothing_is_told(told: Told) -> None:
    for thread in threading.enumerate():
        if thread.name == "appearance":
            thread.join(0.3)
    assert told.empty()
