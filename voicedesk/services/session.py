"""An account while it is open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from voicedesk.domain.account import Account
from voicedesk.domain.backup import BackupFacts
from voicedesk.library import Library
from voicedesk.services.annotations import Annotations
from voicedesk.services.batch import Batches
from voicedesk.services.demos import Demos
from voicedesk.services.offline import OfflineDownloads
from voicedesk.services.readings import Readings
from voicedesk.services.samples import SampleCheck
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices


class AccountBackup:
    """Backs up the open account, and looks at backups before one is taken in."""

    def __init__(self, account: Account, library: Library) -> None:
        self._account = account
        self._library = library

    async def write(self, target: Path, told: Callable[[int, int], None]) -> BackupFacts:
        """Back up everything that is kept of the account to the file `target`; never the token.

        Args:
            told: called with how many demos are in it so far, and of how many.

        Raises:
            BackupError: it can't be written; what was at `target` before still is.
            LibraryError: the library can't be read.
        """
        return await self._library.backup.write(target, self._account, told)

    async def look(self, path: Path) -> BackupFacts:
        """What the backup at `path` says of itself.

        Raises:
            BackupError: it is none, or can't be read.
        """
        return await self._library.backup.look(path)

    def is_of_another_account(self, facts: BackupFacts) -> bool:
        """Whether a backup was made of an account of another name or service."""
        mine = self._account
        return (facts.account, facts.address) != (mine.name, mine.address)


@dataclass(frozen=True, slots=True)
class AccountSession:
    """What the window works with: the account, its voices, their demos and the person's marks.

    Attributes:
        offline: fetches what is to be kept offline.
        backup: of all that is kept of it.
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
    backup: AccountBackup
    samples: Callable[[], SampleCheck]
    slots: Slots
    batch: Batches
