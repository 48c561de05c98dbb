"""What the account form holds."""

from dataclasses import dataclass, field


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
