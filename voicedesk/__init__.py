"""VoiceDesk: a desktop application for the cloned voices of a voice-clone account."""

__version__ = "0.1.0"
