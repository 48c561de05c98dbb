"""The rule for a tag's name."""

import unicodedata
from enum import StrEnum

from voicedesk.domain.folding import folded

LONGEST_TAG = 30
"""Code points: what is still read at a glance in a row."""


class TagProblem(StrEnum):
    """Why a tag can't have a name."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"


def clean_tag(text: str) -> str:
    """A tag's name in its one form: composed (NFC), single spaces, none around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tag_problem(text: str) -> TagProblem | None:
    """What is wrong with a tag's name once cleaned; None if nothing is."""
    name = clean_tag(text)
    if not name:
        return TagProblem.EMPTY
    if len(name) > LONGEST_TAG:
        return TagProblem.TOO_LONG
    return None if name.isprintable() else TagProblem.NOT_PRINTABLE


def tag_key(name: str) -> str:
    """What makes two names the same tag: they differ in case or width alone."""
    return folded(name)
