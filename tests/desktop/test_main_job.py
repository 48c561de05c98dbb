"""The whole main job, as a person does it who opens VoiceDesk for the first time."""

from pathlib import Path

from tests.desktop.desktop import Desktop
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox


def test_from_the_welcome_to_a_voice_of_ones_own(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token="")
    desktop = desk.desktop
    # Connect.
    token = desk.field("API token")
    assert desk.field("Account name").text == desk.account
    assert desk.field("Service address").text == sandbox.url
    token.set_text(sandbox.token)
    desk.button("Test connection").press()
    desk.find("label", "Connected. 12 voices*")
    desk.button("Save").press()
    desk.shows(12)
    assert desktop.keyring("get", desk.account) == sandbox.token
    # Make and train.
    desk.button("New voice").press()
    link = desk.field("Audio URL")
    desk.until(lambda: desk.focused() == "Audio URL", "the form to have the keyboard")
    link.set_text(f"{sandbox.url}/samples/en-1.mp3")
    desk.field("Voice name").set_text("我的声音")
    desk.agree()
    desk.button("Start training").press()
    row = desk.row("我的声音", State="Training")
    assert "Just started" in row["Demo"]
    desk.row("我的声音", State="Ready", timeout=15)
    desk.says("我的声音", "is ready")
    # Hear.
    desk.activate()
    desk.select("我的声音")
    desk.button("Play").press()
    desktop.sound.wait_for_sound()
    desk.stop()
    desktop.sound.wait_for_silence()
    # Rename, copy, delete.
    desk.button("Rename").press()
    desk.field("New name").set_text("Finished")
    desk.button("Save name").press()
    desk.row("Finished", State="Ready")
    desk.button("Copy ID").press()
    desk.says("ID copied")
    assert desktop.clipboard() == desk.row("Finished")["ID"]
    desk.button("Delete").press()
    desk.button("Delete voice").press()
    desk.shows(12)
    log = sandbox.log()
    acted = {call: log["acted"][call] for call in ("create", "train", "rename", "delete")}
    assert acted == dict.fromkeys(acted, 1)
    assert log["violations"] == 0


def test_a_second_training_of_the_same_voice(desk: VoiceDesk) -> None:
    sandbox = desk.sandbox
    desk.row("Podcast take 2", State="Failed")
    desk.select("Podcast take 2")
    desk.button("Train").press()
    desk.field("Audio URL").set_text(f"{sandbox.url}/nothing-here.mp3")
    start = desk.find("button", "Start training")
    desk.until(lambda: "nothing at this link" in start.now().description, "the reason")
    assert "enabled" not in start.now().states
    assert "train" not in sandbox.log()["seen"]
    desk.field("Audio URL").set_text(f"{sandbox.url}/samples/en-1.mp3")
    assert desk.field("Voice name").text == "Podcast take 2"
    desk.agree()
    desk.button("Start training").press()
    voice = desk.row("Podcast take 2", State="Training")
    sandbox.edit_voices({"id": voice["ID"], "state": "Failed"})
    desk.says("Podcast take 2", "failed", timeout=15)
    desk.row("Podcast take 2", State="Failed")


def test_language_and_tier_are_for_who_wants_them(desk: VoiceDesk) -> None:
    desk.button("New voice").press()
    desk.field("Audio URL").set_text(f"{desk.sandbox.url}/samples/en-1.mp3")
    desk.field("Voice name").set_text("Choosy")
    desk.find("check box", "Details")  # of what is found of the recording, above the choices
    desk.until(lambda: len(desk.app.all("combo box")) == 1, "the choice of a language")
    language = desk.app.all("combo box")[0]
    places = [language.middle]

    def rests() -> bool:  # the form scrolls to what was opened
        places.append(language.middle)
        return len(places) > 3 and len(set(places[-3:])) == 1

    desk.until(rests, "the box at rest")
    desk.desktop.click(language.middle)
    desk.find("list item", "English")
    desk.desktop.keys("Down", "Down", "Return")
    desk.find("combo box", "English")
    desk.agree()
    desk.button("Start training").press()
    desk.row("Choosy", State="Training", Language="English")
    assert len(desk.rows()) == 13


def test_the_built_in_sandbox(desktop: Desktop, tmp_path: Path) -> None:
    app = desktop.launch("--sandbox", "--data-dir", str(tmp_path / "data"))
    table = app.find("table", "Voices")
    app.wait_for(lambda: len(table.rows()) == 12, "the sample voices")
    assert app.end() < 2
    assert app.process.returncode == 0
