"""What the person adds to a voice on this computer; the service knows nothing of it."""

from enum import StrEnum
from typing import NamedTuple, Self

from voicedesk.domain.text import folded, normalized


class AnnotationTimes(NamedTuple):
    """When each of them was last changed here, POSIX seconds; 0 for never."""

    favourite: float = 0.0
    pinned: float = 0.0
    tags: float = 0.0
    note: float = 0.0


class VoiceAnnotations(NamedTuple):
    """The annotations of one voice. They outlive its renaming, retraining and disappearing.

    Attributes:
        pinned: whether its demo is to be kept on this computer whatever room there is.
        tags: names as `clean_tag` writes them, in the order they were added.
        note: free text, with its line breaks.
    """

    favourite: bool = False
    pinned: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    changed_at: AnnotationTimes = AnnotationTimes()

    def with_favourite(self, favourite: bool, at: float) -> Self:  # noqa: FBT001 - the value
        times = self.changed_at._replace(favourite=at)
        return self._replace(favourite=favourite, changed_at=times)

    def with_pinned(self, pinned: bool, at: float) -> Self:  # noqa: FBT001 - the value
        return self._replace(pinned=pinned, changed_at=self.changed_at._replace(pinned=at))

    def with_tags(self, tags: tuple[str, ...], at: float) -> Self:
        return self._replace(tags=tags, changed_at=self.changed_at._replace(tags=at))

    def with_note(self, note: str, at: float) -> Self:
        return self._replace(note=note, changed_at=self.changed_at._replace(note=at))

    def without(self, before: Self, after: Self, at: float) -> Self:
        """These without a change from `before` to `after`, as far as what it changed is still so.

        What else was changed since stays.
        """
        now = self
        if before.favourite != after.favourite == now.favourite:
            now = now.with_favourite(before.favourite, at)
        if before.pinned != after.pinned == now.pinned:
            now = now.with_pinned(before.pinned, at)
        if before.tags != after.tags == now.tags:
            now = now.with_tags(before.tags, at)
        if before.note != after.note == now.note:
            now = now.with_note(before.note, at)
        return now


NO_ANNOTATIONS = VoiceAnnotations()


LONGEST_NOTE = 2000
"""Code points: about a page."""


def clean_note(text: str) -> str:
    """A note as it is saved: its lines as typed, no space at its end, no unpaired surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").rstrip()


def note_over(text: str) -> int:
    """By how many code points a note is too long."""
    return max(0, len(clean_note(text)) - LONGEST_NOTE)


LONGEST_TAG = 30
"""Code points: what is still read at a glance in a row."""


class TagProblem(StrEnum):
    """Why a tag can't have a name."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"


def clean_tag(text: str) -> str:
    """A tag's name in its one form: composed (NFC), single spaces, none around it."""
    return " ".join(normalized("NFC", text).split())


def tag_problem(text: str) -> TagProblem | None:
    """What is wrong with a tag's name once cleaned; None if nothing is."""
    name = clean_tag(text)
    if not name:
        return TagProblem.EMPTY
    if len(name) > LONGEST_TAG:
        return TagProblem.TOO_LONG
    return None if name.isprintable() else TagProblem.NOT_PRINTABLE


def tag_draft_key(voice_id: str) -> str:
    """What a half-typed tag is kept under, in the place of a voice's id."""
    return f"tag:{voice_id}"


def tag_key(name: str) -> str:
    """What two names of the same tag share: they differ in case or width alone."""
    return folded(name)
