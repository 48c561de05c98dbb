"""Desktop sessions with a home, a bus and a password store of their own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from voicedesk.accounts import tokens

PROGRAM = Path(__file__).with_name("session_program.py")
ROOT = Path(tokens.__file__).parents[2]

RunStep = Callable[..., object]
"""Runs a step of the session's program and gives its result."""


@pytest.fixture
def bare_session(tmp_path: Path) -> RunStep:
    """A home, but neither a bus nor a password store."""

    def run(*arguments: str, **environment: str) -> object:
        return _run([sys.executable, str(PROGRAM), *arguments], tmp_path, environment)

    return run


@pytest.fixture
def locked_session(tmp_path: Path) -> RunStep:
    """A Secret Service whose keyring is locked, and nobody to ask for its password."""
    return _with_secret_service(tmp_path, "gnome-keyring-daemon --start --components=secrets")


@pytest.fixture
def session(tmp_path: Path) -> RunStep:
    """A Secret Service that is unlocked."""
    # An empty password doesn't unlock.
    unlock = "printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets"
    return _with_secret_service(tmp_path, unlock)


def _with_secret_service(home: Path, start: str) -> RunStep:
    missing = [
        name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)
    ]
    if missing:
        pytest.fail(f"{', '.join(missing)} not found: install dbus and gnome-keyring")

    def run(*arguments: str, **environment: str) -> object:
        script = f'{start} >/dev/null && exec "$@"'
        command = ["dbus-run-session", "--", "sh", "-c", script, "sh"]
        return _run([*command, sys.executable, str(PROGRAM), *arguments], home, environment)

    return run


def _run(command: list[str], home: Path, environment: dict[str, str]) -> object:
    finished = subprocess.run(
        command,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}",
            "LANG": "C.UTF-8",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
