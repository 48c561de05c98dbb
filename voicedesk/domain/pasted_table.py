"""A table of names and links, as it comes out of a spreadsheet or a text file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from voicedesk.domain.folding import folded

LONGEST_TABLE: Final = 500_000
"""Characters. A row has a few hundred; what is longer isn't such a table."""

_DELIMITERS: Final = ("\t", ",", ";", "，", "；", "|")
_NAMES: Final = frozenset(
    {
        *("name", "voice", "voice name", "title"),
        *("名称", "名字", "音色", "音色名", "音色名称", "标题"),
    }
)
_LINKS: Final = frozenset(
    {
        *("url", "link", "audio", "audio url", "audio link", "address", "sample", "recording"),
        *("链接", "网址", "地址", "音频", "音频链接", "音频地址", "音频 url", "音频url"),
        *("录音", "录音链接", "录音地址"),
    }
)
_SPEAKERS: Final = frozenset(
    {
        *("speaker", "person", "owner", "whose voice"),
        *("说话人", "发音人", "讲述人", "朗读者", "本人", "姓名"),
    }
)
_LINK = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAME_AND_LINK = re.compile(r"\s*(.*?)[\s:：]+([a-z][a-z0-9+.-]*://\S+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """What one row says, without the spaces around it.

    Attributes:
        speaker: empty where the table doesn't say.
    """

    name: str
    link: str
    speaker: str = ""


class _Columns(NamedTuple):
    """Where what is; None for what there is no column of."""

    name: int | None
    link: int | None
    speaker: int | None


def read_table(text: str) -> list[TableRow]:
    """The rows of a table, header and empty lines left out; as long as the text is.

    Cells are separated by tabs, or else by whatever makes the most of it; they may be quoted as in
    RFC 4180. A header in English or Chinese says which column is which. Without one the links tell:
    of the other columns the first is the name, the next the speaker.
    """
    lines = _cells(text.removeprefix("\ufeff"))
    if not lines:
        return []
    columns = _headed(lines[0])
    if columns is not None:
        lines = lines[1:]
    if columns is None or columns.link is None:
        columns = _recognised(lines, columns)
    return [_row(cells, columns) for cells in lines]


def _row(cells: Sequence[str], columns: _Columns) -> TableRow:
    name, link, speaker = (
        cells[at] if at is not None and at < len(cells) else "" for at in columns
    )
    return TableRow(name, link, speaker)


def _cells(text: str) -> list[list[str]]:
    """The cells of every line that isn't empty."""
    if "\t" in text:
        return [*_split(text, "\t")]
    best = max(_DELIMITERS[1:], key=lambda delimiter: _score(text, delimiter))
    lines = [*_split(text, best)]
    if any(len(line) > 1 for line in lines):
        return lines
    # No table at all: a name, and after a space its link.
    named = [(_NAME_AND_LINK.match(line[0]), line[0]) for line in lines]
    return [[*found.groups()] if found else [cell] for found, cell in named]


def _score(text: str, delimiter: str) -> int:
    """How much sense the beginning of a text makes with this delimiter."""
    found = 0
    for number, line in enumerate(_split(text[:20_000], delimiter)):
        if number == 50:
            break
        links = sum(bool(_LINK.match(cell)) for cell in line)
        found += 2 * (len(line) > 1 and links == 1) + (_headed(line) is not None)
    return found


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    mark = re.escape(delimiter)
    # A quote that isn't closed where a cell can end is a character like any other.
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*+)"[ ]*(?={mark}|\r|\n|\Z)|([^{mark}\r\n]*)', re.DOTALL)
    line: list[str] = []
    at = 0
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:  # can't be: the second form matches nothing at all, too
            break
        quoted, plain = found.groups()
        line.append((quoted.replace('""', '"') if quoted is not None else plain).strip())
        at = found.end()
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        if any(line):
            yield line
        line = []
        at += 2 if text.startswith("\r\n", at) else 1


def _headed(cells: Sequence[str]) -> _Columns | None:
    """What a header says; None where the cells are none."""
    if any(_LINK.match(cell) for cell in cells):
        return None
    words = [re.sub(r"[\s_-]+", " ", folded(cell)).strip(" :：*") for cell in cells]
    name, link, speaker = (
        next((at for at, word in enumerate(words) if word in heads), None)
        for heads in (_NAMES, _LINKS, _SPEAKERS)
    )
    if name is None and speaker is not None:
        name = speaker  # a voice is named after its speaker, then
    return None if name is None and link is None else _Columns(name, link, speaker)


def _recognised(lines: Sequence[Sequence[str]], said: _Columns | None) -> _Columns:
    """Which columns are which, by where the links are; what a header `said` counts."""
    width = max((len(line) for line in lines), default=1)
    links, filled = [0] * width, [0] * width
    for line in lines:
        for at, cell in enumerate(line):
            links[at] += bool(_LINK.match(cell))
            filled[at] += bool(cell)
    most = max(links)
    # Without any link the second of two columns is the one that should hold them.
    link = links.index(most) if most else min(1, width - 1)
    if said is not None:
        return said._replace(link=link)
    others = [at for at in range(width) if at != link and filled[at]]
    return _Columns(others[0] if others else None, link, others[1] if len(others) > 1 else None)
