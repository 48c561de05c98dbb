"""A table of new voices: its rows, and what is wrong with them.

`read_table` finds the rows and which column is which, in time that grows as the text does.
`check_rows` says what can't be sent and what may be a mistake, before anything is sent.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem, link_problem, without_query, written_link
from voicedesk.domain.recordings import is_recording_name, named_file
from voicedesk.domain.text import folded, normalized
from voicedesk.domain.voice import LONGEST_NAME, NameProblem, name_problem

LONGEST_TABLE: Final = 500_000
"""Characters. A row has a few hundred; what is longer isn't such a table."""

_DELIMITERS: Final = ("\t", ",", ";", "，", "；", "|")
_NAMES: Final = frozenset(
    {
        *("name", "voice", "voice name", "title"),
        *("名称", "名字", "音色", "音色名", "音色名称", "标题", "名稱", "標題"),
        *("名前", "ボイス", "ボイス名", "タイトル", "이름", "음성", "제목"),
    }
)
_LINKS: Final = frozenset(
    {
        *("url", "link", "audio", "audio url", "audio link", "address", "sample", "recording"),
        *("file", "file name", "filename", "path", "文件", "文件名", "录音文件", "音频文件"),
        *("檔案", "檔名", "ファイル", "ファイル名", "파일", "파일명"),
        *("链接", "网址", "地址", "音频", "音频链接", "音频地址", "音频 url", "音频url"),
        *("录音", "录音链接", "录音地址", "連結", "鏈接", "網址", "音訊", "音訊連結", "錄音"),
        *("リンク", "音声", "音声url", "録音", "링크", "주소", "오디오", "녹음"),
    }
)
_SPEAKERS: Final = frozenset(
    {
        *("speaker", "person", "owner", "whose voice"),
        *("声音本人", "说话人", "发音人", "讲述人", "朗读者", "本人", "姓名"),
        *("說話人", "發音人"),
        *("話者", "氏名", "화자", "성명"),
    }
)
_LONGEST_HEADING: Final = 40
_ABOVE_HEADER: Final = 10
"""Lines in which a header is looked for: a title and remarks may stand above it."""
_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""The first line with which Excel is told the delimiter."""
_LINK = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SCHEME_END = re.compile(r"(?:^|[:：])([a-z][a-z0-9+.-]{0,30})\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row, without the spaces around them.

    Attributes:
        link: of the recording, or the name of its file.
        speaker: empty where the table doesn't say.
        folder: which a file's name is relative to; empty where that isn't known.
    """

    name: str
    link: str
    speaker: str = ""
    folder: str = ""

    @property
    def source(self) -> str | Path:
        """Where the recording is: the link as it is sent, or the file."""
        if is_recording_name(self.link):
            return named_file(self.link, self.folder)
        return written_link(self.link)


def file_row(path: Path) -> TableRow:
    """A row of a recording, named after its file as far as the service takes the name."""
    path = path.absolute()
    link = path.name if is_recording_name(path.name) else path.as_uri()
    return TableRow(_named_after(path), link, folder=str(path.parent))


def _named_after(path: Path) -> str:
    return normalized("NFC", path.stem).strip()[:LONGEST_NAME].strip()


class _Columns(NamedTuple):
    """The number of each column, from 0 on; None where there is none."""

    name: int | None
    link: int | None
    speaker: int | None


def read_table(text: str) -> list[TableRow]:
    """The rows of a table, without header, title and empty lines; in linear time.

    A line `sep=` says which delimiter separates the cells; else they are separated by the one that
    gives the most sense. They may be quoted as in RFC 4180. A header says which column is which.
    Without one the links tell: of the other columns the first is the name, the next the speaker.
    """
    lines = _cells(text.removeprefix("\ufeff"))
    if not lines:
        return []
    at, columns = _header(lines)
    if columns is not None:
        lines = lines[at + 1 :]
    if columns is None or columns.link is None:
        columns = _recognised(lines, columns)
    return [_row(cells, columns) for cells in lines]


