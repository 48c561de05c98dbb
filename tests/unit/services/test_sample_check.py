"""The check of a sample from its link, over TCP: what servers say, and what they may do wrong."""

import asyncio
import gzip
import io
import os
import wave
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.child_processes import Stopwatch
from tests.unit.api.raw_server import (
    RawServer,
    Reply,
    http,
    resets,
    says,
    sends_and_hangs_up,
    sends_and_stalls,
)
from voicedesk.api import SampleFetcher, Timeouts
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.errors import SampleProblem
from voicedesk.domain.samples import Advice, FindingStatus, Measure
from voicedesk.library import SampleFiles
from voicedesk.resources import resource
from voicedesk.services.samples import SampleCheck, SampleReport

HERE = "http://127.0.0.1"
HASTE = Timeouts(connect=2.0, read=0.3)


def recording(seconds: float = 12.0, loudness: float = 0.15) -> bytes:
    """Speech-like sound: a second of tone and half a second of a quiet room, in turn."""
    rate = 24_000
    moments = np.arange(round(seconds * rate)) / rate
    tone = loudness * np.sin(2 * np.pi * 220 * moments) * (moments % 1.5 < 1)
    sound = tone + np.random.default_rng(1).standard_normal(len(moments)) * 0.0005
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    return content.getvalue()


SOUND = recording()
MP3 = resource("samples", "en-reading.mp3").read_bytes()
DECODER = Decoder()


@pytest.fixture(scope="module", autouse=True)
def _end_decoder() -> Iterator[None]:
    yield
    DECODER.stop()


def part(size: int) -> bytes:
    """An answer that promises more than it brings."""
    return http(200, SOUND[:size], {"Content-Length": "99999"})


@dataclass
class World:
    server: RawServer
    check: SampleCheck
    folder: Path
    now: float = 1_800_000_000.0

    @property
    def link(self) -> str:
        return f"{self.server.url}/a.mp3"

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir()) if self.folder.exists() else []

    async def emptied(self) -> None:
        async with asyncio.timeout(30):
            while self.files:  # noqa: ASYNC110 - files tell nobody
                await asyncio.sleep(0.005)


@asynccontextmanager
async def world(
    folder: Path,
    *replies: Reply,
    service: str = HERE,
    most_bytes: int = 4_000_000,
    most_seconds: float = 10.0,
) -> AsyncIterator[World]:
    async with RawServer(*replies) as server:
        fetcher = SampleFetcher(service, timeouts=HASTE)
        made: World
        check = SampleCheck(
            fetcher,
            SampleFiles(folder),
            DECODER.sample,
            clock=lambda: made.now,
            most_bytes=most_bytes,
            most_seconds=most_seconds,
        )
        made = World(server, check, folder)
        yield made
        await fetcher.aclose()


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., SampleReport]:
    """Check what a server says, and hold that of what fails nothing stays."""

    def check(*replies: Reply, path: str = "/a.mp3", **given: object) -> SampleReport:
        async def go() -> SampleReport:
            async with world(tmp_path / "samples", *replies, **given) as made:
                report = await made.check.check(made.server.url + path)
                if report.path is None:
                    await made.emptied()
                return report

        return asyncio.run(go())

    return check


Check = Callable[..., SampleReport]


def test_a_good_recording_is_measured_and_can_be_heard(check: Check) -> None:
    report = check(says(200, SOUND, {"Content-Type": "text/plain"}))
    assert report.error is None
    assert report.size == len(SOUND)
    assert report.measures is not None
    assert report.measures.seconds == pytest.approx(12)
    assert report.path is not None
    assert report.path.read_bytes() == SOUND
    assert report.path.suffix == ".wav", "by its bytes, not by its link or type"
    assert {one.status for one in report.findings} == {FindingStatus.GOOD}
    assert not report.is_hopeless
    assert not report.needs_purpose


def test_what_is_not_good_is_told_and_stands_in_nobodys_way(check: Check) -> None:
    report = check(says(200, recording(2.0, 1.5)))
    advice = {
        one.measure: one.advice for one in report.findings if one.status is not FindingStatus.GOOD
    }
    assert advice[Measure.LENGTH] is Advice.MUCH_LONGER
    assert advice[Measure.PEAKS] is Advice.CLIPPED
    assert not report.is_hopeless
    assert not report.needs_purpose


