"""The rule for an account's name."""

from enum import StrEnum

from voicedesk.domain.account import Account

LONGEST_ACCOUNT_NAME = 60
"""Code points: enough for any name that is still read at a glance."""


class AccountNameProblem(StrEnum):
    """Why an account can't have a name."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PRINTABLE = "not printable"
    RESERVED = "reserved"


def account_name_problem(name: str) -> AccountNameProblem | None:
    """What is wrong with a name once the spaces around it are gone; None if nothing is."""
    name = name.strip()
    if not name:
        return AccountNameProblem.EMPTY
    if len(name) > LONGEST_ACCOUNT_NAME:
        return AccountNameProblem.TOO_LONG
    if not name.isprintable():
        return AccountNameProblem.NOT_PRINTABLE
    return AccountNameProblem.RESERVED if Account(name).is_sandbox else None
