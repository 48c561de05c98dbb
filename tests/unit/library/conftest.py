"""Libraries in folders of their own."""

import resource
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, IncomingDemo, Library

MP3 = b"ID3\x04" + bytes(range(256)) * 4
"""What a demo may begin with; 1,028 bytes."""


async def in_chunks(content: bytes, size: int = 400) -> AsyncIterator[bytes]:
    """Bytes as they come from a network."""
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def save_demo(
    library: Library,
    voice: Voice,
    generation: int,
    chunks: AsyncIterator[bytes],
    *,
    limit_bytes: int = 1 << 20,
) -> CachedDemo:
    """A demo as it is downloaded and saved, but not measured."""
    incoming = IncomingDemo(library.demos.folder, voice, generation)
    await library.demos.receive(incoming, chunks, limit_bytes=limit_bytes)
    return await library.demos.add(incoming)


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """What a full disk does to a file: a write beyond `size` fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an account's library will be."""
    return tmp_path / "accounts" / "default"


@pytest.fixture
def make_library(folder: Path) -> Iterator[Callable[[], Library]]:
    """Makes libraries on the same folder; closes those that are left open."""
    made: list[Library] = []

    def make() -> Library:
        made.append(Library(folder))
        return made[-1]

    yield make
    for library in made:
        library.close_now()


@pytest.fixture
def library(make_library: Callable[[], Library]) -> Library:
    """A library that was just begun."""
    made = make_library()
    made.open_now()
    return made
