"""The end of a training, told by the desktop to whoever has put the window away."""

from collections.abc import Iterator

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.fake_desktop import FakeDesktop
from tests.sandbox_process import Sandbox

LONGEST = 25.0
"""Seconds until the end of a short training is seen and told."""


@pytest.fixture
def notices(desktop: Desktop) -> Iterator[FakeDesktop]:
    made = FakeDesktop(
        "body", "body-markup", "actions", bus=desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    )
    yield made
    made.end()


def train_and_put_away(desk: VoiceDesk, name: str) -> None:
    desk.button("New voice").press()
    desk.field("Audio URL").set_text(f"{desk.sandbox.url}/samples/en-1.mp3")
    desk.field("Voice name").set_text(name)
    desk.agree()
    desk.button("Start training").press()
    desk.row(name, State="Training")
    desk.desktop.minimise(desk.app)


def test_play_on_the_notification_brings_the_window_up_and_plays(
    open_desk: OpenDesk, sandbox: Sandbox, notices: FakeDesktop
) -> None:
    desk = open_desk(sandbox)
    desk.shows(12)
    desk.activate()
    train_and_put_away(desk, "<b>Nora</b>")
    summary = ""
    while "Nora" not in summary:  # the window that other tests share may have a training end, too
        shown = notices.shown.get(timeout=LONGEST)
        number, program, _, _, summary, body, actions, hints, _ = shown
    assert (program, summary) == ("VoiceDesk", "<b>Nora</b> is ready.")
    assert "Training took" in body
    assert actions == ["default", "Play", "play", "Play"]
    assert hints["desktop-entry"] == ("s", "io.github.voicedesk.voicedesk")
    desk.until(lambda: desk.app.all("frame", "VoiceDesk (1)*"), "the mark")
    notices.press(number, "play")
    desk.desktop.sound.wait_for_sound()
    desk.until(lambda: desk.selected() == "<b>Nora</b>", "the voice to be selected")
    desk.until(lambda: not desk.app.all("frame", "VoiceDesk (*"), "the mark to be gone")
    assert sandbox.log()["acted"]["train"] == 1


def test_a_desktop_that_hangs_or_is_not_there_changes_nothing(
    open_desk: OpenDesk, sandbox: Sandbox, notices: FakeDesktop
) -> None:
    notices.go_on.clear()
    desk = open_desk(sandbox)
    desk.shows(12)
    desk.activate()
    train_and_put_away(desk, "Nora")
    desk.until(lambda: desk.app.all("frame", "VoiceDesk (1)*"), "the mark", timeout=LONGEST)
    desk.desktop.bring_back(desk.app)
    desk.row("Nora", State="Ready")
    notices.end()
    train_and_put_away(desk, "Otto")
    desk.until(lambda: desk.app.all("frame", "VoiceDesk (1)*"), "the mark", timeout=LONGEST)
    desk.end()
