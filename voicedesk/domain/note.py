"""The rule for a note."""

LONGEST_NOTE = 2000
"""Code points: about a page."""


def clean_note(text: str) -> str:
    """A note as it is kept: its lines as typed, nothing but space at its end, no broken halves."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").rstrip()


def note_over(text: str) -> int:
    """How many code points a note has beyond the most."""
    return max(0, len(clean_note(text)) - LONGEST_NOTE)
