"""The folders that accounts keep their libraries in: moved, set aside, brought back, deleted."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from voicedesk.domain.errors import LibraryError
from voicedesk.library.database import library_error
from voicedesk.library.files import make_private_folder, replace_private

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
_LONGEST = 120


class Places(NamedTuple):
    """The folders of one installation. None of them need exist yet.

    Attributes:
        data: settings and libraries; worth a backup.
        cache: what can be made again.
        logs: what happened.
    """

    data: Path
    cache: Path
    logs: Path

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Everything below one folder (`--data-dir`)."""
        return cls(folder, folder / "cache", folder / "logs")

    @classmethod
    def of_platform(cls) -> "Places":
        """Where this operating system wants them."""
        import platformdirs  # noqa: PLC0415  (not needed with a folder of one's own)

        name = "voicedesk"
        return cls(
            platformdirs.user_data_path(name, appauthor=False),
            platformdirs.user_cache_path(name, appauthor=False),
            platformdirs.user_log_path(name, appauthor=False),
        )

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    def account_folder(self, account: str) -> Path:
        """The folder of an account's library.

        Any name will do, and no two share a folder, also where the disk ignores case or rewrites
        accents: the folder's name is plain ASCII, with all else written as `_` and its bytes.
        """
        return self.data / "accounts" / _folder_name(account)


def _folder_name(account: str) -> str:
    if account in _RESERVED:
        return f"{_escaped(account[0])}{account[1:]}"
    name = "".join(c if c in _PLAIN else _escaped(c) for c in account) or "_"
    if len(name) <= _LONGEST:
        return name
    from hashlib import sha256  # noqa: PLC0415  (names this long are rare, start-up isn't)

    digest = sha256(account.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{name[: _LONGEST - 40]}_h{digest}"


def _escaped(character: str) -> str:
    return "".join(f"_{byte:02x}" for byte in character.encode("utf-8", "surrogatepass"))


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
        return self._places.account_folder(name).exists()

    def keep(self, name: str) -> None:
        """Set a library aside, if there is one: only `bring_back` takes it up."""
        folder = self._places.account_folder(name)
        with _library_errors(folder):
            _rename(folder, f"{folder.name}{_KEPT}")

    def bring_back(self, name: str) -> None:
        """Take up the library that was last set aside, where the account has none."""
        folder = self._places.account_folder(name)
        with _library_errors(folder):
            kept = folder.parent.glob(f"{folder.name}{_KEPT}*")
            newest = max(kept, key=lambda one: (len(one.name), one.name), default=None)
            if newest is not None and not folder.exists():
                newest.rename(folder)

    def set_aside(self, name: str) -> None:
        """Set a library aside, if there is one: `sweep` deletes it."""
        folder = self._places.account_folder(name)
        with _library_errors(folder):
            _rename(folder, _GOING)

    def sweep(self) -> None:
        """Delete what was set aside to be deleted, now or when the program ended too early."""
        import shutil  # noqa: PLC0415  (too slow for start-up, and removing is rare)

        folder = self._places.data / "accounts"
        with _library_errors(folder):
            for going in folder.glob(f"{_GOING}*"):
                shutil.rmtree(going)

    # Another name: the folder moves, then the settings follow. What is in between is written down.

    def move(self, name: str, new_name: str) -> None:
        """Give an account's library to another name; one that was there is set aside."""
        folder, target = self._places.account_folder(name), self._places.account_folder(new_name)
        with _library_errors(folder):
            make_private_folder(folder.parent)
            replace_private(self._journal, json.dumps([name, new_name]).encode())
            try:
                self.keep(new_name)
                if folder.exists():
                    folder.rename(target)
            except (OSError, LibraryError):
                self._journal.unlink(missing_ok=True)
                raise

    def unfinished(self) -> Move | None:
        """The move after which the settings may not have followed; None if there is none."""
        try:
            name, new_name = json.loads(self._journal.read_bytes())
            move = Move(str(name), str(new_name))
        except (OSError, ValueError, TypeError):
            return None
        return move if self.has(move.new_name) and not self.has(move.name) else None

    def finish_move(self) -> None:
        with _library_errors(self._journal):
            self._journal.unlink(missing_ok=True)


def _rename(folder: Path, start: str) -> None:
    """Give a folder, if it is there, the first free name that is `start` and a number."""
    number = 0
    while (target := folder.with_name(f"{start}{number}")).exists():
        number += 1
    if folder.exists():
        folder.rename(target)


@contextmanager
def _library_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise library_error(str(path), error) from error
