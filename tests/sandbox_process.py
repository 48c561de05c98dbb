"""The built-in service as a process of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.child_processes import next_line

_SOURCES = Path(__file__).resolve().parents[1]
_LONGEST_END_SECONDS = 10


@dataclass
class Sandbox:
    """A running service: where it is, what opens it, and its process."""

    url: str
    token: str
    process: "subprocess.Popen[str]"
    errors: Path

    def control(self, path: str, body: object = None, method: str | None = None) -> Any:
        """Ask its control door; `path` is what comes after /control/."""
        request = Request(
            f"{self.url}/control/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}"},
            method=method,
        )
        with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:
            return json.load(answer)

    def log(self) -> Any:
        """`{seen: {call: n}, acted: {call: n}, violations: n, requests: [...]}`."""
        return self.control("log")

    def clear_log(self) -> None:
        self.control("log", method="DELETE")

    def set_faults(self, *rules: str) -> None:
        """Put these rules in force, and no others."""
        self.control("faults", {"rules": rules})

    def edit_voices(self, *voices: dict[str, object], removed: tuple[str, ...] = ()) -> Any:
        """Change, add or remove voices; returns the changed ones as the service knows them."""
        return self.control("voices", {"voices": voices, "removed": removed})["voices"]

    def expire_links(self) -> None:
        """Let every demo link given out so far be refused."""
        self.control("expire-links", {})

    def end(self) -> int:
        """End it as the system would; returns its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Wait for its end; returns its exit status."""
        try:
            return self.process.wait(_LONGEST_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            pytest.fail(f"the sandbox didn't end:\n{self.errors.read_text()}")

    def crash(self) -> None:
        """End it as a power loss would."""
        self.process.kill()
        self.process.wait()


class StartSandbox(Protocol):
    """Starts a service with these arguments on its command line."""

    def __call__(self, *arguments: str) -> Sandbox: ...


@contextlib.contextmanager
def starting(folder: Path) -> Iterator[StartSandbox]:
    """Starts services, each on a free port; ends them, and fails if one had cause to complain."""
    started: list[Sandbox] = []

    def start(*arguments: str) -> Sandbox:
        sandbox = _start(folder / f"{len(started)}.stderr", arguments)
        started.append(sandbox)
        return sandbox

    complaints: list[str] = []
    try:
        yield start
    finally:
        for sandbox in started:
            ended_before = sandbox.process.poll() is not None
            status = sandbox.end()
            _close_pipes(sandbox.process)
            complaint = sandbox.errors.read_text(encoding="utf-8")
            if complaint or (status != 0 and not ended_before):
                complaints.append(f"sandbox ended with {status}:\n{complaint}")
    if complaints:
        pytest.fail("\n".join(complaints))


def _start(errors: Path, arguments: tuple[str, ...]) -> Sandbox:
    token = arguments[arguments.index("--token") + 1] if "--token" in arguments else "sandbox"
    environment = {**os.environ, "PYTHONPATH": str(_SOURCES), "PYTHONWARNINGS": "error"}
    with errors.open("wb") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "voicedesk.sandbox", "--until-stdin-closes", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            env=environment,
        )
    try:
        url = next_line(process)
    except AssertionError:
        process.kill()
        process.wait()
        _close_pipes(process)
        pytest.fail(f"the sandbox didn't start:\n{errors.read_text(encoding='utf-8')}")
    return Sandbox(url, token, process, errors)


def _close_pipes(process: "subprocess.Popen[str]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
