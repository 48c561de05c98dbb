"""The command line: options, exit status, and a second start."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox


def run(environment: Mapping[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "voicedesk", *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def without_display(desktop: Desktop) -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in desktop.environment.items() if name not in hidden}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_told_without_a_display(desktop: Desktop, option: str) -> None:
    told = run(without_display(desktop), option)
    assert (told.returncode, told.stderr) == (0, "")
    assert "VoiceDesk" in told.stdout or "voicedesk" in told.stdout


@pytest.mark.parametrize(
    "options",
    [
        ["--nonsense"],
        ["--base-url", "http://voices.example"],
        ["--base-url", "nowhere"],
        ["--language", "tlh"],
        ["--account"],
        ["extra"],
    ],
)
def test_a_bad_option(desktop: Desktop, options: list[str]) -> None:
    told = run(without_display(desktop), *options)
    assert (told.returncode, told.stdout) == (2, "")
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("display", ["", ":4711"])
def test_no_display(desktop: Desktop, tmp_path: Path, display: str) -> None:
    environment = {**without_display(desktop), **({"DISPLAY": display} if display else {})}
    told = run(environment, "--sandbox", "--data-dir", str(tmp_path))
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.count("\n") == 1
    assert "display" in told.stderr


def test_a_second_start_raises_the_first(desk: VoiceDesk, desktop: Desktop) -> None:
    other = desktop.launch_program(
        [sys.executable, Path(__file__).with_name("small_program.py")],
        QT_LOGGING_RULES="qt.accessibility.atspi=false;qt.multimedia.*=false",
    )
    other.find("frame", "Small program")
    desktop.activate(other)
    other.wait_for(lambda: "active" in other.find("frame", "Small program").states, "it in front")
    second = desktop.launch("--data-dir", str(desk.data))
    assert second.wait() == 0
    desk.until(lambda: "active" in desk.find("frame", "VoiceDesk*").states, "the first in front")
    assert len(desk.app.all("frame")) == 1
    assert len(desk.rows()) == 12


def test_the_language_can_be_chosen(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, "--language", "zh_CN")
    desk.find("table", "音色*")
