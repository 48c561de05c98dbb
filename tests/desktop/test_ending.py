"""However it is ended: within two seconds, with status 0, and nothing lost."""

import signal
import time

import pytest

from tests.desktop.voice_desk import LONGEST_END, OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox


def ended(desk: VoiceDesk, begin: float) -> None:
    assert desk.app.wait() == 0
    assert time.monotonic() - begin < LONGEST_END


def test_on_sigint(desk: VoiceDesk) -> None:
    begin = time.monotonic()
    desk.app.process.send_signal(signal.SIGINT)
    ended(desk, begin)


def test_by_ctrl_q(desk: VoiceDesk) -> None:
    begin = time.monotonic()
    desk.desktop.keys("ctrl+q")
    ended(desk, begin)


def test_by_closing_the_window(desk: VoiceDesk) -> None:
    begin = time.monotonic()
    desk.desktop.keys("alt+F4")
    ended(desk, begin)


def test_at_once_after_the_start(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox)
    desk.find("frame", "VoiceDesk*")
    desk.end()


@pytest.mark.parametrize("fault", ["list:hang", "list:slow=30", "list:act-then-drip=30"])
def test_during_a_listing(open_desk: OpenDesk, sandbox: Sandbox, fault: str) -> None:
    sandbox.set_faults(*([fault] if "drip" not in fault else ["list:drip=30"]))
    desk = open_desk(sandbox)
    desk.until(lambda: sandbox.log()["seen"].get("list"), "the list to be asked for")
    desk.end()


def test_during_a_training_that_is_being_sent(desk: VoiceDesk, open_desk: OpenDesk) -> None:
    sandbox = desk.sandbox
    sandbox.set_faults("train:act-then-slow=30")
    desk.select("Podcast take 2")
    desk.button("Train").press()
    desk.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
    desk.button("Start training").press()
    desk.until(lambda: sandbox.log()["acted"].get("train"), "the training to be carried out")
    desk.end()
    sandbox.set_faults()
    again = open_desk(sandbox, data=desk.data, account=desk.account, token="")
    again.row("Podcast take 2", State="Ready", timeout=15)
    assert sandbox.log()["seen"]["train"] == 1


def test_during_a_download_and_while_it_plays(desk: VoiceDesk) -> None:
    desk.select("Marlowe")
    desk.button("Play").press()
    desk.desktop.sound.wait_for_sound()
    desk.sandbox.set_faults("demo:drip=30")
    desk.select("Harbour")
    desk.desktop.keys("space")
    desk.until(lambda: desk.sandbox.log()["seen"]["demo"] == 2, "the demo to be fetched")
    desk.end()
    assert not [path for path in desk.data.rglob("*") if path.suffix in {".part", ".tmp"}]
