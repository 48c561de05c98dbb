import asyncio
from collections import deque

import pytest

from tests.sandbox_process import Sandbox
from voicedesk.app.open_account import KeyedService
from voicedesk.domain.errors import TokenRefusedError

NOWHERE = "http://127.0.0.1:9"


@pytest.mark.parametrize("kept", [None, ""])
def test_every_verb_is_refused_while_no_token_is_kept(kept: str | None) -> None:
    async def token() -> str | None:
        return kept

    async def scenario() -> None:
        service = KeyedService(NOWHERE, token)
        verbs = {
            "POST /v1/voice-clones": service.create(),
            "PUT /v1/voice-clones/v": service.train("v", audio_url="https://s/1.wav", name="n"),
            "PUT /v1/voice-clones/w": service.rename("w", "n"),
            "GET /v1/voice-clones/v": service.get("v"),
            "DELETE /v1/voice-clones/v": service.delete("v"),
            "GET /v1/voice-clones": service.list(),
        }
        for asked, call in verbs.items():
            with pytest.raises(TokenRefusedError) as caught:
                await call
            facts = caught.value.facts
            assert f"{facts.method} {facts.path}" == asked
            assert not facts.may_have_taken_effect
        await service.aclose()

    asyncio.run(scenario())


def test_the_token_is_asked_for_until_there_is_one(shared_sandbox: Sandbox) -> None:
    answers = deque([None, shared_sandbox.token])

    async def token() -> str | None:
        return answers.popleft()

    async def scenario() -> None:
        service = KeyedService(shared_sandbox.url, token)
        with pytest.raises(TokenRefusedError):
            await service.list()
        assert await service.list()
        assert await service.list()
        await service.aclose()

    asyncio.run(scenario())
