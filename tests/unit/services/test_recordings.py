"""Recordings on this computer: opened whatever they are, and made into what is sent."""

import asyncio
import io
import math
import os
import time
import wave
from array import array
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicedesk.audio.decoder import Decoder
from voicedesk.domain.recordings import Cut, LocalRecording, RecordingError, RecordingProblem
from voicedesk.domain.samples import Measure
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import SampleFiles
from voicedesk.services.recordings import Recordings

RATE = 24_000
KINDS = Path(__file__).parents[2] / "data" / "recordings"
"""Made with PyAV: a second of a tone at 1 kHz between two halves of silence, at 48 kHz."""
Do = Callable[[Callable[[Recordings], Coroutine[object, object, None]]], None]


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.stop()


@pytest.fixture
def recordings(decoder: Decoder, tmp_path: Path) -> Recordings:
    return Recordings(decoder, SampleFiles(tmp_path / "samples"), list)


def speech(seconds: float, *, before: float = 0.0, after: float = 0.0) -> "array[int]":
    """A tone that stands for speech, with silence around it."""
    tone = (round(8000 * math.sin(at * 0.15)) for at in range(round(seconds * RATE)))
    return array("h", [*[0] * round(before * RATE), *tone, *[0] * round(after * RATE)])


def wav(samples: "array[int]") -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return content.getvalue()


def at(path: Path, content: bytes) -> LocalRecording:
    path.write_bytes(content)
    return LocalRecording(path, path.name)


def test_what_is_sent_is_what_is_heard_and_the_range_alone(
    recordings: Recordings, tmp_path: Path
) -> None:
    samples = speech(12, before=1, after=2)
    original = wav(samples)

    async def scenario() -> None:
        opened = await recordings.open(at(tmp_path / "Lena.wav", original))
        assert opened.seconds == 15
        assert opened.speech == pytest.approx((0.75, 13.25), abs=0.03)
        assert opened.envelope.duration_ms == 15_000
        (tmp_path / "Lena.wav").unlink()  # what was shown is sent, whatever becomes of the file
        prepared = await recordings.prepare(opened, Cut(2, 5))
        assert prepared.content == wav(samples[2 * RATE : 5 * RATE])
        report = prepared.report
        assert report.path is not None
        assert report.path.read_bytes() == prepared.content
        assert (prepared.seconds, report.size) == (3, len(prepared.content))
        assert report.measures == (await recordings.check(opened, Cut(2, 5))).measures
        length = next(one for one in report.findings if one.measure is Measure.LENGTH)
        assert length.value == 3
        recordings.discard(prepared)
        await recordings.prepare(opened, Cut(0, 1))  # files are stored and deleted in turn
        assert not report.path.exists()

    asyncio.run(scenario())


def test_when_a_take_was_recorded_is_told_by_its_file(
    recordings: Recordings, tmp_path: Path
) -> None:
    take = at(tmp_path / "take-1.wav", wav(speech(2)))
    os.utime(take.path, (5, 1_700_000_000))
    opened = asyncio.run(recordings.open(take._replace(is_take=True)))
    assert opened.recording.made_at == 1_700_000_000
    assert asyncio.run(recordings.open(take)).recording.made_at == 0


def test_of_silence_all_is_kept(recordings: Recordings, tmp_path: Path) -> None:
    opened = asyncio.run(recordings.open(at(tmp_path / "silent.wav", wav(speech(0, before=3)))))
    assert opened.speech == (0, 3)


def problem(recordings: Recordings, path: Path) -> RecordingProblem:
    begun = time.monotonic()
    with pytest.raises(RecordingError) as caught:
        asyncio.run(recordings.open(LocalRecording(path, path.name)))
    assert time.monotonic() - begun < 10
    return caught.value.problem


def test_what_is_no_recording_is_named(recordings: Recordings, tmp_path: Path) -> None:
    assert problem(recordings, tmp_path / "none.wav") is RecordingProblem.MISSING
    assert problem(recordings, tmp_path) is RecordingProblem.NO_FILE
    os.mkfifo(tmp_path / "pipe.wav")
    assert problem(recordings, tmp_path / "pipe.wav") is RecordingProblem.NO_FILE
    assert problem(recordings, Path("/dev/zero")) is RecordingProblem.NO_FILE
    at(tmp_path / "empty.wav", b"")
    assert problem(recordings, tmp_path / "empty.wav") is RecordingProblem.EMPTY
    for content in (b"<html>no</html>", os.urandom(5000), wav(array("h"))):
        at(tmp_path / "garbage.wav", content)
        assert problem(recordings, tmp_path / "garbage.wav") is RecordingProblem.NOT_AUDIO
    with (tmp_path / "sparse.wav").open("wb") as file:
        file.truncate(2 << 30)
    assert problem(recordings, tmp_path / "sparse.wav") is RecordingProblem.TOO_LARGE


