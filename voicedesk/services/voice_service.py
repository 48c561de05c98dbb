"""What the services need of the client: its verbs, so that neither imports the other."""

from typing import Protocol

from voicedesk.domain.voice import Voice


class VoiceService(Protocol):
    """The voices of one account, at the service. Every verb raises `ServiceError` alone."""

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot."""
        ...

    async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
        """Train a voice and name it. Never sent twice by itself."""
        ...

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Name a voice; can't train."""
        ...

    async def get(self, voice_id: str) -> Voice:
        """Read one voice."""
        ...

    async def delete(self, voice_id: str) -> None:
        """Delete a voice."""
        ...

    async def list(self) -> list[Voice]:
        """Read all voices."""
        ...
