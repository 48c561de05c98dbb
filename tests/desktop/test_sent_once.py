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
def test_a_voice_is_made_once_and_which_of_the_two_happened_is_told(
    open_desk: OpenDesk, sandbox: Sandbox, fault: str
) -> None:
    desk = open_desk(sandbox)
    desk.shows(12)
    sandbox.set_faults(f"{fault}:1")
    start_new_voice(desk)
    if "act" in fault:
        desk.row("Nora", State="Ready", timeout=20)
        desk.shows(13)
    else:
        desk.says("VoiceDesk is checking the list")
        desk.shows(12)
        assert not desk.find("button", "Start training").is_usable
    assert sandbox.log()["seen"]["create"] == 1
    assert sandbox.log()["seen"].get("train", 0) == ("act" in fault)


def start_new_voice(desk: VoiceDesk) -> None:
    desk.button("New voice").press()
    desk.field("Audio URL").set_text(f"{desk.sandbox.url}/samples/en-1.mp3")
    desk.field("Voice name").set_text("Nora")
    desk.agree()
    desk.button("Start training").press()


def test_a_voice_is_made_once_although_the_program_was_killed_in_between(
    open_desk: OpenDesk, sandbox: Sandbox
) -> None:
    first = open_desk(sandbox)
    first.shows(12)
    sandbox.set_faults("create:act-then-slow=20:1")
    start_new_voice(first)
    first.until(lambda: sandbox.log()["acted"].get("create"), "the service to have made it")
    first.app.crash()
    desk = open_desk(sandbox, data=first.data, account=first.account)
    desk.says("isn’t finished")
    desk.shows(13)
    assert "train" not in sandbox.log()["seen"]
    desk.button("Continue").press()
    assert desk.field("Voice name").text == "Nora"
    desk.agree()
    desk.button("Start training").press()
    desk.row("Nora", State="Ready", timeout=20)
    seen = sandbox.log()["seen"]
    assert (seen["create"], seen["train"]) == (1, 1)


@pytest.mark.parametrize("fault", ["train:act-then-slow=20", "train:slow=20"])
def test_a_training_is_sent_once_although_the_program_was_killed_in_between(
    open_desk: OpenDesk, sandbox: Sandbox, fault: str
) -> None:
    first = open_desk(sandbox)
    first.shows(12)
    sandbox.set_faults(f"{fault}:1")
    first.select("Podcast take 2")
    first.button("Train").press()
    first.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
    first.agree()
    first.button("Start training").press()
    first.until(lambda: sandbox.log()["seen"].get("train"), "the request")
    first.app.crash()
    desk = open_desk(sandbox, data=first.data, account=first.account)
    if "act" in fault:
        desk.row("Podcast take 2", State="Ready", timeout=20)
        desk.says("Podcast take 2")
    else:
        desk.shows(12)
        desk.row("Podcast take 2", State="Failed")
        desk.select("Podcast take 2")
        desk.button("Train").press()
        desk.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
        desk.find("label", "VoiceDesk is checking whether the training started.")
        assert not desk.find("button", "Start training").is_usable
    assert sandbox.log()["seen"]["train"] == 1


def test_impatient_presses_send_once(desk: VoiceDesk) -> None:
    sandbox = desk.sandbox
    sandbox.set_faults("create:slow=0.5", "train:slow=0.5")
    desk.desktop.keys("ctrl+n", "ctrl+n", "ctrl+n")
    link = desk.field("Audio URL")
    link.set_text(f"{sandbox.url}/samples/en-1.mp3")
    desk.field("Voice name").set_text("Nora")
    desk.agree()
    desk.button("Start training")
    link.focus()
    desk.desktop.keys("Return", "Return", "Return")
    desk.until(lambda: [r for r in desk.rows() if r["State"] == "Training"], "a training")
    seen = sandbox.log()["seen"]
    assert (seen["create"], seen["train"]) == (1, 1)
