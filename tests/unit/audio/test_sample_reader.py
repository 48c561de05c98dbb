import asyncio
import struct
import threading
import time
import tracemalloc
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.child_processes import Stopwatch
from tests.unit.audio.conftest import Run, tone
from voicedesk.audio import decoding
from voicedesk.audio.readers import SampleReader
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import SampleMeasures
from voicedesk.resources import resource

WriteWav = Callable[..., Path]

# A message from one of Qt's threads would wait for the interpreter, which waits for that thread.
pytestmark = pytest.mark.no_qt_log


def refused(run: Run[SampleMeasures], path: Path, **limits: float) -> DemoError:
    with pytest.raises(DemoError) as caught:
        run(SampleReader(**limits).read(path))
    return caught.value


def test_measures_a_file(run: Run[SampleMeasures], write_wav: WriteWav) -> None:
    both = [sample for pair in zip(tone(2), tone(2), strict=True) for sample in pair]
    found = run(SampleReader().read(write_wav(both, channels=2)))
    assert found.seconds == pytest.approx(2, abs=0.001)
    assert (found.rate, found.channels, found.is_whole) == (24_000, 2, True)
    assert found.peak == pytest.approx(-6.2, abs=0.1)
    assert max(found.peaks) == 255


def test_measures_speech(run: Run[SampleMeasures]) -> None:
    found = run(SampleReader().read(resource("samples", "en-reading.mp3")))
    assert 10 < found.seconds < 60
    assert found.loudness is not None
    assert -35 < found.loudness < -10
    assert found.noise_distance is not None
    assert found.noise_distance > 10


def test_qt_measures_what_libsndfile_leaves_to_it_the_same(
    run: Run[tuple[SampleMeasures, SampleMeasures]], write_wav: WriteWav
) -> None:
    sound = [*tone(1.7, loudness=0.2), *([0.0] * 12_000), *tone(1.1, loudness=0.6)]
    direct, other = write_wav(sound, name="a.wav"), write_wav(sound, name="a.aac")

    async def read() -> tuple[SampleMeasures, SampleMeasures]:
        reader = SampleReader()
        return await reader.read(direct), await reader.read(other)

    mine, qts = run(read())
    assert mine.seconds == qts.seconds
    assert mine.silent_spans == qts.silent_spans
    assert mine.loudness == pytest.approx(qts.loudness, abs=0.01)
    assert mine.peak == pytest.approx(qts.peak, abs=0.01)


@pytest.mark.parametrize("name", ["a.wav", "a.aac"])
def test_of_a_long_recording_only_the_beginning_is_listened_to(
    run: Run[SampleMeasures], write_wav: WriteWav, name: str
) -> None:
    found = run(SampleReader(longest=2.0).read(write_wav(tone(40), name=name)))
    assert found.seconds == 2
    assert not found.is_whole


