"""However it is ended: within two seconds, with status 0, and nothing lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.child_processes import LONGEST_END, Stopwatch
from tests.desktop.desktop import SOURCES, Desktop
from tests.desktop.session_parts import SessionParts
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox
from tests.unit.test_cli import has_listed, wait_for


@pytest.fixture
def watch(fresh_desk: VoiceDesk) -> Stopwatch:
    return Stopwatch(fresh_desk.app.process.pid)


def assert_ends_in_time(desk: VoiceDesk, watch: Stopwatch) -> None:
    assert desk.app.seconds_to_end(watch) < LONGEST_END
    assert desk.app.process.returncode == 0


def test_on_sigint(fresh_desk: VoiceDesk, watch: Stopwatch) -> None:
    fresh_desk.app.process.send_signal(signal.SIGINT)
    assert_ends_in_time(fresh_desk, watch)


def test_by_ctrl_q(fresh_desk: VoiceDesk, watch: Stopwatch) -> None:
    fresh_desk.desktop.keys("ctrl+q")
    assert_ends_in_time(fresh_desk, watch)


def test_by_closing_the_window(fresh_desk: VoiceDesk, watch: Stopwatch) -> None:
    fresh_desk.desktop.keys("alt+F4")
    assert_ends_in_time(fresh_desk, watch)


def test_at_once_after_the_start(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox)
    desk.find("frame", "VoiceDesk*")
    desk.end()


def test_with_its_display_gone_it_says_so_in_a_line_and_keeps_what_it_has(tmp_path: Path) -> None:
    parts = SessionParts(tmp_path)
    parts.start_screen("1366x768")
    environment = {**parts.environment, "PYTHONPATH": str(SOURCES), "QT_LOGGING_RULES": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "voicedesk", "--sandbox", "--data-dir", str(tmp_path / "data")],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: has_listed(tmp_path / "data"))
    parts.close()
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (1, "voicedesk: the display is gone\n")
    library = next((tmp_path / "data").rglob("library.sqlite3"))
    assert not library.with_name("library.sqlite3-wal").exists(), "it was closed"


def test_a_start_that_fails_says_so_in_a_window_and_goes_on_from_there(
    desktop: Desktop, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    app = desktop.launch("--sandbox", "--data-dir", str(in_the_way / "data"), "--language", "en")
    app.may_complain = True
    label = app.find("label", "VoiceDesk can’t use its data folder.*")
    assert str(in_the_way) in label.name
    in_the_way.unlink()
    app.find("button", "Try again", usable=True).press()
    app.find("table", "Voices")
    assert app.stderr.count("\n") == 1


@pytest.mark.parametrize("fault", ["list:hang", "list:slow=30", "list:drip=30"])
def test_during_a_listing(open_desk: OpenDesk, sandbox: Sandbox, fault: str) -> None:
    sandbox.set_faults(fault)
    desk = open_desk(sandbox)
    desk.until(lambda: sandbox.log()["seen"].get("list"), "the list to be asked for")
    desk.end()


def test_during_a_training_that_is_being_sent(fresh_desk: VoiceDesk, open_desk: OpenDesk) -> None:
    sandbox = fresh_desk.sandbox
    sandbox.set_faults("train:act-then-slow=30")
    fresh_desk.select("Podcast take 2")
    fresh_desk.button("Train").press()
    fresh_desk.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
    fresh_desk.agree()
    fresh_desk.button("Start training").press()
    fresh_desk.until(lambda: sandbox.log()["acted"].get("train"), "the training to be carried out")
    fresh_desk.end()
    sandbox.set_faults()
    again = open_desk(sandbox, data=fresh_desk.data, account=fresh_desk.account, token="")
    again.row("Podcast take 2", State="Ready", timeout=15)
    assert sandbox.log()["seen"]["train"] == 1


def test_during_a_download_and_while_it_plays(fresh_desk: VoiceDesk) -> None:
    fresh_desk.select("Marlowe")
    fresh_desk.button("Play").press()
    fresh_desk.desktop.sound.wait_for_sound()
    fresh_desk.sandbox.set_faults("demo:drip=30")
    fresh_desk.select("Harbour")
    fresh_desk.desktop.keys("space")
    fresh_desk.until(
        lambda: fresh_desk.sandbox.log()["seen"]["demo"] == 2, "the demo to be fetched"
    )
    fresh_desk.end()
    assert not [path for path in fresh_desk.data.rglob("*") if path.suffix in {".part", ".tmp"}]
