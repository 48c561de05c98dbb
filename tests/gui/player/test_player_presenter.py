"""Hearing demos: one at a time, fetched once, from disk afterwards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.bench import LINK, Bench, sound
from tests.unit.services.scripted_service import facts
from voicedesk.audio.player import PlayerPhase
from voicedesk.domain.errors import DemoProblem, NoConnectionError
from voicedesk.domain.voice import Voice

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log

A, B, C = "voice-a", "voice-b", "voice-c"


def ready(voice_id: str, **more: str) -> Voice:
    return Voice(voice_id, voice_id.upper(), "Success", demo_url=f"{LINK}{voice_id}.wav", **more)


@pytest.fixture
def desk(bench: Bench) -> Bench:
    bench.begin(ready(A), ready(B), ready(C), Voice("voice-i", "I", "Init"))
    bench.select(A)
    return bench


def plays(desk: Bench, voice_id: str) -> bool:
    loaded = desk.playing.demos.loaded
    sounding = desk.player.phase is PlayerPhase.PLAYING
    return sounding and loaded is not None and loaded.voice_id == voice_id


def bar(desk: Bench) -> tuple[str, str]:
    return desk.window.player.name.text(), desk.window.player.play.text()


def test_space_fetches_once_plays_pauses_and_goes_on(desk: Bench) -> None:
    table = desk.window.voices.table
    desk.qtbot.keyClick(table, Qt.Key.Key_Space)
    desk.wait(lambda: plays(desk, A))
    assert bar(desk) == (A.upper(), "Pause")
    desk.wait(lambda: desk.player.position > 100)
    desk.qtbot.keyClick(table, Qt.Key.Key_Space)
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)
    assert bar(desk) == (A.upper(), "Play")
    at = desk.player.position
    desk.qtbot.keyClick(table, Qt.Key.Key_Space)
    desk.wait(lambda: plays(desk, A))
    assert desk.player.position >= at
    desk.window.player.stop.click()
    assert desk.player.phase is PlayerPhase.STOPPED
    desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    desk.wait(lambda: plays(desk, A))
    assert desk.source.opened == [f"{LINK}{A}.wav"]


def test_playing_another_stops_the_first(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.source.gate.clear()
    desk.playing.toggle(B)
    desk.wait(lambda: desk.player.phase is not PlayerPhase.PLAYING)
    assert desk.window.player.note.text() == "Getting the demo…"
    desk.source.gate.set()
    desk.wait(lambda: plays(desk, B))


def test_the_first_one_again_while_the_other_is_fetched(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.source.gate.clear()
    desk.playing.toggle(B)
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.source.gate.set()
    desk.idle()
    assert plays(desk, A), "what was given up doesn't come back"


def test_pressing_twice_while_it_is_fetched_fetches_once(desk: Bench) -> None:
    desk.source.gate.clear()
    desk.qtbot.keyClick(desk.window.voices.table, Qt.Key.Key_Space)
    desk.wait(desk.source.arrived.is_set)
    desk.qtbot.keyClick(desk.window.voices.table, Qt.Key.Key_Space)
    desk.source.gate.set()
    desk.wait(lambda: plays(desk, A))
    assert len(desk.source.opened) == 1


def test_stop_while_it_is_fetched_plays_nothing(desk: Bench) -> None:
    desk.source.gate.clear()
    desk.playing.toggle(A)
    desk.wait(desk.source.arrived.is_set)
    desk.window.player.stop.click()
    desk.source.gate.set()
    desk.idle()
    assert desk.player.phase is PlayerPhase.EMPTY
    assert desk.window.player.note.text() != "Getting the demo…"


def test_the_bar_does_what_it_shows(desk: Bench) -> None:
    """A paused demo stays in the bar whatever is selected; play goes on with it."""
    desk.playing.toggle(A)
    desk.wait(lambda: desk.player.position > 100)
    desk.window.player.play.click()
    desk.wait(lambda: desk.player.phase is PlayerPhase.PAUSED)
    desk.select(B)
    assert bar(desk) == (A.upper(), "Play")
    desk.window.player.play.click()
    desk.wait(lambda: plays(desk, A))
    desk.window.player.stop.click()
    assert bar(desk) == (B.upper(), "Play")
    desk.window.player.slider.sought.emit(500)
    desk.wait(lambda: plays(desk, B))


def test_the_menu_is_about_the_selected_voice(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    play = desk.window.commands.play
    assert play.text() == "Pause"
    desk.select(B)
    assert play.text() == "Play"
    play.trigger()
    desk.wait(lambda: plays(desk, B))
    desk.select("voice-i")
    assert not play.isEnabled()


def test_arrows_play_where_that_is_requested(desk: Bench) -> None:
    table = desk.window.voices.table
    desk.qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.idle()
    assert desk.source.opened == []
    desk.window.player.on_move.click()
    assert desk.preferences.now.play_on_move
    desk.qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.wait(lambda: plays(desk, C))
    desk.qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.wait(lambda: desk.player.phase is not PlayerPhase.PLAYING)
    assert table.current_id == "voice-i", "nothing to hear of it"


def test_seeking_by_key_bar_and_panel(desk: Bench) -> None:
    desk.source.links[f"{LINK}{A}.wav"] = sound(8)
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    table = desk.window.voices.table
    desk.qtbot.keyClick(table, Qt.Key.Key_Right)
    desk.qtbot.keyClick(table, Qt.Key.Key_Right)
    assert desk.player.position >= 2000
    desk.qtbot.keyClick(table, Qt.Key.Key_Left)
    assert desk.player.position < 2000
    desk.window.player.slider.sought.emit(6000)
    assert desk.player.position >= 6000
    desk.window.panel.wave.slider.sought.emit(4000)
    assert 4000 <= desk.player.position < 5000
    desk.qtbot.keyClick(table, Qt.Key.Key_Home)
    assert desk.player.position < 1000


def test_a_kept_demo_plays_without_a_network(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.window.player.stop.click()
    desk.source.links.clear()
    desk.service.fail("list", NoConnectionError(facts()))
    desk.voices.refresh()
    desk.wait(lambda: desk.window.facts.offline)
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.select(B)
    desk.window.player.stop.click()
    assert not desk.window.player.play.isEnabled()
    assert desk.window.player.note.text() == "Not available offline"
    desk.playing.toggle(B)
    desk.idle()
    assert len(desk.source.opened) == 1


@pytest.mark.parametrize("problem", [DemoProblem.NOT_FOUND, DemoProblem.CUT_OFF])
def test_a_demo_that_cannot_be_fetched_becomes_a_message(desk: Bench, problem: DemoProblem) -> None:
    desk.source.problems[f"{LINK}{A}.wav"] = problem
    desk.playing.toggle(A)
    desk.wait(lambda: desk.window.messages.has(f"play:{A.upper()}"))
    assert desk.window.player.note.text() == "Demo · online only"
    desk.source.problems.clear()
    message = desk.window.messages.current
    assert message is not None
    assert message.act is not None
    message.act()
    desk.wait(lambda: plays(desk, A))


def test_a_damaged_file_is_fetched_anew_when_played_again(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.window.player.stop.click()
    kept = desk.session.demos.cached[A].path  # type: ignore[union-attr]
    desk.playing.toggle(B)
    desk.wait(lambda: plays(desk, B))
    Path(kept).write_bytes(b"RIFF" + bytes(100))
    desk.playing.toggle(A)
    desk.wait(lambda: any("can’t be played" in m.fact for m in desk.window.messages.messages))
    desk.idle()
    assert A not in desk.session.demos.cached  # type: ignore[union-attr]
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))


def test_a_file_that_is_gone_is_fetched_anew_without_a_word(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.playing.toggle(B)
    desk.wait(lambda: plays(desk, B))
    desk.select(C)
    path = desk.session.demos.cached[A].path  # type: ignore[union-attr]
    desk.wait(lambda: path not in desk.player._decks._ready)
    path.unlink()
    before = len(desk.window.messages.messages)
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    assert len(desk.source.opened) == 3
    assert len(desk.window.messages.messages) == before


def test_a_demo_that_is_gone_while_it_is_loaded_leaves_the_player(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.run(desk.voices_service.delete(A))
    assert desk.player.phase is PlayerPhase.EMPTY
    desk.wait(lambda: bar(desk)[0] != A.upper())


def test_closing_the_account_silences_it(desk: Bench) -> None:
    desk.playing.toggle(A)
    desk.wait(lambda: plays(desk, A))
    desk.playing.close()
    assert desk.player.phase is PlayerPhase.EMPTY
    desk.playing.open(desk.session)  # type: ignore[arg-type]
