"""Demo links in memory: what each leads to, and how often it was opened."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from voicedesk.audio.envelope import Envelope
from voicedesk.domain.errors import DemoError, DemoProblem

MP3 = b"ID3\x04" + bytes(200)


@dataclass
class ScriptedStream:
    content: bytes
    gate: asyncio.Event

    async def chunks(self) -> AsyncIterator[bytes]:
        yield self.content[:100]
        await self.gate.wait()
        yield self.content[100:]


@dataclass
class ScriptedSource:
    """Attributes:
    links: the bytes behind each link; a link that isn't here is out of reach.
    problems: links that fail.
    """

    links: dict[str, bytes] = field(default_factory=dict)
    problems: dict[str, DemoProblem] = field(default_factory=dict)
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
        yield ScriptedStream(self.links[url], self.gate)


async def measure(path: Path) -> Envelope:
    content = await asyncio.to_thread(path.read_bytes)
    if b"broken" in content:
        raise DemoError(DemoProblem.NOT_AUDIO)
    return Envelope(len(content), bytes(400))