def _row(cells: Sequence[str], columns: _Columns) -> TableRow:
    name, link, speaker = (
        cells[at] if at is not None and at < len(cells) else "" for at in columns
    )
    if not name and is_recording_name(link):
        name = _named_after(named_file(link))
    return TableRow(name, link, speaker)


def _cells(text: str) -> list[list[str]]:
    """The cells of every line that isn't empty."""
    if said := _SEPARATOR.match(text):
        return [*_split(text[said.end() :], said[1])]
    best = max(_DELIMITERS, key=lambda delimiter: _score(text, delimiter))
    lines = [*_split(text, best)]
    if any(len(line) > 1 for line in lines):
        return lines
    return [_name_and_link(line[0]) for line in lines]


def _name_and_link(cell: str) -> list[str]:
    """The cells of a line that is no table's: a name, and after a space or a colon its link."""
    words = cell.rsplit(maxsplit=1)
    before, last = words if len(words) > 1 else ("", cell)
    at = last.find("://")
    scheme = _SCHEME_END.search(last, max(0, at - 32), at) if at > 0 else None
    if scheme is None:
        return [cell]
    name = (before + " " + last[: scheme.start()]).strip().rstrip(" :：").strip()
    return [name, last[scheme.start(1) :]] if name else [cell]


def _score(text: str, delimiter: str) -> int:
    """How much sense the beginning of a text makes with this delimiter."""
    found = 0
    for line in islice(_split(text[:20_000], delimiter), 50):
        links = sum(bool(_LINK.match(cell)) for cell in line)
        if not links:
            links = sum(map(is_recording_name, line))
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


def _header(lines: Sequence[Sequence[str]]) -> tuple[int, _Columns | None]:
    """Which line is the header, and its columns: the one that names the most, above any link.

    What stands above it has one cell to a line, unless the header names links, too.
    """
    best, columns, most = 0, None, (0, 0)
    for at, line in enumerate(lines[:_ABOVE_HEADER]):
        if any(map(_is_recording, line)):
            break
        found = _headed(line)
        if found is None or (at and found.link is None and not _is_below_title(lines[: at + 1])):
            continue
        count = len({*found} - {None}), sum(map(bool, line))
        if count > most:
            best, columns, most = at, found, count
    return best, columns


def _is_below_title(lines: Sequence[Sequence[str]]) -> bool:
    filled = [sum(map(bool, line)) for line in lines]
    return filled[-1] > 1 and all(count == 1 for count in filled[:-1])


def _headed(cells: Sequence[str]) -> _Columns | None:
    """The columns by a header; None where the cells are no header."""
    if any(map(_is_recording, cells)):
        return None
    words = [_heading(cell) for cell in cells]
    name, link, speaker = (
        next((at for at, word in enumerate(words) if word in heads), None)
        for heads in (_NAMES, _LINKS, _SPEAKERS)
    )
    if name is None and speaker is not None:
        name = speaker  # a voice is named after its speaker, then
    return None if name is None and link is None else _Columns(name, link, speaker)


def _is_recording(cell: str) -> bool:
    return bool(_LINK.match(cell)) or is_recording_name(cell)


def _heading(cell: str) -> str:
    """A cell as headings are compared."""
    if len(cell) > _LONGEST_HEADING:
        return ""
    return re.sub(r"[\s_-]+", " ", folded(cell)).strip(" :：*")


def is_local_heading(cell: str) -> bool:
    """Whether a cell is a heading that isn't English."""
    return not cell.isascii() and _heading(cell) in _NAMES | _LINKS | _SPEAKERS


def _recognised(lines: Sequence[Sequence[str]], said: _Columns | None) -> _Columns:
    """The columns by where the links are; what a header said of the others counts."""
    width = max((len(line) for line in lines), default=1)
    links, recordings, filled = [0] * width, [0] * width, [0] * width
    for line in lines:
        for at, cell in enumerate(line):
            links[at] += bool(_LINK.match(cell))
            recordings[at] += _is_recording(cell)
            filled[at] += bool(cell)
    # A voice may be named like a file, beside a link.
    link = max(range(width), key=lambda at: (recordings[at], links[at]))
    # Without any link the second of two columns is the one that should hold them.
    if not recordings[link]:
        link = min(1, width - 1)
    if said is not None:
        return said._replace(link=link)
    others = [at for at in range(width) if at != link and filled[at]]
    return _Columns(others[0] if others else None, link, others[1] if len(others) > 1 else None)


