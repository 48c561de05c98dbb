"""An account while it is open."""

from dataclasses import dataclass

from voicedesk.domain.account import Account
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.services.voice_book import VoiceBook


@dataclass(frozen=True, slots=True)
class AccountSession:
    """What the window works with: the account, its voices and their demos."""

    account: Account
    book: VoiceBook
    shelf: DemoShelf