@pytest.mark.parametrize(
    ("reply", "problem", "detail"),
    [
        (says(404, SOUND), SampleProblem.NOTHING_THERE, ""),
        (says(410), SampleProblem.NOTHING_THERE, ""),
        (says(200, b"", {"Content-Type": "audio/mpeg"}), SampleProblem.EMPTY, ""),
        (
            says(
                200,
                b"<!doctype html><title>Shared\n with you</title>",
                {"Content-Type": "audio/mpeg"},
            ),
            SampleProblem.WEB_PAGE,
            "Shared with you",
        ),
        (says(200, b"\n <?xml version='1.0'?><Error/>"), SampleProblem.WEB_PAGE, ""),
        (
            says(200, gzip.compress(b"<html><title>Zip</title>"), {"Content-Encoding": "gzip"}),
            SampleProblem.WEB_PAGE,
            "Zip",
        ),
        (says(200, b'{"code": 403}', {"Content-Type": "audio/wav"}), SampleProblem.NOT_AUDIO, ""),
        (says(200, b"PK\x03\x04" + bytes(500)), SampleProblem.NOT_AUDIO, ""),
        (says(200, bytes(500_000)), SampleProblem.NOT_AUDIO, ""),
    ],
)
def test_what_the_service_is_sure_to_refuse(
    check: Check, reply: Reply, problem: SampleProblem, detail: str
) -> None:
    report = check(reply)
    assert report.error is not None
    assert (report.error.problem, report.error.detail) == (problem, detail)
    assert report.is_hopeless
    assert not report.needs_purpose


@pytest.mark.parametrize(
    "content", [b"\r\n" + MP3, bytes(300) + MP3, MP3[5_000:], MP3 + MP3[5_000:], MP3[:60_000]]
)
def test_the_decoder_judges_what_is_audio(check: Check, content: bytes) -> None:
    report = check(says(200, content))
    assert report.error is None
    assert report.measures is not None
    assert report.measures.seconds == pytest.approx(22.5 * len(content) / len(MP3), rel=0.08)


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (resets(), SampleProblem.NO_CONNECTION),
        (says(403), SampleProblem.REFUSED),
        (says(503), SampleProblem.REFUSED),
        (says(302, headers={"Location": "/a.mp3"}), SampleProblem.REDIRECTED),
        (sends_and_stalls(), SampleProblem.TIMED_OUT),
        (sends_and_stalls(part(30)), SampleProblem.TIMED_OUT),
        (sends_and_hangs_up(part(9000)), SampleProblem.CUT_OFF),
        (says(200, b"ID3\x04" + bytes(range(1, 200)) * 20), SampleProblem.UNREADABLE),
    ],
)
def test_what_may_be_in_the_services_reach_takes_a_purpose(
    check: Check, reply: Reply, problem: SampleProblem
) -> None:
    report = check(reply)
    assert report.error is not None
    assert report.error.problem is problem
    assert report.needs_purpose
    assert not report.is_hopeless


def test_a_link_out_of_the_services_reach(check: Check) -> None:
    report = check(says(200, SOUND), service="https://service.example")
    assert report.error is not None
    assert report.error.problem is SampleProblem.OUT_OF_REACH
    assert report.needs_purpose


# Endless, huge and slow


def endless(piece: bytes, pause: float = 0.0) -> Reply:
    async def reply(_request: object, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + SOUND[:64])
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return reply


def test_an_endless_recording_is_audio_that_is_not_measured(check: Check) -> None:
    report = check(endless(bytes(50_000)))
    assert report.error is not None
    assert report.error.problem is SampleProblem.TOO_LARGE
    assert not report.needs_purpose
    assert not report.is_hopeless


def test_a_huge_one_is_not_fetched_at_all(check: Check) -> None:
    async def reply(request: object, writer: asyncio.StreamWriter) -> None:
        await sends_and_stalls(http(200, SOUND, {"Content-Length": "5000000000"}))(request, writer)

    watch = Stopwatch()
    report = check(reply)
    assert report.error is not None
    assert report.error.problem is SampleProblem.TOO_LARGE
    assert report.size == 5_000_000_000
    assert watch.seconds < 2


def test_one_that_trickles_is_given_up_when_it_is_time(check: Check) -> None:
    report = check(endless(b"\0" * 100, 0.01), most_seconds=0.5)
    assert report.error is not None
    assert report.error.problem is SampleProblem.TOO_SLOW
    assert not report.needs_purpose


def test_a_bomb_is_too_large(check: Check) -> None:
    bomb = gzip.compress(SOUND + bytes(100_000_000), 9)
    report = check(says(200, bomb, {"Content-Encoding": "gzip"}))
    assert report.error is not None
    assert report.error.problem is SampleProblem.TOO_LARGE