def test_a_long_wav_is_read_in_pieces(
    run: Run[SampleMeasures], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        for _ in range(400):
            file.writeframes(bytes(4 * 48_000))
    run(SampleReader(longest=1.0).read(path))  # loads what it needs
    tracemalloc.start()
    try:
        found = run(SampleReader().read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.seconds == 400
    assert peak < 40_000_000, "a hundred and fifty million if it were read whole"


@pytest.mark.parametrize("suffix", [".mp3", ".wav", ".flac", ".ogg", ".m4a", ".webm"])
@pytest.mark.parametrize(
    "content",
    [b"", b"ID3" + bytes(range(256)) * 20, b"<html>no</html>", b"RIFF\xff\xff\xff\xffWAVE"],
)
def test_what_is_no_audio_is_said_to_be_none(
    run: Run[SampleMeasures], tmp_path: Path, content: bytes, suffix: str
) -> None:
    path = tmp_path / f"sample{suffix}"
    path.write_bytes(content)
    assert refused(run, path).problem is DemoProblem.NOT_AUDIO


def header(rate: int, channels: int, announced: int) -> bytes:
    block = 2 * channels & 0xFFFF
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * block & 0xFFFFFFFF, block, 16)
    fmt = b"fmt " + struct.pack("<I", 16) + form
    data = b"data" + struct.pack("<I", announced) + bytes(4000)
    return b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + b"WAVE" + fmt + data


@pytest.mark.parametrize(
    ("rate", "channels"), [(4_000_000_000, 1), (1, 1), (0, 1), (48_000, 0), (48_000, 60_000)]
)
def test_a_header_that_lies_costs_nothing(
    run: Run[SampleMeasures], tmp_path: Path, rate: int, channels: int
) -> None:
    path = tmp_path / "hostile.wav"
    path.write_bytes(header(rate, channels, 4000))
    started = time.perf_counter()
    assert refused(run, path).problem is DemoProblem.NOT_AUDIO
    assert time.perf_counter() - started < 12


def test_a_header_that_announces_more_than_comes_is_measured_as_it_is(
    run: Run[SampleMeasures], tmp_path: Path
) -> None:
    path = tmp_path / "cut.wav"
    path.write_bytes(header(8_000, 1, 0xFFFFFF00))
    assert run(SampleReader().read(path)).seconds == pytest.approx(0.25, abs=0.01)


def test_a_missing_file_is_no_audio(run: Run[SampleMeasures], tmp_path: Path) -> None:
    assert refused(run, tmp_path / "missing.wav").problem is DemoProblem.NOT_AUDIO


def test_what_takes_too_long_is_given_up(
    run: Run[SampleMeasures], write_wav: WriteWav, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, never = write_wav(tone(1)), threading.Event()
    with monkeypatch.context() as patched:
        patched.setattr("voicedesk.audio.readers.read_into", lambda *_, **__: never.wait(5))
        assert refused(run, path, time_limit=0.1).problem is DemoProblem.TIMED_OUT
    never.set()
    assert run(SampleReader().read(path)).seconds == 1


def test_a_cancelled_read_stops_its_thread(
    run: Run[SampleMeasures], write_wav: WriteWav, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, pieces = write_wav(tone(60)), [0]
    monkeypatch.setattr(decoding, "_PIECE", 1000)
    kept = decoding._read

    def counted(file: object, meter: object, go_on: Callable[..., bool], **given: bool) -> None:
        def counts(meter: object) -> bool:
            pieces[0] += 1
            return go_on(meter)

        kept(file, meter, counts, **given)

    monkeypatch.setattr(decoding, "_read", counted)

    async def read() -> SampleMeasures:
        reader = SampleReader()
        first = asyncio.ensure_future(reader.read(path))
        while not pieces[0]:  # noqa: ASYNC110 - another thread counts
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        count = pieces[0]
        assert count < 1000
        return await reader.read(path)

    assert run(read()).seconds == 60


def test_the_event_loop_goes_on_meanwhile(run: Run[float], write_wav: WriteWav) -> None:
    path = write_wav(tone(120, rate=8_000), rate=8_000)

    async def longest_stall() -> float:
        longest = 0.0

        async def watch() -> None:
            nonlocal longest
            while True:
                turn = Stopwatch()
                await asyncio.sleep(0)
                longest = max(longest, turn.seconds)

        reader = SampleReader()
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(watch())
            await reader.read(path)
            watching.cancel()
        return longest

    run(SampleReader().read(path))  # loads what it needs
    assert run(longest_stall()) < 0.05


@pytest.mark.parametrize("waiting", [1, 2])
def test_qt_waits_where_measuring_is_behind(
    run: Run[SampleMeasures],
    write_wav: WriteWav,
    monkeypatch: pytest.MonkeyPatch,
    waiting: int,
) -> None:
    monkeypatch.setattr("voicedesk.audio.decoding._MOST_WAITING", waiting)
    assert run(SampleReader().read(write_wav(tone(20), name="a.aac"))).seconds == 20
