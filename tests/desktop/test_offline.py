"""Without the service: the known list, its age, and the way back."""

import re

from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox, StartSandbox

OFFLINE = "Can’t reach the service"


def port_of(sandbox: Sandbox) -> str:
    return sandbox.url.rpartition(":")[2]


def test_a_service_that_goes_and_comes_back(
    open_desk: OpenDesk, start_sandbox: StartSandbox
) -> None:
    sandbox = start_sandbox("--training-seconds", "1")
    desk = open_desk(sandbox)
    desk.shows(12)
    sandbox.crash()
    desk.button("Refresh").press()
    said = desk.says(OFFLINE, timeout=20)
    assert re.search(r"\d\d:\d\d", said), f"the list's age is missing: {said}"
    assert len(desk.rows()) == 12
    assert "enabled" not in desk.find("button", "New voice").states
    start_sandbox("--port", port_of(sandbox), "--voices", "3")
    desk.until(lambda: OFFLINE not in desk.message(), "the strip to go by itself", timeout=20)
    desk.shows(3)
    desk.button("New voice")


def test_the_known_list_comes_before_any_answer(fresh_desk: VoiceDesk, open_desk: OpenDesk) -> None:
    names = fresh_desk.names()
    fresh_desk.end()
    fresh_desk.sandbox.set_faults("list:hang")
    again = open_desk(
        fresh_desk.sandbox, data=fresh_desk.data, account=fresh_desk.account, token=""
    )
    again.shows(12)
    assert set(again.names()) == set(names)
    assert OFFLINE not in again.message()


def test_a_service_that_is_down_at_the_start(fresh_desk: VoiceDesk, open_desk: OpenDesk) -> None:
    fresh_desk.end()
    fresh_desk.sandbox.end()
    again = open_desk(
        fresh_desk.sandbox, data=fresh_desk.data, account=fresh_desk.account, token=""
    )
    again.shows(12)
    again.says(OFFLINE)


def test_a_service_never_reached(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    sandbox.end()
    desk = open_desk(sandbox)
    desk.says(OFFLINE)


def test_a_training_goes_on_after_a_restart(
    open_desk: OpenDesk, start_sandbox: StartSandbox
) -> None:
    sandbox = start_sandbox("--training-seconds", "4")
    desk = open_desk(sandbox)
    desk.shows(12)
    desk.activate()
    desk.select("Podcast take 2")
    desk.button("Train").press()
    desk.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
    desk.agree()
    desk.button("Start training").press()
    desk.row("Podcast take 2", State="Training")
    desk.end()
    again = open_desk(sandbox, data=desk.data, account=desk.account, token="")
    row = again.row("Podcast take 2", State="Training")
    assert "Just started" in row["Demo"]
    assert "at least" not in row["Demo"]
    again.row("Podcast take 2", State="Ready", timeout=15)
    again.says("Podcast take 2", "is ready")
    assert sandbox.log()["seen"]["train"] == 1
