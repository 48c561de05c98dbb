"""A table of new voices, pasted or from a file: its text, its rows, and what is wrong with them.

`table_text` decodes a file, `read_table` finds the rows and which column is which, `check_rows`
says what can't be sent and what may be a mistake, before anything is sent.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem, link_problem, without_query, written_link
from voicedesk.domain.text import folded
from voicedesk.domain.voice import NameProblem, name_problem

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
    """The cells of one row, without the spaces around them.

    Attributes:
        speaker: empty where the table doesn't say.
    """

    name: str
    link: str
    speaker: str = ""


class _Columns(NamedTuple):
    """The number of each column, from 0 on; None where there is none."""

    name: int | None
    link: int | None
    speaker: int | None


def read_table(text: str) -> list[TableRow]:
    """The rows of a table, header and empty lines left out; as long as the text is.

    Cells are separated by tabs, or else by the delimiter that gives the most sense; they may be
    quoted as in RFC 4180. A header in English or Chinese says which column is which. Without one
    the links tell: of the other columns the first is the name, the next the speaker.
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
    """The columns by a header; None where the cells are no header."""
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
    """The columns by where the links are; what a header said of the others counts."""
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


MOST_ROWS: Final = 500
"""Rows that are sent in one go. Whoever means more has most likely opened another file."""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What is wrong with one row.

    Attributes:
        name, link: why they can't be sent.
        same_name, same_link: the number, from 1 on, of an earlier row that has it, too.
        is_known: whether there is a voice of this name already.
        was_trained: whether a voice was trained from this link before.
    """

    name: NameProblem | None = None
    link: LinkProblem | None = None
    same_name: int | None = None
    same_link: int | None = None
    is_known: bool = False
    was_trained: bool = False

    @property
    def can_be_sent(self) -> bool:
        """Whether the service would take it, as far as can be seen here."""
        return self.name is None and self.link is None


def check_rows(
    rows: Sequence[TableRow],
    *,
    service: NetworkPlace,
    names: AbstractSet[str] = frozenset(),
    links: AbstractSet[str] = frozenset(),
) -> list[RowCheck]:
    """Check every row as the form for one voice does, and against the others.

    Args:
        service: where the service runs, which is to fetch the recordings.
        names: of the voices there are, folded.
        links: that were trained from before, as `trained_link` writes them.
    """
    first_name: dict[str, int] = {}
    first_link: dict[str, int] = {}
    checks: list[RowCheck] = []
    for number, row in enumerate(rows, 1):
        name, link = folded(row.name.strip()), trained_link(row.link)
        named = first_name.setdefault(name, number) if name else number
        linked = first_link.setdefault(link, number) if link else number
        checks.append(
            RowCheck(
                name_problem(row.name),
                link_problem(row.link, service=service),
                named if named != number else None,
                linked if linked != number else None,
                name in names,
                link in links,
            )
        )
    return checks


def trained_link(link: str) -> str:
    """The link of a recording without its signature, which is another each time."""
    written = written_link(link)
    query = written[len(without_query(written)) :]
    is_signed = "token=" in query.lower() or "signature=" in query.lower()
    return without_query(written) if is_signed else written


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
