"""Every demo of a service fetched by plain httpx on plain asyncio. Run as a process of its own.

Arguments: the address of a service, how many at a time. Prints seconds, seconds on the processor,
and how many there were.
"""

# ruff: noqa: T201 - what is printed is read by the benchmark

import asyncio
import json
import sys
import time

import httpx

from voicedesk.api import VoiceCloneClient
from voicedesk.app.child_processes import SANDBOX_TOKEN


async def _main(address: str, at_once: int) -> None:
    async with VoiceCloneClient(address, SANDBOX_TOKEN) as client:
        links = [voice.demo_url for voice in await client.list() if voice.is_ready]
    rest = iter(links)
    async with httpx.AsyncClient() as client:
        await client.get(links[0])

        async def work() -> None:
            for link in rest:
                (await client.get(link)).raise_for_status()

        began, worked = time.perf_counter(), time.process_time()
        await asyncio.gather(*(work() for _ in range(at_once)))
        took = time.perf_counter() - began
        print(json.dumps([took, time.process_time() - worked, len(links)]))


asyncio.run(_main(sys.argv[1], int(sys.argv[2])))
