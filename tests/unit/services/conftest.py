import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from tests.unit.services.demos_world import READY, DemosWorld, OpenDemos
from tests.unit.services.scripted_service import ScriptedService
from tests.unit.services.scripted_source import MP3, ScriptedSource, measure
from tests.unit.services.virtual_time import VirtualTimeLoop
from voicedesk.domain.training import Training
from voicedesk.domain.voice import VoiceChanges
from voicedesk.library import Library, Opening
from voicedesk.services.annotations import Annotations
from voicedesk.services.demos import Demos
from voicedesk.services.polling import Connection
from voicedesk.services.voices import Voices

T = TypeVar("T")

START = 1_700_000_000.0
"""POSIX seconds at which every scenario begins."""


def wall_clock() -> float:
    return START + asyncio.get_running_loop().time() - 1000


@dataclass
class VoicesWorld:
    """Voices on a real library, and all that they announced."""

    voices: Voices
    library: Library
    opening: Opening
    changes: list[VoiceChanges] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)
    ended: list[Training] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voices.changed.connect(self.changes.append)
        self.voices.connection_changed.connect(self.connections.append)
        self.voices.training_changed.connect(self.trainings.append)
        self.voices.training_ended.connect(self.ended.append)


OpenVoices = Callable[[ScriptedService], "VoicesContext"]


class VoicesContext:
    """Opens the library in a folder, as a start of the program would."""

    def __init__(self, folder: Path, service: ScriptedService) -> None:
        self._library = Library(folder)
        self._service = service

    async def __aenter__(self) -> VoicesWorld:
        opening = await self._library.open()
        monotonic = asyncio.get_running_loop().time
        voices = Voices(
            self._service, self._library, opening, clock=wall_clock, monotonic=monotonic
        )
        return VoicesWorld(voices, self._library, opening)

    async def __aexit__(self, *_: object) -> None:
        # In real time: of the two seconds that `close` waits at most, none would pass here.
        self._library.close_now()


@pytest.fixture
def open_voices(tmp_path: Path) -> OpenVoices:
    return lambda service: VoicesContext(tmp_path, service)


def run(scenario: Callable[[], Coroutine[object, object, T]]) -> T:
    """Run a scenario in virtual time."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        return runner.run(scenario())


@asynccontextmanager
async def meanwhile(*work: Awaitable[object]) -> AsyncIterator[list["asyncio.Future[object]"]]:
    """Runs `work` beside the block, and cancels what is left of it."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        yield tasks
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def open_demos(open_voices: OpenVoices) -> OpenDemos:
    @asynccontextmanager
    async def open_demos() -> AsyncIterator[DemosWorld]:
        service = ScriptedService(READY)
        source = ScriptedSource({READY.demo_url: MP3})
        async with open_voices(service) as world:
            await world.voices.refresh()
            dear: set[str] = set()
            annotations = Annotations(world.library, world.opening)
            demos = Demos(
                source,
                world.library,
                world.opening,
                world.voices,
                measure,
                is_protected=lambda voice_id: (
                    voice_id in dear or annotations.protects_demo(voice_id)
                ),
                limit_bytes=1000,
            )
            announced: list[str] = []
            demos.changed.connect(announced.append)
            parts = world.voices, world.library, world.opening, annotations
            yield DemosWorld(*parts, demos, source, service, announced, dear)

    return open_demos
