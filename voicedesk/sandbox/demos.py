"""The demos' contents, which are bundled speech or what trainings made, and their links."""

import math
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from voicedesk.sandbox.call import DEMOS_PATH
from voicedesk.sandbox.voices import replace_file

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_WHEEL = _PACKAGE / "_resources" / "samples"
_IN_SOURCES = _PACKAGE.parent / "resources" / "samples"

SAMPLES_FOLDER = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_SOURCES
"""Where the bundled speech is: inside the installed package, or in the sources."""


class DemoStore:
    """Finds a demo by its name. Trained demos are kept in `folder`; without one, in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._trained: dict[str, bytes] = {}

    def keep(self, name: str, data: bytes) -> None:
        """Keep a trained demo under `name`; OSError if the disk won't."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._folder / name, data)
        self._trained[name] = data

    def find(self, name: str) -> bytes | None:
        """The demo of that name; None if there is none."""
        if name in bundled_names():
            return bundled(name)
        if name and name not in self._trained and self._folder is not None:
            with suppress(FileNotFoundError):
                self._trained[name] = (self._folder / name).read_bytes()
        return self._trained.get(name)

    def drop(self, name: str) -> None:
        """Forget a trained demo; bundled ones stay."""
        if self._trained.pop(name, None) is not None and self._folder is not None:
            (self._folder / name).unlink(missing_ok=True)


@cache
def bundled_names() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in SAMPLES_FOLDER.glob("*.mp3")))


@cache
def bundled(name: str) -> bytes:
    """A bundled speech file; `name` is one of `bundled_names`."""
    return (SAMPLES_FOLDER / name).read_bytes()


LinkOf = Callable[[str], str]
"""Gives the link of a voice's demo, by the voice's id."""


class DemoLinks:
    """Signs links and checks them. A restart makes every earlier link invalid."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._secret = secrets.token_bytes(32)

    def signer(self, base: str) -> LinkOf:
        """Gives voices' links, from `base` on. Those of one signer end together and look alike."""
        expires = math.ceil(time.time() + self._seconds) if self._seconds else 0
        nonce = secrets.token_hex(4)

        def link_of(voice_id: str) -> str:
            signature = self._signature(voice_id, expires, nonce)
            path = f"{DEMOS_PATH}/{quote(voice_id, safe='')}.mp3"
            return f"{base}{path}?e={expires}&token={nonce}:{signature}"

        return link_of

    def is_valid(self, voice_id: str, expires: str, token: str) -> bool:
        """Whether the two values of a link's query were signed here and still hold."""
        nonce, _, signature = token.partition(":")
        if not (expires.isascii() and expires.isdecimal() and len(expires) <= 12):
            return False
        right = self._signature(voice_id, int(expires), nonce)
        return secrets.compare_digest(right.encode(), signature.encode("utf-8", "replace")) and (
            time.time() < int(expires)
        )

    def expire_all(self) -> None:
        """Let every link given out so far be refused from now on."""
        self._secret = secrets.token_bytes(32)

    def _signature(self, voice_id: str, expires: int, nonce: str) -> str:
        text = f"{voice_id}\n{expires}\n{nonce}".encode("utf-8", "surrogatepass")
        return blake2b(text, key=self._secret, digest_size=15).hexdigest()
