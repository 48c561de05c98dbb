"""How many trainings are left, where the service tells; nothing waits for it or depends on it."""

from typing import Protocol

from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    NotFoundError,
    RefusedError,
    ServiceError,
    TokenStoreError,
)


class QuotaService(Protocol):
    """The calls, as `VoiceCloneClient` has them."""

    async def available(self, tier: str) -> int: ...

    async def quotas(self) -> dict[str, int]: ...


class Quota:
    """Asks by the call of either edition, and remembers which of them answers."""

    def __init__(self, client: QuotaService) -> None:
        self._client = client
        self._ways = [self._by_tier, self._of_all]

    async def left(self, tier: str) -> int | None:
        """How many trainings of a tier are left; None where that isn't known."""
        for way in [*self._ways]:
            try:
                left = await way(tier)
            except (
                NotFoundError,
                RefusedError,
                AnswerNotUnderstoodError,
            ):
                # An edition without that call.
                self._ways.remove(way)
            except (ServiceError, TokenStoreError):
                return None
            else:
                self._ways = [way]
                return left
        return None

    async def _by_tier(self, tier: str) -> int | None:
        return await self._client.available(tier)

    async def _of_all(self, tier: str) -> int | None:
        return (await self._client.quotas()).get(tier)
