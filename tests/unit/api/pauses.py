"""A retry policy that pauses for no time and remembers how long it would have."""

from dataclasses import replace

from voicedesk.api import RetryPolicy
from voicedesk.api.client import STANDARD_RETRY


class Pauses(list[float]):
    """The pauses asked for, in seconds; `policy` is what to give the client."""

    def __init__(self, policy: RetryPolicy = STANDARD_RETRY) -> None:
        super().__init__()
        self.policy = replace(policy, sleep=self._sleep, jitter=lambda: 1.0)

    async def _sleep(self, seconds: float) -> None:
        self.append(seconds)


NEVER_AGAIN = RetryPolicy(tries=1)
