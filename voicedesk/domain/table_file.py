"""A table in a file: which encoding its bytes are in, and its rows.

A byte order mark tells the encoding; so do zeros (UTF-16), and UTF-8, which no other text is by
chance. Of the others, in which spreadsheets of a region save, `chardet` says how likely each is.
More than that counts whether words of a header come out, and characters that nobody writes.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from voicedesk.domain.table import TableRow, is_local_heading, read_table


class Encoding(StrEnum):
    """An encoding that tables come in."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    GB18030 = "gb18030"
    BIG5 = "big5"
    SHIFT_JIS = "shift_jis"
    EUC_KR = "euc_kr"
    WINDOWS_1252 = "windows-1252"


_CODECS: Final = {
    Encoding.UTF_8: ("utf-8-sig",),
    Encoding.UTF_16: ("utf-16", "utf-16-le", "utf-16-be"),
    # As Windows has them, which is more than the standards say.
    Encoding.GB18030: ("gb18030",),
    Encoding.BIG5: ("cp950", "big5hkscs"),
    Encoding.SHIFT_JIS: ("cp932",),
    Encoding.EUC_KR: ("cp949",),
    Encoding.WINDOWS_1252: ("cp1252",),
}
_REGIONAL: Final = tuple(_CODECS)[2:]
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", Encoding.UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16", Encoding.UTF_16),
    (codecs.BOM_UTF16_BE, "utf-16", Encoding.UTF_16),
)
_LOOKED_AT: Final = 4_000
"""Bytes or characters at the beginning, by which the rest is judged."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")


@dataclass(frozen=True, slots=True)
class TableFile:
    """What is in a file.

    Attributes:
        content: all its bytes, so that it can be read in another encoding.
        rows: as `read_table` finds them.
    """

    content: bytes
    encoding: Encoding
    rows: tuple[TableRow, ...]

    def read_as(self, encoding: Encoding) -> "TableFile":
        """The same in another encoding; what it has no character for becomes U+FFFD."""
        codec = _codec(self.content, encoding)
        rows = read_table(self.content.decode(codec, "replace"))
        return TableFile(self.content, encoding, tuple(rows))


def read_table_file(content: bytes) -> TableFile | None:
    """The table in a file; None where it is no text. Slow: chardet is loaded for it."""
    found = table_text(content)
    return TableFile(content, found[1], tuple(read_table(found[0]))) if found else None


def table_text(content: bytes) -> tuple[str, Encoding] | None:
    """The text of a file and its encoding; None where it is none: a workbook, a picture."""
    for mark, codec, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, codec, encoding)
    if codec := _unmarked_utf_16(content):
        return _decoded(content, codec, Encoding.UTF_16)
    if b"\0" in content:
        return None
    return _decoded(content, "utf-8", Encoding.UTF_8) or _weighed(content)


def _weighed(content: bytes) -> tuple[str, Encoding] | None:
    """The likeliest of the encodings of regions."""
    likely = _likelihoods(content)
    best, weight = None, (0, 0, 0.0)
    for encoding in _REGIONAL:
        for codec in _CODECS[encoding]:
            found = _decoded(content, codec, encoding)
            if found is None or _CONTROLS.search(found[0]):
                continue
            beginning = found[0][:_LOOKED_AT]
            new = (_headings(beginning), -_doubts(beginning, encoding), likely.get(encoding, 0.0))
            if best is None or new > weight:
                best, weight = found, new
            break
    return best


def _likelihoods(content: bytes) -> dict[Encoding, float]:
    """How likely each is by the statistics of languages."""
    import chardet  # noqa: PLC0415 - 30 MB, for whoever opens such a file

    names = {codec: encoding for encoding in _REGIONAL for codec in (encoding, *_CODECS[encoding])}
    found = chardet.detect_all(
        content, ignore_threshold=True, compat_names=False, include_encodings=names
    )
    return {
        names[name]: one["confidence"]
        for one in reversed(found)
        if (name := (one["encoding"] or "").lower()) in names
    }


def _headings(text: str) -> int:
    """How many words of a header that aren't ASCII are among the cells."""
    return sum(is_local_heading(word) for word in re.split(r'[\t\r\n,;，；|"]', text))


def _doubts(text: str, encoding: Encoding) -> int:
    """How many characters nobody writes: of private use, unassigned, accents without a word."""
    if encoding is Encoding.WINDOWS_1252 and not _LATIN_WORD.search(text):
        return len(text)
    return sum(unicodedata.category(character) in {"Co", "Cn"} for character in text)


def _codec(content: bytes, encoding: Encoding) -> str:
    """Which codec of an encoding reads all of `content`; the usual one where none does."""
    if encoding is Encoding.UTF_16 and not content.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return _unmarked_utf_16(content) or "utf-16-le"
    names = _CODECS[encoding]
    return next((name for name in names if _decoded(content, name, encoding)), names[0])


def _decoded(content: bytes, codec: str, encoding: Encoding) -> tuple[str, Encoding] | None:
    try:
        return content.decode(codec), encoding
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
