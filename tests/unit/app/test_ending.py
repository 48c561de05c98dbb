"""The process is gone two seconds after SIGTERM, whatever hangs, and nothing asked for is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.child_processes import LONGEST_END, Stopwatch, next_line, seconds_to_end
from voicedesk.library import Places

SOURCES = Path(__file__).resolve().parents[3]
PROGRAM = """
import asyncio, os, signal, socket, sys, threading, time
from pathlib import Path

def hang(*arguments, **options):
    print("ready", flush=True)
    threading.Event().wait()

async def hang_politely(*arguments, **options):
    hung.append(1)
    if len(hung) == 1:
        print("ready", flush=True)
    await asyncio.Event().wait()

hung = []
from voicedesk.accounts import KeyringTokens
from voicedesk.api import VoiceCloneClient
from voicedesk.app import child_processes
from voicedesk.app.options import Options
from voicedesk.library import Library

async def read(self, account):
    return "token"

read_keyring, KeyringTokens.read = KeyringTokens.read, read
options = {{"base_url": "https://127.0.0.1:1", "data_dir": Path(sys.argv[1])}}
{case}
from voicedesk.app.start import run
sys.exit(run(Options(**options)))
"""
NAMES = """
socket.getaddrinfo = hang
options["base_url"] = "https://voice.example"
"""
SERVICE = """
silent = socket.create_server(("127.0.0.1", 0))
options["base_url"] = f"http://127.0.0.1:{silent.getsockname()[1]}"
def tell():
    silent.accept()
    hang()
threading.Thread(target=tell, daemon=True).start()
"""
KEYRING = """
KeyringTokens.read = read_keyring
from voicedesk.accounts import trusted_keyring
trusted_keyring.trusted_keyrings = hang
"""
SANDBOX = """
options = {"sandbox": True, "data_dir": Path(sys.argv[1])}
launch = child_processes.SandboxProcess._launch
def launch_deaf(self, port):
    address = launch(self, port)
    os.kill(self._process.pid, signal.SIGSTOP)
    print(self._process.pid, flush=True)
    return address
child_processes.SandboxProcess._launch = launch_deaf
"""
SETTINGS = """
from voicedesk.library import SettingsStore
write = SettingsStore.write
SettingsStore.write = lambda self, settings: hang()
from voicedesk.app import program
begin = program.Program.begin
def begin_and_change(self):
    begin(self)
    self.preferences.change(volume=0.1)
program.Program.begin = begin_and_change
"""
DISK = """
from voicedesk.domain.voice import Voice
from voicedesk.library.demo_files import DemoFolder
from voicedesk.services.offline import OfflineDownloads
DemoFolder.write = hang
async def download(self):
    await self._demos._library.demos.add(Voice("v"), 0, b"ID3\\x04" + bytes(200))
OfflineDownloads.run = download
"""
CONNECTIONS = """
from voicedesk.domain.training import Consent
# The end of the connections takes for ever, and the disk has a moment's work to do.
VoiceCloneClient.aclose = hang_politely
from voicedesk.app import program
end = program.Program.end
async def end_with_much_to_keep(self):
    library = self.accounts.opened.library
    library._file._worker.post(lambda: time.sleep(1.2))
    keeping = asyncio.create_task(
        library.start_training("voice", "Name", "https://audio.example/x",
            Consent("Name", "Agreed.", "default", 1.0), 1.0))
    await asyncio.sleep(0)
    await end(self)
    keeping.cancel()
program.Program.end = end_with_much_to_keep
from voicedesk.services.voices import Voices
Voices.poll = hang_politely
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    running: list[subprocess.Popen[str]] = []

    def begin(case: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(case=case), str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def assert_ends_in_time(process: "subprocess.Popen[str]") -> None:
    watch = Stopwatch(process.pid)
    process.send_signal(signal.SIGTERM)
    assert seconds_to_end(process, watch) < LONGEST_END
    assert process.returncode == 0


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(NAMES, id="names"),
        pytest.param(SERVICE, id="service"),
        pytest.param(KEYRING, id="keyring"),
        pytest.param(SETTINGS, id="settings"),
        pytest.param(DISK, id="a disk under a download"),
    ],
)
def test_it_ends_in_time_while_something_hangs(
    start: Callable[[str], "subprocess.Popen[str]"], case: str
) -> None:
    process = start(case)
    assert next_line(process) == "ready"
    assert_ends_in_time(process)


def test_it_ends_in_time_with_a_sandbox_that_does_not(
    start: Callable[[str], "subprocess.Popen[str]"],
) -> None:
    process = start(SANDBOX)
    child = int(next_line(process))
    assert_ends_in_time(process)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_journal_is_kept_although_connections_do_not_end(
    start: Callable[[str], "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    library = Places.under(tmp_path).account_folder("default") / "library.sqlite3"
    process = start(CONNECTIONS)
    assert next_line(process) == "ready"
    assert_ends_in_time(process)
    connection = sqlite3.connect(library)
    assert connection.execute("SELECT count(*) FROM training").fetchone() == (1,)
    connection.close()
