"""How VoiceDesk looks: colours, type, icons."""

from voicedesk.ui.theme.application import Theme, ThemeChoice, theme
from voicedesk.ui.theme.colours import Tokens

__all__ = ["Theme", "ThemeChoice", "Tokens", "theme"]
