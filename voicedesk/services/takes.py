"""Takes that were recorded here: files of the account, from the first sample until deleted.

A take is found again after a crash, as far as it was written. One that is removed can be brought
back until the account is opened the next time.
"""

import os
import re
import wave
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from voicedesk.threads import in_thread

FOLDER: Final = "takes"
"""The name of their folder, in the account's."""
_NAME: Final = re.compile(r"take-([1-9][0-9]{0,5})\.wav")
_REMOVED: Final = ".removed"


def take_number(path: Path) -> int | None:
    """The number of the take that a file is; None for any other file."""
    name = _NAME.fullmatch(path.name)
    return int(name[1]) if name is not None and path.parent.name == FOLDER else None


class Take(NamedTuple):
    """A recording from the microphone.

    Attributes:
        number: counts the takes of an account.
        made_at: when its last sample was written (POSIX seconds).
        seconds: its length.
    """

    path: Path
    number: int
    made_at: float
    seconds: float


class Takes:
    """The takes of one account.

    Args:
        folder: the account's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._is_swept = False
        self._highest = 0

    async def all(self) -> list[Take]:
        """The takes, the newest first; none where the folder can't be read."""
        takes = await in_thread(self._look, "takes")
        self._highest = max([self._highest, *(take.number for take in takes)])
        return takes

    def next(self) -> tuple[int, Path]:
        """The number and the file of the next take. Ask `all` once before."""
        self._highest += 1
        return self._highest, self._folder / f"take-{self._highest}.wav"

    async def remove(self, path: Path) -> None:
        await in_thread(lambda: _rename(path, path.with_name(path.name + _REMOVED)), "takes")

    async def restore(self, path: Path) -> None:
        """Bring back a take that was removed."""
        await in_thread(lambda: _rename(path.with_name(path.name + _REMOVED), path), "takes")

    def _look(self) -> list[Take]:
        with suppress(OSError):
            if not self._is_swept:
                self._is_swept = True
                for gone in self._folder.glob(f"*{_REMOVED}"):
                    gone.unlink()
        return sorted(self._found(), key=lambda take: -take.number)

    def _found(self) -> Iterator[Take]:
        with suppress(OSError):
            for entry in [*os.scandir(self._folder)]:
                path = Path(entry.path)
                number = take_number(path)
                if number is not None and entry.is_file(follow_symlinks=False):
                    made_at = entry.stat(follow_symlinks=False).st_mtime
                    yield Take(path, number, made_at, _seconds(path))


def _rename(path: Path, to: Path) -> None:
    with suppress(FileNotFoundError):
        path.replace(to)


def _seconds(path: Path) -> float:
    try:
        with wave.open(str(path)) as file:
            return float(file.getnframes() / file.getframerate())
    except (wave.Error, EOFError, ZeroDivisionError):  # nothing was written, or not by `TakeFile`
        return 0.0
