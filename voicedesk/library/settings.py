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
        loop: whether a demo begins anew at its end.
        speed: of playing, 0.5 to 2, with the pitch kept.
        device: the sound device to use, as Qt names it, in hex; empty for the system's default.
        equal_loudness: whether every demo is played as loud as the others.
        keep_new_demos: whether the demo of a training that ends is fetched without being asked for.
        keep_samples: whether the recordings that are sent are kept on this computer.
        demo_limit: how many bytes of demos are kept on this computer at the most; 0 for any number.
        notify: whether the desktop tells of a training's end while another window is in front.
        notify_sound: whether a sound is made then.
        shown_state: the state that the table is filtered by; empty for all.
        shown_favourites, shown_offline: whether favourites, or what is on this computer, alone is
            shown.
        shown_tags: the tags of which a shown voice has each.
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
    loop: bool = False
    speed: float = 1.0
    device: str = ""
    equal_loudness: bool = True
    keep_new_demos: bool = True
    keep_samples: bool = False
    demo_limit: int = 200 << 20
    notify: bool = True
    notify_sound: bool = False
    shown_state: str = ""
    shown_favourites: bool = False
    shown_offline: bool = False
    shown_tags: tuple[str, ...] = ()
    window: str = ""
    columns: str = ""
