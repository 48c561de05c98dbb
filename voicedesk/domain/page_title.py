"""The title of a web page that came in place of a recording."""

import re
from html import unescape
from typing import Final

_BEGINNING: Final = re.compile(r"<title\b[^>]{0,200}>", re.IGNORECASE)
_END: Final = re.compile(r"</title", re.IGNORECASE)
_ENCODING: Final = re.compile(
    r"charset\s{0,9}=\s{0,9}[\"']?(utf-?8|utf-?16(?:le|be)?|gbk|gb2312|gb18030|big5(?:-hkscs)?"
    r"|shift_jis|euc-jp|euc-kr|iso-8859-\d{1,2}|windows-125\d|koi8-[ru])\b",
    re.IGNORECASE | re.ASCII,
)
"""Python knows others, some of which take quadratic time."""
_LONGEST: Final = 80
_LONGEST_SOURCE: Final = 600


def page_title(page: bytes, content_type: str = "") -> str:
    """The title in a page's first bytes, on one line and not too long; empty where it has none.

    It is whatever its author liked: not to be shown but as text from elsewhere.

    Args:
        content_type: the server's word on the page; it may name the encoding.
    """
    named = _ENCODING.search(content_type) or _ENCODING.search(page[:2048].decode("latin-1"))
    try:
        text = page.decode(named[1] if named else "utf-8", "replace")
    except LookupError:  # such as iso-8859-99
        text = page.decode("utf-8", "replace")
    beginning = _BEGINNING.search(text)
    if beginning is None:
        return ""
    source = text[beginning.end() : beginning.end() + _LONGEST_SOURCE]
    end = _END.search(source)
    title = " ".join(unescape(source[: end.start()]).split()) if end is not None else ""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
