"""Text of any kind: made safe to show or to name a file, folded, read from a page, its pinyin.

What comes from the service or a web page is hostile until proven otherwise.
"""

import re
import unicodedata
from functools import cache
from html import unescape
from typing import Final, Literal, NamedTuple

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def clean(text: str) -> str:
    """`text` on one line, without control characters, direction marks and unpaired surrogates."""
    if text.isascii() and text.isprintable():
        return text
    kept = (
        " " if character in "\t\n\r\u2028\u2029" else character
        for character in text
        if character in "\t\n\r\u2028\u2029\u200c\u200d"
        or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return "".join(kept)


def isolated(text: str) -> str:
    """`text` cleaned, and kept from changing the direction of the sentence around it."""
    return f"{_FIRST_STRONG_ISOLATE}{clean(text)}{_POP_ISOLATE}"


def short_id(voice_id: str) -> str:
    """An id's first eight and last four characters; ids that are short anyway stay whole."""
    voice_id = clean(voice_id)
    return voice_id if len(voice_id) <= 16 else f"{voice_id[:8]}…{voice_id[-4:]}"


def folded(text: str) -> str:
    """`text` without differences of case and width (NFKC and full case folding of Unicode)."""
    if text.isascii():
        return text.lower()
    return normalized("NFKC", text).casefold()


_DIGITS: Final = re.compile(r"[0-9]+")


def natural(text: str) -> str:
    """A key to sort folded `text` by, with numbers by their value: 2 before 10."""
    return _DIGITS.sub(_with_length, text)


def _with_length(number: re.Match[str]) -> str:
    digits = number.group().lstrip("0")
    return f"{min(len(digits), 99):02}{digits}"


_NORMALIZED_AT_ONCE: Final = 256


def normalized(form: Literal["NFC", "NFKC"], text: str) -> str:
    """`text` in a normal form of Unicode, a long one piece by piece.

    Python sorts accents that follow each other in quadratic time.
    """
    if len(text) <= _NORMALIZED_AT_ONCE:
        return unicodedata.normalize(form, text)
    pieces, start = [], 0
    while start < len(text):
        end = start + _NORMALIZED_AT_ONCE
        latest = end + _NORMALIZED_AT_ONCE
        while end < min(latest, len(text)) and unicodedata.combining(text[end]):
            end += 1  # an accent stays with its letter
        pieces.append(unicodedata.normalize(form, text[start:end]))
        start = end
    return "".join(pieces)


LONGEST_STEM = 120
"""Bytes of UTF-8: with folder, number and suffix it stays below what Windows and ext4 allow."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = frozenset(
    [
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
    ]
)


def safe_stem(text: str, otherwise: str) -> str:
    """`text` as a file's name without suffix; `otherwise` where nothing of it is left.

    What Windows, macOS or Linux don't take in a name becomes `_` (Microsoft, "Naming Files, Paths,
    and Namespaces"), what can't be seen goes, and names that Windows keeps for devices get a `_`.
    """
    text = normalized("NFC", text)
    text = _UNSAFE.sub("_", " ".join(text.split()))
    text = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    text = " ".join(text.split())
    # A leading dot hides the file, a last dot or space vanishes on Windows.
    stem = text.strip(" ._")
    stem = stem.encode()[:LONGEST_STEM].decode(errors="ignore").rstrip(" .")
    if not stem:
        return otherwise
    return f"{stem}_" if stem.partition(".")[0].rstrip().lower() in _RESERVED else stem


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

    Args:
        content_type: the HTTP header, which may name the encoding.
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


CHINESE: Final = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
"""One Chinese character, as a regular expression."""


class Reading(NamedTuple):
    """A text's pinyin, folded and without tones; what isn't Chinese is left as it is.

    Attributes:
        syllables: one after another with a space between them, such as `lin zhi xia`.
        initials: the first letter of each syllable, such as `lzx`.
    """

    syllables: str
    initials: str


def needs_reading(text: str) -> bool:
    """Whether any of `text` is Chinese."""
    return not text.isascii() and _chinese().search(text) is not None


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(CHINESE)  # 2 ms, which the start can't spare


def whole_seconds(milliseconds: int) -> int:
    """The seconds that a demo or recording lasts, rounded as they are wherever they are told."""
    return (milliseconds + 500) // 1000
