"""Voices to measure with: in a folder of data that knows them, and on services that list them.

Run as a process, with how many and what differs from one listing to the next (`changes`, `links` or
`nothing`), it is a service that lists them and does nothing else; it prints its address.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

from tests.benchmarks.processes import command
from voicedesk.api import AudioFetcher, VoiceCloneClient
from voicedesk.app.child_processes import SANDBOX_TOKEN
from voicedesk.domain.account import SANDBOX_ACCOUNT
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, Places

_NAMES = (
    "林知夏", "Harbour", "陈默", "Night ferry", "复刻音色-x7Q2m", "Marlowe 林", "夜航船",
    "Quiet Anna", "旁白", "Old radio", "周一", "Narrator low",
)  # fmt: skip
_STATES = ("Success", "Success", "Success", "Success", "Init", "Failed")
_LINK = "https://demos.voices.test/{id}.mp3?e=1764100000&token=3f2c9a1e:{signature:030x}"
_KEPT = 12
_ENVELOPE = bytes(abs(place % 80 - 40) * 6 for place in range(400))


def many_voices(number: int, *, changed: int = 0, links: int = 0) -> list[Voice]:
    """So many voices.

    Args:
        changed: which hundredth of them has another name and state than in the other listings.
        links: the links of listings with another number differ.
    """
    return list(_voices(number, changed, links))


def _voices(number: int, changed: int, links: int) -> Iterator[Voice]:
    for at in range(number):
        voice_id = f"{at * 0x9E3779B97F4A7C15 % (1 << 64):016x}{at:016x}"
        name, state = _NAMES[at % len(_NAMES)], _STATES[at // 7 % len(_STATES)]
        if changed and at % 100 == changed:
            name, state = f"Renamed {name}"[:12], "Failed" if state == "Success" else "Success"
        link = _LINK.format(id=voice_id, signature=at * 31 + links) if state == "Success" else ""
        language = ("zh", "en")[name.isascii()]
        yield Voice(voice_id, f"{name} {at}", state, language, link, "free")


def keep_many(number: int, folder: Path) -> None:
    """Leave a folder of data in which so many voices were listed."""
    asyncio.run(_keep_listed(many_voices(number), folder, ()))


def keep_voices(address: str, folder: Path) -> None:
    """Keep all voices of the sandbox at `address`, and the demos of the first that are ready."""

    async def keep() -> None:
        async with VoiceCloneClient(address, SANDBOX_TOKEN) as client:
            voices = list(await client.list())
        await _keep_listed(voices, folder, [one for one in voices if one.is_ready][:_KEPT])

    asyncio.run(keep())


async def _keep_listed(voices: list[Voice], folder: Path, kept: Sequence[Voice]) -> None:
    library = Library(Places.under(folder).account_folder(SANDBOX_ACCOUNT))
    await library.open()
    await library.save_listing(voices, time.time())
    fetcher = AudioFetcher("http://127.0.0.1")
    for voice in kept:
        async with fetcher.open(voice.demo_url) as stream:
            content = b"".join([chunk async for chunk in stream.chunks()])
            demo = await library.demos.add(voice, 0, content)
        measured = demo._replace(duration_ms=3000, envelope=_ENVELOPE)
        await library.demos.save_envelope(measured)
    await fetcher.aclose()
    await library.close()


@contextmanager
def listing_service(number: int, differs: str) -> Iterator[str]:
    """A service as a process of its own that lists so many voices: its address."""
    asked = command("voices", number, differs)
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _listing(voices: list[Voice]) -> bytes:
    fields = ("id", "name", "state", "language", "demo_url", "tier")
    data = [{field: getattr(voice, field) for field in fields} for voice in voices]
    answer = {"code": 0, "msg": "", "reqid": "bench", "data": {"voices": data}}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _serve(number: int, differs: str) -> None:
    changed = {"changed": 11} if differs == "changes" else {}
    answers = [_listing(many_voices(number, **changed, links=differs == "links"))]
    answers.append(_listing(many_voices(number)))
    turn = count()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = answers[next(turn) % 2]
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)  # noqa: T201
    server.serve_forever()


if __name__ == "__main__":
    _serve(int(sys.argv[1]), sys.argv[2])
