"""Secrets kept out of what the service says, before it becomes part of an error."""

import re

_LINK = re.compile(r"https?:\S+", re.IGNORECASE)
_LONGEST = 500


def redacted(text: str, token: str, *, links: bool) -> str:
    """`text` without the token, without links where `links` is true, and of bounded length."""
    if token:
        text = text.replace(token, "•••")
    if links:
        text = _LINK.sub("•••", text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
