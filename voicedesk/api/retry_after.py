"""The Retry-After header (RFC 9110, 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 24 * 3600.0


def retry_after_seconds(header: str, now: float) -> float | None:
    """Seconds to wait from `now` (POSIX seconds), at most a day; None if it says nothing usable."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(float(header[:9]), _LONGEST)
    try:
        when = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    wait = (when - datetime.fromtimestamp(now, UTC)).total_seconds()
    return min(max(wait, 0.0), _LONGEST)
