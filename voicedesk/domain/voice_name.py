"""The rule for a voice's name."""

from enum import StrEnum

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
