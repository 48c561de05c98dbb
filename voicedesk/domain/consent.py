"""That the owner of a voice agreed to have it cloned."""

from dataclasses import dataclass

from voicedesk.domain.folding import folded


@dataclass(frozen=True, slots=True)
class Consent:
    """What was confirmed before a training. There is none without a speaker and a wording.

    Attributes:
        speaker: the person whose voice it is, as named by whoever confirmed it.
        wording: the sentence that was confirmed, as it was shown.
        confirmed_by: the account under which it was confirmed.
        given_at: POSIX seconds.

    Raises:
        ValueError: `speaker` or `wording` is blank.
    """

    speaker: str
    wording: str
    confirmed_by: str
    given_at: float

    def __post_init__(self) -> None:
        if not self.speaker.strip() or not self.wording.strip():
            raise ValueError("a consent names its speaker and says what was agreed to")

    def is_of(self, speaker: str) -> bool:
        """Whether it is that person's, whatever the case and width of the name."""
        return is_same_person(self.speaker, speaker)


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, whatever their case and width."""
    return folded(one.strip()) == folded(other.strip())
