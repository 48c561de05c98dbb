"""What the demo shelf needs of whoever fetches audio, so that neither imports the other."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from voicedesk.domain.demo_version import NO_VERSION, DemoVersion, ResumePoint


class DemoStream(Protocol):
    """Audio as it arrives."""

    @property
    def start(self) -> int:
        """The place in the file of the first byte to come."""
        ...

    @property
    def size(self) -> int | None:
        """How many bytes the whole file has, where that is known."""
        ...

    @property
    def version(self) -> DemoVersion:
        """What the server said of the file's version."""
        ...

    @property
    def validator(self) -> str:
        """What to resume by; empty if what is cut off can't be resumed."""
        ...

    @property
    def unchanged(self) -> bool:
        """Whether the file is the known one, and no bytes come."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """Its bytes. Raises DemoError (CUT_OFF, TIMED_OUT)."""
        ...


class DemoSource(Protocol):
    """Opens audio links, without the token."""

    def open(
        self, url: str, *, known: DemoVersion = NO_VERSION, resume: ResumePoint | None = None
    ) -> AbstractAsyncContextManager[DemoStream]:
        """Begin a download. Raises DemoError."""
        ...
