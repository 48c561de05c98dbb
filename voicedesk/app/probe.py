"""A look at a service before its account is kept."""

from voicedesk.api import VoiceCloneClient


async def probe(address: str, token: str) -> int:
    """How many voices there are, asked with a client of its own."""
    async with VoiceCloneClient(address, token) as client:
        return len(await client.list())
