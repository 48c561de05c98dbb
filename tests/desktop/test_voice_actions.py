"""What is done with the selected voice: rename, delete, copy its ID; and making one."""

from tests.desktop.voice_desk import VoiceDesk


def test_rename_from_the_panel(desk: VoiceDesk) -> None:
    desk.select("Harbour")
    desk.button("Rename").press()
    desk.field("New name").set_text("港口的声音")
    desk.button("Save name").press()
    desk.row("港口的声音")
    (renamed,) = desk.until(
        lambda: [one for one in desk.sandbox.log()["requests"] if one["call"] == "rename"],
        "the request",
    )
    sent = renamed["body"]
    assert sent["name"] == "港口的声音"
    assert not sent.get("key")


def test_a_name_too_long_is_not_sent(desk: VoiceDesk) -> None:
    desk.select("Harbour")
    desk.button("Rename").press()
    field = desk.field("New name")
    field.set_text("声" * 21)
    desk.find("label", "21 / 20")
    assert "enabled" not in desk.find("button", "Save name").states
    field.set_text("声" * 20)
    desk.button("Save name").press()
    desk.row("声" * 20)


def test_rename_in_the_table(desk: VoiceDesk) -> None:
    desk.select("Harbour")
    desk.app.listen("object:state-changed:focused")
    desk.desktop.keys("F2")
    desk.hears_focus("New name")
    desk.desktop.type("Havn")
    desk.desktop.keys("Return")
    desk.row("Havn")
    desk.until(lambda: "focused" in desk.table.now().states, "the table to have the keyboard again")
    desk.desktop.keys("F2")
    desk.hears_focus("New name")
    desk.desktop.keys("x", "Escape")
    desk.row("Havn")
    desk.until(lambda: "focused" in desk.table.now().states, "the table to have the keyboard again")
    assert desk.sandbox.log()["seen"]["rename"] == 1


def test_escape_leaves_a_name_alone(desk: VoiceDesk) -> None:
    desk.select("Harbour")
    desk.button("Rename").press()
    desk.field("New name").set_text("Elsewhere")
    desk.desktop.keys("Escape")
    desk.app.gone("button", "Save name")
    assert "Harbour" in desk.names()
    assert "rename" not in desk.sandbox.log()["seen"]


def test_delete_asks_first(desk: VoiceDesk) -> None:
    desk.select("Evelyn")
    for leave in (lambda: desk.button("Keep voice").press(), lambda: desk.desktop.keys("Escape")):
        desk.button("Delete").press()
        desk.find("label", "Delete*")
        desk.until(lambda: desk.focused() == "Keep voice", "the safe answer to have the focus")
        assert not desk.app.all("button", "Refresh"), "it is behind the question"
        leave()
        desk.app.gone("button", "Delete voice")
    assert "delete" not in desk.sandbox.log()["seen"]
    desk.button("Delete").press()
    desk.button("Delete voice").press()
    desk.until(lambda: "Evelyn" not in desk.names(), "Evelyn to be gone")
    assert desk.sandbox.log()["acted"]["delete"] == 1
    assert desk.selected()


def test_questions_and_forms_never_pile_up(desk: VoiceDesk) -> None:
    desk.select("Evelyn")
    button = desk.button("Delete")
    button.press()
    desk.find("button", "Keep voice")
    button.press()
    button.press()
    desk.until(lambda: "pressed" not in button.now().states, "the button to come up")
    assert len(desk.app.all("button", "Keep voice")) == 1
    desk.desktop.keys("Escape")
    desk.app.gone("button", "Keep voice")


def test_copy_id_reaches_the_clipboard(desk: VoiceDesk) -> None:
    desk.select("Marlowe")
    desk.button("Copy ID").press()
    desk.says("ID copied")
    assert desk.desktop.clipboard() == desk.row("Marlowe")["ID"]


def test_only_what_makes_sense_is_offered(desk: VoiceDesk) -> None:
    voice = desk.row("Harbour")["ID"]
    desk.sandbox.edit_voices({"id": voice, "state": "Training", "training_seconds": 100})
    desk.button("Refresh").press()
    desk.row("Harbour", State="Training")
    desk.select("Harbour")
    train = desk.find("button", "Train")
    assert "enabled" not in train.states
    assert train.description
    assert "enabled" not in desk.find("button", "Play").states
    desk.select("Podcast take 2")
    desk.button("Train")
    assert "enabled" not in desk.find("button", "Play").states
    desk.select("Marlowe")
    desk.button("Play")


def test_a_link_is_checked_as_it_is_typed(desk: VoiceDesk) -> None:
    desk.select("Marlowe")
    desk.button("Train").press()
    link = desk.field("Audio URL")
    desk.until(lambda: desk.focused() == "Audio URL", "the first field to have the focus")
    start = desk.find("button", "Start training")
    for wrong in ("", "ftp://example.org/a.mp3", "https://", "not a link"):
        link.set_text(wrong)
        desk.until(lambda: "enabled" not in start.now().states, f"no start with “{wrong}”")
    link.set_text("https://example.org/a.mp3")
    desk.agree()
    desk.button("Start training")
    desk.field("Voice name").set_text("x" * 21)
    desk.until(lambda: "enabled" not in start.now().states, "no start with 21 characters")
    desk.desktop.keys("Escape")
    desk.app.gone("button", "Start training")
    assert "train" not in desk.sandbox.log()["seen"]
