"""Demos saved as files of the person's own, and the list of voices as CSV or JSON."""

import asyncio
import csv
import io
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from voicedesk.domain.errors import DemoError, FileError, LibraryError
from voicedesk.domain.text import safe_stem
from voicedesk.library import CachedDemo, copy_into, copy_to, hand_out, sound_suffix, write_to
from voicedesk.services.demos import Demos
from voicedesk.services.voices import Voices

_WORKERS: Final = 4

Result = TypeVar("Result")
Save = Callable[[str], Awaitable[Path]]


@dataclass(slots=True)
class SavedDemos:
    """The files saved by voice id, and why others weren't."""

    files: dict[str, Path] = field(default_factory=dict)
    failed: dict[str, Exception] = field(default_factory=dict)


class DemoSaving:
    """Copies demos out of the cache, and downloads those first that aren't in it.

    Raises DemoError where there is none or it can't be downloaded, LibraryError where it can't be
    cached, FileError where a file can't be written.
    """

    def __init__(self, voices: Voices, demos: Demos) -> None:
        self._voices = voices
        self._demos = demos

    def stem(self, voice_id: str) -> str:
        """The name of the voice's file without its suffix."""
        voice = self._voices.by_id.get(voice_id)
        return safe_stem(voice.name if voice else "", safe_stem(voice_id, "demo"))

    async def file_name(self, voice_id: str) -> str:
        """The name of the voice's file; its demo is fetched to know the suffix."""
        suffix = await self._with_demo(voice_id, lambda demo: sound_suffix(demo.path))
        return self.stem(voice_id) + suffix

    async def save(self, voice_id: str, target: Path) -> None:
        """Save a voice's demo as `target`, in place of what is there."""
        await self._with_demo(voice_id, lambda demo: copy_to(demo.path, target))

    async def save_in(self, voice_id: str, folder: Path) -> Path:
        """Save a voice's demo in `folder` under its own name, numbered where there is one."""
        stem = self.stem(voice_id)
        return await self._with_demo(
            voice_id, lambda demo: copy_into(demo.path, folder, stem, sound_suffix(demo.path))
        )

    async def hand_out(self, voice_id: str) -> Path:
        """Copy a voice's demo, under a readable name, for another program to read."""
        stem = self.stem(voice_id)
        return await self._with_demo(voice_id, lambda demo: hand_out(demo.path, stem))

    async def save_all(
        self, voice_ids: Sequence[str], folder: Path, on_progress: Callable[[int], None]
    ) -> SavedDemos:
        """Save many demos in `folder`. One that fails stops no other, unless all would fail so.

        Args:
            on_progress: called with how many are done.
        """
        return await self._each(voice_ids, lambda one: self.save_in(one, folder), on_progress)

    async def hand_out_all(self, voice_ids: Sequence[str]) -> SavedDemos:
        return await self._each(voice_ids, self.hand_out, lambda _: None)

    async def _each(
        self, voice_ids: Sequence[str], save: Save, on_progress: Callable[[int], None]
    ) -> SavedDemos:
        result = SavedDemos()
        left = iter(voice_ids)

        async def work() -> None:
            for voice_id in left:
                try:
                    result.files[voice_id] = await save(voice_id)
                except (DemoError, LibraryError) as error:
                    result.failed[voice_id] = error
                except FileError as error:
                    result.failed |= dict.fromkeys([voice_id, *left], error)
                on_progress(len(result.files) + len(result.failed))

        await asyncio.gather(*(work() for _ in range(_WORKERS)))
        return result

    async def _with_demo(self, voice_id: str, use: Callable[[CachedDemo], Result]) -> Result:
        """Use the cached file on a thread."""

        async def fetch_and_use() -> Result:
            return await asyncio.to_thread(use, await self._demos.fetch(voice_id))

        try:
            try:
                return await fetch_and_use()
            except FileNotFoundError:  # removed since, to make room for another
                return await fetch_and_use()
        except OSError as error:
            raise LibraryError(f"{error.filename}: {error.strerror}") from error


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
    """Write what `make` returns to `target`, in place of what is there; off the event loop.

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
