"""The decoder as the window's process knows it: what it answers, may not do, and how it ends."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.child_processes import Stopwatch
from tests.unit.audio.conftest import Run, tone
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope, SampleMeasures
from voicedesk.resources import resource

WriteWav = Callable[..., Path]


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.stop()


def refused(run: Run[object], asking: object) -> DemoError:
    with pytest.raises(DemoError) as caught:
        run(asking)  # type: ignore[arg-type]
    return caught.value


def test_reads_an_envelope(run: Run[Envelope], decoder: Decoder, write_wav: WriteWav) -> None:
    quiet, loud = tone(1, loudness=0.25), tone(1, loudness=0.5)
    envelope = run(decoder.envelope(write_wav(quiet + loud)))
    assert envelope.duration_ms == 2000
    assert 110 < envelope.peaks[100] < 140
    assert envelope.peaks[300] > 240


def test_measures_a_sample(run: Run[SampleMeasures], decoder: Decoder, write_wav: WriteWav) -> None:
    both = [sample for pair in zip(tone(2), tone(2), strict=True) for sample in pair]
    found = run(decoder.sample(write_wav([*([0.0] * 48_000), *both], channels=2)))
    assert (found.seconds, found.rate, found.channels, found.is_whole) == (3, 24_000, 2, True)
    assert found.peak == pytest.approx(-6.2, abs=0.1)
    assert found.silence_before == pytest.approx(1, abs=0.05)


def test_what_libsndfile_does_not_know_is_decoded_by_qt(
    run: Run[SampleMeasures], decoder: Decoder, tmp_path: Path
) -> None:
    """AAC, in frames of 1,024 samples at 24 kHz that are silent."""
    path = tmp_path / "silent.aac"
    path.write_bytes(bytes.fromhex("fff1584001bffc00c800802380") * 72)
    found = run(decoder.sample(path))
    assert found.seconds == pytest.approx(72 * 1024 / 24_000, abs=0.1)
    assert (found.rate, found.loudness) == (24_000, None)


def test_several_asked_for_together_all_come(
    run: Run[list[Envelope]], decoder: Decoder, write_wav: WriteWav
) -> None:
    paths = [write_wav(tone(length), name=f"{length}.wav") for length in (0.5, 1, 1.5)]

    async def read() -> list[Envelope]:
        return await asyncio.gather(*map(decoder.envelope, paths))

    assert [envelope.duration_ms for envelope in run(read())] == [500, 1000, 1500]


def test_nothing_that_decodes_is_loaded_here() -> None:
    code = (
        "import sys; import voicedesk.audio.decoder;"
        "sys.exit(', '.join({'numpy', 'soundfile'} & set(sys.modules)) or None)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr


def test_what_is_no_recording_is_said_to_be_none(
    run: Run[Envelope], decoder: Decoder, tmp_path: Path, write_wav: WriteWav
) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    (tmp_path / "page.mp3").write_bytes(b"<html>no</html>")
    for path in (
        tmp_path / "missing.wav",
        tmp_path,
        tmp_path / "pipe.mp3",
        tmp_path / "page.mp3",
        write_wav([]),
    ):
        assert refused(run, decoder.envelope(path)).problem is DemoProblem.NOT_AUDIO


def test_what_is_too_large_is_not_read(
    run: Run[SampleMeasures], decoder: Decoder, tmp_path: Path
) -> None:
    path = tmp_path / "large.wav"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refused(run, decoder.sample(path)).problem is DemoProblem.TOO_LARGE


def fake(tmp_path: Path, code: str) -> list[str]:
    """A decoder that does as it is told."""
    path = tmp_path / "fake.py"
    path.write_text(
        "import json, os, signal, sys, time\n"
        "from voicedesk.domain.samples import PEAKS\n"
        "def request():\n"
        "    line = sys.stdin.buffer.readline() or sys.exit()\n"
        "    return sys.stdin.buffer.read(json.loads(line)['size'])\n"
        "def say(values, body=b''):\n"
        "    sys.stdout.buffer.write(json.dumps(values).encode() + b'\\n' + body)\n"
        "    sys.stdout.buffer.flush()\n"
        "def envelope():\n"
        "    say({'size': PEAKS, 'duration_ms': 7}, bytes(PEAKS))\n" + code
    )
    return [sys.executable, str(path)]


@pytest.fixture
def recording(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        path = tmp_path / f"{content.decode()}.mp3"
        path.write_bytes(content)
        return path

    return write


def test_what_ends_the_decoder_is_no_audio_and_the_others_go_on(
    run: Run[Envelope], tmp_path: Path, recording: Callable[[bytes], Path]
) -> None:
    killer = "while True:\n  os.abort() if request() == b'bad' else envelope()\n"
    decoder = Decoder(command=fake(tmp_path, killer))
    assert run(decoder.envelope(recording(b"good"))).duration_ms == 7
    error = refused(run, decoder.envelope(recording(b"bad")))
    assert error.problem is DemoProblem.NOT_AUDIO
    assert str(-signal.SIGABRT) in error.detail
    assert run(decoder.envelope(recording(b"good"))).duration_ms == 7
    decoder.stop()


def test_one_that_was_ended_by_another_recording_is_started_again(
    run: Run[Envelope], tmp_path: Path, recording: Callable[[bytes], Path]
) -> None:
    decoder = Decoder(command=fake(tmp_path, "request(); envelope(); request(); os.abort()"))
    for _ in range(3):
        assert run(decoder.envelope(recording(b"good"))).duration_ms == 7
    decoder.stop()


def test_what_takes_too_long_is_given_up(
    run: Run[Envelope], tmp_path: Path, recording: Callable[[bytes], Path]
) -> None:
    sleeper = "while True:\n  time.sleep(60) if request() == b'bad' else envelope()\n"
    decoder = Decoder(command=fake(tmp_path, sleeper), time_limit=1.0)
    assert refused(run, decoder.envelope(recording(b"bad"))).problem is DemoProblem.NOT_AUDIO
    assert refused(run, decoder.sample(recording(b"bad"))).problem is DemoProblem.TIMED_OUT
    assert run(decoder.envelope(recording(b"good"))).duration_ms == 7
    decoder.stop()


@pytest.mark.parametrize(
    "answer",
    [
        "say([1])",
        "say({'size': -1})",
        "say({'size': 1 << 40})",
        "say({'size': 3}, b'123')",
        "say({'size': PEAKS, 'duration_ms': '7'}, bytes(PEAKS))",
        "say({'size': PEAKS, 'duration_ms': float('nan'), 'seconds': float('nan')}, bytes(PEAKS))",
        "sys.stdout.buffer.write(b'{' * (1 << 21))",
        "sys.stdout.buffer.write(b'[' * 100000 + b'\\n')",
    ],
)
def test_a_decoder_that_was_taken_over_is_not_believed(
    run: Run[Envelope], tmp_path: Path, recording: Callable[[bytes], Path], answer: str
) -> None:
    decoder = Decoder(
        command=fake(tmp_path, f"while True: request(); {answer}; sys.stdout.flush()")
    )
    assert refused(run, decoder.envelope(recording(b"any"))).problem is DemoProblem.NOT_AUDIO
    assert refused(run, decoder.sample(recording(b"any"))).problem is DemoProblem.NOT_AUDIO
    decoder.stop()


def test_one_that_cannot_be_started_is_not_the_recordings_fault(
    run: Run[Envelope], tmp_path: Path, recording: Callable[[bytes], Path]
) -> None:
    decoder = Decoder(command=[str(tmp_path / "missing")])
    assert refused(run, decoder.envelope(recording(b"any"))).problem is DemoProblem.DECODER


def test_a_cancelled_read_leaves_the_next_alone(
    run: Run[Envelope], decoder: Decoder, write_wav: WriteWav
) -> None:
    long, short = write_wav(tone(30), name="long.wav"), write_wav(tone(1), name="short.wav")

    async def read() -> Envelope:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.002):
                await decoder.envelope(long)
        return await decoder.envelope(short)

    assert run(read()).duration_ms == 1000


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and these limits are Linux's")
def test_the_decoder_can_reach_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token")
    code = f"""
