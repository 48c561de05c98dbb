"""Libraries in folders of their own."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library

MP3 = b"ID3\x04" + bytes(range(256)) * 4
"""What a demo may begin with; 1,028 bytes."""


async def save_demo(
    library: Library, voice: Voice, generation: int, content: bytes = MP3
) -> CachedDemo:
    """A demo as it is saved, but not measured."""
    return await library.demos.add(voice, generation, content)


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
