"""The built-in service: the voice-clone service's contract, served on this computer.

Run as `python -m voicedesk.sandbox`. It imports nothing else of VoiceDesk, so that a mistake in the
client can't hide in it.
"""
