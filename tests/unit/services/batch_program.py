"""Sends a table of voices, in a process that can be killed. Prints how it stands once it is over.

Arguments: the folder, the service's address, its token, by how many seconds its clock is ahead, how
many rows a new table has (0: go on with the one there is).
"""

import asyncio
import json
import sys
import time
from pathlib import Path

from tests.batches import batch_rows
from voicedesk.api import RetryPolicy, Timeouts, VoiceCloneClient
from voicedesk.domain.batch import BatchRowStatus
from voicedesk.library import Library
from voicedesk.services.batch import Batches
from voicedesk.services.polling import Pace
from voicedesk.services.voices import Voices

QUICK = Pace(first=0.1, longest=0.5, retry_first=0.1, retry_longest=0.5)


async def main(folder: Path, url: str, token: str, ahead: float, rows: int) -> None:
    library = Library(folder)
    opening = await library.open()
    timeouts, retry = Timeouts(read=60), RetryPolicy(tries=1)
    async with VoiceCloneClient(url, token, timeouts=timeouts, retry=retry) as client:

        def clock() -> float:
            return time.time() + ahead

        voices = Voices(client, library, opening, pace=QUICK, clock=clock)
        batches = Batches(voices, library, opening, pace=QUICK, clock=clock)
        news = asyncio.Event()
        batches.changed.connect(lambda _: news.set())
        following = [asyncio.create_task(voices.poll()), asyncio.create_task(batches.run())]
        if rows:
            await batches.start(batch_rows(rows, f"{url}/samples/en-reading.mp3?{{}}"))
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
    rows_now = [(row.voice_id, batches.status(row).value) for row in batches.rows]
    await library.close()
    sys.stdout.write(json.dumps(rows_now))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:4], float(sys.argv[4]), int(sys.argv[5])))