def test_of_a_long_recording_the_beginning_can_be_used(
    recordings: Recordings, tmp_path: Path
) -> None:
    long = at(tmp_path / "long.wav", wav(array("h", bytes(2 * RATE * 601))))
    opened = asyncio.run(recordings.open(long))
    assert (opened.seconds, opened.is_whole) == (600, False)
    assert asyncio.run(recordings.check(opened, Cut(590, 600))).measures is not None
    with pytest.raises(RecordingError) as caught:
        asyncio.run(recordings.whole(long.path))
    assert caught.value.problem is RecordingProblem.TOO_LONG


def assert_is_the_tone(recordings: Recordings, recording: LocalRecording) -> None:
    """What lossy formats put before the first sample is theirs; a player plays it, too."""

    async def scenario() -> None:
        opened = await recordings.open(recording)
        assert opened.seconds == pytest.approx(2, abs=0.1)
        assert opened.speech == pytest.approx((0.25, 1.75), abs=0.1)
        prepared = await recordings.prepare(opened, Cut(0.75, 1.25))
        assert len(prepared.content) == 44 + 2 * 24_000
        samples = np.frombuffer(prepared.content[44:], "<i2")
        assert int(np.abs(np.fft.rfft(samples)).argmax()) * 2 == 1000
        recordings.discard(prepared)

    asyncio.run(scenario())


@pytest.mark.parametrize("name", ["sound.aac", "sound.m4a", "sound.webm", "film.mp4", "film.webm"])
def test_what_qt_decodes_is_told_by_its_content(
    recordings: Recordings, tmp_path: Path, name: str
) -> None:
    assert_is_the_tone(recordings, at(tmp_path / "any.name", (KINDS / name).read_bytes()))


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [
        ("WAV", "PCM_24"),
        ("WAV", "FLOAT"),
        ("FLAC", "PCM_16"),
        ("OGG", "VORBIS"),
        ("OGG", "OPUS"),
        ("MP3", "MPEG_LAYER_III"),
    ],
)
def test_what_libsndfile_decodes_is_told_by_its_content(
    recordings: Recordings, tmp_path: Path, kind: str, subtype: str
) -> None:
    tone = 0.3 * np.sin(np.arange(96_000) * (2 * np.pi / 48))
    tone[:24_000] = tone[-24_000:] = 0
    content = io.BytesIO()
    soundfile.write(content, tone, 48_000, subtype, format=kind)
    assert_is_the_tone(recordings, at(tmp_path / "any.name", content.getvalue()))


@pytest.mark.parametrize("name", ["silent.mp4", "locked.m4a"])
def test_a_film_without_sound_and_an_encrypted_file_are_named(
    recordings: Recordings, name: str
) -> None:
    assert problem(recordings, KINDS / name) is RecordingProblem.NOT_AUDIO


def test_a_file_that_the_system_does_not_hand_out_is_named(
    recordings: Recordings, tmp_path: Path
) -> None:
    (tmp_path / "round.wav").symlink_to("round.wav")
    assert problem(recordings, tmp_path / "round.wav") is RecordingProblem.UNREADABLE


def test_a_file_that_is_written_to_is_named(
    recordings: Recordings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(tmp_path / "coming.wav", wav(speech(1)))
    stat, seen = os.fstat, []

    def grown(number: int) -> os.stat_result:
        if not seen:
            found = stat(number)
            with (tmp_path / "coming.wav").open("ab") as file:
                file.write(b"more")
            seen.append(found)
            return found
        return stat(number)

    monkeypatch.setattr(os, "fstat", grown)
    assert problem(recordings, tmp_path / "coming.wav") is RecordingProblem.CHANGING


def test_a_range_with_nothing_in_it_is_named(recordings: Recordings, tmp_path: Path) -> None:
    async def scenario() -> None:
        opened = await recordings.open(at(tmp_path / "short.wav", wav(speech(1))))
        with pytest.raises(RecordingError) as caught:
            await recordings.check(opened, Cut(2, 3))
        assert caught.value.problem is RecordingProblem.EMPTY

    asyncio.run(scenario())


def test_a_recording_that_another_voice_was_trained_from_is_noticed(
    decoder: Decoder, tmp_path: Path
) -> None:
    trainings: list[Training] = []
    recordings = Recordings(decoder, SampleFiles(tmp_path / "samples"), lambda: trainings)

    async def scenario() -> None:
        opened = await recordings.open(at(tmp_path / "Lena.wav", wav(speech(5))))
        assert recordings.used_before(opened) == []
        prepared = await recordings.prepare(opened, Cut(1, 3))
        origin = prepared.report.origin
        refused = TrainingStatus.NOT_BEGUN
        trainings.extend(
            [
                Training(3, "c", "Clara", "https://s/3", 3.0, origin=origin, status=refused),
                Training(2, "b", "Bella", "https://s/2", 2.0, origin=origin),
                Training(1, "a", "Anna", "https://s/1", 1.0),
            ]
        )
        copy = await recordings.open(at(tmp_path / "copy.wav", opened.content))
        sent = await recordings.open(at(tmp_path / "sent.wav", prepared.content))
        other = await recordings.open(at(tmp_path / "other.wav", wav(speech(6))))
        assert [recordings.used_before(one) for one in (copy, sent, other)] == [
            ["Bella"],
            ["Bella"],
            [],
        ]
        assert recordings.used_before(copy, "b") == []

    asyncio.run(scenario())
