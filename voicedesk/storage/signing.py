"""AWS Signature Version 4 for S3: requests whose headers are signed, and links that are.

Source: "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API Reference. In S3 a path
is encoded once and never tidied up, unlike in the other services of AWS.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple, Self
from urllib.parse import quote, unquote, urlsplit

LONGEST_LINK_SECONDS: Final = 7 * 24 * 3600
"""The longest that a signed link may be valid."""

NOTHING_HASHED: Final = hashlib.sha256(b"").hexdigest()
"""The hash of an empty body."""

_ALGORITHM: Final = "AWS4-HMAC-SHA256"
_UNSIGNED: Final = "UNSIGNED-PAYLOAD"
_TIME: Final = "%Y%m%dT%H%M%SZ"


class StorageKeys(NamedTuple):
    """What a person's storage knows them by. The secret is sent nowhere."""

    access: str
    secret: str

    def __repr__(self) -> str:
        return "StorageKeys(…)"

    @property
    def text(self) -> str:
        """Both in one line, as the keyring keeps them."""
        return json.dumps(self._asdict(), separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """The keys of such a line; None for any other."""
        try:
            kept = json.loads(text)
            access, secret = kept["access"], kept["secret"]
        except (ValueError, LookupError, TypeError, RecursionError):
            return None
        if not (isinstance(access, str) and access and isinstance(secret, str) and secret):
            return None
        return cls(access, secret)


SANDBOX_KEYS: Final = StorageKeys("sandbox", "sandbox")
"""Those of the built-in service's storage, which holds nothing real."""


class Signer(NamedTuple):
    """Signs for one region with one pair of keys."""

    keys: StorageKeys
    region: str

    def headers(
        self,
        method: str,
        url: str,
        *,
        body_hash: str = NOTHING_HASHED,
        headers: Mapping[str, str] | None = None,
        at: datetime | None = None,
    ) -> dict[str, str]:
        """`headers`, and those that prove who sends the request.

        Args:
            body_hash: SHA-256 of the body, in hexadecimal digits.
            at: when it is signed, with a time zone; now where it isn't given.
        """
        written = _written(at)
        signed = {
            **{name.lower(): value for name, value in (headers or {}).items()},
            "host": urlsplit(url).netloc,
            "x-amz-content-sha256": body_hash,
            "x-amz-date": written,
        }
        names = ";".join(sorted(signed))
        signature = self._signature(method, url, urlsplit(url).query, signed, body_hash, written)
        credential = f"{self.keys.access}/{self._scope(written)}"
        signed["authorization"] = (
            f"{_ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
        return signed

    def link(self, url: str, seconds: int, *, at: datetime | None = None) -> str:
        """A link by which anyone can GET what is at `url`, for that long."""
        if not 0 < seconds <= LONGEST_LINK_SECONDS:
            raise ValueError(f"a link can't be valid for {seconds} s")
        written = _written(at)
        query = "&".join(
            f"{name}={_quoted(value)}"
            for name, value in (
                ("X-Amz-Algorithm", _ALGORITHM),
                ("X-Amz-Credential", f"{self.keys.access}/{self._scope(written)}"),
                ("X-Amz-Date", written),
                ("X-Amz-Expires", str(seconds)),
                ("X-Amz-SignedHeaders", "host"),
            )
        )
        signed = {"host": urlsplit(url).netloc}
        signature = self._signature("GET", url, query, signed, _UNSIGNED, written)
        return f"{url}?{query}&X-Amz-Signature={signature}"

    def _signature(
        self,
        method: str,
        url: str,
        query: str,
        headers: Mapping[str, str],
        body_hash: str,
        written: str,
    ) -> str:
        canonical = "\n".join(
            (
                method,
                quote(unquote(urlsplit(url).path), safe="/-_.~") or "/",
                _canonical_query(query),
                *(f"{name}:{' '.join(headers[name].split())}" for name in sorted(headers)),
                "",
                ";".join(sorted(headers)),
                body_hash,
            )
        )
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        key = f"AWS4{self.keys.secret}".encode()
        for part in self._scope(written).split("/"):
            key = _hmac(key, part)
        return _hmac(key, "\n".join((_ALGORITHM, written, self._scope(written), hashed))).hex()

    def _scope(self, written: str) -> str:
        return f"{written[:8]}/{self.region}/s3/aws4_request"


def _written(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).strftime(_TIME)


def _canonical_query(query: str) -> str:
    pairs = [part.partition("=")[::2] for part in query.split("&") if part]
    return "&".join(
        sorted(f"{_quoted(unquote(name))}={_quoted(unquote(value))}" for name, value in pairs)
    )


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
