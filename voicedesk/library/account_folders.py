"""The folders that accounts keep their libraries in: moved, set aside, brought back, deleted."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from voicedesk.domain.errors import LibraryError
from voicedesk.library.places import Places
from voicedesk.library.private_files import make_private_folder, replace_private

_KEPT = ".kept-"
_GOING = ".removed-"
"""A dot is in no account's folder: these are taken for none."""


class Move(NamedTuple):
    """A library that went from one account's name to another's."""

    name: str
    new_name: str


class AccountFolders:
    """Works on folders whose libraries aren't open. Every verb blocks.

    Verbs raise `LibraryError`, and what they were to change is then as it was.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._journal = places.data / "accounts" / ".move"

    def has(self, name: str) -> bool:
        """Whether the account has a library."""
        return self._places.account_folder(name).exists()

    def keep(self, name: str) -> None:
        """Set a library aside, if there is one: only `bring_back` takes it up."""
        folder = self._places.account_folder(name)
        with _told(folder):
            _rename(folder, f"{folder.name}{_KEPT}")

    def bring_back(self, name: str) -> None:
        """Take up the library that was last set aside, where the account has none."""
        folder = self._places.account_folder(name)
        with _told(folder):
            kept = folder.parent.glob(f"{folder.name}{_KEPT}*")
            newest = max(kept, key=lambda one: (len(one.name), one.name), default=None)
            if newest is not None and not folder.exists():
                newest.rename(folder)

    def set_aside(self, name: str) -> None:
        """Set a library aside, if there is one: `sweep` deletes it."""
        folder = self._places.account_folder(name)
        with _told(folder):
            _rename(folder, _GOING)

    def sweep(self) -> None:
        """Delete what was set aside to be deleted, now or when the program ended too early."""
        import shutil  # noqa: PLC0415  (too slow for start-up, and removing is rare)

        folder = self._places.data / "accounts"
        with _told(folder):
            for going in folder.glob(f"{_GOING}*"):
                shutil.rmtree(going)

    # Another name: the folder moves, then the settings follow. What is in between is written down.

    def move(self, name: str, new_name: str) -> None:
        """Give an account's library to another name; one that was there is set aside."""
        folder, target = self._places.account_folder(name), self._places.account_folder(new_name)
        with _told(folder):
            make_private_folder(folder.parent)
            replace_private(self._journal, json.dumps([name, new_name]).encode())
            try:
                self.keep(new_name)
                if folder.exists():
                    folder.rename(target)
            except (OSError, LibraryError):
                self._journal.unlink(missing_ok=True)
                raise

    def move_back(self, name: str, new_name: str) -> None:
        """Undo `move`."""
        folder, target = self._places.account_folder(name), self._places.account_folder(new_name)
        with _told(folder):
            if target.exists():
                target.rename(folder)
            self._journal.unlink(missing_ok=True)

    def unfinished(self) -> Move | None:
        """The move after which the settings may not have followed; None if there is none."""
        try:
            name, new_name = json.loads(self._journal.read_bytes())
            move = Move(str(name), str(new_name))
        except (OSError, ValueError, TypeError):
            return None
        return move if self.has(move.new_name) and not self.has(move.name) else None

    def finish_move(self) -> None:
        """The settings have followed."""
        with _told(self._journal):
            self._journal.unlink(missing_ok=True)


def _rename(folder: Path, start: str) -> None:
    """Give a folder, if it is there, the first free name that is `start` and a number."""
    number = 0
    while (target := folder.with_name(f"{start}{number}")).exists():
        number += 1
    if folder.exists():
        folder.rename(target)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}") from error
