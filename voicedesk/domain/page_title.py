"""The title of a web page that came in place of a recording."""

import re
from html import unescape
from typing import Final

_TITLE: Final = re.compile(r"<title\b[^>]{0,200}>(.{0,600}?)</title", re.IGNORECASE | re.DOTALL)
_SET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,30})", re.IGNORECASE | re.ASCII)
_LONGEST: Final = 80


def page_title(page: bytes, content_type: str = "") -> str:
    """The title in a page's first bytes, on one line and not too long; empty where it has none.

    It is whatever its author liked: not to be shown but as text from elsewhere.

    Args:
        content_type: the server's word on the page; it may name the encoding.
    """
    named = _SET.search(content_type) or _SET.search(page[:2048].decode("latin-1"))
    try:
        text = page.decode(named[1] if named else "utf-8", "replace")
    except (LookupError, UnicodeError, ValueError):
        text = page.decode("utf-8", "replace")
    found = _TITLE.search(text)
    title = " ".join(unescape(found[1]).split()) if found else ""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
