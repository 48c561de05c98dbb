"""A client that asks for its token when it needs it."""

import asyncio
from collections import deque

import pytest

from tests.sandbox_process import Sandbox
from voicedesk.api import VoiceCloneClient
from voicedesk.domain.errors import TokenRefusedError, TokenStoreError, TokenStoreProblem

NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize("kept", [None, ""])
def test_every_verb_is_refused_while_no_token_is_kept(kept: str | None) -> None:
    async def token() -> str | None:
        return kept

    async def scenario() -> None:
        client = VoiceCloneClient(NOWHERE, token)
        verbs = {
            "POST /v1/voice-clones": client.create(),
            "PUT /v1/voice-clones/v": client.train("v", audio_url="https://s/1.wav", name="n"),
            "PUT /v1/voice-clones/w": client.rename("w", "n"),
            "GET /v1/voice-clones/v": client.get("v"),
            "DELETE /v1/voice-clones/v": client.delete("v"),
            "GET /v1/voice-clones": client.list(),
        }
        for asked, call in verbs.items():
            with pytest.raises(TokenRefusedError) as caught:
                await call
            facts = caught.value.facts
            assert f"{facts.method} {facts.path}" == asked
            assert not facts.may_have_taken_effect
        await client.aclose()

    asyncio.run(scenario())


def test_the_token_is_asked_for_until_there_is_one(shared_sandbox: Sandbox) -> None:
    answers = deque([None, shared_sandbox.token])

    async def token() -> str | None:
        return answers.popleft()

    async def scenario() -> None:
        client = VoiceCloneClient(shared_sandbox.url, token)
        with pytest.raises(TokenRefusedError):
            await client.list()
        assert await client.list()
        assert await client.list()
        await client.aclose()

    asyncio.run(scenario())


def test_what_keeps_the_token_from_being_read_comes_through_and_is_tried_again(
    shared_sandbox: Sandbox,
) -> None:
    errors = deque([TokenStoreError(TokenStoreProblem.LOCKED)])

    async def token() -> str | None:
        if errors:
            raise errors.popleft()
        return shared_sandbox.token

    async def scenario() -> None:
        async with VoiceCloneClient(shared_sandbox.url, token) as client:
            with pytest.raises(TokenStoreError):
                await client.list()
            assert await client.list()

    asyncio.run(scenario())
