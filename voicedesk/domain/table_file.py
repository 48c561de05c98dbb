"""The text in a file that a spreadsheet saved, in whatever encoding it did."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT: Final = 4_000


def table_text(content: bytes) -> str | None:
    """The text of a file; None where it is none.

    A byte order mark tells the encoding. Without one it is UTF-16 where every other byte is zero,
    else UTF-8, else GB18030, in which spreadsheets in China save.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if encoding := _unmarked_utf_16(content):
        return _decoded(content, encoding)
    if b"\0" in content:
        return None  # a workbook, a picture
    for encoding in ("utf-8", "gb18030"):
        if (text := _decoded(content, encoding)) is not None:
            return text
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _unmarked_utf_16(content: bytes) -> str:
    """Which UTF-16 it is without saying so: a table holds commas, colons and line ends."""
    head = content[: _LOOKED_AT - _LOOKED_AT % 2]
    even, odd = head[::2], head[1::2]
    if not odd:
        return ""
    if odd.count(0) > len(odd) / 4 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) / 4 and not odd.count(0):
        return "utf-16-be"
    return ""
