import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.audio.conftest import tone
from voicedesk.audio.player import Player, PlayerFault, PlayerPhase

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
    qtbot.waitUntil(lambda: player.phase is phase, timeout=30_000)


def test_plays_to_the_end_and_is_ready_to_play_again(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    positions: list[int] = []
    player.position_changed.connect(positions.append)
    with qtbot.waitSignal(player.finished, timeout=30_000):
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
    with qtbot.waitSignal(
        player.failed, check_params_cb=lambda told: told == fault, timeout=30_000
    ):
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
    assert 0.05 < player._decks.heard._output.volume() < 0.35
    player.volume = 7
    assert player.volume == player._decks.heard._output.volume() == 1
    player.volume = -1
    assert player.volume == player._decks.heard._output.volume() == 0


def test_muting_keeps_the_volume(player: Player) -> None:
    player.volume = 0.4
    player.muted = True
    assert (player.muted, player.volume) == (True, 0.4)


def test_what_runs_in_step_is_as_loud_as_the_least_that_one_can_be_raised_to(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    loud = write_wav(tone(1), name="loud.wav")
    soft = write_wav([sample * (20 if at % 2400 < 24 else 1) for at, sample in
                      enumerate(tone(1, loudness=0.03))], name="soft.wav")  # fmt: skip
    player.equal_loudness = True
    player.load(loud, play=False)
    player.keep_ready([loud, soft], in_step=True)
    heard, (other,) = player._decks.heard, player._decks.followers
    qtbot.waitUntil(lambda: heard.level is not None and other.level is not None)
    reached = {deck.path: deck.level.loudness + 20 * math.log10(deck.gain)
               for deck in (heard, other)}  # fmt: skip
    assert reached[loud] == pytest.approx(reached[soft], abs=0.01)
    assert reached[soft] < -17, "its peaks allow no more"
    assert other.gain * other.level.true_peak == pytest.approx(10 ** (-1 / 20))
    player.keep_ready([loud])
    assert heard.level.loudness + 20 * math.log10(heard.gain) == pytest.approx(-16)
    player.equal_loudness = False
    assert heard.gain == 1.0
    player.load(soft, play=False)
    qtbot.waitUntil(lambda: heard.level is not None)
    assert heard.level.boost > 1.5
    assert heard._output.volume() * heard.level.boost == pytest.approx(1), "as it was recorded"


def test_nothing_loaded_plays_nothing(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase]
) -> None:
    player.play()
    player.seek(100)
    player.stop()
    assert player.phase is PlayerPhase.EMPTY
    assert phases == []
    assert player.position == 0


@pytest.mark.parametrize("count", [1, 3])
def test_stopping_soon_after_playing_never_waits_for_ever(write_wav: WriteWav, count: int) -> None:
    """A first stop can lock up for good; so in processes of their own, with new players."""
    paths = [str(write_wav(tone(2), name=f"{number}.wav")) for number in range(count)]
    run_program("stop_many_players.py", *paths, times=3)


def test_a_deck_can_be_deleted_while_its_recording_is_decoded() -> None:
    run_program("delete_many_decks.py", "2000")


@pytest.mark.skipif(sys.platform != "linux", reason="there are no files in memory")
def test_what_was_played_leaves_no_file_in_memory(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    def files() -> int:
        opened = (file.readlink() for file in Path("/proc/self/fd").iterdir() if file.is_symlink())
        return sum("voicedesk sound" in str(file) for file in opened)

    before = files()
    for number in range(3):
        player.load(write_wav(tone(0.3), name=f"{number}.wav"), play=True)
        reach(qtbot, player, PlayerPhase.PLAYING)
    assert files() <= before + 2, "the deck's, and the player's own"
    player.unload()
    assert files() == before


def run_program(name: str, *arguments: str, times: int = 1) -> None:
    """Run it in several processes at the same time: it waits more than it works."""
    running = [
        subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name(name)), *arguments],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(times)
    ]
    try:
        said = [process.communicate(timeout=60)[1] for process in running]
    finally:
        for process in running:
            process.kill()
            process.communicate()
    assert [process.returncode for process in running] == [0] * times, said


def is_ready(player: Player, path: Path) -> bool:
    return any(one.path == path and one.player.duration() > 0 for one in player._decks._all())


def test_what_is_kept_ready_is_there_at_once(
    qtbot: QtBot, player: Player, phases: list[PlayerPhase], write_wav: WriteWav
) -> None:
    first, second = write_wav(tone(3), name="1.wav"), write_wav(tone(2), name="2.wav")
    player.load(first, play=True)
    player.keep_ready([second])
    qtbot.waitUntil(lambda: player.position > 100 and is_ready(player, second))
    phases.clear()
    player.load(second, play=True)
    assert (player.phase, player.duration) == (PlayerPhase.PLAYING, 2000)
    assert player.position < 50
    assert phases == [], "it goes on playing, without loading"
    assert player.path == second


