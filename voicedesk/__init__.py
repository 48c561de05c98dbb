"""VoiceDesk: a desktop application for the cloned voices of a voice-clone account."""

__version__ = "0.1.0"

APP_ID = "io.github.voicedesk.voicedesk"
"""What desktops know the program by: desktop entry, icon, window class, D-Bus name."""
