"""What the demo shelf needs of whoever fetches audio, so that neither imports the other."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol


class DemoStream(Protocol):
    """Audio as it arrives."""

    def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes. Raises DemoError (CUT_OFF, TIMED_OUT)."""
        ...


class DemoSource(Protocol):
    """Opens audio links, without the token."""

    def open(self, url: str) -> AbstractAsyncContextManager[DemoStream]:
        """Begin a download. Raises DemoError."""
        ...
