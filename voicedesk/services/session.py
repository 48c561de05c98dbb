"""An account while it is open."""

from collections.abc import Callable
from dataclasses import dataclass

from voicedesk.domain.account import Account
from voicedesk.library.backup import BackupStore
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demos import Demos
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.readings import Readings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSession:
    """What the window works with: the account, its voices, their demos and annotations.

    Attributes:
        offline: downloads pinned demos.
        backup: saves and restores all that the library holds.
        readings: how Chinese texts are read aloud.
        slots: makes new voices.
        samples: makes a check of recordings, one for each who looks at some.
        batch: makes and trains the voices of a table.
    """

    account: Account
    voices: Voices
    demos: Demos
    annotations: Annotations
    offline: OfflineDownloads
    readings: Readings
    backup: BackupStore
    samples: Callable[[], SampleCheck]
    slots: Slots
    batch: Batches
