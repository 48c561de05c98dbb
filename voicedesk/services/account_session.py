"""An account while it is open."""

from collections.abc import Callable
from dataclasses import dataclass

from voicedesk.domain.account import Account
from voicedesk.services.account_backup import AccountBackup
from voicedesk.services.batch_desk import BatchDesk
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.mark_book import MarkBook
from voicedesk.services.offline_keeper import OfflineKeeper
from voicedesk.services.reading_book import ReadingBook
from voicedesk.services.sample_check import SampleCheck
from voicedesk.services.slot_desk import SlotDesk
from voicedesk.services.voice_book import VoiceBook


@dataclass(frozen=True, slots=True)
class AccountSession:
    """What the window works with: the account, its voices, their demos and the person's marks.

    Attributes:
        keeper: fetches what is to be kept offline.
        backup: of all that is kept of it.
        readings: how Chinese texts are read aloud.
        slots: makes new voices.
        samples: makes a check of recordings, one for each who looks at some.
        batch: makes and trains the voices of a table.
    """

    account: Account
    book: VoiceBook
    shelf: DemoShelf
    marks: MarkBook
    keeper: OfflineKeeper
    readings: ReadingBook
    backup: AccountBackup
    samples: Callable[[], SampleCheck]
    slots: SlotDesk
    batch: BatchDesk
