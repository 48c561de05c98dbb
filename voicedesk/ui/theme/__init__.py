"""How VoiceDesk looks: colours, type, icons."""

from voicedesk.ui.theme.colours import Tokens
from voicedesk.ui.theme.theme import Theme, ThemeChoice

__all__ = ["Theme", "ThemeChoice", "Tokens"]