def test_going_over_keeps_the_place_also_while_paused(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    paths = [write_wav(tone(3), name=f"{number}.wav") for number in range(3)]
    player.load(paths[0], play=True)
    player.keep_ready(paths, in_step=True)
    qtbot.waitUntil(lambda: player.position > 400 and all(is_ready(player, one) for one in paths))
    for path in (paths[1], paths[2], paths[0], paths[2]):
        player.go_over(path)
        assert player.path == path
        assert player.phase is PlayerPhase.PLAYING
        assert 300 < player.position < 1500
    player.pause()
    at = player.position
    player.go_over(paths[1])
    assert player.phase is PlayerPhase.PAUSED
    assert player.position == pytest.approx(at, abs=1)


def test_going_over_to_what_has_ended_by_then_begins_it_anew(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    long, short = write_wav(tone(4), name="long.wav"), write_wav(tone(0.4), name="short.wav")
    player.load(long, play=True)
    player.keep_ready([long, short], in_step=True)
    qtbot.waitUntil(lambda: player.position > 800 and is_ready(player, short))
    player.go_over(short)
    assert player.path == short
    assert player.phase is PlayerPhase.PLAYING
    assert player.position < 200
    with qtbot.waitSignal(player.finished, timeout=20_000):
        pass
    reach(qtbot, player, PlayerPhase.STOPPED)


def test_what_runs_along_rests_when_nothing_is_heard_any_more(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    first, second = write_wav(tone(5), name="1.wav"), write_wav(tone(5), name="2.wav")
    player.load(first, play=True)
    player.keep_ready([first, second], in_step=True)
    (follower,) = player._decks.followers
    qtbot.waitUntil(lambda: follower.is_playing)
    player.unload()
    assert not follower.is_playing
    player.load(first, play=True)
    qtbot.waitUntil(lambda: follower.is_playing)
    player.stop()
    assert not follower.is_playing


def test_going_over_to_what_is_still_being_read_keeps_the_place(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    first, second = write_wav(tone(5), name="1.wav"), write_wav(tone(5), name="2.wav")
    player.load(first, play=True)
    qtbot.waitUntil(lambda: player.position > 900)
    player.keep_ready([first, second], in_step=True)
    player.go_over(second)
    reported: list[int] = []
    player._decks.reported.connect(reported.append)
    qtbot.waitUntil(lambda: any(reported))
    assert next(filter(None, reported)) > 800
    assert player.phase is PlayerPhase.PLAYING


def test_going_over_to_what_is_not_ready_changes_nothing(
    qtbot: QtBot, player: Player, write_wav: WriteWav, tmp_path: Path
) -> None:
    path = write_wav(tone(3))
    player.load(path, play=True)
    reach(qtbot, player, PlayerPhase.PLAYING)
    player.go_over(tmp_path / "other.wav")
    assert (player.path, player.phase) == (path, PlayerPhase.PLAYING)


def test_only_what_is_heard_speaks(
    qtbot: QtBot, player: Player, tmp_path: Path, write_wav: WriteWav
) -> None:
    """One that is kept ready and can't be played is no fault of what plays."""
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"<html>")
    faults: list[str] = []
    player.load(write_wav(tone(2)), play=True)
    reach(qtbot, player, PlayerPhase.PLAYING)
    player.failed.connect(faults.append)
    player.keep_ready([broken], in_step=True)
    qtbot.waitUntil(lambda: player.position > 400)
    assert faults == []
    assert player.phase is PlayerPhase.PLAYING
    with qtbot.waitSignal(player.failed, timeout=20_000):
        player.load(broken, play=True)


def test_a_loop_ends_nowhere(qtbot: QtBot, player: Player, write_wav: WriteWav) -> None:
    ended: list[int] = []
    player.finished.connect(lambda: ended.append(1))
    player.loop = True
    player.load(write_wav(tone(0.5)), play=True)
    places: list[int] = []
    player.position_changed.connect(places.append)
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(places)) > 1)
    assert player.phase is PlayerPhase.PLAYING
    with qtbot.waitSignal(player.finished, timeout=700):
        player.loop = False
    assert ended == [1]


def test_a_loop_switched_on_while_it_plays_holds(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    player.load(write_wav(tone(0.8)), play=True)
    qtbot.waitUntil(lambda: player.position > 300)
    player.loop = True
    places: list[int] = []
    player.position_changed.connect(places.append)
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(places)) > 1)
    assert player.phase is PlayerPhase.PLAYING


def test_speed_is_that_of_the_play_head_too(
    qtbot: QtBot, player: Player, write_wav: WriteWav
) -> None:
    player.speed = 2.0
    player.load(write_wav(tone(4)), play=True)
    qtbot.waitUntil(lambda: player.position > 300)
    since, began = player.position, time.monotonic()
    qtbot.waitUntil(lambda: player.position > since + 1500)
    assert (player.position - since) / 1000 > 1.3 * (time.monotonic() - began)
    assert player.speed == 2.0
