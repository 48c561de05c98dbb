"""The place of trainings, as someone finds it who knows only its names."""

from tests.desktop.voice_desk import VoiceDesk


def test_a_training_is_followed_there_and_sent_again_from_there(desk: VoiceDesk) -> None:
    sandbox = desk.sandbox
    desk.button("New voice").press()
    link = f"{sandbox.url}/samples/en-1.mp3"
    desk.field("Audio URL").set_text(link)
    desk.field("Voice name").set_text("Nora")
    desk.agree()
    desk.button("Start training").press()
    desk.row("Nora", State="Training")
    desk.find("radio button", "Trainings").press()
    table = desk.find("table", "Trainings")
    desk.until(lambda: table.rows()[0][0] == "Nora", "the training")
    assert table.headers()[0] == "Voice"
    desk.until(lambda: table.rows()[0][-1] == "Ready", "its end", timeout=25)
    # By keyboard: the table has it, and Tab leaves it.
    desk.desktop.keys("Tab")
    assert desk.focused() != "Nora"
    desk.button("Train again").press()
    assert desk.field("Audio URL").text == link
    assert desk.field("Voice name").text == "Nora"
    assert desk.field("Speaker").text == "Nora"
    assert sandbox.log()["seen"]["train"] == 1
    desk.desktop.keys("Escape")
    desk.find("radio button", "Trainings").press()
    desk.button("Show voice").press()
    desk.until(lambda: desk.selected() == "Nora", "its voice")
