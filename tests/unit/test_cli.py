"""The command line: what `docs` and scripts rely on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.child_processes import Stopwatch, seconds_to_end
from voicedesk import __version__
from voicedesk.app.options import Options
from voicedesk.cli import parse

SOURCES = Path(__file__).resolve().parents[2]


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {key: value for key, value in os.environ.items() if key not in _SCREEN}
    clean |= {"PYTHONPATH": str(SOURCES), "PYTHONWARNINGS": "error"} | environment
    return subprocess.run(
        [sys.executable, "-m", "voicedesk", *arguments],
        env=clean,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def test_nothing_given() -> None:
    assert parse([]) == Options()


def test_everything_given(tmp_path: Path) -> None:
    given = parse(
        [
            *("--base-url", "http://127.0.0.1:8/", "--account", " work "),
            *("--data-dir", str(tmp_path), "--language", "zh_CN"),
        ]
    )
    assert given == Options(False, "http://127.0.0.1:8", "work", tmp_path, "zh_CN")


def test_files_and_links_to_voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = tmp_path / "录音 1.wav"
    recording.touch()
    monkeypatch.chdir(tmp_path)
    links = ["voicedesk:ab-1", "VoiceDesk://ab-2"]
    given = parse([recording.name, recording.as_uri(), *links])
    assert given.opened == (*[str(recording)] * 2, "voicedesk:ab-1", "voicedesk:ab-2")


def test_a_relative_folder_means_the_one_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse(["--data-dir", "x"]).data_dir == tmp_path / "x"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["--acc", "a"],
        ["--account", ""],
        ["--account", "a\x00b"],
        ["--account", "sandbox"],
        ["--account", " Sandbox"],
        ["--account", "a" * 61],
        ["--base-url", "http://example.com"],
        ["--base-url", "https://me:pw@example.com"],
        ["--language", "fr"],
        ["--sandbox", "--account", "a"],
        ["--sandbox", "--base-url", "https://example.com"],
        ["--data-dir", __file__],
        ["--data-dir", ""],
        ["--data-dir", " "],
        ["something"],
    ],
)
def test_a_bad_option_is_2_and_says_which(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    assert left.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "voicedesk: error" in said.err
    assert "pw" not in said.err.replace("--", "")


def test_help_and_version_need_neither_display_nor_qt() -> None:
    """And nothing that is slow to load."""
    program = (
        "import sys; from voicedesk.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert end.code in (0, None)\n"
        "assert not {'PySide6', 'httpx', 'asyncio', 'keyring', 'sqlite3'} & set(sys.modules)"
    )
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", program, option],
            env={"PYTHONPATH": str(SOURCES), "PATH": ""},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        if option == "--version":
            assert done.stdout == f"VoiceDesk {__version__}\n"
        else:
            for name in ("--sandbox", "--base-url", "--account", "--data-dir", "--language"):
                assert name in done.stdout


def test_without_a_display_one_line_says_so() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr


def test_a_display_that_nobody_serves_is_named() -> None:
    for display in (":4711", "nowhere.invalid:1", "rubbish", "localhost:99999999"):
        done = run(DISPLAY=display)
        assert done.returncode == 1, display
        assert done.stderr.count("\n") == 1, done.stderr
        assert display in done.stderr


def test_what_keeps_qt_from_starting_is_told_by_another_program_too(tmp_path: Path) -> None:
    """A start from a menu has no terminal."""
    told = tmp_path / "told"
    zenity = tmp_path / "zenity"
    zenity.write_text(f'#!/bin/sh\nfor each in "$@"; do echo "$each" >> {told}; done\n')
    zenity.chmod(0o755)
    done = run(PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    wait_for(lambda: told.exists() and "can't start: no display" in told.read_text())


def test_a_data_directory_that_cannot_be_looked_at_is_told_like_one_that_cannot_be_made() -> None:
    done = run("--data-dir", f"/{'x' * 300}", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "data directory" in done.stderr


def test_a_data_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--data-dir", str(tmp_path / "file" / "inside"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "data directory" in done.stderr


_MOMENTS = ["at once", "while it starts", "with its voices listed"]


@pytest.mark.parametrize(
    ("signal_name", "moment"),
    [
        *((name, moment) for name in ("SIGTERM", "SIGINT") for moment in _MOMENTS),
        ("SIGHUP", "at once"),
        ("SIGHUP", "with its voices listed"),
    ],
)
def test_a_signal_at_any_moment_ends_it_cleanly(
    tmp_path: Path, signal_name: str, moment: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "voicedesk", "--sandbox", "--data-dir", str(tmp_path)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Not before Python itself has come up: that is nobody's to catch.
    wait_for((tmp_path / "running.lock").exists)
    if moment == "while it starts":
        time.sleep(0.35)
    elif moment == "with its voices listed":
        wait_for(lambda: has_listed(tmp_path))
    watch = Stopwatch(process.pid)
    process.send_signal(getattr(signal, signal_name))
    took = seconds_to_end(process, watch)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 0, said
    assert took < 3
    assert "Traceback" not in said


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def has_listed(data: Path) -> bool:
    for library in data.rglob("library.sqlite3"):
        with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
            try:
                return connection.execute("SELECT count(*) FROM listed").fetchone()[0] > 0
            except sqlite3.OperationalError:  # it is being made
                return False
    return False
