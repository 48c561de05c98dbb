"""Libraries in folders of their own."""

import resource
import shutil
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


@pytest.fixture(scope="session")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library `here`, some of everything in it, and its backup; to be copied."""
    from tests.unit.library.backups import back_up, fill, in_library  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("backed-up")
    in_library(folder / "here", fill)
    back_up(folder / "here", folder / "backup.zip")
    return folder


@pytest.fixture
def full(backed_up: Path, tmp_path: Path) -> Path:
    """A folder with a library that holds some of everything."""
    return shutil.copytree(backed_up / "here", tmp_path / "here")


@pytest.fixture
def archive(backed_up: Path, tmp_path: Path) -> Path:
    """A backup of what `full` holds."""
    return shutil.copy(backed_up / "backup.zip", tmp_path / "backup.zip")
