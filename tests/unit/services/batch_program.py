"""Sends a table of voices, in a process that can be killed, and tells how it stands at the end."""

import asyncio
import time
from multiprocessing.connection import Connection
from pathlib import Path

from tests.batches import sandbox_uploads
from voicedesk.api import RetryPolicy, Timeouts, VoiceCloneClient
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.batch import BatchRow, BatchRowStatus
from voicedesk.library import Library, SampleFiles
from voicedesk.services.batch import Batches
from voicedesk.services.polling import Pace
from voicedesk.services.recordings import Recordings
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices

QUICK = Pace(first=0.1, longest=0.5, retry_first=0.1, retry_longest=0.5)


def send(
    telling: Connection, folder: Path, url: str, token: str, ahead: float, rows: list[BatchRow]
) -> None:
    """What the process does. See `test_batch_with_sandbox.Program`."""
    with telling:
        telling.send(asyncio.run(_send(folder, url, token, ahead, rows)))


async def _send(
    folder: Path, url: str, token: str, ahead: float, rows: list[BatchRow]
) -> list[tuple[str, str]]:
    library = Library(folder)
    opening = await library.open()
    timeouts, retry = Timeouts(read=60), RetryPolicy(tries=1)
    async with VoiceCloneClient(url, token, timeouts=timeouts, retry=retry) as client:

        def clock() -> float:
            return time.time() + ahead

        voices = Voices(client, library, opening, pace=QUICK, clock=clock)
        slots = Slots(voices, library, opening, clock=clock)
        uploads = sandbox_uploads(url, library, opening, voices)
        await uploads.clear()  # as each opening of an account does
        uploads.released.connect(lambda _: asyncio.ensure_future(uploads.clear()))
        decoder = Decoder()
        recordings = Recordings(decoder, SampleFiles(folder / "samples"), list)
        batches = Batches(
            voices, slots, library, opening, recordings, uploads, pace=QUICK, clock=clock
        )
        news = asyncio.Event()
        batches.changed.connect(lambda _: news.set())
        following = [asyncio.create_task(voices.poll()), asyncio.create_task(batches.run())]
        if rows:
            await batches.start(rows)
        else:
            batches.resume()
        while (
            not batches.now.is_over or batches.now.of(BatchRowStatus.UNCERTAIN) or batches.now.again
        ):
            news.clear()
            if batches.now.again and not batches.now.of(BatchRowStatus.UNCERTAIN):
                await batches.retry()
            else:
                await news.wait()
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
    await uploads.clear()
    decoder.stop()
    rows_now = [(row.voice_id, batches.status(row).value) for row in batches.rows]
    await library.close()
    return rows_now
