"""What is really heard of the player: at a sound server, sample by sample."""

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.unit.audio.sound_server import RATE as SERVER_RATE
from tests.unit.audio.sound_server import Samples, SoundServer, missing
from voicedesk.decoder.meters import LoudnessMeter, TruePeakMeter

WriteWav = Callable[..., Path]
RATE = 24_000
SLOPE = 250
LOW, HIGH = 500, 3000
"""Hertz at the beginning; each rises by `SLOPE` in a second, so that its pitch tells the place."""


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    if lacking := missing():
        reason = f"no sound server here without {lacking}; sh packaging/test installs them"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    made = SoundServer(tmp_path_factory.mktemp("sound"))
    yield made
    made.close()


def steady(hertz: float, seconds: float) -> list[float]:
    step = 2 * math.pi * hertz / RATE
    return [0.4 * math.sin(step * index) for index in range(int(seconds * RATE))]


def measured(samples: Samples) -> tuple[float, float]:
    """Of both channels, which are the same, in LUFS and dBTP.

    The loudness is that of the loudest half second: a busy computer leaves gaps.
    """
    both = np.stack((samples, samples), axis=1).astype(np.float32)
    half, step = SERVER_RATE // 2, SERVER_RATE // 20
    starts = range(0, max(1, len(both) - half), step)
    loudest = max(loudness_of(both[start : start + half]) for start in starts)
    peak = TruePeakMeter(2)
    peak.take(both)
    peak.end()
    return loudest, 20 * math.log10(peak.peak)


def loudness_of(samples: NDArray[np.float32]) -> float:
    meter = LoudnessMeter(SERVER_RATE, 2)
    meter.take(samples)
    return meter.loudness() or -99.0


def rising(hertz: float, seconds: float) -> list[float]:
    at = np.arange(int(seconds * RATE)) / RATE
    made: list[float] = (0.4 * np.sin(2 * np.pi * (hertz * at + SLOPE * at**2 / 2))).tolist()
    return made


@pytest.mark.parametrize("speed", [2.0, 0.5])
def test_another_speed_keeps_the_pitch(
    server: SoundServer, write_wav: WriteWav, speed: float
) -> None:
    _, heard, _ = server.run("speed", write_wav(steady(440, 1.6)), speed)
    assert heard.seconds == pytest.approx(1.6 / speed, rel=0.15)
    pitches = heard.pitch[heard.pitch > 0]
    assert np.median(pitches) == pytest.approx(440, abs=8)
    assert np.mean(np.abs(pitches - 440) < 20) > 0.9


def test_recordings_are_evened_out_within_their_peaks(
    server: SoundServer, write_wav: WriteWav
) -> None:
    """At the sound server, and at 100 %: −16 LUFS, and no true peak over −1 dBTP."""
    soft, loud = ([height * sample for sample in steady(440, 1.2)] for height in (0.05, 2.4))
    spiky = [sample * (18 if at % RATE // 4 < 40 else 1) for at, sample in enumerate(soft)]
    names = ("soft.wav", "loud.wav", "spiky.wav")
    paths = [
        write_wav(one, name=name) for one, name in zip((soft, loud, spiky), names, strict=True)
    ]
    _, heard, _ = server.run("evened_out", *paths)
    found = [measured(part) for part in heard.parts(apart=0.35)]
    assert [loudness for loudness, _ in found[:2]] == pytest.approx([-16, -16], abs=0.5)
    loudness, peak = found[2]
    assert loudness < -17
    assert peak == pytest.approx(-1, abs=0.3)
    assert max(peak for _, peak in found) < -0.7


def test_a_loop_begins_anew_at_the_end_and_ends_when_it_is_switched_off(
    server: SoundServer, write_wav: WriteWav
) -> None:
    told, heard, _ = server.run("loop", write_wav(rising(LOW, 0.8)))
    assert told == [[0, "playing"]]
    assert heard.seconds > 2.2
    falls = np.count_nonzero(np.diff(heard.pitch[heard.pitch > 0]) < -100)
    assert falls >= 3, "each time from the beginning"
    assert heard.longest_gap < 0.2


def test_going_over_leaves_no_gap_and_keeps_the_place(
    server: SoundServer, write_wav: WriteWav
) -> None:
    low = write_wav(rising(LOW, 5), name="low.wav")
    high = write_wav(rising(HIGH, 5), name="high.wav")
    told, heard, _ = server.run("go_over", low, high)
    ((before, after, phase),) = told
    assert phase == "paused"
    assert after == pytest.approx(before, abs=60), "the same place, also while it rests"
    pitches = heard.sounding
    turns = [at for at in range(1, len(pitches)) if _which(pitches[at]) != _which(pitches[at - 1])]
    runs = [_which(pitches[0]), *(_which(pitches[at]) for at in turns)]
    rest = runs.index("")
    assert runs[:rest] == ["low", "high", "low", "high"], "no silence at any turn"
    places = np.array([_place(pitch) for pitch in pitches[: turns[rest - 1]]])
    passed = np.arange(len(places)) * 0.01
    # The first and last windows hold a beginning and an end, too.
    assert np.ptp((places - passed)[4:-4]) < 0.15, "the place goes on evenly across the turns"
    assert runs[-1] == "low"


def test_a_device_pulled_out_is_followed_to_another_and_back(
    server: SoundServer, write_wav: WriteWav
) -> None:
    number = server.plug_in()
    recording = write_wav(steady(440, 5))
    told, first, other = server.run("pulled_out", recording, number, "headphones")
    lost, between, returned, used = told
    assert lost[0] == "lost"
    assert between == ["playing", True]
    assert returned == ["returned", lost[1]]
    assert used == ["headphones"]
    assert other.seconds > 0.3, "until it was pulled out"
    assert first.seconds > 0.5, "and from then on the other one"


def test_what_the_system_does_not_tell_of_is_followed_too(
    server: SoundServer, write_wav: WriteWav
) -> None:
    number = server.plug_in()
    recording = write_wav(steady(440, 5))
    _, first, other = server.run("pulled_out", recording, number, "heard")
    assert other.seconds > 0.3
    assert first.seconds > 0.5


def test_the_last_device_gone_is_said_and_the_next_one_is_heard(
    server: SoundServer, write_wav: WriteWav
) -> None:
    told, _, _ = server.run("none_left", write_wav(steady(440, 3)))
    failed, (took,), playing = told
    assert failed == ["failed", "silent"]
    assert took < 4.5
    assert playing == ["playing", True]


def test_a_sound_server_that_ends_is_said_at_once_and_heard_again(
    server: SoundServer, write_wav: WriteWav
) -> None:
    told, _, _ = server.run("server_restarts", write_wav(steady(440, 3)), *server.program)
    first, (took, before, after), *pressed, last = told
    assert first == ["failed", "silent"]
    assert took < 1
    assert after == pytest.approx(before, abs=400), "it rests where it was"
    assert pressed == [["failed", "silent"]]
    assert last == [True]


def test_a_sound_server_that_restarted_while_nothing_played_is_played_on(
    server: SoundServer, write_wav: WriteWav
) -> None:
    told, _, _ = server.run("server_restarted_before", write_wav(steady(440, 3)), *server.program)
    assert told == [[True]]


def _which(pitch: float) -> str:
    return "" if not pitch else "low" if pitch < (LOW + HIGH) / 2 else "high"


def _place(pitch: float) -> float:
    return (pitch - (LOW if _which(pitch) == "low" else HIGH)) / SLOPE
