"""A backup of what one account keeps on a computer, and what came of taking one in."""

from dataclasses import dataclass

from voicedesk.domain.account import Account


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup says of itself.

    Attributes:
        account: the name of the account it was made of, as the person wrote it.
        address: of the account's service.
        made_at: POSIX seconds.
        voices, trainings, demos: how many of each it holds.
    """

    account: str
    address: str
    made_at: float
    voices: int = 0
    trainings: int = 0
    demos: int = 0

    def is_of(self, account: Account) -> bool:
        """Whether it was made of an account of this name and service."""
        return (self.account, self.address) == (account.name, account.address)


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """What was taken in from a backup.

    Attributes:
        listing: whether the list of voices was taken, as there was no newer one here.
        annotated: voices whose favourite, tags, note or pin are others now.
        newer_here: voices of which an annotation here was changed later, and stayed.
        trainings, demos: how many came that weren't here.
    """

    listing: bool = False
    annotated: int = 0
    newer_here: int = 0
    trainings: int = 0
    demos: int = 0

    def __bool__(self) -> bool:
        """Whether anything is other than before."""
        return bool(self.listing or self.annotated or self.trainings or self.demos)
