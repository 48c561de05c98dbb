"""Until when a signed link leads to its file, as storage services write it into their links."""

import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_DATED: Final = re.compile(r"x-([a-z]{2,6})-date")
_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)
_MOMENTS: Final = range(946_684_800, 7_258_118_400)
"""The years 2000 to 2199; other numbers mean something else."""
_LONGEST_LINK: Final = 16_384


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
        for moment in (_signed_for(query), _plain(query), _span_end(query), _azure(query))
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
    for name, witnesses in (
        (
            "expires",
            ("signature", "sign", "sig", "key-pair-id", "ossaccesskeyid", "awsaccesskeyid"),
        ),
        ("e", ("token",)),
    ):
        if any(witness in query for witness in witnesses):
            return _moment(query.get(name, ""))
    return None


def _span_end(query: Mapping[str, str]) -> float | None:
    return _moment(query.get("q-sign-time", "").partition(";")[2])


def _azure(query: Mapping[str, str]) -> float | None:
    if "sig" not in query or "se" not in query:
        return None
    try:
        until = datetime.fromisoformat(query["se"])
    except ValueError:
        return None
    return until.timestamp() if until.tzinfo else float(timegm(until.timetuple()))


def _moment(text: str) -> float | None:
    is_number = re.fullmatch(r"\d{9,10}", text, re.ASCII)
    return float(text) if is_number and int(text) in _MOMENTS else None