def test_an_endless_page_is_read_for_its_title_alone(check: Check) -> None:
    async def reply(_request: object, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>Endless</title>")
        while not writer.is_closing():
            writer.write(b"<p>" * 1000)
            await writer.drain()

    report = check(reply)
    assert report.error is not None
    assert (report.error.problem, report.error.detail) == (SampleProblem.WEB_PAGE, "Endless")


# One at a time


def test_a_fresh_report_is_given_again_and_an_old_one_is_not(tmp_path: Path) -> None:
    async def go() -> None:
        async with world(tmp_path, says(200, SOUND)) as made:
            first = await made.check.check(made.link)
            made.now += 59
            assert await made.check.check(made.link) is first
            assert len(made.server.requests) == 1
            made.now += 1
            second = await made.check.check(made.link)
            assert len(made.server.requests) == 2
            assert first.path is not None
            while first.path.exists():  # noqa: ASYNC110 - files tell nobody
                await asyncio.sleep(0.005)
            assert made.files == [second.path]

    asyncio.run(asyncio.wait_for(go(), 20))


def test_what_failed_is_tried_again_at_once(tmp_path: Path) -> None:
    async def go() -> None:
        async with world(tmp_path, says(503), says(200, SOUND)) as made:
            assert (await made.check.check(made.link)).error is not None
            assert made.check.fresh(made.link) is not None
            assert (await made.check.check(made.link)).error is None

    asyncio.run(go())


def test_letting_go_leaves_nothing(tmp_path: Path) -> None:
    async def go() -> None:
        async with world(tmp_path, says(200, SOUND)) as made:
            await made.check.check(made.link)
            assert len(made.files) == 1
            made.check.discard()
            await made.emptied()
            assert made.check.fresh(made.link) is None

    asyncio.run(go())


@pytest.mark.parametrize("stage", ["answer", "bytes", "measuring"])
def test_a_check_that_is_cancelled_leaves_nothing(tmp_path: Path, stage: str) -> None:
    async def go() -> None:
        reply = {
            "answer": sends_and_stalls(),
            "bytes": endless(bytes(2000), 0.001),
            "measuring": says(200, SOUND),
        }[stage]
        async with world(tmp_path, reply) as made:
            reached = asyncio.Event()
            if stage == "measuring":

                async def measure(_path: Path) -> object:
                    reached.set()
                    return await asyncio.Event().wait()

                made.check._measure = measure
            else:
                made.check._most_bytes = 1 << 30
            task = asyncio.ensure_future(made.check.check(made.link))
            await (reached.wait() if stage == "measuring" else made.server.wait_for_requests(1))
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()
            await made.emptied()

    asyncio.run(go())


def test_a_full_disk_is_no_reason_not_to_send(tmp_path: Path) -> None:
    (tmp_path / "samples").write_text("in the way")

    async def go() -> SampleReport:
        async with RawServer(says(200, SOUND)) as server:
            fetcher, files = SampleFetcher(HERE), SampleFiles(tmp_path / "samples")
            check = SampleCheck(fetcher, files, DECODER.sample)
            report = await check.check(server.url)
            await fetcher.aclose()
            return report

    report = asyncio.run(go())
    assert report.error is not None
    assert report.error.problem is SampleProblem.DISK
    assert not report.is_hopeless
    assert not report.needs_purpose


def test_what_an_earlier_run_left_goes(tmp_path: Path) -> None:
    left = tmp_path / "sample-old.wav"
    left.write_bytes(SOUND)
    os.utime(left, (1, 1))

    async def go() -> None:
        async with world(tmp_path, says(200, SOUND)) as made:
            report = await made.check.check(made.link)
            assert made.files == [report.path]
            assert report.path is not None
            assert report.path.stat().st_mode & 0o077 == 0

    asyncio.run(go())


# Signed links


@pytest.mark.parametrize(
    ("left", "advice"), [(600, Advice.EXPIRES_SOON), (-1, Advice.EXPIRED), (9000, None)]
)
def test_a_signed_link_says_how_long_it_lasts(
    check: Check, left: int, advice: Advice | None
) -> None:
    report = check(says(200, SOUND), path=f"/a.wav?e={1_800_000_000 + left}&token=k")
    last = report.findings[-1]
    assert (last.measure, last.value, last.advice) == (Measure.EXPIRY, left, advice)


def test_a_refused_link_that_has_run_out_says_so(check: Check) -> None:
    report = check(says(403), path="/a.wav?e=1799999999&token=k")
    assert report.error is not None
    assert [one.advice for one in report.findings] == [Advice.EXPIRED]
