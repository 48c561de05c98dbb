"""Links to audio: whether one can be sent, how it is written, and when a signed one runs out."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, quote, urlsplit

from voicedesk.domain.account import NetworkPlace, can_reach, place_of

_AROUND: Final = " \t\r\n\u2028\u2029\u00a0\u3000<>\"'“”‘’《》「」"
"""What comes along when a link is copied out of a sentence."""
_UNQUOTED: Final = "!$&'()*+,;=:@/?~-._%[]"
_DIFFERS: Final = frozenset("ßς\u200c\u200d")
"""Characters that the standards for host names of 2003 and of 2008 write differently."""


class LinkProblem(StrEnum):
    """Why a link can't be sent."""

    EMPTY = "empty"
    SPACE = "space"
    NO_SCHEME = "no scheme"
    NOT_HTTP = "not http"
    NO_HOST = "no host"
    BAD_PORT = "bad port"
    CREDENTIALS = "credentials"
    THIS_COMPUTER = "this computer"
    PRIVATE_NETWORK = "private network"


_UNREACHABLE: Final = {
    NetworkPlace.THIS_COMPUTER: LinkProblem.THIS_COMPUTER,
    NetworkPlace.PRIVATE: LinkProblem.PRIVATE_NETWORK,
}


def link_problem(text: str, *, service: NetworkPlace) -> LinkProblem | None:
    """What is wrong with an audio link; None if it can be sent, as `written_link` writes it.

    Args:
        text: what the person typed; what is around a copied link doesn't count.
        service: where the service runs, which is to fetch from there.
    """
    text = text.strip(_AROUND)
    if not text:
        return LinkProblem.EMPTY
    authority = text.partition("://")[2].partition("/")[0]
    has_space = any(character.isspace() for character in authority)
    if has_space or any((c.isspace() and c not in " \u00a0\u3000") or ord(c) < 32 for c in text):
        return LinkProblem.SPACE
    if "://" not in text:
        return LinkProblem.NO_SCHEME
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return LinkProblem.BAD_PORT
    if parts.scheme.lower() not in {"http", "https"}:
        return LinkProblem.NOT_HTTP
    if parts.username is not None or parts.password is not None:
        return LinkProblem.CREDENTIALS
    if not host or host.startswith(".") or ".." in host or _written_host(host) is None:
        return LinkProblem.NO_HOST
    place = place_of(host)
    if place is not NetworkPlace.PUBLIC:
        return None if can_reach(service, place) else _UNREACHABLE[place]
    return None if "." in host or ":" in host else LinkProblem.NO_HOST


def written_link(text: str) -> str:
    """A link as programs write it: spaces and letters beyond ASCII percent-encoded (RFC 3986).

    A link that is written so already comes back as it is, also in what could be written otherwise:
    a signature may be made over just these characters.
    """
    text = text.strip(_AROUND)
    if text.isascii() and not any(character.isspace() for character in text):
        return text
    scheme, separator, rest = text.partition("://")
    ends = [at for mark in "/?#" if (at := rest.find(mark)) >= 0]
    end = min(ends, default=len(rest))
    authority, tail = rest[:end], rest[end:]
    host, colon, port = authority.rpartition(":")
    if not colon or not port.isdecimal():
        host, colon, port = authority, "", ""
    before, mark, fragment = tail.partition("#")
    written = quote(before, safe=_UNQUOTED, errors="replace")
    written += mark + quote(fragment, safe=_UNQUOTED + "#", errors="replace")
    return f"{scheme}{separator}{_written_host(host) or host}{colon}{port}{written}"


def without_query(link: str) -> str:
    """The part of a link that stays: signed links have another query at every listing."""
    return link.partition("#")[0].partition("?")[0]


_SECRETIVE: Final = re.compile(
    r"sig|token|secret|auth|expire|credential|key|policy|pass|ticket|session|x-[a-z]+-|^(se|sp|e)$",
    re.IGNORECASE,
)
_TELLING: Final = 16
"""Characters from which on a value may be a key that nobody else has."""


def without_signature(link: str) -> str:
    """A link without its query where that may be what allows to fetch it.

    A plain one, such as `?id=42`, stays: it says which recording it is.
    """
    query = link.partition("?")[2].replace("#", "&")
    try:
        is_plain = all(
            len(name) < _TELLING and len(value) < _TELLING and not _SECRETIVE.search(name)
            for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=100)
        )
    except ValueError:
        is_plain = False
    return link if is_plain else without_query(link)


_USERS: Final = re.compile(r"(?<=://)[^\s/]*@")
_LINKS: Final = re.compile(
    r"([a-z][a-z0-9+.-]{0,15}://[^\s?#\"'<>]*)([?#][^\s\"'<>]*)?", re.IGNORECASE
)


def hide_signatures(text: str) -> str:
    """A text in which no link says its query, nor a user, also where it follows a letter."""
    return _LINKS.sub(lambda link: f"{link[1]}{'?•••' if link[2] else ''}", _USERS.sub("", text))


def _written_host(host: str) -> str | None:
    """A host's name in ASCII; None where it can't be one."""
    if host.isascii() or _DIFFERS & set(host):
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return None


_DATED: Final = re.compile(r"x-([a-z]{2,6})-date")
_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)
_MOMENTS: Final = range(946_684_800, 7_258_118_400)
"""The years 2000 to 2199; other numbers mean something else."""
_LONGEST_LINK: Final = 16_384
_SIGNATURES: Final = frozenset(
    {"signature", "sign", "sig", "key-pair-id", "ossaccesskeyid", "awsaccesskeyid"}
)


def expires_at(link: str) -> float | None:
    """When a signed link runs out, in POSIX seconds; None where it doesn't say.

    Knows Amazon S3 and those who sign like it (Google, Alibaba OSS, Volcengine TOS), their earlier
    `Expires`, Qiniu's `e`, Tencent COS and Azure's `se`.
    """
    if len(link) > _LONGEST_LINK:
        return None
    try:
        query = {name.lower(): value for name, value in parse_qsl(urlsplit(link).query)}
    except ValueError:
        return None
    moments = [
        moment
        for moment in (_signed_for(query), _plain(query), _tencent(query), _azure(query))
        if moment is not None
    ]
    return min(moments, default=None)


def _signed_for(query: Mapping[str, str]) -> float | None:
    """A date of signing and how many seconds it is good for."""
    for name, value in query.items():
        found = _DATED.fullmatch(name)
        seconds = query.get(f"x-{found[1]}-expires", "") if found else ""
        stamp = _STAMP.fullmatch(value)
        if stamp and re.fullmatch(r"\d{1,9}", seconds, re.ASCII):
            try:
                signed = datetime(*(int(part) for part in stamp.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
            except ValueError:
                return None
            return signed.timestamp() + int(seconds)
    return None


def _plain(query: Mapping[str, str]) -> float | None:
    """POSIX seconds: `Expires` beside a signature, `e` beside Qiniu's token."""
    if _SIGNATURES & query.keys():
        return _moment(query.get("expires", ""))
    return _moment(query.get("e", "")) if "token" in query else None


def _tencent(query: Mapping[str, str]) -> float | None:
    return _moment(query.get("q-sign-time", "").partition(";")[2])


def _azure(query: Mapping[str, str]) -> float | None:
    if "sig" not in query or "se" not in query:
        return None
    try:
        until = datetime.fromisoformat(query["se"])
    except ValueError:
        return None
    return (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp()


def _moment(text: str) -> float | None:
    is_number = re.fullmatch(r"\d{9,10}", text, re.ASCII)
    return float(text) if is_number and int(text) in _MOMENTS else None
