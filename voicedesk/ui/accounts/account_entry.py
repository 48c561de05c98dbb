"""What the account form holds, and the rules for its fields."""

from dataclasses import dataclass, field
from enum import StrEnum

from voicedesk.domain.account import SANDBOX_ACCOUNT

LONGEST_ACCOUNT_NAME = 60
"""Code points: enough for any name that is still read at a glance."""


class AccountNameProblem(StrEnum):
    """Why an account can't have a name."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"
    RESERVED = "reserved"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """The form's fields, with the spaces around them gone.

    Attributes:
        token: empty to go on with the one that is kept.
        session_only: keep the token until the program ends, and not in the password store.
    """

    name: str
    token: str = field(repr=False)
    address: str
    session_only: bool = False


def account_name_problem(name: str) -> AccountNameProblem | None:
    """What is wrong with an account's name; None if nothing is."""
    name = name.strip()
    if not name:
        return AccountNameProblem.EMPTY
    if len(name) > LONGEST_ACCOUNT_NAME:
        return AccountNameProblem.TOO_LONG
    if not name.isprintable():
        return AccountNameProblem.NOT_PRINTABLE
    if name.casefold() == SANDBOX_ACCOUNT:
        return AccountNameProblem.RESERVED
    return None


def is_token(text: str) -> bool:
    """Whether `text` can be sent as a token: visible ASCII without spaces (RFC 9110, 5.5)."""
    return text.isascii() and text.isprintable() and " " not in text
