"""How VoiceDesk looks: colours, type, icons."""

from voicedesk.ui.theme.colours import Tokens
from voicedesk.ui.theme.look import Theme, ThemeChoice, theme

__all__ = ["Theme", "ThemeChoice", "Tokens", "theme"]
