"""The client, made once the token is known."""

from collections.abc import Awaitable, Callable

from voicedesk.api import VoiceCloneClient
from voicedesk.domain.voice import Voice


class KeyedService:
    """The service's verbs; the token is asked for at the first of them.

    So the window works with what it knows while a locked password store still waits for its owner.
    A verb raises TokenStoreError where the store can't be read, and TokenRefusedError where it
    holds no token.
    """

    def __init__(self, address: str, token: Callable[[], Awaitable[str | None]]) -> None:
        self._address = address
        self._token = token
        self._client: VoiceCloneClient | None = None

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot."""
        return await (await self._ready()).create(language=language, tier=tier)

    async def train(self, voice_id: str, *, audio_url: str, name: str) -> Voice:
        """Train a voice and name it."""
        return await (await self._ready()).train(voice_id, audio_url=audio_url, name=name)

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Name a voice."""
        return await (await self._ready()).rename(voice_id, name)

    async def get(self, voice_id: str) -> Voice:
        """Read one voice."""
        return await (await self._ready()).get(voice_id)

    async def delete(self, voice_id: str) -> None:
        """Delete a voice."""
        await (await self._ready()).delete(voice_id)

    async def list(self) -> list[Voice]:
        """Read all voices."""
        return await (await self._ready()).list()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _ready(self) -> VoiceCloneClient:
        if self._client is not None:
            return self._client
        token = await self._token() or ""
        # Another call may have got here first while the password store waited for its owner.
        if self._client is None:
            client = VoiceCloneClient(self._address, token)
            if not token:
                return client  # refuses the verb; the next one asks for the token again
            self._client = client
        return self._client
