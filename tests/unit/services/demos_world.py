"""Demos on a real library, with one ready voice."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import pytest

from tests.unit.services.scripted_service import ScriptedService
from tests.unit.services.scripted_source import ScriptedSource
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, Opening
from voicedesk.services.annotations import Annotations
from voicedesk.services.demos import Demos, DemoStatus
from voicedesk.services.voices import Voices

LINK = "https://cdn/r.mp3"
READY = Voice("r", "Rita", "Success", "en", f"{LINK}?e=1")


@dataclass
class DemosWorld:
    voices: Voices
    library: Library
    opening: Opening
    annotations: Annotations
    demos: Demos
    source: ScriptedSource
    service: ScriptedService
    announced: list[str]
    dear: set[str]

    @property
    def state(self) -> DemoStatus:
        return self.demos.status(self.voices.by_id["r"])

    async def relist(self, state: str, link: str) -> None:
        self.service.set("r", state, demo_url=link)
        await self.voices.refresh()

    async def problem(self) -> DemoProblem:
        with pytest.raises(DemoError) as caught:
            await self.demos.fetch("r")
        return caught.value.problem


OpenDemos = Callable[[], AbstractAsyncContextManager[DemosWorld]]
