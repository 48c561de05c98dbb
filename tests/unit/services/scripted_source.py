"""Demo links in memory: what each leads to, and how often it was opened."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from voicedesk.api import AudioFetcher, AudioStream
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope

MP3 = b"ID3\x04" + bytes(200)


class ScriptedStream(AudioStream):
    def __init__(self, content: bytes, gate: asyncio.Event) -> None:
        self.content = content
        self.size = len(content)
        self.gate = gate
        self.cut_at: int | None = None

    async def chunks(self) -> AsyncIterator[bytes]:
        end = len(self.content) if self.cut_at is None else self.cut_at
        yield self.content[: min(100, end)]
        await self.gate.wait()
        yield self.content[100:end]
        if end < len(self.content):
            raise DemoError(DemoProblem.CUT_OFF)


@dataclass
class ScriptedSource(AudioFetcher):
    """Attributes:
    links: the bytes behind each link; a link that isn't here is out of reach.
    problems: links that fail.
    cuts: for a link, where the next attempts are cut off.
    """

    links: dict[str, bytes] = field(default_factory=dict)
    problems: dict[str, DemoProblem] = field(default_factory=dict)
    cuts: dict[str, list[int]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[ScriptedStream]:
        self.opened.append(url)
        self.arrived.set()
        await asyncio.sleep(0)
        if url in self.problems:
            raise DemoError(self.problems[url])
        if url not in self.links:
            raise DemoError(DemoProblem.OFFLINE)
        stream = ScriptedStream(self.links[url], self.gate)
        if self.cuts.get(url):
            stream.cut_at = self.cuts[url].pop(0)
        yield stream


async def measure(path: Path) -> Envelope:
    content = await asyncio.to_thread(path.read_bytes)
    if b"broken" in content:
        raise DemoError(DemoProblem.NOT_AUDIO)
    return Envelope(len(content), bytes(400))
