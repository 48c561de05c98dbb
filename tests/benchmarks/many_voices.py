"""Accounts with very many voices: what they list, and a folder of data that knows them."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

from voicedesk.domain.account import SANDBOX_ACCOUNT
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import Library, Places

_NAMES = (
    "林知夏", "Harbour", "陈默", "Night ferry", "复刻音色-x7Q2m", "Marlowe 林", "夜航船",
    "Quiet Anna", "旁白", "Old radio", "周一", "Narrator low",
)  # fmt: skip
_STATES = ("Success", "Success", "Success", "Success", "Init", "Failed")
_LINK = "https://demos.voices.test/{id}.mp3?e=1764100000&token=3f2c9a1e:{signature:030x}"


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


def listing(voices: list[Voice]) -> bytes:
    """The service's answer that lists them."""
    fields = ("id", "name", "state", "language", "demo_url", "tier")
    data = [{field: getattr(voice, field) for field in fields} for voice in voices]
    answer = {"code": 0, "msg": "", "reqid": "bench", "data": {"voices": data}}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def keep_many(voices: list[Voice], folder: Path) -> None:
    """Leave a folder of data in which these were listed."""
    asyncio.run(_keep(voices, folder))


async def _keep(voices: list[Voice], folder: Path) -> None:
    library = Library(Places.under(folder).account_folder(SANDBOX_ACCOUNT))
    await library.open()
    changes = VoiceChanges(added=tuple(voices))
    await library.save_listing(changes, [voice.id for voice in voices], time.time())
    await library.close()
