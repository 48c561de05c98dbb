"""An account while it is open: its library, its service, and what the window works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from voicedesk.accounts import AccountTokens
from voicedesk.api import AudioFetcher, Proxies, SampleFetcher, VoiceCloneClient
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.account import Account
from voicedesk.domain.storage import sandbox_storage
from voicedesk.domain.training import UNSETTLED
from voicedesk.library import Library, Opening, SampleFiles
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demos import Demos
from voicedesk.services.drafts import Drafts
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.quota import Quota
from voicedesk.services.readings import MakeReadings, Readings
from voicedesk.services.recordings import Recordings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.slots import Slots
from voicedesk.services.uploads import OpenStorage, Uploads, storage_opener
from voicedesk.services.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSession:
    """What the window works with: the account, its voices, their demos and annotations.

    Attributes:
        offline: downloads pinned demos.
        readings: how Chinese texts are read aloud.
        slots: makes new voices.
        samples: makes a check of recordings, one for each who looks at some.
        recordings: opens those on this computer and prepares them.
        drafts: what is typed in the training form.
        batch: makes and trains the voices of a table.
        uploads: the recordings in the person's own storage.
        quota: how many trainings are left.
        closing: what is closed before the library.
    """

    account: Account
    voices: Voices
    demos: Demos
    annotations: Annotations
    offline: OfflineDownloads
    readings: Readings
    library: Library
    samples: Callable[[], SampleCheck]
    recordings: Recordings
    slots: Slots
    drafts: Drafts
    batch: Batches
    uploads: Uploads
    quota: Quota
    closing: tuple[Callable[[], Awaitable[None]], ...] = ()

    async def close(self) -> None:
        for close in (*self.closing, self.library.close):
            await close()


class SessionOpener:
    """Builds what an open account needs.

    Args:
        decoder: measures demos, and recordings to train from.
        samples: where such recordings are held meanwhile.
        find_out: tells how Chinese texts are read aloud.
        proxies: which of them requests go through.
        storage_keys: the keys of the accounts' own storage.
    """

    def __init__(
        self,
        decoder: Decoder,
        samples: SampleFiles,
        find_out: MakeReadings,
        proxies: Proxies,
        storage_keys: AccountTokens,
    ) -> None:
        self._decoder = decoder
        self._samples = samples
        self._find_out = find_out
        self._proxies = proxies
        self._storage_keys = storage_keys

    def open(
        self,
        account: Account,
        library: Library,
        opening: Opening,
        token: Callable[[], Awaitable[str | None]],
    ) -> AccountSession:
        """Join an opened library to the account's service."""
        client = VoiceCloneClient(account.address, token, proxies=self._proxies)
        fetcher = AudioFetcher(account.address, proxies=self._proxies)
        voices = Voices(client, library, opening)
        annotations = Annotations(library, opening)
        demos = Demos(
            fetcher,
            library,
            opening,
            voices,
            self._decoder.envelope,
            is_protected=annotations.protects_demo,
        )
        slots = Slots(voices, library, opening)
        open_storage = storage_opener(account, self._storage_keys, self._proxies)
        uploads = open_uploads(account, library, opening, voices, open_storage)
        recordings = Recordings(self._decoder, self._samples, lambda: voices.trainings)
        sample_fetcher = SampleFetcher(account.address, proxies=self._proxies)

        def new_check() -> SampleCheck:
            return SampleCheck(sample_fetcher, self._samples, self._decoder.sample)

        return AccountSession(
            account=account,
            voices=voices,
            demos=demos,
            annotations=annotations,
            offline=OfflineDownloads(voices, demos, annotations),
            readings=Readings(library, self._find_out),
            library=library,
            samples=new_check,
            recordings=recordings,
            slots=slots,
            drafts=Drafts(voices, slots, library, opening),
            batch=Batches(voices, slots, library, opening, recordings, uploads),
            uploads=uploads,
            quota=Quota(client),
            closing=(client.aclose, fetcher.aclose, sample_fetcher.aclose),
        )


def open_uploads(
    account: Account,
    library: Library,
    opening: Opening,
    voices: Voices,
    open_storage: OpenStorage,
) -> Uploads:
    """The account's uploads: each is needed until its training has come to an end."""

    def needed_links() -> list[str]:
        return [one.audio_url for one in voices.trainings if one.status in UNSETTLED]

    settings = sandbox_storage(account.address) if account.is_sandbox else account.storage
    return Uploads(library, opening, open_storage, needed_links, settings)


async def probe(proxies: Proxies, address: str, token: str) -> int:
    """How many voices there are, asked with a client of its own."""
    async with VoiceCloneClient(address, token, proxies=proxies) as client:
        return len(await client.list())
