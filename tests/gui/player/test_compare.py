"""Compare: voices side by side, switched between at the same position, equally loud."""

import pytest
from PySide6.QtCore import Qt

from tests.consents import CONSENT
from tests.gui.app_window import LINK, AppWindow, sound
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.ui.player.compare_bar import CompareSlot

pytestmark = pytest.mark.no_qt_log

A, B, C, D, E = (f"voice-{letter}" for letter in "abcde")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@pytest.fixture
def app(app: AppWindow) -> AppWindow:
    names = (A, B, C, D, E)
    voices = [Voice(one, one.upper(), "Success", demo_url=f"{LINK}{one}.wav") for one in names]
    app.begin(*voices, Voice("voice-i", "I", "Init"))
    for voice in voices:
        app.source.links[voice.demo_url] = sound(6)
    app.select(A)
    return app


def press(app: AppWindow, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    modifier = Qt.KeyboardModifier.NoModifier if held is None else held
    app.qtbot.keyClick(app.window.voices.table, key, modifier)


def put(app: AppWindow, number: int, voice_id: str) -> None:
    app.select(voice_id)
    press(app, KEYS[number - 1], SHIFT)
    app.wait(lambda: slots(app)[number - 1] == voice_id.upper() and ready(app, number))


def ready(app: AppWindow, number: int) -> bool:
    filling = app.compare._slots[number - 1]
    return filling is not None and filling.demo is not None


def slots(app: AppWindow) -> list[str]:
    """What the places say, in the order of their numbers."""
    views = [one for one in app.window.findChildren(CompareSlot) if one.isVisible()]
    return [one.accessibleName().partition(": ")[2] for one in views]


def active(app: AppWindow) -> int:
    return next((n for n, one in enumerate(app.window.player.compare.slots, 1) if one._active), 0)


def heard(app: AppWindow) -> str:
    loaded = app.playing.demos.loaded
    return loaded.voice_id if loaded is not None else ""


def caps(app: AppWindow) -> dict[str, int]:
    return dict(app.window.facts.compared)


def test_begins_with_what_plays_and_gives_room_back(app: AppWindow) -> None:
    bar = app.window.player
    app.playing.toggle(B)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    press(app, Qt.Key.Key_K, CONTROL)
    assert slots(app) == [B.upper(), "Empty", "Empty", "Empty"]
    assert (active(app), caps(app)) == (1, {B: 1})
    assert bar.compare.switch.isChecked()
    assert not bar.volume.isVisible()
    bar.compare.switch.click()
    assert (slots(app), caps(app)) == ([], {})
    assert bar.volume.isVisible()
    assert not app.window.commands.listening.compare.isChecked()
    assert app.player.phase is PlayerPhase.PLAYING


def test_keys_switch_at_the_same_position(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    put(app, 3, C)
    assert app.player.phase is not PlayerPhase.PLAYING, "putting plays nothing"
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.position > 600)
    for key, voice_id, number in ((KEYS[1], B, 2), (KEYS[2], C, 3), (KEYS[0], A, 1)):
        before = app.player.position
        press(app, key)
        assert (heard(app), active(app)) == (voice_id, number)
        assert app.player.phase is PlayerPhase.PLAYING
        assert before - 150 <= app.player.position <= before + 150
        assert app.window.voices.table.look.playing_id == voice_id
        assert app.window.player.name.text() == voice_id.upper()
    app.wait(lambda: app.player.position > 900)


def test_a_paused_one_is_gone_over_from_and_plays(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.position > 500)
    app.window.player.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    press(app, Qt.Key.Key_2)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert heard(app) == B
    assert app.player.position > 400


def test_a_key_of_an_empty_place_puts_the_selected_voice_there(app: AppWindow) -> None:
    press(app, Qt.Key.Key_K, CONTROL)
    app.select(D)
    press(app, Qt.Key.Key_4)
    app.wait(lambda: ready(app, 4))
    assert slots(app)[3] == D.upper()
    app.select(E)
    app.window.player.compare.slots[1].click()
    app.wait(lambda: ready(app, 2))
    assert caps(app) == {A: 1, E: 2, D: 4}


@pytest.mark.parametrize("typed", ["2", "!", "[4]"])
def test_a_field_takes_the_keys_for_itself(app: AppWindow, typed: str) -> None:
    press(app, Qt.Key.Key_K, CONTROL)
    field = app.window.voices.search
    field.setFocus()
    app.qtbot.keyClicks(field, typed)
    assert field.text() == typed
    assert slots(app)[1:] == ["Empty"] * 3


def test_without_compare_the_keys_of_places_are_nothing(app: AppWindow) -> None:
    press(app, Qt.Key.Key_2)
    app.idle()
    assert app.source.opened == []


def test_going_over_gives_up_what_was_to_be_played(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.position > 200)
    app.source.gate.clear()
    app.playing.toggle(C)
    press(app, Qt.Key.Key_2)
    app.wait(lambda: heard(app) == B and app.player.phase is PlayerPhase.PLAYING)
    app.source.gate.set()
    app.idle()
    assert heard(app) == B


def test_replacing_what_is_heard_goes_over_to_the_new_one(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.position > 500)
    put(app, 1, C)
    app.wait(lambda: heard(app) == C)
    assert app.player.position > 400
    assert slots(app)[:2] == [C.upper(), B.upper()]
    assert len(app.player._decks._ready) == 1, "the one before is let go of"


def test_pressed_while_it_is_fetched_it_is_heard_once_it_is_there(app: AppWindow) -> None:
    press(app, Qt.Key.Key_K, CONTROL)
    app.wait(lambda: ready(app, 1))
    app.source.gate.clear()
    app.select(B)
    press(app, Qt.Key.Key_2)
    assert app.window.player.compare.slots[1].accessibleDescription() == "Loading the demo…"
    press(app, Qt.Key.Key_2)
    app.source.gate.set()
    app.wait(lambda: heard(app) == B and app.player.phase is PlayerPhase.PLAYING)


def test_what_cannot_be_fetched_leaves_the_place_empty_and_is_said(app: AppWindow) -> None:
    press(app, Qt.Key.Key_K, CONTROL)
    app.wait(lambda: ready(app, 1))
    app.source.problems[f"{LINK}{B}.wav"] = DemoProblem.NOT_FOUND
    app.select(B)
    press(app, Qt.Key.Key_2)
    app.wait(lambda: app.window.messages.has(f"play:{B.upper()}"))
    assert slots(app)[1] == "Empty"


def test_a_voice_with_nothing_to_hear_is_refused_with_the_reason(app: AppWindow) -> None:
    app.select("voice-i")
    press(app, Qt.Key.Key_1, SHIFT)
    assert app.window.messages.current is not None
    assert "nothing to play" in app.window.messages.current.fact
    assert slots(app) == []


def test_add_takes_the_first_free_place_once(app: AppWindow) -> None:
    add = app.window.commands.listening.add
    for voice_id in (A, B, A):
        app.select(voice_id)
        add.trigger()
        app.wait(lambda: all(one.demo is not None for _, one in app.compare._slots))
    assert caps(app) == {A: 1, B: 2}


def test_several_are_added_as_far_as_there_are_places(app: AppWindow) -> None:
    put(app, 1, E)
    app.window.voices.table.selectAll()
    app.window.commands.listening.add.trigger()
    app.wait(lambda: all(ready(app, number) for number in (1, 2, 3, 4)))
    assert E in caps(app)
    assert len(caps(app)) == 4
    assert not any("nothing to play" in one.fact for one in app.window.messages.messages)


def test_delete_and_the_cross_empty_a_place(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    first, second = app.window.player.compare.slots[:2]
    app.qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert slots(app)[:2] == ["Empty", B.upper()]
    app.qtbot.mouseClick(second, Qt.MouseButton.LeftButton, pos=second._cross().center().toPoint())
    assert (slots(app)[1], caps(app)) == ("Empty", {})


def test_a_deleted_voice_leaves_its_place_with_a_word(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    app.run(app.voices_service.delete(B))
    app.wait(lambda: slots(app)[1] == "Empty")
    assert any("was deleted" in one.fact for one in app.window.messages.messages)
    assert caps(app) == {A: 1}


def test_a_demo_that_is_dropped_leaves_its_place_with_a_word(app: AppWindow) -> None:
    put(app, 1, A)
    app.run(app.session.demos.remove(app.session.demos.cached[A]))
    assert slots(app)[0] == "Empty"
    assert any("no longer on this computer" in one.fact for one in app.window.messages.messages)


def test_a_retrained_voice_keeps_its_place_and_says_so(app: AppWindow) -> None:
    put(app, 1, A)
    retrain(app, A)
    assert slots(app)[0] == A.upper()
    slot = app.window.player.compare.slots[0]
    assert slot.accessibleDescription() == "Before the last training"
    assert any("has a new demo" in one.fact for one in app.window.messages.messages)
    assert caps(app) == {}, "the row is about the new one"
    put(app, 2, A)
    assert caps(app) == {A: 2}
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    assert app.window.player.note.text() == "An earlier demo"
    assert app.window.voices.table.look.playing_id == ""
    press(app, Qt.Key.Key_2)
    assert app.window.voices.table.look.playing_id == A


def retrain(app: AppWindow, voice_id: str) -> None:
    """Train a voice, and fetch its new demo."""
    service, library = app.service, app.library
    voice = service.voices[voice_id]
    link = f"{LINK}{voice_id}-again.wav"
    app.source.links[link] = sound(5)
    app.run(library.start_training(voice_id, voice.name, "https://a.test/1.mp3", CONSENT, 1000.0))
    service.voices[voice_id] = Voice(voice_id, voice.name, "Success", demo_url=link)
    app.run(app.voices_service.refresh())
    app.run(app.session.demos.fetch(voice_id))


def test_what_is_compared_is_held_and_let_go_of(app: AppWindow) -> None:
    put(app, 1, A)
    put(app, 2, B)
    demos = app.session.demos
    assert demos._cache.in_use == {demos.cached[A].file, demos.cached[B].file}
    app.run(demos.clear())
    assert demos.cached.keys() == {A, B}
    app.compare.close()
    app.playing.close()
    assert demos._cache.in_use == frozenset()
    assert app.player._decks._ready == {}
    app.playing.open(app.session)
    app.compare.open(app.session)
    assert slots(app) == []


def test_what_is_compared_is_equally_loud_where_that_is_wanted(app: AppWindow) -> None:
    app.source.links[f"{LINK}{B}.wav"] = sound(6, height=900)
    put(app, 1, A)
    put(app, 2, B)
    press(app, Qt.Key.Key_1)
    app.wait(lambda: app.player.phase is PlayerPhase.PLAYING)
    decks = app.player._decks
    app.wait(lambda: all(deck.level for deck in (decks.heard, *decks.followers)))
    loud = decks.heard.gain
    press(app, Qt.Key.Key_2)
    assert decks.heard.gain == pytest.approx(10 * loud, rel=0.01)
    app.preferences.change(equal_loudness=False)
    assert decks.heard.gain == 1.0


def test_the_row_says_its_place(app: AppWindow) -> None:
    put(app, 1, B)
    model = app.window.model
    index = model.index(model.row_of(B), 0)
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "Compare slot 1"
