"""Blocking calls beside the event loop, which don't hold up its end."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.child_processes import LONGEST_END, Stopwatch, next_line, seconds_to_end
from voicedesk.app.event_loop import DaemonExecutor

SOURCES = Path(__file__).resolve().parents[3]
HANGING_LOOKUP = """
import socket, sys, threading
from pathlib import Path

def hang(host, *arguments, **options):
    print("asked", flush=True)
    threading.Event().wait()

socket.getaddrinfo = hang
from voicedesk.accounts import KeyringTokens

async def read(self, account):
    return "token"

KeyringTokens.read = read
from voicedesk.app.options import Options
from voicedesk.app.start import run
sys.exit(run(Options(base_url="https://voice.example", data_dir=Path(sys.argv[1]))))
"""


def test_it_hands_back_results_and_errors() -> None:
    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        executor = DaemonExecutor()
        assert await loop.run_in_executor(executor, lambda: 6 * 7) == 42
        with pytest.raises(ZeroDivisionError):
            await loop.run_in_executor(executor, lambda: 1 // 0)

    asyncio.run(scenario())


def test_no_call_waits_for_another_nor_the_end_for_any() -> None:
    gate = threading.Event()
    executor = DaemonExecutor()
    hanging = [executor.submit(gate.wait) for _ in range(20)]
    assert executor.submit(lambda: "through").result(30) == "through"
    executor.shutdown()
    assert not any(each.done() for each in hanging)
    with pytest.raises(RuntimeError):
        executor.submit(lambda: None)
    gate.set()
    assert all(each.result(30) for each in hanging)


def test_the_program_ends_in_time_while_a_name_is_looked_up(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HANGING_LOOKUP, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert next_line(process) == "asked"
        watch = Stopwatch(process.pid)
        process.send_signal(signal.SIGTERM)
        assert seconds_to_end(process, watch) < LONGEST_END
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()
