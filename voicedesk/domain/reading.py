"""How a text is read aloud, for finding and sorting Chinese by its sound."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

CHINESE: Final = r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
"""One Chinese character, as a regular expression."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's pinyin, folded and without tones; what isn't Chinese stands as it is.

    Attributes:
        syllables: one after another with a space between them, such as `lin zhi xia`.
        initials: the first letter of each syllable, such as `lzx`.
    """

    syllables: str
    initials: str


def needs_reading(text: str) -> bool:
    """Whether any of `text` is Chinese, so that it is found by its sound, too."""
    return not text.isascii() and _chinese().search(text) is not None


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(CHINESE)  # 2 ms, which the start can't spare
