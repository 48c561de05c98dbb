"""Tokens for one session."""

import asyncio

from voicedesk.accounts import SessionTokens, TokenStore


def test_keeps_tokens_apart_until_removed() -> None:
    async def use(tokens: TokenStore) -> list[str | None]:
        await tokens.save("a", "one")
        await tokens.save("b", "two")
        await tokens.save("a", "three")
        await tokens.remove("b")
        await tokens.remove("c")
        return [await tokens.read("a"), await tokens.read("b")]

    assert asyncio.run(use(SessionTokens())) == ["three", None]
