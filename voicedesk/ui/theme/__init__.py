"""How VoiceDesk looks: colours, type, icons."""

from voicedesk.ui.theme.theme import Theme, ThemeChoice
from voicedesk.ui.theme.tokens import Tokens

__all__ = ["Theme", "ThemeChoice", "Tokens"]
