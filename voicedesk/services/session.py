"""An account while it is open: its library, its service, and what the window works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from voicedesk.api import AudioFetcher, Proxies, SampleFetcher, VoiceCloneClient
from voicedesk.audio.decoder import Decoder
from voicedesk.domain.account import Account
from voicedesk.library import Library, Opening, SampleFiles
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demos import Demos
from voicedesk.services.drafts import Drafts
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.readings import MakeReadings, Readings
from voicedesk.services.recordings import Recordings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.slots import Slots
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
    """

    def __init__(
        self,
        decoder: Decoder,
        samples: SampleFiles,
        find_out: MakeReadings,
        proxies: Proxies,
    ) -> None:
        self._decoder = decoder
        self._samples = samples
        self._find_out = find_out
        self._proxies = proxies

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
            recordings=Recordings(self._decoder, self._samples, lambda: voices.trainings),
            slots=slots,
            drafts=Drafts(voices, slots, library, opening),
            batch=Batches(voices, slots, library, opening),
            closing=(client.aclose, fetcher.aclose, sample_fetcher.aclose),
        )


async def probe(proxies: Proxies, address: str, token: str) -> int:
    """How many voices there are, asked with a client of its own."""
    async with VoiceCloneClient(address, token, proxies=proxies) as client:
        return len(await client.list())
