import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.audio.conftest import tone
from voicedesk.audio.player import Player
from voicedesk.audio.player_fault import PlayerFault
from voicedesk.audio.player_phase import PlayerPhase

WriteWav = Callable[..., Path]

# A message from one of Qt's threads would wait for the interpreter, which waits for that thread.
pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def player(qapp: QApplication) -> Iterator[Player]:
    player = Player()
    yield player
    player.unload()
    player.deleteLater()


@pytest.fixture
def phases(player: Player) -> list[PlayerPhase]:
    phases: list[PlayerPhase] = []
    player.phase_changed.connect(phases.append)
    return phases


def reach(qtbot: QtBot, player: Player, phase: PlayerPhase) -> None:
    qtbot.waitUntil(lambda: player.phase is phase, timeout=5000)


def test_plays_to_the_end_and_is_ready_to_play_again(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    positions: list[int] = []
    player.position_changed.connect(positions.append)
    with qtbot.waitSignal(player.finished, timeout=5000):
        player.load(write_wav(tone(0.5)), play=True)
    assert phases == [PlayerPhase.LOADING, PlayerPhase.PLAYING, PlayerPhase.STOPPED]
    assert player.position == 0
    assert player.duration == 500
    assert positions.pop() == 0
    assert len(positions) > 8, "it moves between the player's own reports"
    assert positions == sorted(positions)
    assert positions[-1] <= 500
    player.play()
    reach(qtbot, player, PlayerPhase.PLAYING)
    assert player.position < 300


def test_loading_alone_plays_nothing(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(0.2)), play=False)
    reach(qtbot, player, PlayerPhase.STOPPED)
    assert phases == [PlayerPhase.LOADING, PlayerPhase.STOPPED]
    assert player.duration == 200


def test_another_recording_stops_the_first(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(5), name="first.wav"), play=True)
    reach(qtbot, player, PlayerPhase.PLAYING)
    qtbot.waitUntil(lambda: player.position > 100)
    phases.clear()
    player.load(write_wav(tone(3), name="second.wav"), play=True)
    assert player.position == 0
    reach(qtbot, player, PlayerPhase.PLAYING)
    assert phases == [PlayerPhase.LOADING, PlayerPhase.PLAYING]
    assert player.duration == 3000


def test_a_file_replaced_under_its_name_is_read_anew(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(2)), play=False)
    reach(qtbot, player, PlayerPhase.STOPPED)
    player.unload()
    assert player.phase is PlayerPhase.EMPTY
    player.load(write_wav(tone(1)), play=False)
    qtbot.waitUntil(lambda: player.duration == 1000)


def test_pause_keeps_the_position_and_stop_returns_to_the_beginning(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(5)), play=True)
    qtbot.waitUntil(lambda: player.position > 200)
    player.pause()
    reach(qtbot, player, PlayerPhase.PAUSED)
    paused_at = player.position
    qtbot.wait(80)
    assert player.position == paused_at >= 200
    player.stop()
    reach(qtbot, player, PlayerPhase.STOPPED)
    assert player.position == 0
    player.play()
    reach(qtbot, player, PlayerPhase.PLAYING)
    assert player.position < 200


def test_stop_while_loading_plays_nothing(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(1)), play=True)
    player.stop()
    reach(qtbot, player, PlayerPhase.STOPPED)
    qtbot.wait(50)
    assert PlayerPhase.PLAYING not in phases


@pytest.mark.parametrize(("wanted", "reached"), [(1500, 1500), (-5, 0), (99_999, 4000)])
def test_seek_stays_within_the_recording(
    qtbot: QtBot, player: Player, write_wav: WriteWav, wanted: int, reached: int
) -> None:
    player.load(write_wav(tone(4)), play=False)
    reach(qtbot, player, PlayerPhase.STOPPED)
    player.seek(wanted)
    assert player.position == reached


def test_seek_backwards_while_playing(qtbot: QtBot, player: Player, write_wav: WriteWav) -> None:
    player.load(write_wav(tone(4)), play=True)
    reach(qtbot, player, PlayerPhase.PLAYING)
    player.seek(3000)
    qtbot.waitUntil(lambda: player.position > 3100)
    player.seek(1000)
    assert player.position < 1200
    qtbot.waitUntil(lambda: 1100 < player.position < 3000)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PlayerFault.NOT_AUDIO),
        (b"<html>not found</html>", PlayerFault.NOT_AUDIO),
        (None, PlayerFault.NO_FILE),
    ],
)
def test_what_cannot_be_played_is_said_and_leaves_the_player_empty(
    qtbot: QtBot, player: Player, tmp_path: Path, content: bytes | None, fault: PlayerFault
) -> None:
    path = tmp_path / "demo.mp3"
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(player.failed, check_params_cb=lambda told: told == fault, timeout=5000):
        player.load(path, play=True)
    reach(qtbot, player, PlayerPhase.EMPTY)
    assert player.position == 0


def test_without_a_device_it_says_so_and_plays_on_silently(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    if player.has_device:
        pytest.skip("this computer has a sound device")
    faults: list[str] = []
    player.failed.connect(faults.append)
    player.load(write_wav(tone(2)), play=True)
    reach(qtbot, player, PlayerPhase.PLAYING)
    assert faults == [PlayerFault.NO_DEVICE]


def test_volume_is_even_for_the_ear_and_stays_within_bounds(player: Player) -> None:
    player.volume = 0.5
    assert player.volume == 0.5
    assert 0.05 < player._output.volume() < 0.35
    player.volume = 7
    assert player.volume == player._output.volume() == 1
    player.volume = -1
    assert player.volume == player._output.volume() == 0


def test_muting_keeps_the_volume(player: Player) -> None:
    player.volume = 0.4
    player.muted = True
    assert (player.muted, player.volume) == (True, 0.4)


def test_nothing_loaded_plays_nothing(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase]
) -> None:
    player.play()
    player.seek(100)
    player.stop()
    assert player.phase is PlayerPhase.EMPTY
    assert phases == []
    assert player.position == 0


def test_stopping_soon_after_playing_never_waits_for_ever(write_wav: WriteWav) -> None:
    """A first stop can lock up for good; so in a process of its own, with players that are new."""
    program = Path(__file__).with_name("stop_many_players.py")
    ended = subprocess.run(
        [sys.executable, str(program), str(write_wav(tone(5)))],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
