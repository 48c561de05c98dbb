"""Qt's .ts files: filled by lupdate, and read for what is wrong in them."""

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from compile_translations import qt_tool
from program_strings import ProgramString, for_lupdate

# {name}, {0}, {size:.1f}; %n, %1, %L1. A doubled brace is a plain one.
PLACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%L?n|%L?\d+")
# An end that means the same may look otherwise in Chinese.
ENDS = {"...": "…", "…": "…", ":": ":", "：": ":"}


def merge(strings: Iterable[ProgramString], ts_file: Path, *, drop_vanished: bool) -> None:
    """Take the program's strings into `ts_file`; what it has besides is marked or dropped.

    The English file gets plural forms only: all else is English in the sources.

    Raises:
        FileNotFoundError: lupdate is missing.
        subprocess.CalledProcessError: lupdate failed.
    """
    if ts_file.stem.endswith("_en"):
        strings = [string for string in strings if string.plural]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "strings.py"
        source.write_text(for_lupdate(strings), encoding="utf-8")
        command: list[str | Path] = [qt_tool("lupdate"), source, "-silent", "-locations", "none"]
        # A guess from a similar text would be a wrong translation that looks finished.
        command += ["-disable-heuristic", "similartext", "-disable-heuristic", "sametext"]
        command += ["-no-obsolete"] if drop_vanished else []
        subprocess.run([*command, "-ts", ts_file], check=True)


def problems(ts_file: Path) -> Iterator[str]:
    """What is unfinished, obsolete or doesn't match, one sentence each."""
    for context in ET.parse(ts_file).getroot().iter("context"):  # noqa: S314 our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            where = f"{ts_file.name}: {name}: “{source}”"
            for problem in _message_problems(message, source):
                yield f"{where}: {problem}"


def _message_problems(message: ET.Element, source: str) -> Iterator[str]:
    translation = message.find("translation")
    if translation is None:
        yield "has no translation"
        return
    kind = translation.get("type")
    if kind in {"vanished", "obsolete"}:
        yield "is no longer in the program"
        return
    forms = [form.text or "" for form in translation.iter("numerusform")]
    texts = forms or [translation.text or ""]
    if kind == "unfinished" or not all(texts):
        yield "is not translated"
        return
    for text in texts:
        yield from _text_problems(source, text, plural=bool(forms))


def _text_problems(source: str, text: str, *, plural: bool) -> Iterator[str]:
    wanted, given = Counter(PLACES.findall(source)), Counter(PLACES.findall(text))
    if plural:
        # "one voice" is a good form without the number.
        for number in ("%n", "%Ln"):
            wanted.pop(number, None)
            given.pop(number, None)
    if wanted != given:
        yield f"“{text}” has other places than the source"
    for side in (str.lstrip, str.rstrip):
        if (side(source) == source) != (side(text) == text):
            yield f"“{text}” begins or ends with a space where the source doesn't, or the reverse"
            break
    if _end(source) != _end(text):
        yield f"“{text}” ends otherwise (“…” or “:”) than the source"


def _end(text: str) -> str:
    for mark, same in ENDS.items():
        if text.rstrip().endswith(mark):
            return same
    return ""
