"""A paid request is sent once, whatever the service does with it."""

import pytest

from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox


@pytest.mark.parametrize("fault", ["train:reset", "train:act-then-drop", "train:act-then-500"])
def test_a_training_is_sent_once(desk: VoiceDesk, fault: str) -> None:
    took_effect = "act" in fault
    desk.sandbox.set_faults(f"{fault}:1")
    desk.select("Podcast take 2")
    desk.button("Train").press()
    desk.field("Audio URL").set_text(f"{desk.sandbox.url}/samples/en-1.mp3")
    desk.agree()
    desk.button("Start training").press()
    if took_effect:
        desk.row("Podcast take 2", State="Ready", timeout=20)
    else:
        desk.says("Podcast take 2")
    log = desk.sandbox.log()
    assert log["seen"]["train"] == 1
    assert log["acted"].get("train", 0) == took_effect


@pytest.mark.parametrize("fault", ["create:reset", "create:act-then-drop"])
def test_a_voice_is_made_once(desk: VoiceDesk, fault: str) -> None:
    desk.sandbox.set_faults(f"{fault}:1")
    desk.button("New voice").press()
    desk.says("voice")
    rows = 13 if "act" in fault else 12
    desk.shows(rows)
    assert desk.sandbox.log()["seen"]["create"] == 1


def test_impatient_presses_send_once(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox)
    desk.shows(12)
    desk.activate()
    sandbox.set_faults("create:slow=0.5", "train:slow=0.5")
    desk.desktop.keys("ctrl+n", "ctrl+n", "ctrl+n")
    desk.shows(13)
    link = desk.field("Audio URL")
    link.set_text(f"{sandbox.url}/samples/en-1.mp3")
    desk.agree()
    desk.button("Start training")
    link.focus()
    desk.desktop.keys("Return", "Return", "Return")
    desk.until(lambda: [r for r in desk.rows() if r["State"] == "Training"], "a training")
    seen = sandbox.log()["seen"]
    assert (seen["create"], seen["train"]) == (1, 1)