MOST_ROWS: Final = 500
"""Rows that are sent in one go. Whoever means more has most likely opened another file."""
MOST_READ: Final = 20 * MOST_ROWS
"""Rows that are shown, so that they can be cut to those that are meant."""
_GARBLED = re.compile("[\ufffd\ue000-\uf8ff\x80-\x9f]")
"""In place of what couldn't be decoded, for private use, and controls that nobody types."""


class FileNeed(StrEnum):
    """What has to be chosen before a row's file can be sent."""

    FOLDER = "folder"
    STORAGE = "storage"


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What is wrong with one row.

    Attributes:
        name, link: why they can't be sent.
        need: what the row's file waits for.
        is_garbled: whether the name has characters that come of a wrong encoding.
        same_name, same_link: the number, from 1 on, of an earlier row that has the same name, or
            the same link or file.
        is_known: whether there is a voice of this name already.
        was_trained: whether a voice was trained from this link before.
    """

    name: NameProblem | None = None
    link: LinkProblem | None = None
    same_name: int | None = None
    same_link: int | None = None
    is_known: bool = False
    was_trained: bool = False
    is_garbled: bool = False
    need: FileNeed | None = None

    @property
    def can_be_sent(self) -> bool:
        """Whether the service would take it, as far as can be seen here."""
        return self.can_be_looked_at and self.need is None

    @property
    def can_be_looked_at(self) -> bool:
        """Whether it may be sent one day, so that its recording is worth a look."""
        is_sound = self.name is None and self.link is None and not self.is_garbled
        return is_sound and self.need is not FileNeed.FOLDER


def check_rows(
    rows: Sequence[TableRow],
    *,
    service: NetworkPlace,
    names: AbstractSet[str] = frozenset(),
    links: AbstractSet[str] = frozenset(),
    has_storage: bool = True,
) -> list[RowCheck]:
    """Check every row as the form for one voice does, and against the others.

    Args:
        service: where the service runs, which is to fetch the recordings.
        names: of the voices there are, folded.
        links: that were trained from before, as `trained_link` writes them.
        has_storage: whether files can be uploaded.
    """
    first_name: dict[str, int] = {}
    first_link: dict[str | Path, int] = {}
    checks: list[RowCheck] = []
    for number, row in enumerate(rows, 1):
        name, link, name_flaw, link_flaw = _alone(row, service)
        need = None
        if isinstance(link, Path) and not (link.is_absolute() and has_storage):
            need = FileNeed.STORAGE if link.is_absolute() else FileNeed.FOLDER
        named = first_name.setdefault(name, number) if name else number
        linked = first_link.setdefault(link, number) if link != "" else number
        checks.append(
            RowCheck(
                name_flaw,
                link_flaw,
                named if named != number else None,
                linked if linked != number else None,
                name in names,
                link in links,
                _GARBLED.search(row.name) is not None,
                need,
            )
        )
    return checks


@lru_cache(MOST_READ)
def _alone(
    row: TableRow, service: NetworkPlace
) -> tuple[str, str | Path, NameProblem | None, LinkProblem | None]:
    """A row's name and recording as they are compared, and what is wrong with them."""
    name, source, flaw = folded(row.name.strip()), row.source, name_problem(row.name)
    if isinstance(source, Path):
        return name, source, flaw, None
    return name, trained_link(row.link), flaw, link_problem(row.link, service=service)


def trained_link(link: str) -> str:
    """The link of a recording without its signature, which is another each time."""
    written = written_link(link)
    query = written[len(without_query(written)) :]
    is_signed = "token=" in query.lower() or "signature=" in query.lower()
    return without_query(written) if is_signed else written
