"""The built-in service as a process of its own.

Most tests take one forked from a process that has loaded its modules already: loading them takes
longer than most tests.
"""

import contextlib
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from typing import Any, Protocol
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.child_processes import next_line

_SOURCES = Path(__file__).resolve().parents[1]
_ENVIRONMENT = {"PYTHONPATH": str(_SOURCES), "PYTHONWARNINGS": "error"}
_LONGEST_START_SECONDS = 60.0
_LONGEST_END_SECONDS = 10
FORKS = multiprocessing.get_context("forkserver")
"""Of a process that has loaded what its forks run."""
FORKS.set_forkserver_preload(
    ["voicedesk.sandbox.server", "tests.unit.services.batch_program", __name__]
)


def control(url: str, token: str, path: str, body: object = None, method: str | None = None) -> Any:
    """Ask a service's control door; `path` is what comes after /control/."""
    request = Request(
        f"{url}/control/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}"},
        method=method,
    )
    with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:
        return json.load(answer)


@dataclass
class Sandbox:
    """A running service: where it is, what opens it, and its process."""

    url: str
    token: str
    process: "subprocess.Popen[str] | Fork"
    errors: Path

    def control(self, path: str, body: object = None, method: str | None = None) -> Any:
        """Ask its control door; `path` is what comes after /control/."""
        return control(self.url, self.token, path, body, method)

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


class Fork:
    """The service in a fork of a process that has its modules loaded.

    The arguments are those of `python -m voicedesk.sandbox`; it ends when `close` is called, too.

    Raises:
        AssertionError: it doesn't say where it is.
    """

    def __init__(self, arguments: tuple[str, ...], errors: Path) -> None:
        stdin, self._stdin = FORKS.Pipe(duplex=False)
        stdout, its_stdout = FORKS.Pipe(duplex=False)
        given = ("--until-stdin-closes", *arguments), stdin, its_stdout, errors
        self._process = FORKS.Process(target=_serve, args=given)
        with stdin, stdout, its_stdout:
            _start_forking()
            self._process.start()
            its_stdout.close()
            told = wait([stdout], _LONGEST_START_SECONDS) and os.read(stdout.fileno(), 100)
        if not told:
            self.kill()
            self.wait(_LONGEST_END_SECONDS)
            self.close()
        assert told, "it said nothing"
        self.url = told.decode().strip()

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; returns its exit status.

        Raises:
            subprocess.TimeoutExpired: it goes on.
        """
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("voicedesk.sandbox", timeout or 0)
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self._stdin.close()


def _start_forking() -> None:
    """Have the process that is forked, with the environment that the command gets below."""
    before = dict(os.environ)
    os.environ.update(_ENVIRONMENT)
    try:
        ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)


def _serve(arguments: tuple[str, ...], stdin: Connection, stdout: Connection, errors: Path) -> None:
    """What the fork does in place of `python -m voicedesk.sandbox`."""
    from voicedesk.sandbox.options import parse_options  # noqa: PLC0415 - the tests don't load it
    from voicedesk.sandbox.server import serve  # noqa: PLC0415

    with stdin, stdout, errors.open("wb") as complaints:
        for number, file in enumerate((stdin, stdout, complaints)):
            os.dup2(file.fileno(), number)
    os._exit(serve(parse_options(arguments)))


@contextlib.contextmanager
def starting(folder: Path, *, forked: bool = False) -> Iterator[StartSandbox]:
    """Starts services, each on a free port; ends them, and fails if one had cause to complain."""
    started: list[Sandbox] = []

    def start(*arguments: str) -> Sandbox:
        token = arguments[arguments.index("--token") + 1] if "--token" in arguments else "sandbox"
        errors = folder / f"{len(started)}.stderr"
        errors.touch()
        try:
            url, process = (_fork if forked else _run)(arguments, errors)
        except AssertionError:
            pytest.fail(f"the sandbox didn't start:\n{errors.read_text(encoding='utf-8')}")
        started.append(Sandbox(url, token, process, errors))
        return started[-1]

    complaints: list[str] = []
    try:
        yield start
    finally:
        running = [sandbox for sandbox in started if sandbox.process.poll() is None]
        for sandbox in running:
            sandbox.process.terminate()
        for sandbox in started:
            status = sandbox.wait()
            _close_pipes(sandbox.process)
            complaint = sandbox.errors.read_text(encoding="utf-8")
            if complaint or (status != 0 and sandbox in running):
                complaints.append(f"sandbox ended with {status}:\n{complaint}")
    if complaints:
        pytest.fail("\n".join(complaints))


def _fork(arguments: tuple[str, ...], errors: Path) -> tuple[str, Fork]:
    process = Fork(arguments, errors)
    return process.url, process


def _run(arguments: tuple[str, ...], errors: Path) -> "tuple[str, subprocess.Popen[str]]":
    with errors.open("wb") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "voicedesk.sandbox", "--until-stdin-closes", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            env=os.environ | _ENVIRONMENT,
        )
    try:
        return next_line(process), process
    except AssertionError:
        process.kill()
        process.wait()
        _close_pipes(process)
        raise


def _close_pipes(process: "subprocess.Popen[str] | Fork") -> None:
    if isinstance(process, Fork):
        process.close()
        return
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
