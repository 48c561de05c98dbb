"""Signed, expiring demo links, as a storage service gives them out."""

import math
import secrets
import time
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import quote

from voicedesk.sandbox.call import DEMOS_PATH


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the links of one answer share.

    Attributes:
        base: the service's address as the client knows it.
        expires: POSIX seconds, whole as in real links.
        nonce: makes the links of each answer different ones.
    """

    base: str
    expires: int
    nonce: str


class DemoLinks:
    """Signs links and checks them. A restart makes every earlier link invalid."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._secret = secrets.token_bytes(32)

    def stamp(self, base: str) -> Stamp:
        """A new stamp for the links of one answer."""
        expires = math.ceil(time.time() + self._seconds) if self._seconds else 0
        return Stamp(base, expires, secrets.token_hex(4))

    def link(self, voice_id: str, stamp: Stamp) -> str:
        """The address of a voice's demo."""
        signature = self._signature(voice_id, stamp.expires, stamp.nonce)
        return (
            f"{stamp.base}{DEMOS_PATH}/{quote(voice_id, safe='')}.mp3"
            f"?e={stamp.expires}&token={stamp.nonce}:{signature}"
        )

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
