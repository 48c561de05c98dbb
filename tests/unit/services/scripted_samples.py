"""Recordings in memory: what each link leads to, and what was kept of it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from voicedesk.api import AudioStream, SampleFetcher
from voicedesk.domain.errors import SampleError, SampleProblem
from voicedesk.domain.samples import SampleMeasures
from voicedesk.library import SampleFiles

MEASURES = SampleMeasures(
    seconds=32,
    is_whole=True,
    rate=48_000,
    channels=1,
    peaks=bytes(range(200)) * 2,
    loudness=-19,
    peak=-2.5,
    clipped=0,
    clipped_spans=(),
    silent_spans=((0.0, 0.5),),
    noise_distance=42,
)


class ScriptedSample(AudioStream):
    def __init__(self, content: bytes, gate: asyncio.Event) -> None:
        self.content = content
        self.content_type = "audio/mpeg"
        self.size = len(content)
        self.gate = gate

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        await self.gate.wait()
        yield self.content


@dataclass
class ScriptedSamples(SampleFetcher, SampleFiles):
    """Attributes:
    links: the bytes behind each link; the others have a recording behind them.
    problems: links that fail.
    opened: the links that were tried.
    """

    folder: Path
    links: dict[str, bytes] = field(default_factory=dict)
    problems: dict[str, SampleError] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    measures: SampleMeasures = MEASURES
    recording: bytes = b"ID3\x04" + bytes(200)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    dropped: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[ScriptedSample]:
        self.opened.append(url)
        self.arrived.set()
        await asyncio.sleep(0)
        if url in self.problems:
            await self.gate.wait()
            raise self.problems[url]
        yield ScriptedSample(self.links.get(url, self.recording), self.gate)

    async def save(self, content: bytes) -> Path:
        path = self.folder / f"sample-{len(self.opened)}.wav"
        await asyncio.to_thread(path.write_bytes, content)
        return path

    def delete(self, path: Path) -> None:
        self.dropped.append(path)

    async def measure(self, _path: Path) -> SampleMeasures:
        await asyncio.sleep(0)
        return self.measures


def refused(problem: SampleProblem, status: int | None = None) -> SampleError:
    return SampleError(problem, status=status)
