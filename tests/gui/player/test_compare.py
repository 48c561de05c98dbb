"""Compare: voices side by side, switched between at the same position, equally loud."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.consents import CONSENT
from tests.gui.bench import LINK, Bench, sound
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.ui.player.compare_bar import CompareSlot

pytestmark = pytest.mark.no_qt_log

A, B, C, D, E = (f"voice-{letter}" for letter in "abcde")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.fixture
def desk(bench: Bench) -> Bench:
    names = (A, B, C, D, E)
    voices = [Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in names]
    bench.begin(*voices, Voice("voice-i", "I", "Init"))
    for voice in voices:
        bench.source.links[voice.demo_url] = sound(6)
    bench.select(A)
    return bench


def press(desk: Bench, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    modifier = Qt.KeyboardModifier.NoModifier if held is None else held
    desk.qtbot.keyClick(desk.window.voices.table, key, modifier)


def put(desk: Bench, number: int, voice_id: str) -> None:
    desk.select(voice_id)
    press(desk, KEYS[number - 1], SHIFT)
    desk.wait(lambda: slots(desk)[number - 1] == voice_id.upper() and ready(desk, number))


def ready(desk: Bench, number: int) -> bool:
    filling = desk.compare._slots[number - 1]
    return filling is not None and filling.demo is not None


def slots(desk: Bench) -> list[str]:
    """What the places say, in the order of their numbers."""
    views = [one for one in desk.window.findChildren(CompareSlot) if one.isVisible()]
    return [one.accessibleName().partition(": ")[2] for one in views]


def active(desk: Bench) -> int:
    return next((n for n, one in enumerate(desk.window.player.compare.slots, 1) if one._active), 0)


def heard(desk: Bench) -> str:
    loaded = desk.playing.demos.loaded
    return loaded.voice_id if loaded is not None else ""


def caps(desk: Bench) -> dict[str, int]:
    return dict(desk.window.facts.compared)


def test_begins_with_what_plays_and_gives_room_back(desk: Bench) -> None:
    bar = desk.window.player
    desk.playing.toggle(B)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    press(desk, Qt.Key.Key_K, CONTROL)
    assert slots(desk) == [B.upper(), "Empty", "Empty", "Empty"]
    assert (active(desk), caps(desk)) == (1, {B: 1})
    assert bar.compare.switch.isChecked()
    assert not bar.volume.isVisible()
    bar.compare.switch.click()
    assert (slots(desk), caps(desk)) == ([], {})
    assert bar.volume.isVisible()
    assert not desk.window.commands.listening.compare.isChecked()
    assert desk.player.phase is PlayerPhase.PLAYING


def test_keys_switch_at_the_same_position(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    put(desk, 3, C)
    assert desk.player.phase is not PlayerPhase.PLAYING, "putting plays nothing"
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.position > 600)
    for key, voice_id, number in ((KEYS[1], B, 2), (KEYS[2], C, 3), (KEYS[0], A, 1)):
        before = desk.player.position
        press(desk, key)
        assert (heard(desk), active(desk)) == (voice_id, number)
        assert desk.player.phase is PlayerPhase.PLAYING
        assert before - 150 <= desk.player.position <= before + 150
        assert desk.window.voices.table.look.playing_id == voice_id
        assert desk.window.player.name.text() == voice_id.upper()
    desk.wait(lambda: desk.player.position > 900)


def test_a_paused_one_is_gone_over_from_and_plays(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.position > 500)
    desk.window.player.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)
    press(desk, Qt.Key.Key_2)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert heard(desk) == B
    assert desk.player.position > 400


def test_a_key_of_an_empty_place_puts_the_selected_voice_there(desk: Bench) -> None:
    press(desk, Qt.Key.Key_K, CONTROL)
    desk.select(D)
    press(desk, Qt.Key.Key_4)
    desk.wait(lambda: ready(desk, 4))
    assert slots(desk)[3] == D.upper()
    desk.select(E)
    desk.window.player.compare.slots[1].click()
    desk.wait(lambda: ready(desk, 2))
    assert caps(desk) == {A: 1, E: 2, D: 4}


@pytest.mark.parametrize("typed", ["2", "!", "[4]"])
def test_a_field_takes_the_keys_for_itself(desk: Bench, typed: str) -> None:
    press(desk, Qt.Key.Key_K, CONTROL)
    field = desk.window.voices.search
    field.setFocus()
    desk.qtbot.keyClicks(field, typed)
    assert field.text() == typed
    assert slots(desk)[1:] == ["Empty"] * 3


def test_without_compare_the_keys_of_places_are_nothing(desk: Bench) -> None:
    press(desk, Qt.Key.Key_2)
    desk.idle()
    assert desk.source.opened == []


def test_going_over_gives_up_what_was_to_be_played(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.position > 200)
    desk.source.gate.clear()
    desk.playing.toggle(C)
    press(desk, Qt.Key.Key_2)
    desk.wait(lambda: heard(desk) == B and desk.player.phase is PlayerPhase.PLAYING)
    desk.source.gate.set()
    desk.idle()
    assert heard(desk) == B


def test_replacing_what_is_heard_goes_over_to_the_new_one(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.position > 500)
    put(desk, 1, C)
    desk.wait(lambda: heard(desk) == C)
    assert desk.player.position > 400
    assert slots(desk)[:2] == [C.upper(), B.upper()]
    assert len(desk.player._decks._ready) == 1, "the one before is let go of"


def test_pressed_while_it_is_fetched_it_is_heard_once_it_is_there(desk: Bench) -> None:
    press(desk, Qt.Key.Key_K, CONTROL)
    desk.wait(lambda: ready(desk, 1))
    desk.source.gate.clear()
    desk.select(B)
    press(desk, Qt.Key.Key_2)
    assert desk.window.player.compare.slots[1].accessibleDescription() == "Getting the demo…"
    press(desk, Qt.Key.Key_2)
    desk.source.gate.set()
    desk.wait(lambda: heard(desk) == B and desk.player.phase is PlayerPhase.PLAYING)


def test_what_cannot_be_fetched_leaves_the_place_empty_and_is_said(desk: Bench) -> None:
    press(desk, Qt.Key.Key_K, CONTROL)
    desk.wait(lambda: ready(desk, 1))
    desk.source.problems[f"{LINK}{B}.wav"] = DemoProblem.NOT_FOUND
    desk.select(B)
    press(desk, Qt.Key.Key_2)
    desk.wait(lambda: desk.window.messages.has(f"play:{B.upper()}"))
    assert slots(desk)[1] == "Empty"


def test_a_voice_with_nothing_to_hear_is_refused_with_the_reason(desk: Bench) -> None:
    desk.select("voice-i")
    press(desk, Qt.Key.Key_1, SHIFT)
    assert desk.window.messages.current is not None
    assert "nothing to hear" in desk.window.messages.current.fact
    assert slots(desk) == []


def test_add_takes_the_first_free_place_once(desk: Bench) -> None:
    add = desk.window.commands.listening.add
    for voice_id in (A, B, A):
        desk.select(voice_id)
        add.trigger()
        desk.wait(lambda: all(one.demo is not None for _, one in desk.compare._slots))
    assert caps(desk) == {A: 1, B: 2}


def test_several_are_added_as_far_as_there_are_places(desk: Bench) -> None:
    put(desk, 1, E)
    desk.window.voices.table.selectAll()
    desk.window.commands.listening.add.trigger()
    desk.wait(lambda: all(ready(desk, number) for number in (1, 2, 3, 4)))
    assert E in caps(desk)
    assert len(caps(desk)) == 4
    assert not any("nothing to hear" in one.fact for one in desk.window.messages.messages)


def test_delete_and_the_cross_empty_a_place(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    first, second = desk.window.player.compare.slots[:2]
    desk.qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert slots(desk)[:2] == ["Empty", B.upper()]
    desk.qtbot.mouseClick(second, Qt.MouseButton.LeftButton, pos=second._cross().center().toPoint())
    assert (slots(desk)[1], caps(desk)) == ("Empty", {})


def test_a_deleted_voice_leaves_its_place_with_a_word(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    desk.run(desk.voices_service.delete(B))
    desk.wait(lambda: slots(desk)[1] == "Empty")
    assert any("was deleted" in one.fact for one in desk.window.messages.messages)
    assert caps(desk) == {A: 1}


def test_a_demo_that_is_dropped_leaves_its_place_with_a_word(desk: Bench) -> None:
    put(desk, 1, A)
    desk.run(desk.session.demos.remove(A))  # type: ignore[union-attr]
    assert slots(desk)[0] == "Empty"
    assert any("no longer kept" in one.fact for one in desk.window.messages.messages)


def test_a_retrained_voice_keeps_its_place_and_says_so(desk: Bench) -> None:
    put(desk, 1, A)
    retrain(desk, A)
    assert slots(desk)[0] == A.upper()
    slot = desk.window.player.compare.slots[0]
    assert slot.accessibleDescription() == "From before the last training"
    assert any("has a new demo" in one.fact for one in desk.window.messages.messages)
    assert caps(desk) == {}, "the row is about the new one"
    put(desk, 2, A)
    assert caps(desk) == {A: 2}
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    assert desk.window.player.note.text() == "An earlier demo"
    assert desk.window.voices.table.look.playing_id == ""
    press(desk, Qt.Key.Key_2)
    assert desk.window.voices.table.look.playing_id == A


def retrain(desk: Bench, voice_id: str) -> None:
    """Train a voice, and fetch its new demo."""
    service, library = desk.service, desk.library
    voice = service.voices[voice_id]
    link = f"{LINK}{voice_id}-again.wav"
    desk.source.links[link] = sound(5)
    desk.run(library.begin_training(voice_id, voice.name, "https://a.test/1.mp3", CONSENT, 1000.0))
    service.voices[voice_id] = Voice(voice_id, voice.name, "Success", demo_url=link)
    desk.run(desk.voices_service.refresh())
    desk.run(desk.session.demos.fetch(voice_id))  # type: ignore[union-attr]


def test_what_is_compared_is_held_and_let_go_of(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    demos = desk.session.demos  # type: ignore[union-attr]
    assert demos._stock.open == {demos.cached[A].file, demos.cached[B].file}
    desk.run(demos.clear())
    assert demos.cached.keys() == {A, B}
    desk.compare.close()
    desk.playing.close()
    assert demos._stock.open == frozenset()
    assert desk.player._decks._ready == {}
    desk.playing.open(desk.session)  # type: ignore[arg-type]
    desk.compare.open(desk.session)  # type: ignore[arg-type]
    assert slots(desk) == []


def test_the_louder_one_is_lowered_to_the_quieter(desk: Bench) -> None:
    put(desk, 1, A)
    put(desk, 2, B)
    demos = desk.session.demos  # type: ignore[union-attr]
    for voice_id, loudness in ((A, -14.0), (B, -26.0)):
        demos._put(replace(demos.cached[voice_id], loudness=loudness))
    press(desk, Qt.Key.Key_1)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PLAYING)
    decks = desk.player._decks
    assert decks.heard.gain == pytest.approx(10 ** (-12 / 20), rel=0.01)
    press(desk, Qt.Key.Key_2)
    assert decks.heard.gain == 1.0
    desk.preferences.change(equal_loudness=False)
    press(desk, Qt.Key.Key_1)
    assert decks.heard.gain == 1.0


def test_the_row_says_its_place(desk: Bench) -> None:
    put(desk, 1, B)
    model = desk.window.model
    index = model.index(model.row_of(B), 0)
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "slot 1 of Compare"
