"""VoiceDesk by keyboard alone, as announced to a screen reader."""

import subprocess

from tests.desktop.voice_desk import VoiceDesk

FOCUS = "object:state-changed:focused"


def test_the_main_job_without_a_mouse(desk: VoiceDesk) -> None:
    keys, typed, sound = desk.desktop.keys, desk.desktop.type, desk.desktop.sound
    keys("ctrl+n")
    desk.until(lambda: desk.focused() == "Audio URL", "the form")
    typed(f"{desk.sandbox.url}/samples/en-2.mp3")
    keys("Tab")
    typed("By hand")
    keys("Return")
    desk.until(lambda: desk.focused() == "Speaker agreed", "what is missing")
    keys("space", "Return")
    desk.row("By hand", State="Training")
    desk.row("By hand", State="Ready", timeout=15)
    desk.until(lambda: desk.selected() == "By hand", "the new voice to be selected")
    keys("space")
    sound.wait_for_sound()
    keys("space")
    sound.wait_for_silence()
    keys("F2")
    typed("Renamed")
    keys("Return")
    desk.row("Renamed")
    keys("ctrl+shift+c")
    desk.says("ID copied")
    assert desk.desktop.clipboard() == desk.row("Renamed")["ID"]
    keys("Delete")
    desk.until(lambda: desk.focused() == "Keep voice", "the question")
    keys("Tab")
    desk.until(lambda: desk.focused() == "Delete voice", "the other answer")
    keys("space")
    desk.shows(12)
    assert "Renamed" not in desk.names()


def test_moving_is_announced(desk: VoiceDesk) -> None:
    names = desk.names()
    desk.until(lambda: desk.selected() == names[0], "the first row to be selected")
    desk.app.listen(FOCUS)
    desk.desktop.keys("Down")
    desk.hears_focus(names[1])
    desk.desktop.keys("Down")
    desk.hears_focus(names[2])
    desk.desktop.keys("Up")
    desk.hears_focus(names[1])
    assert desk.selected() == names[1]


def test_a_row_is_current_whenever_there_are_rows(desk: VoiceDesk) -> None:
    search = desk.field("Search voices")
    for text in ("Evelyn", "Harbour"):
        search.set_text(text)
        desk.until(lambda name=text: desk.names() == [name] and desk.selected() == name, text)
    search.set_text("")
    desk.shows(12)
    assert desk.selected()


def test_tab_goes_round_in_the_order_of_the_window(desk: VoiceDesk) -> None:
    desk.select("Harbour")
    seen: list[str] = []
    desk.app.listen(FOCUS)
    while len(seen) < 60 and "Search voices" not in seen:
        desk.app.heard()
        desk.desktop.keys("Tab")
        seen.append(desk.until(lambda: heard_focus(desk), "the focus to move on"))
    order = ["Copy ID", "Train", "Rename", "Delete", "Play", "Volume", "Auto-play", "All voices"]
    assert [name for name in seen if name in order] == order
    desk.desktop.keys("shift+Tab")
    desk.until(lambda: heard_focus(desk) == seen[-2], "the focus to go back")


def heard_focus(desk: VoiceDesk) -> str:
    told = [each["name"] for each in desk.app.heard() if each["on"]]
    return told[-1] if told else ""


def test_keys_that_are_known_from_elsewhere(desk: VoiceDesk) -> None:
    keys = desk.desktop.keys
    keys("ctrl+f")
    desk.until(lambda: desk.focused() == "Search voices", "the search")
    desk.desktop.type("evelyn")
    desk.until(lambda: desk.names() == ["Evelyn"], "the voice found")
    keys("Escape")
    desk.shows(12)
    keys("F1")
    desk.find("label", "Guide")
    keys("Escape")
    desk.app.gone("label", "Guide")
    keys("ctrl+F1")
    desk.find("label", "Keyboard shortcuts")
    keys("Escape")
    desk.app.gone("label", "Keyboard shortcuts")
    keys("ctrl+comma")
    desk.find("button", "Close settings")
    keys("Escape")
    desk.app.gone("button", "Close settings")
    listed = desk.sandbox.log()["seen"].get("list", 0)
    keys("F5")
    desk.until(
        lambda: desk.sandbox.log()["seen"].get("list", 0) > listed, "the list to be asked for"
    )


def test_keys_of_a_layout_without_latin_letters(desk: VoiceDesk) -> None:
    def layout(name: str) -> None:
        subprocess.run(["setxkbmap", name], check=True, env=desk.desktop.environment)

    layout("ru")
    try:
        desk.desktop.keys("ctrl+Cyrillic_te")
        desk.until(lambda: desk.focused() == "Audio URL", "the form")
        desk.desktop.keys("Escape")
        desk.app.gone("text field", "Audio URL")
        desk.desktop.keys("ctrl+Cyrillic_a")
        desk.until(lambda: desk.focused() == "Search voices", "the search")
    finally:
        layout("us")


def test_every_control_has_a_name(desk: VoiceDesk) -> None:
    roles = ("button", "check box", "radio button", "slider", "text field", "combo box")

    def unnamed() -> list[str]:
        held = [each for role in roles for each in desk.app.all(role, "", showing=False)]
        return [f"{each.role} at {each.box}" for each in held]

    desk.select("Harbour")
    assert not unnamed()
    for opens in ("Delete", "Rename", "Train"):
        desk.button(opens).press()
        desk.until(lambda: desk.focused() not in {"", "Harbour"}, f"what {opens} opens")
        assert not unnamed(), f"after {opens}"
        desk.desktop.keys("Escape")
    desk.open_account()
    desk.field("API token")
    assert not unnamed(), "in the account's form"
    desk.desktop.keys("Escape")
    desk.desktop.keys("ctrl+comma")
    desk.find("button", "Close settings")
    assert not unnamed(), "in the settings"
    desk.desktop.keys("Escape")
    desk.app.gone("button", "Close settings")
