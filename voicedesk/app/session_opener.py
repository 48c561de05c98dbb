"""Opens an account: its library, its service, its demos."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voicedesk.api import AudioFetcher, SampleFetcher
from voicedesk.app.keyed_service import KeyedService
from voicedesk.app.network_thread import NetworkThread
from voicedesk.audio.envelope import Envelope
from voicedesk.domain.account import Account
from voicedesk.domain.errors import LibraryError
from voicedesk.domain.sample_measures import SampleMeasures
from voicedesk.domain.service_address import service_place
from voicedesk.library import Library, Opening, SampleFiles
from voicedesk.services.account_backup import AccountBackup
from voicedesk.services.account_session import AccountSession
from voicedesk.services.batch_desk import BatchDesk
from voicedesk.services.demo_downloads import DemoDownloads
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.mark_book import MarkBook
from voicedesk.services.offline_keeper import OfflineKeeper
from voicedesk.services.reading_book import FindOut, ReadingBook
from voicedesk.services.sample_check import SampleCheck
from voicedesk.services.slot_desk import SlotDesk
from voicedesk.services.voice_book import VoiceBook

_HANGING_SECONDS: Final = 1.0
"""After which the network's thread is left with its connections: a disk that doesn't answer may
hold it, and the next account isn't to wait for that."""


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An open account and what has to be closed with it."""

    session: AccountSession
    opening: Opening
    library: Library
    service: KeyedService
    fetcher: AudioFetcher
    network: NetworkThread
    sample_fetcher: SampleFetcher

    async def close(self) -> None:
        """Close connections and library."""
        await self.service.aclose()
        with suppress(TimeoutError):
            async with asyncio.timeout(_HANGING_SECONDS):
                await self.network.run(self.fetcher.aclose)
        await self.sample_fetcher.aclose()
        with suppress(LibraryError):
            await self.library.close()


class SessionOpener:
    """Builds what an open account needs.

    Args:
        measure: decodes a demo into its envelope.
        measure_sample: decodes a recording to train from.
        samples: where such recordings are held meanwhile.
        find_out: tells how Chinese texts are read aloud.
        network: fetches the demos, of one account after the other.
    """

    def __init__(
        self,
        measure: Callable[[Path], Awaitable[Envelope]],
        measure_sample: Callable[[Path], Awaitable[SampleMeasures]],
        samples: SampleFiles,
        find_out: FindOut,
        network: NetworkThread,
    ) -> None:
        self._measure = measure
        self._measure_sample = measure_sample
        self._samples = samples
        self._find_out = find_out
        self._network = network

    def open(
        self,
        account: Account,
        library: Library,
        opening: Opening,
        token: Callable[[], Awaitable[str | None]],
    ) -> OpenAccount:
        """Join an opened library to the account's service."""
        service = KeyedService(account.address, token)
        fetcher = AudioFetcher()
        book = VoiceBook(service, library, opening)
        marks = MarkBook(library, opening)
        downloads = DemoDownloads(fetcher, library, self._measure, network=self._network)
        shelf = DemoShelf(downloads, library, opening, book, self._measure, stays=marks.stays)
        keeper = OfflineKeeper(book, shelf, marks)
        readings = ReadingBook(library, self._find_out)
        backup = AccountBackup(account, library)
        sample_fetcher = SampleFetcher()
        place = service_place(account.address)

        def new_check() -> SampleCheck:
            return SampleCheck(sample_fetcher, self._samples, self._measure_sample, service=place)

        slots = SlotDesk(book, library, opening)
        batch = BatchDesk(book, library, opening)
        session = AccountSession(
            *(account, book, shelf, marks, keeper, readings, backup, new_check, slots, batch)
        )
        return OpenAccount(
            session, opening, library, service, fetcher, self._network, sample_fetcher
        )
