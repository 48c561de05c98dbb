import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QAudioDecoder

from tests.child_processes import Stopwatch
from tests.unit.audio.conftest import Run, tone
from voicedesk.audio import decoding
from voicedesk.audio.meters import PeakMeter
from voicedesk.audio.readers import EnvelopeReader
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope
from voicedesk.resources import resource

WriteWav = Callable[..., Path]

# A message from one of Qt's threads would wait for the interpreter, which waits for that thread.
pytestmark = pytest.mark.no_qt_log


def test_reads_length_and_shape(run: Run[Envelope], write_wav: WriteWav) -> None:
    quiet, loud = tone(1, loudness=0.25), tone(1, loudness=0.5)
    envelope = run(EnvelopeReader().read(write_wav(quiet + loud)))
    assert envelope.duration_ms == pytest.approx(2000, abs=10)
    assert 110 < envelope.peaks[100] < 140
    assert envelope.peaks[300] > 240


def test_reads_stereo_as_one(run: Run[Envelope], write_wav: WriteWav) -> None:
    both = [sample for pair in zip(tone(1), tone(1), strict=True) for sample in pair]
    envelope = run(EnvelopeReader().read(write_wav(both, channels=2)))
    assert envelope.duration_ms == pytest.approx(1000, abs=10)


@pytest.mark.parametrize("name", ["en-1.mp3", "zh-2.mp3"])
def test_reads_an_mp3_that_begins_with_the_encoders_delay(run: Run[Envelope], name: str) -> None:
    async def read() -> Envelope:
        async with asyncio.timeout(30):
            return await EnvelopeReader().read(resource("samples", name))

    envelope = run(read())
    assert 5_000 < envelope.duration_ms < 9_000
    assert len(set(envelope.peaks)) > 50


def test_reads_asked_for_together_all_come(run: Run[list[Envelope]], write_wav: WriteWav) -> None:
    paths = [write_wav(tone(length), name=f"{length}.wav") for length in (0.5, 1, 1.5)]

    async def read() -> list[Envelope]:
        reader = EnvelopeReader()
        return await asyncio.gather(*map(reader.read, paths))

    lengths = [envelope.duration_ms for envelope in run(read())]
    assert lengths == pytest.approx([500, 1000, 1500], abs=10)


def test_qt_reads_what_libsndfile_leaves_to_it_the_same(
    run: Run[tuple[Envelope, Envelope]], write_wav: WriteWav
) -> None:
    sound = [*tone(0.7, loudness=0.2), *tone(1.1, loudness=0.6)]
    direct, other = write_wav(sound, name="a.wav"), write_wav(sound, name="a.aac")

    async def read() -> tuple[Envelope, Envelope]:
        reader = EnvelopeReader()
        return await reader.read(direct), await reader.read(other)

    mine, qts = run(read())
    assert mine.duration_ms == qts.duration_ms == 1800
    assert mine.loudness == pytest.approx(qts.loudness, abs=0.01)
    assert all(abs(a - b) <= 1 for a, b in zip(mine.peaks, qts.peaks, strict=True))


def test_a_long_recording_is_left_to_qt_and_not_decoded_in_one_piece(
    run: Run[Envelope], write_wav: WriteWav, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_wav(tone(2))
    monkeypatch.setattr(decoding, "_MOST_SAMPLES", 24_000)
    assert decoding.read_into(path, PeakMeter, lambda _meter: True) is None
    assert run(EnvelopeReader().read(path)).duration_ms == pytest.approx(2000, abs=10)


def test_louder_sound_has_more_loudness(run: Run[list[Envelope]], write_wav: WriteWav) -> None:
    soft = write_wav(tone(2, loudness=0.1), name="soft.wav")
    loud = write_wav(tone(2, loudness=0.2), name="loud.wav")

    async def read() -> list[Envelope]:
        return [await EnvelopeReader().read(path) for path in (soft, loud)]

    quieter, louder = (envelope.loudness for envelope in run(read()))
    assert quieter is not None
    assert louder is not None
    assert louder - quieter == pytest.approx(6.02, abs=0.05)


def test_nothing_slow_is_loaded_before_there_is_something_to_measure() -> None:
    code = (
        "import sys; import voicedesk.audio.readers;"
        "sys.exit(', '.join({'numpy', 'soundfile'} & set(sys.modules)) or None)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("content", [b"", b"ID3" + bytes(range(256)) * 20, b"<html>no</html>"])
def test_what_is_no_audio_is_said_to_be_none(
    run: Run[Envelope], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "demo.mp3"
    path.write_bytes(content)
    with pytest.raises(DemoError) as caught:
        run(EnvelopeReader().read(path))
    assert caught.value.problem is DemoProblem.NOT_AUDIO


def test_a_missing_file_and_one_without_sound_are_no_audio(
    run: Run[Envelope], tmp_path: Path, write_wav: WriteWav
) -> None:
    for path in (tmp_path / "missing.wav", write_wav([])):
        with pytest.raises(DemoError):
            run(EnvelopeReader().read(path))


def test_a_cancelled_read_leaves_the_next_alone(run: Run[Envelope], write_wav: WriteWav) -> None:
    long, short = write_wav(tone(30), name="long.wav"), write_wav(tone(1), name="short.wav")

    async def read() -> Envelope:
        reader = EnvelopeReader()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.002):
                await reader.read(long)
        return await reader.read(short)

    assert run(read()).duration_ms == pytest.approx(1000, abs=10)


def test_a_file_that_is_never_finished_is_given_up_and_leaves_the_next_alone(
    run: Run[Envelope], write_wav: WriteWav, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_wav(tone(1), name="sound.m4a")

    async def read() -> Envelope:
        reader = EnvelopeReader(time_limit=0.5)
        with monkeypatch.context() as patched:
            patched.setattr(QAudioDecoder, "start", lambda _: None)
            with pytest.raises(DemoError) as caught:
                await reader.read(path)
        assert caught.value.problem is DemoProblem.NOT_AUDIO
        return await reader.read(path)

    assert run(read()).duration_ms == pytest.approx(1000, abs=10)


def test_the_event_loop_goes_on_meanwhile(run: Run[float], write_wav: WriteWav) -> None:
    path = write_wav(tone(60, rate=8_000), rate=8_000)

    async def longest_stall() -> float:
        longest = 0.0

        async def watch() -> None:
            nonlocal longest
            while True:
                turn = Stopwatch()
                await asyncio.sleep(0)
                longest = max(longest, turn.seconds)

        reader = EnvelopeReader()
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(watch())
            await reader.read(path)
            watching.cancel()
        return longest

    run(EnvelopeReader().read(path))  # loads what it needs
    assert run(longest_stall()) < 0.05
