"""A cloned voice as the service describes it, and the difference between two lists of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from itertools import chain
from typing import NamedTuple


class VoiceState(StrEnum):
    """The four states the contract names. A voice may have another, and then can't be used."""

    INIT = "Init"
    TRAINING = "Training"
    SUCCESS = "Success"
    FAILED = "Failed"


class Voice(NamedTuple):
    """One voice. Only `id` is certain; what the service left out is the empty string.

    Attributes:
        id: the service's id, kept as it came.
        name: the person's name for it, up to 20 code points where the service made no exception.
        state: one of `VoiceState`, or whatever else the service sent.
        language: a language code such as `zh`; empty until the service knows it.
        demo_url: where the demo can be fetched. Signed links change at every listing. While the
            voice is training it is the old demo or a provisional one.
        tier: `free` or `pro` in the later public edition, else empty.
    """

    id: str
    name: str = ""
    state: str = ""
    language: str = ""
    demo_url: str = ""
    tier: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether the voice can be used; the contract allows it in the state Success alone."""
        return self.state == VoiceState.SUCCESS

    @property
    def is_training(self) -> bool:
        return self.state == VoiceState.TRAINING

    def looks_like(self, other: "Voice") -> bool:
        """Whether the two differ in nothing that is shown; their links don't count."""
        return (
            self.name == other.name
            and self.state == other.state
            and self.language == other.language
            and self.tier == other.tier
            and bool(self.demo_url) == bool(other.demo_url)
        )


class VoiceListing(list[Voice]):
    """The voices of one listing, in the service's order.

    Attributes:
        unread: for each entry that couldn't be read, where it is and what is wrong with it.
    """

    def __init__(self, voices: Iterable[Voice] = (), unread: tuple[str, ...] = ()) -> None:
        super().__init__(voices)
        self.unread = unread


class VoiceChanges(NamedTuple):
    """What turns one list of voices into the next.

    Attributes:
        added: voices that are new, in the service's order.
        changed: voices of which another field than the demo's link differs, as they are now; also
            those that have a link now and had none, or the other way round.
        removed: ids of voices that are gone.
        relinked: voices of which the demo's link alone is another, as they are now: signed links
            are at every listing.
    """

    added: tuple[Voice, ...] = ()
    changed: tuple[Voice, ...] = ()
    removed: tuple[str, ...] = ()
    relinked: tuple[Voice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.relinked)

    def without(self, voice_ids: AbstractSet[str]) -> "VoiceChanges":
        """The changes of all other voices."""
        added, changed, relinked = (
            tuple(voice for voice in voices if voice.id not in voice_ids)
            for voices in (self.added, self.changed, self.relinked)
        )
        removed = tuple(voice_id for voice_id in self.removed if voice_id not in voice_ids)
        return VoiceChanges(added, changed, removed, relinked)

    @property
    def written(self) -> Iterator[Voice]:
        """All voices that are new or of which anything differs, as they are now."""
        return chain(self.added, self.changed, self.relinked)


def compare_voices(known: Mapping[str, Voice], listed: Iterable[Voice]) -> VoiceChanges:
    """The changes that turn `known` (by id) into `listed`. Of a repeated id the last counts."""
    latest = {voice.id: voice for voice in listed}
    added: list[Voice] = []
    changed: list[Voice] = []
    relinked: list[Voice] = []
    for voice_id, voice in latest.items():
        before = known.get(voice_id)
        if before is None:
            added.append(voice)
        elif before is voice:
            continue
        elif before.looks_like(voice):
            if before.demo_url != voice.demo_url:
                relinked.append(voice)
        else:
            changed.append(voice)
    removed = tuple(voice_id for voice_id in known if voice_id not in latest)
    return VoiceChanges(tuple(added), tuple(changed), removed, tuple(relinked))


LONGEST_NAME = 20
"""Code points. The contract counts a Chinese character, a letter and a digit as one each."""


class NameProblem(StrEnum):
    """Why a name can't be sent."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    CONTROL_CHARACTER = "control character"


def name_problem(name: str) -> NameProblem | None:
    """What is wrong with `name` once the spaces around it are gone; None if nothing is."""
    name = name.strip()
    if not name:
        return NameProblem.EMPTY
    if len(name) > LONGEST_NAME:
        return NameProblem.TOO_LONG
    if any(ord(character) < 32 or ord(character) == 127 for character in name):
        return NameProblem.CONTROL_CHARACTER
    return None


_DEFAULT_NAME = re.compile(r"复刻音色-[A-Za-z0-9]{5}")


def is_default_name(name: str) -> bool:
    """Whether the service gave a voice this name: nobody chose it."""
    return _DEFAULT_NAME.fullmatch(name.strip()) is not None


class SlotRequest(NamedTuple):
    """A slot that is asked for, written down before, and what came of it.

    Attributes:
        asked_at: POSIX seconds.
        known: the ids of the voices there were.
        voice_id: the slot; empty until it is known.
        name: the one it came with.
    """

    asked_at: float
    known: frozenset[str]
    voice_id: str = ""
    name: str = ""
