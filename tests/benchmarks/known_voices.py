"""A folder of data as VoiceDesk leaves it after a day with a service."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

from voicedesk.api import AudioFetcher, VoiceCloneClient
from voicedesk.app.child_processes import SANDBOX_TOKEN
from voicedesk.domain.account import SANDBOX_ACCOUNT
from voicedesk.domain.voice import VoiceChanges
from voicedesk.library import Library, Places

_KEPT = 12
_LIMIT = 20 * 1024 * 1024
_ENVELOPE = bytes(abs(place % 80 - 40) * 6 for place in range(400))


def keep_voices(address: str, folder: Path) -> None:
    """Keep all voices of the sandbox at `address`, and the demos of the first that are ready."""
    asyncio.run(_keep(address, folder))


async def _keep(address: str, folder: Path) -> None:
    library = Library(Places.under(folder).account_folder(SANDBOX_ACCOUNT))
    await library.open()
    fetcher = AudioFetcher()
    async with VoiceCloneClient(address, SANDBOX_TOKEN) as client:
        voices = await client.list()
    changes = VoiceChanges(added=tuple(voices))
    await library.save_listing(changes, [voice.id for voice in voices], time.time())
    for voice in [voice for voice in voices if voice.is_ready][:_KEPT]:
        async with fetcher.open(voice.demo_url) as stream:
            demo = await library.demos.write(voice, 0, stream.chunks(), limit_bytes=_LIMIT)
        measured = replace(demo, duration_ms=3000, envelope=_ENVELOPE, loudness=-20.0)
        await library.demos.save_envelope(measured)
    await fetcher.aclose()
    await library.close()
