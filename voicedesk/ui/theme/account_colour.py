"""The colours that accounts are told apart by. Never all that tells one: its name stands beside."""

import zlib
from types import MappingProxyType
from typing import Final

from voicedesk.domain.account import Account

ACCOUNT_COLOURS: Final = MappingProxyType(
    {
        "orange": "#B85C17",
        "blue": "#2F62C9",
        "green": "#3F7A33",
        "violet": "#7B4CBB",
        "teal": "#1B7A75",
        "pink": "#B43D7A",
        "brown": "#856042",
        "slate": "#5D6675",
    }
)
"""By the names that settings keep. A white letter is read on each, in both themes."""


def colour_name(account: Account) -> str:
    """The name of an account's colour: the one that was chosen, else the one its name gives it."""
    if account.colour in ACCOUNT_COLOURS:
        return account.colour
    seed = zlib.crc32(account.name.encode("utf-8", "surrogatepass"))
    return list(ACCOUNT_COLOURS)[seed % len(ACCOUNT_COLOURS)]
