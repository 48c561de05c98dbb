"""Hearing demos: one at a time, fetched once, from disk afterwards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.app_window import LINK, AppWindow, sound
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
def app(app: AppWindow) -> AppWindow:
    app.begin(ready(A), ready(B), ready(C), Voice("voice-i", "I", "Init"))
    app.select(A)
    return app


def plays(app: AppWindow, voice_id: str) -> bool:
    loaded = app.playing.demos.loaded
    sounding = app.player.phase is PlayerPhase.PLAYING
    return sounding and loaded is not None and loaded.voice_id == voice_id


def bar(app: AppWindow) -> tuple[str, str]:
    return app.window.player.name.text(), app.window.player.play.text()


def test_space_fetches_once_plays_pauses_and_goes_on(app: AppWindow) -> None:
    table = app.window.voices.table
    app.qtbot.keyClick(table, Qt.Key.Key_Space)
    app.wait(lambda: plays(app, A))
    assert bar(app) == (A.upper(), "Pause")
    app.wait(lambda: app.player.position > 100)
    app.qtbot.keyClick(table, Qt.Key.Key_Space)
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    assert bar(app) == (A.upper(), "Play")
    at = app.player.position
    app.qtbot.keyClick(table, Qt.Key.Key_Space)
    app.wait(lambda: plays(app, A))
    assert app.player.position >= at
    app.window.commands.listening.stop.trigger()
    assert app.player.phase is PlayerPhase.STOPPED
    app.qtbot.keyClick(table, Qt.Key.Key_Return)
    app.wait(lambda: plays(app, A))
    assert app.source.opened == [f"{LINK}{A}.wav"]


def test_playing_another_stops_the_first(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.source.gate.clear()
    app.playing.toggle(B)
    app.wait(lambda: app.player.phase is not PlayerPhase.PLAYING)
    assert app.window.player.note.text() == "Loading the demo…"
    app.source.gate.set()
    app.wait(lambda: plays(app, B))


def test_the_first_one_again_while_the_other_is_fetched(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.source.gate.clear()
    app.playing.toggle(B)
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.source.gate.set()
    app.idle()
    assert plays(app, A), "what was given up doesn't come back"


def test_pressing_twice_while_it_is_fetched_fetches_once(app: AppWindow) -> None:
    app.source.gate.clear()
    app.qtbot.keyClick(app.window.voices.table, Qt.Key.Key_Space)
    app.wait(app.source.arrived.is_set)
    app.qtbot.keyClick(app.window.voices.table, Qt.Key.Key_Space)
    app.source.gate.set()
    app.wait(lambda: plays(app, A))
    assert len(app.source.opened) == 1


def test_stop_while_it_is_fetched_plays_nothing(app: AppWindow) -> None:
    app.source.gate.clear()
    app.playing.toggle(A)
    app.wait(app.source.arrived.is_set)
    app.window.commands.listening.stop.trigger()
    app.source.gate.set()
    app.idle()
    assert app.player.phase is PlayerPhase.EMPTY
    assert app.window.player.note.text() != "Loading the demo…"


def test_the_bar_does_what_it_shows(app: AppWindow) -> None:
    """A paused demo stays in the bar whatever is selected; play goes on with it."""
    app.playing.toggle(A)
    app.wait(lambda: app.player.position > 100)
    app.window.player.play.click()
    app.wait(lambda: app.player.phase is PlayerPhase.PAUSED)
    app.select(B)
    assert bar(app) == (A.upper(), "Play")
    app.window.player.play.click()
    app.wait(lambda: plays(app, A))
    app.window.commands.listening.stop.trigger()
    assert bar(app) == (B.upper(), "Play")
    app.window.player.slider.sought.emit(500)
    app.wait(lambda: plays(app, B))


def test_the_menu_is_about_the_selected_voice(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    play = app.window.commands.play
    assert play.text() == "Pause"
    app.select(B)
    assert play.text() == "Play"
    play.trigger()
    app.wait(lambda: plays(app, B))
    app.select("voice-i")
    assert not play.isEnabled()


def test_arrows_play_where_that_is_requested(app: AppWindow) -> None:
    table = app.window.voices.table
    app.qtbot.keyClick(table, Qt.Key.Key_Down)
    app.idle()
    assert app.source.opened == []
    app.window.player.auto_play.click()
    assert app.preferences.now.play_on_move
    app.qtbot.keyClick(table, Qt.Key.Key_Down)
    app.wait(lambda: plays(app, C))
    app.qtbot.keyClick(table, Qt.Key.Key_Down)
    app.wait(lambda: app.player.phase is not PlayerPhase.PLAYING)
    assert table.current_id == "voice-i", "nothing to hear of it"


def test_seeking_by_key_bar_and_panel(app: AppWindow) -> None:
    app.source.links[f"{LINK}{A}.wav"] = sound(8)
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    table = app.window.voices.table
    app.qtbot.keyClick(table, Qt.Key.Key_Right)
    app.qtbot.keyClick(table, Qt.Key.Key_Right)
    assert app.player.position >= 2000
    app.qtbot.keyClick(table, Qt.Key.Key_Left)
    assert app.player.position < 2000
    app.window.player.slider.sought.emit(6000)
    assert app.player.position >= 6000
    app.window.panel.wave.slider.sought.emit(4000)
    assert 4000 <= app.player.position < 5000
    app.qtbot.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert app.player.position < 1000


def test_a_kept_demo_plays_without_a_network(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.window.commands.listening.stop.trigger()
    app.source.links.clear()
    app.service.fail("list", NoConnectionError(facts()))
    app.voices.refresh()
    app.wait(lambda: app.window.facts.offline)
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.select(B)
    app.window.commands.listening.stop.trigger()
    assert not app.window.player.play.isEnabled()
    assert app.window.player.note.text() == "Not available offline"
    app.playing.toggle(B)
    app.idle()
    assert len(app.source.opened) == 1


@pytest.mark.parametrize("problem", [DemoProblem.NOT_FOUND, DemoProblem.TIMED_OUT])
def test_a_demo_that_cannot_be_fetched_becomes_a_message(
    app: AppWindow, problem: DemoProblem
) -> None:
    app.source.problems[f"{LINK}{A}.wav"] = problem
    app.playing.toggle(A)
    app.wait(lambda: app.window.messages.has(f"play:{A.upper()}"))
    assert app.window.player.note.text() == "Demo · online only"
    app.source.problems.clear()
    message = app.window.messages.current
    assert message is not None
    assert message.act is not None
    message.act()
    app.wait(lambda: plays(app, A))


def test_a_damaged_file_is_fetched_anew_when_played_again(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.window.commands.listening.stop.trigger()
    kept = app.session.demos.cached[A].path
    app.playing.toggle(B)
    app.wait(lambda: plays(app, B))
    app.playing.demos.prepare([])  # on a busy computer it is open by now, as the selected one
    Path(kept).write_bytes(b"RIFF" + bytes(100))
    app.playing.toggle(A)
    app.wait(lambda: any("Can’t play" in m.fact for m in app.window.messages.messages))
    app.idle()
    assert A not in app.session.demos.cached
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))


def test_a_file_that_is_gone_is_fetched_anew_without_a_word(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.playing.toggle(B)
    app.wait(lambda: plays(app, B))
    app.playing.demos.prepare([])
    app.session.demos.cached[A].path.unlink()
    before = len(app.window.messages.messages)
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    assert len(app.source.opened) == 3
    assert len(app.window.messages.messages) == before


def test_a_demo_that_is_gone_while_it_is_loaded_leaves_the_player(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.run(app.voices_service.delete(A))
    assert app.player.phase is PlayerPhase.EMPTY
    app.wait(lambda: bar(app)[0] != A.upper())


def test_closing_the_account_silences_it(app: AppWindow) -> None:
    app.playing.toggle(A)
    app.wait(lambda: plays(app, A))
    app.playing.close()
    assert app.player.phase is PlayerPhase.EMPTY
    app.playing.open(app.session)
