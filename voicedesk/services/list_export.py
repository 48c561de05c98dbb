"""The list of voices as a file for other programs. Neither token nor link is in it."""

import asyncio
import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from voicedesk.library import write_to

_BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else, and Chinese for noise."""

_FORMULA = re.compile(r"^([\s\ufeff\u200b]*)([=+\-@\t\r\n＝＋－＠])")
_IN_ANOTHER_CELL = re.compile(r"([;\t\r\n][ \"']*)([=+@＝＋－＠]|-(?! ))")
"""Where a spreadsheet of a country that separates by `;` would begin a cell or a row."""


@dataclass(frozen=True, slots=True)
class ExportedVoice:
    """What is written of one voice; the names are those in the JSON file.

    Attributes:
        trained_at: of the last training sent from here, in ISO 8601; empty for none.
        kept_offline: whether its demo is on this computer.
    """

    id: str
    name: str
    state: str
    language: str
    tier: str
    favourite: bool
    tags: tuple[str, ...]
    note: str
    kept_offline: bool
    trained_at: str


async def write_list(target: Path, make: Callable[[], bytes]) -> None:
    """Put what `make` makes at `target`, in place of what is there; off the event loop.

    Raises:
        FileError: it can't be written.
    """
    content = await asyncio.to_thread(make)
    await asyncio.to_thread(write_to, target, content)


def csv_content(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table for spreadsheets (RFC 4180, UTF-8). No cell of it is run as a formula.

    What would be gets a `'` before it (OWASP, "CSV Injection").
    """
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """The cell's text so that no spreadsheet takes it, or a part of it, for a formula."""
    cell = _IN_ANOTHER_CELL.sub(r"\1'\2", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def json_content(voices: Iterable[ExportedVoice]) -> bytes:
    """The voices for other programs (UTF-8), one to a line."""
    # One by one: a text of all at once would keep the interpreter from the window for a while.
    lines = [json.dumps(asdict(voice), ensure_ascii=False) for voice in voices]
    encoded = [f"    {line}".encode("utf-8", "replace") for line in lines]
    return b'{\n  "voices": [\n' + b",\n".join(encoded) + b"\n  ]\n}\n"
