"""The built-in service: the voice-clone service's contract, served on this computer.

Run as `python -m voicedesk.sandbox`. It imports nothing else of VoiceDesk, so that a mistake in the
client can't hide in it.

`server` is the process, from the first connection to a clean end, as `options` want it. Every
request comes through the front door of `faults`, which logs it as the `call` it makes and follows
the rules. What isn't kept from it by one reaches `routes`, which answer from `voices`, `demos` and,
for a while, `training`.
"""
