"""An account closes whatever holds the network's thread."""

import asyncio
import threading
import time
from pathlib import Path
from typing import cast

from voicedesk.api import AudioFetcher, SampleFetcher
from voicedesk.app.network_thread import NetworkThread
from voicedesk.app.open_account import KeyedService, OpenAccount
from voicedesk.library import Library
from voicedesk.services.session import AccountSession


def test_a_disk_that_holds_the_network_does_not_hold_the_next_account(tmp_path: Path) -> None:
    go_on = threading.Event()

    async def no_token() -> None:
        return None

    async def hang() -> None:
        go_on.wait(20)

    async def scenario() -> float:
        library = Library(tmp_path)
        opening = await library.open()
        network = NetworkThread()
        account = OpenAccount(
            session=cast("AccountSession", None),
            opening=opening,
            library=library,
            service=KeyedService("http://127.0.0.1:9", no_token),
            fetcher=AudioFetcher(),
            network=network,
            sample_fetcher=SampleFetcher(),
        )
        hanging = asyncio.ensure_future(network.run(hang))
        await asyncio.sleep(0)
        began = time.monotonic()
        await account.close()
        took = time.monotonic() - began
        go_on.set()
        await hanging
        network.stop()
        return took

    assert asyncio.run(scenario()) < 3