from voicedesk.decoder.confinement import confine
import resource, socket
confine()
def may(what):
    try:
        what()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "may"
print(may(lambda: open({str(secret)!r})), may(lambda: open({str(tmp_path / "new")!r}, "w")),
    may(lambda: socket.create_connection(("127.0.0.1", 9))), may(lambda: bytearray(2 << 30)))
import numpy
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["PermissionError"] * 3 + ["MemoryError"]


def test_a_flac_of_hours_is_given_up(run: Run[Envelope], decoder: Decoder, tmp_path: Path) -> None:
    """A few bytes of it make seconds of sound."""
    path = tmp_path / "hours.flac"
    path.write_bytes(constant_flac(hours=2))
    assert refused(run, decoder.envelope(path)).problem is DemoProblem.TOO_LARGE


def constant_flac(*, hours: int) -> bytes:
    """FLAC frames that each say one value for 65,535 samples, at 44.1 kHz."""
    total = hours * 3600 * 44_100
    info = (65_535).to_bytes(2) * 2 + bytes(6)
    info += (44_100 << 44 | 15 << 36 | total).to_bytes(8) + bytes(16)
    frames = (_frame(number) for number in range(total // 65_535))
    return b"fLaC\x80\0\0\x22" + info + b"".join(frames)


def _frame(number: int) -> bytes:
    head = b"\xff\xf8\x79\x08" + chr(number).encode() + (65_534).to_bytes(2)
    head += bytes([_crc(head, 8, 0x07)])
    body = head + bytes(3)
    return body + _crc(body, 16, 0x8005).to_bytes(2)


def _crc(content: bytes, width: int, polynomial: int) -> int:
    found, top = 0, 1 << width - 1
    for byte in content:
        found ^= byte << width - 8
        for _ in range(8):
            found = (found << 1 ^ polynomial if found & top else found << 1) & (1 << width) - 1
    return found


def test_a_demo_of_a_minute_is_read_quickly_and_the_event_loop_goes_on(
    run: Run[float], decoder: Decoder, write_wav: WriteWav
) -> None:
    path = write_wav(tone(60, rate=8_000), rate=8_000)

    async def longest_stall() -> float:
        await decoder.envelope(resource("samples", "en-1.mp3"))  # starts it
        longest = 0.0

        async def watch() -> None:
            nonlocal longest
            while True:
                turn = Stopwatch()
                await asyncio.sleep(0)
                longest = max(longest, turn.seconds)

        async with asyncio.TaskGroup() as group:
            watching = group.create_task(watch())
            await decoder.envelope(path)
            watching.cancel()
        return longest

    assert run(longest_stall()) < 0.05
