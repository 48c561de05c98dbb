"""A training, how far it has come, and the consent of the person whose voice it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from voicedesk.domain.links import without_signature
from voicedesk.domain.text import folded


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


class TrainingStatus(StrEnum):
    """How far a training is known to have come."""

    SENDING = "sending"
    """Written down before the request is sent; no answer yet."""
    UNCERTAIN = "uncertain"
    """The answer never came: the service may have started it, or not."""
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    NOT_BEGUN = "not begun"
    """The service refused it, or was seen not to have started."""


UNSETTLED: Final = frozenset(
    {TrainingStatus.SENDING, TrainingStatus.UNCERTAIN, TrainingStatus.RUNNING}
)
"""Those of a training that isn't known to have ended."""


class Origin(NamedTuple):
    """Which recording on this computer a training was sent with, and what of it.

    Attributes:
        original: the SHA-256 of the file it was made from, in hexadecimal.
        sent: that of what was sent.
        since, to: the range of the original that was sent, in seconds.
    """

    original: str
    sent: str
    since: float
    to: float


@dataclass(frozen=True, slots=True)
class Training:
    """One training. Times are POSIX seconds (UTC) by this computer's clock.

    Attributes:
        number: its key in the library; 0 for a training seen running but not sent from here.
        sent_at: when it was sent, or for one not sent from here, when it was first seen.
        ended_at: when its end was seen; None before.
        generation: of the voice, from this training on, and of the demo it made. Only the library
            knows it, so it tells no two trainings apart.
        consent: what was confirmed before it was sent; None for one not sent from here, or from
            before it was asked for.
        found: what was found of its recording, as `findings_text` writes it; empty for nothing.
        origin: where its recording is from; None where only a link is known.
    """

    number: int
    voice_id: str
    voice_name: str
    audio_url: str
    sent_at: float
    ended_at: float | None = None
    status: TrainingStatus = TrainingStatus.SENDING
    generation: int = field(default=0, compare=False)
    consent: Consent | None = None
    found: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False)

    @property
    def is_ours(self) -> bool:
        return self.number > 0


class TrainingDraft(NamedTuple):
    """What is typed in the training form and not sent; empty where nothing is.

    That the speaker agreed isn't part of it: that is asked each time.

    Attributes:
        language, tier: chosen for a new voice; empty where left to the service.
        file: the recording on this computer that is used instead of a link; empty for none.
        since, to, is_even: what of it is to be sent, as of `Cut`.
    """

    link: str = ""
    name: str = ""
    speaker: str = ""
    language: str = ""
    tier: str = ""
    file: str = ""
    since: float = 0.0
    to: float = 0.0
    is_even: bool = False


def is_same_recording(link: str, other: str) -> bool:
    """Whether two links lead to one recording, whoever they allow to fetch it."""
    return without_signature(link) == without_signature(other)


def consent_of(speaker: str, link: str, trainings: Iterable[Training]) -> Consent | None:
    """The consent that a person gave for this very recording, with the first of `trainings`."""
    given = (
        one.consent
        for one in trainings
        if one.consent is not None
        and one.consent.is_of(speaker)
        and is_same_recording(one.audio_url, link)
    )
    return next(given, None)


def speaker_of(voice_id: str, trainings: Iterable[Training]) -> str:
    """Whose voice it is by the first of `trainings` that says; else empty."""
    own = (one.consent for one in trainings if one.voice_id == voice_id)
    return next((consent.speaker for consent in own if consent is not None), "")
