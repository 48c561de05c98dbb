"""The pinyin of a text that is Chinese in part or whole."""

import re
from collections.abc import Iterator
from typing import Final

from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from voicedesk.domain.text import CHINESE, Reading, folded, normalized

SURNAMES: Final = {
    "单": "shan",
    "單": "shan",
    "仇": "qiu",
    "曾": "zeng",
    "解": "xie",
    "查": "zha",
    "朴": "piao",
    "区": "ou",
    "區": "ou",
    "盖": "ge",
    "蓋": "ge",
    "翟": "zhai",
    "乐": "yue",
    "樂": "yue",
    "缪": "miao",
    "繆": "miao",
    "覃": "qin",
    "员": "yun",
    "員": "yun",
    "折": "she",
    "繁": "po",
    "黑": "he",
    "秘": "bi",
    "种": "chong",
    "那": "na",
    "洗": "xian",
    "祭": "zhai",
    "召": "shao",
    "尉": "wei",
    "句": "gou",
    "佴": "nai",
    "郗": "xi",
    "晟": "cheng",
    "逄": "pang",
}


_RUN: Final = re.compile(f"({CHINESE}+)")
_FIRST: Final = re.compile(r"\w")
_LONGEST_NAME: Final = 3


def reading_of(text: str) -> Reading:
    """How `text` is read: its syllables, and the first letter of each; the rest as it stands."""
    syllables = list(_syllables(normalized("NFKC", text)))
    initials = (_FIRST.search(syllable) for syllable in syllables)
    return Reading(" ".join(syllables), "".join(found.group() for found in initials if found))


def _syllables(text: str) -> Iterator[str]:
    for number, part in enumerate(_RUN.split(text)):
        if number % 2 == 0:
            yield from folded(part).split()
            continue
        sounds = lazy_pinyin(part, style=Style.NORMAL)
        surname = _surname(part)
        yield from (surname, *sounds[1:]) if surname else sounds


def _surname(run: str) -> str:
    """How the first character is read where a surname and a given name stand, and no word."""
    sound = SURNAMES.get(run[0], "")
    is_name = 2 <= len(run) <= _LONGEST_NAME and not {run, run[:2]} & phrases_dict.keys()
    return sound if is_name else ""
