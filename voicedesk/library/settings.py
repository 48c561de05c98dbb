"""What the person chose, apart from any account's library."""

from dataclasses import dataclass

from voicedesk.domain.account import Account


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings. Holds no token, ever.

    Attributes:
        language: the window's language (`en`, `zh_CN`); empty for the system's.
        theme: `system`, `light` or `dark`.
        last_account: the account to open when none is asked for.
        accounts: the accounts that were set up, in the order they were.
        volume: 0 to 1, as heard.
        play_on_move: whether moving through the table plays.
        window: the window's geometry, base64.
        columns: the table's header, base64.
    """

    language: str = ""
    theme: str = "system"
    last_account: str = ""
    accounts: tuple[Account, ...] = ()
    volume: float = 0.8
    muted: bool = False
    play_on_move: bool = False
    window: str = ""
    columns: str = ""
