"""Where the small steps of the network are taken: beside the window, or at hand."""

from collections.abc import Callable, Coroutine
from typing import Final, Protocol, TypeVar

_Result = TypeVar("_Result")


class Elsewhere(Protocol):
    """An event loop that may be another one than that of whoever asks."""

    async def run(self, make: Callable[[], Coroutine[object, object, _Result]]) -> _Result:
        """What the coroutine that `make` makes there returns or raises.

        Cancelling the wait cancels the coroutine.
        """
        ...


class _Here:
    async def run(self, make: Callable[[], Coroutine[object, object, _Result]]) -> _Result:
        return await make()


HERE: Final[Elsewhere] = _Here()
"""The loop of whoever asks."""
