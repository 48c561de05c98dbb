"""Something that the desktop is to tell the person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification. Its words are plain text, whatever is in them.

    Attributes:
        tag: one at most is shown for each; a later one takes its place.
        summary: what happened, in a few words.
        body: what it means; may be empty.
        actions: keys and words of what can be done, the first also by pressing it anywhere.
        urgent: it is to be noticed.
    """

    tag: str
    summary: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    urgent: bool = False
