"""Every kind of bad answer against every call and file, over TCP and TLS.

What has to come of each says `fault_kinds`. For all of them: one request at the most, the token
nowhere but in it, and the list that is known stays.
"""

import asyncio
import re
import ssl
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.unit.api.conftest import Certificate
from tests.unit.api.fault_kinds import CALLS, FILES, README, Kind, all_kinds, with_table
from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import RawRequest, RawServer
from voicedesk.api import AudioFetcher, SampleFetcher, Timeouts, VoiceCloneClient
from voicedesk.api.audio_fetcher import LinkFetcher
from voicedesk.domain.errors import DemoError, SampleError, ServiceError
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.services.voices import Voices

KINDS = all_kinds()
TOKEN, LINK = "sk-5ecret", "https://a.example/s.mp3?token=s1gned"
KNOWN = [Voice(f"known-{number}", "n", "Success") for number in range(3)]
PATIENT = Timeouts(connect=20, read=20, write=20, pool=20, whole=60)
HASTY = Timeouts(connect=2, read=0.1, write=0.1, pool=5, whole=0.3)
AT_ONCE = 8
LONGEST = 25.0

Use = Callable[[VoiceCloneClient], Awaitable[object]]
USES: dict[str, Use] = {
    "list": lambda c: c.list(),
    "get": lambda c: c.get("v1"),
    "create": lambda c: c.create(),
    "train": lambda c: c.train("v1", audio_url=LINK, name="n"),
    "rename": lambda c: c.rename("v1", "n"),
    "delete": lambda c: c.delete("v1"),
}


class Matrix:
    """Asks one server of each kind in turn; its kinds are told apart by the path."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.requests: dict[int, list[RawRequest]] = defaultdict(list)
        self.wrong: list[str] = []

    async def run(self, url: str) -> None:
        self.url = url
        self.opening = await self.library.open()
        room = asyncio.Semaphore(AT_ONCE)

        async def one(number: int) -> None:
            async with room, asyncio.timeout(LONGEST):
                await self.ask(number, KINDS[number])

        # Those that wait for a time limit begin first.
        order = sorted(range(len(KINDS)), key=lambda number: not KINDS[number].is_slow)
        await asyncio.gather(*(one(number) for number in order))

    async def ask(self, number: int, kind: Kind) -> None:
        address = f"{self.url}/{number}"
        timeouts = HASTY if kind.is_slow else PATIENT
        async with VoiceCloneClient(address, TOKEN, timeouts=timeouts, retry=NEVER_AGAIN) as client:
            for name in CALLS:
                await self.call(client, kind, name, number)
        fetchers: dict[str, LinkFetcher] = {
            "demo": AudioFetcher(address, timeouts=timeouts),
            "sample": SampleFetcher(address, timeouts=timeouts),
        }
        for name in FILES:
            await self.fetch(fetchers[name], kind, name, f"{address}/{name}?token=s1gned")
            await fetchers[name].aclose()

    async def call(self, client: VoiceCloneClient, kind: Kind, name: str, number: int) -> None:
        before = len(self.requests[number])
        voices = Voices(client, self.library, self.opening) if name == "list" else None
        said, error = "", None
        try:
            await (voices.refresh() if voices is not None else USES[name](client))
        except ServiceError as failed:
            error, said = failed, type(failed).__name__
        expected = kind.error_of(name)
        self.hold(kind, name, said == ("" if expected == "none" else expected), said or "done")
        if error is not None:
            changes = name not in {"list", "get"}
            begun = error.facts.may_have_taken_effect
            self.hold(kind, name, begun is (kind.begun and changes), f"begun: {begun}")
            told = f"{error} {error.detail} {error.facts} {error.__context__}"
            self.hold(kind, name, TOKEN not in told and "s1gned" not in told, "a secret is told")
            is_kept = voices is None or list(voices.by_id) == [voice.id for voice in KNOWN]
            self.hold(kind, name, is_kept, "the list isn't kept")
        asked = self.requests[number][before:]
        self.hold(kind, name, len(asked) == 1, f"{len(asked)} requests")
        tokens = {one.headers.get("authorization") for one in asked}
        self.hold(kind, name, tokens == {f"Bearer {TOKEN}"}, "the token")

    async def fetch(self, fetcher: LinkFetcher, kind: Kind, name: str, url: str) -> None:
        said, size = "", 0
        try:
            async with fetcher.open(url) as stream:
                async for chunk in stream.chunks():
                    size = max(size, len(chunk))
        except (DemoError, SampleError) as failed:
            said = failed.problem.value
            self.hold(kind, name, "s1gned" not in f"{failed} {failed.detail}", "a link is told")
            self.hold(kind, name, failed.__context__ is None, "an httpx error is told")
        expected = kind.demo if name == "demo" else kind.sample
        self.hold(kind, name, said == expected, said or "bytes")
        self.hold(kind, name, size <= 1 << 17, f"a piece of {size} bytes")
        asked = self.requests[int(url.split("/")[3])]
        files = [one for one in asked if "/v1/" not in one.target]
        self.hold(kind, name, all("authorization" not in one.headers for one in files), "the token")

    async def reply(self, request: RawRequest, writer: asyncio.StreamWriter) -> None:
        number = int(re.split(r"\D+", request.target)[1])
        self.requests[number].append(request)
        await KINDS[number].reply(request, writer)

    def hold(self, kind: Kind, name: str, is_so: bool, told: str) -> None:
        if not is_so:
            self.wrong.append(f"{kind.group}: {kind.name}: {name}: {told}")


@pytest.mark.parametrize("is_encrypted", [False, True], ids=["TCP", "TLS"])
def test_every_kind_of_answer(tmp_path: Path, certificate: Certificate, is_encrypted: bool) -> None:
    tls: ssl.SSLContext | None = certificate("127.0.0.1") if is_encrypted else None

    async def go() -> list[str]:
        library = Library(tmp_path)
        await library.open()
        await library.save_listing(KNOWN, 5.0)
        matrix = Matrix(library)
        async with RawServer(matrix.reply, tls=tls) as server:
            await matrix.run(server.url)
        await library.close()
        return matrix.wrong

    assert asyncio.run(go()) == []


def test_the_table_is_as_it_is_tested() -> None:
    page = README.read_text("utf-8")
    assert page == with_table(page), "python -m tests.unit.api.fault_kinds"
