"""Demos are really heard: at the monitor of the one sound device."""

from tests.desktop.voice_desk import OpenDesk, VoiceDesk


def test_play_pause_and_stop(desk: VoiceDesk) -> None:
    sound = desk.desktop.sound
    desk.select("Marlowe")
    assert sound.heard(0.2).onset is None
    desk.button("Play").press()
    sound.wait_for_sound()
    desk.row("Marlowe", Demo=desk.row("Marlowe")["Demo"])
    desk.button("Pause").press()
    sound.wait_for_silence()
    paused = desk.find("slider", "Position").value
    assert paused
    desk.button("Play").press()
    sound.wait_for_sound()
    assert desk.find("slider", "Position").value >= paused
    desk.stop()
    sound.wait_for_silence()
    desk.button("Play")
    assert desk.find("slider", "Position").value == 0
    assert desk.row("Marlowe")["Demo"].endswith("on this computer")
    assert desk.sandbox.log()["violations"] == 0


def test_position_and_volume(desk: VoiceDesk) -> None:
    sound = desk.desktop.sound
    desk.select("Marlowe")
    desk.find("slider", "Volume").set_value(100)
    desk.button("Play").press()
    sound.wait_for_sound()
    loud = sound.heard(1).rms
    desk.find("slider", "Position").set_value(0)
    desk.find("slider", "Volume").set_value(30)
    sound.heard(0.3)
    quiet = sound.heard(1).rms
    assert 0 < quiet < loud / 3
    desk.find("slider", "Volume").set_value(0)
    sound.wait_for_silence()
    position = desk.find("slider", "Position")
    desk.until(lambda: (position.now().value or 0) > 1500, "the position to move on")
    desk.button("Pause").press()
    desk.button("Play")
    position.set_value(0)
    desk.button("Play").press()
    moved = desk.until(lambda: position.now().value, "the position to move on")
    assert moved < 1000


def test_a_demo_ends_by_itself_and_plays_again(desk: VoiceDesk) -> None:
    sound = desk.desktop.sound
    desk.select("Harbour")
    desk.button("Play").press()
    sound.wait_for_sound()
    desk.button("Pause")
    desk.find("slider", "Position").set_value(60_000)
    desk.button("Play").press()
    sound.wait_for_sound()
    desk.stop()
    sound.wait_for_silence()
    assert desk.sandbox.log()["seen"]["demo"] == 1


def test_playing_another_stops_the_first(desk: VoiceDesk) -> None:
    for name in ("Harbour", "Marlowe"):
        desk.select(name)
        desk.desktop.keys("space")
        desk.desktop.sound.wait_for_sound()
        desk.until(lambda n=name: playing(desk) == n, f"{name} in the player")
        desk.select("Evelyn")
        assert desk.button("Pause")
    desk.stop()
    desk.desktop.sound.wait_for_silence()


def playing(desk: VoiceDesk) -> str:
    """The name beside the play button."""
    play = desk.app.all("button", "Pause", most=1)
    return next((e.name for e in desk.app.all("label") if play and e.name in desk.names()), "")


def test_a_demo_once_heard_is_heard_without_the_service(
    fresh_desk: VoiceDesk, open_desk: OpenDesk
) -> None:
    sound = fresh_desk.desktop.sound
    fresh_desk.select("Marlowe")
    fresh_desk.button("Play").press()
    sound.wait_for_sound()
    fresh_desk.stop()
    fresh_desk.end()
    fresh_desk.sandbox.end()
    again = open_desk(fresh_desk.sandbox, data=fresh_desk.data, account=fresh_desk.account)
    again.row("Marlowe")
    again.activate()
    again.select("Marlowe")
    sound.wait_for_silence()
    again.button("Play").press()
    sound.wait_for_sound()
    again.stop()
    again.select("Harbour")
    again.says("Can’t reach the service")
    assert "enabled" not in again.find("button", "Play").states


def test_the_volume_is_remembered(fresh_desk: VoiceDesk, open_desk: OpenDesk) -> None:
    fresh_desk.find("slider", "Volume").set_value(35)
    fresh_desk.end()
    again = open_desk(fresh_desk.sandbox, data=fresh_desk.data, account=fresh_desk.account)
    volume = again.find("slider", "Volume")
    again.until(lambda: volume.now().value == 35, "the volume as it was")


def test_two_voices_are_compared_by_keys(desk: VoiceDesk) -> None:
    sound, keys = desk.desktop.sound, desk.desktop.keys
    for number, name in enumerate(("Marlowe", "Harbour"), 1):
        desk.select(name)
        keys(f"shift+{number}")
        desk.button(f"{number}: {name}")
        desk.row(name, Demo=desk.row(name)["Demo"])
    keys("1")
    sound.wait_for_sound()
    desk.until(lambda: playing(desk) == "Marlowe", "Marlowe in the player")
    keys("bracketleft", "bracketleft")  # at half the speed there is time
    position = desk.find("slider", "Position")
    desk.until(lambda: (position.now().value or 0) > 400, "the position to move on")
    keys("2")
    desk.until(lambda: playing(desk) == "Harbour", "Harbour in the player")
    assert (position.now().value or 0) > 400
    assert sound.heard(0.3).onset is not None
    keys("bracketright", "bracketright", "ctrl+k")
    assert not desk.app.all("button", "1: Marlowe", most=1)
    desk.stop()
    sound.wait_for_silence()
