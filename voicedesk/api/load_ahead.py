"""Loads beforehand what httpx loads at its first request."""

from contextlib import suppress
from importlib import import_module

_LATE = ("httpcore._backends.anyio", "anyio._backends._asyncio")


def load_ahead() -> None:
    """Load what the first request would load on the event loop, which takes it some 60 ms.

    Meant for a thread. A name that another version of the libraries doesn't have is left out.
    """
    for name in _LATE:
        with suppress(ImportError):
            import_module(name)
