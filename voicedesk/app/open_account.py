"""Opens an account: its library, its service, its demos."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from voicedesk.accounts import TokenStore
from voicedesk.api import AudioFetcher, SampleFetcher, VoiceCloneClient
from voicedesk.domain.account import Account, service_place
from voicedesk.domain.errors import LibraryError, TokenStoreError
from voicedesk.domain.samples import Envelope, SampleMeasures
from voicedesk.library import Library, Opening, SampleFiles
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demo_downloads import DemoDownloads
from voicedesk.services.demos import Demos
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.readings import MakeReadings, Readings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.session import AccountSession
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount:
    """An open account and what has to be closed with it."""

    session: AccountSession
    opening: Opening
    library: Library
    client: VoiceCloneClient
    fetcher: AudioFetcher
    sample_fetcher: SampleFetcher

    async def close(self) -> None:
        await self.client.aclose()
        await self.fetcher.aclose()
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
    """

    def __init__(
        self,
        measure: Callable[[Path], Awaitable[Envelope]],
        measure_sample: Callable[[Path], Awaitable[SampleMeasures]],
        samples: SampleFiles,
        find_out: MakeReadings,
    ) -> None:
        self._measure = measure
        self._measure_sample = measure_sample
        self._samples = samples
        self._find_out = find_out

    def open(
        self,
        account: Account,
        library: Library,
        opening: Opening,
        token: Callable[[], Awaitable[str | None]],
    ) -> OpenAccount:
        """Join an opened library to the account's service."""
        client = VoiceCloneClient(account.address, token)
        fetcher = AudioFetcher()
        voices = Voices(client, library, opening)
        annotations = Annotations(library, opening)
        downloads = DemoDownloads(fetcher, library, self._measure)
        demos = Demos(
            downloads,
            library,
            opening,
            voices,
            self._measure,
            is_protected=annotations.protects_demo,
        )
        sample_fetcher = SampleFetcher()
        place = service_place(account.address)

        def new_check() -> SampleCheck:
            return SampleCheck(sample_fetcher, self._samples, self._measure_sample, service=place)

        session = AccountSession(
            account=account,
            voices=voices,
            demos=demos,
            annotations=annotations,
            offline=OfflineDownloads(voices, demos, annotations),
            readings=Readings(library, self._find_out),
            backup=library.backup,
            samples=new_check,
            slots=Slots(voices, library, opening),
            batch=Batches(voices, library, opening),
        )
        return OpenAccount(
            session=session,
            opening=opening,
            library=library,
            client=client,
            fetcher=fetcher,
            sample_fetcher=sample_fetcher,
        )


async def probe(address: str, token: str) -> int:
    """How many voices there are, asked with a client of its own."""
    async with VoiceCloneClient(address, token) as client:
        return len(await client.list())


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenToken:
    """A token that is kept nowhere any longer.

    Attributes:
        for_session: what was kept until the program ends.
        kept: what was in the password store.
    """

    for_session: str | None = field(repr=False)
    kept: str | None = field(repr=False)


class AccountTokens:
    """Looks into what is kept for this session first, then into the password store.

    Where no store can hold a token there is none to move or to remove, and that is no error.
    """

    def __init__(self, session: TokenStore, kept: TokenStore) -> None:
        self._session = session
        self._kept = kept

    async def keep_for_session(self, account: Account, token: str) -> None:
        """Keep a token until the program ends."""
        await self._session.save(account.name, token)

    async def of(self, account: Account) -> str | None:
        """The token; None if there is none.

        Raises:
            TokenStoreError: the password store can't be read.
        """
        token = await self._session.read(account.name)
        return token or await self._kept.read(account.name)

    async def if_any(self, account: Account) -> str | None:
        """The token; None too where the password store can't be read."""
        try:
            return await self.of(account)
        except TokenStoreError as error:
            _log.warning("%s", error)
            return None

    async def or_none(self, account: Account) -> str | None:
        """None too where no store can hold one; asking the person for it is all that is left.

        Raises:
            TokenStoreError: the password store may hold one, but can't be read.
        """
        try:
            return await self.of(account)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            _log.warning("%s", error)
            return None

    async def copy(self, account: Account, name: str) -> None:
        """Keep the account's token under another name too.

        Raises:
            TokenStoreError: it can't be read or kept; nothing is changed.
        """
        for_session = await self._session.read(account.name)
        kept = await self._of_store(account.name)
        if kept is not None:
            await self._kept.save(name, kept)
        if for_session is not None:
            await self._session.save(name, for_session)

    async def remove(self, name: str) -> None:
        """Keep no token under this name.

        Raises:
            TokenStoreError: the password store doesn't let go of it.
        """
        try:
            await self._kept.remove(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
        await self._session.remove(name)

    async def take(self, name: str) -> TakenToken:
        """Keep no token under this name; returns what was, for `put_back`.

        Raises:
            TokenStoreError: the password store doesn't let go of it; nothing is changed.
        """
        taken = TakenToken(await self._session.read(name), await self._of_store(name))
        await self.remove(name)
        return taken

    async def put_back(self, name: str, taken: TakenToken) -> None:
        """Undo `take`.

        Raises:
            TokenStoreError: the password store doesn't take it.
        """
        if taken.for_session is not None:
            await self._session.save(name, taken.for_session)
        if taken.kept is not None:
            await self._kept.save(name, taken.kept)

    async def _of_store(self, name: str) -> str | None:
        try:
            return await self._kept.read(name)
        except TokenStoreError as error:
            if not error.keeps_nothing:
                raise
            return None
