"""What the check of samples needs of others, so that neither imports the other."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from voicedesk.domain.network_place import NetworkPlace


class SampleBytes(Protocol):
    """A recording as it arrives."""

    @property
    def content_type(self) -> str:
        """What the server says that it is."""
        ...

    @property
    def size(self) -> int | None:
        """How many bytes it has, where that is known."""
        ...

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """Its bytes. Raises SampleError (CUT_OFF, TIMED_OUT)."""
        ...


class SampleSource(Protocol):
    """Opens links without the token."""

    def open(self, url: str, *, service: NetworkPlace) -> AbstractAsyncContextManager[SampleBytes]:
        """Ask for what is there. Raises SampleError."""
        ...


class SampleKeeper(Protocol):
    """Holds recordings on disk while they are looked at."""

    async def keep(self, chunks: AsyncIterator[bytes], *, limit_bytes: int) -> Path:
        """The file of these bytes. Raises SampleError."""
        ...

    def drop(self, path: Path) -> None:
        """Take it away."""
        ...
