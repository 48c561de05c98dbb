"""Whatever a file, an answer or a link holds: it is read or refused, in time, and nothing else.

Each decoder and parser gets what is kept under `tests/data/fuzz`, as it is and changed by chance.
The suite tries a number of changes, the same each time; `sh packaging/fuzz` goes on for as long as
it is told, and keeps what fails.
"""

# ruff: noqa: T201 - prints what a long run came to

import asyncio
import hashlib
import math
import os
import re
import signal
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicedesk.api.wire import WireError, read_envelope, read_listing, read_voice
from voicedesk.audio.decoder import DecodedSound, Decoder
from voicedesk.decoder.mpeg import audio_frames
from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.errors import BackupError, DemoError, DemoProblem
from voicedesk.domain.links import (
    expires_at,
    hide_signatures,
    link_problem,
    without_query,
    without_signature,
    written_link,
)
from voicedesk.domain.recordings import Cut
from voicedesk.domain.samples import SampleMeasures
from voicedesk.domain.table import check_rows
from voicedesk.domain.table_file import Encoding, read_table_file
from voicedesk.library.backup_archive import DATABASE, SOUNDS, opened_archive

CORPUS = Path(__file__).parents[1] / "data/fuzz"
SECONDS = float(os.environ.get("VOICEDESK_FUZZ_SECONDS", "0"))
"""For each decoder and parser; 0 in the suite."""
BUDGET = 2.0
"""Seconds of processor time for an input. None is longer than some thousand bytes."""
DECODING = 10.0
"""Seconds for a recording, in which the decoder's process may wait for others."""

SECRET = "known-to-nobody"


class Place:
    """Where inputs lie, and the process that decodes them."""

    def __init__(self, folder: Path, runner: asyncio.Runner, decoder: Decoder) -> None:
        self.runner, self.decoder = runner, decoder
        self.copy = folder / "copy"
        self._input = folder / "input"

    def holding(self, content: bytes) -> Path:
        self._input.write_bytes(content)
        return self._input


def decode(content: bytes, place: Place) -> None:
    path = place.holding(content)
    heard: SimpleQueue[DecodedSound | DemoError | OSError] = SimpleQueue()
    place.decoder.request_sound(path, heard.put)
    sound = heard.get()
    found: SampleMeasures | DemoError
    try:
        found = place.runner.run(place.decoder.sample(path))
    except DemoError as error:
        found = error
    if isinstance(found, DemoError):
        assert found.problem in {DemoProblem.NOT_AUDIO, DemoProblem.TOO_LARGE}, found
        # A signal is the library's end, a status one of our own.
        assert not re.search(r"ended with status \d", found.detail), found
        assert isinstance(sound, DemoError), "what can't be measured is heard"
    else:
        assert isinstance(sound, DecodedSound), sound
        row = max(found.channels, 2) * 2  # one channel is heard from two
        assert (len(sound.wav) - 44) / row / found.rate == pytest.approx(found.seconds)
        assert all(0 <= since < to for since, to in found.silent_spans)
        wav: bytes | DemoError
        try:
            wav = place.runner.run(place.decoder.cut(content, Cut(0.0, found.seconds)))
        except DemoError as error:
            wav = error
        if isinstance(wav, DemoError):  # now and then a broken frame of AAC ends FFmpeg
            assert "ended with status -" in wav.detail, wav
        else:
            assert (len(wav) - 44) / 2 / found.rate == pytest.approx(found.seconds)


def find_frames(content: bytes, place: Place) -> None:
    found = audio_frames(content, 600)
    assert found is None or sum(map(len, found)) <= len(content)
    assert all(piece[0] == 0xFF for piece in found or ())


def read_table(content: bytes, place: Place) -> None:
    file = read_table_file(content)
    if file is None:
        return
    for read in (file, *map(file.read_as, Encoding)):
        assert read.content == content
        assert all(cell == cell.strip() for row in read.rows for cell in (row.name, row.link))
        checks = check_rows(read.rows, service=NetworkPlace.PUBLIC)
        assert len(checks) == len(read.rows)


def read_answer(content: bytes, place: Place) -> None:
    try:
        envelope = read_envelope(content)
    except WireError:
        return
    voices = []
    with suppress(WireError):
        voices.append(read_voice(envelope.data))
    with suppress(WireError):
        voices.extend(read_listing(envelope.data))
    for voice in voices:
        assert voice.id
        for text in (envelope.msg, voice.id, voice.name, voice.state, voice.language):
            text.encode()  # no half of a pair


def read_link(content: bytes, place: Place) -> None:
    text = content.decode(errors="surrogateescape")
    written = written_link(text)
    if link_problem(text, service=NetworkPlace.PUBLIC) is None:
        assert link_problem(written, service=NetworkPlace.PUBLIC) is None
        assert written_link(written) == written
    moment = expires_at(text)
    assert moment is None or math.isfinite(moment)
    assert without_signature(text) in {text, without_query(text)}
    shown = hide_signatures(f"{text}https://me:{SECRET}@a.example/s.mp3?token={SECRET}")
    assert SECRET not in shown
    assert hide_signatures(shown) == shown


def read_backup(content: bytes, place: Place) -> None:
    place.copy.unlink(missing_ok=True)
    with suppress(BackupError), opened_archive(place.holding(content)) as archive:
        facts = archive.facts()
        assert facts.voices >= 0
        assert math.isfinite(facts.made_at)
        for name, size in SOUND_SIZES.items():
            with suppress(BackupError):
                archive.check_sounds({name: size})
                archive.check_sound(name, size)
        archive.copy_database(place.copy)


class Parser(NamedTuple):
    """Attributes: tokens: what it looks for, put in by chance. examples: in the suite."""

    corpus: str
    read: Callable[[bytes, Place], None]
    examples: int
    tokens: Sequence[bytes]


FRAMES = (b"\xff\xfb\x90\x00", b"\xff\xf3\x44\xc4", b"Xing\0\0\0\x01\0\0\0\x05", b"TAG")
SOUND = (*FRAMES, b"ID3\x04\0\0\x7f", b"RIFF", b"fLaC", b"OggS", b"data\xff\xff\xff\xff", b"ftyp")
PARSERS = {
    "decoder": Parser("audio", decode, 40, SOUND),
    "mpeg": Parser("audio", find_frames, 150, SOUND),
    "table": Parser("table", read_table, 100, (b'"', b'""', b"\0", b"\xff\xfe", b"\r", b"sep=;\n")),
    "answer": Parser(
        "answer", read_answer, 300, (b"null", b"[", b"{}", b'"id":7,', b"\\ud83d", b"1e999", b"NaN")
    ),
    "link": Parser(
        "link", read_link, 300, (b"://", b"@", b"[::", b"]", b":0", b"%", b"?e=1", b"\xe3\x80\x82")
    ),
    "backup": Parser(
        "backup", read_backup, 120, (b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\6", b"\xff" * 4)
    ),
}


def kept(parser: Parser) -> list[bytes]:
    return [path.read_bytes() for path in sorted((CORPUS / parser.corpus).iterdir())]


def sounds_in_backups() -> dict[str, int]:
    sizes = {}
    with zipfile.ZipFile(CORPUS / "backup/library.zip") as archive:
        for entry in archive.infolist():
            if entry.filename != DATABASE and entry.filename.startswith(SOUNDS):
                sizes[entry.filename.removeprefix(SOUNDS)] = entry.file_size
    assert sizes
    return sizes


SOUND_SIZES = sounds_in_backups()


@st.composite
def changed(draw: st.DrawFn, files: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """A file in which pieces are cut out, replaced, or put in; mostly where formats say most."""
    content = bytearray(draw(st.sampled_from(files)))
    for _ in range(draw(st.integers(1, 6))):
        end = len(content)
        at = min(end, draw(st.integers(0, 64) | st.integers(0, end)))
        if draw(st.booleans()):
            at = end - min(at, end)
        cut = draw(st.integers(0, 16) | st.integers(0, end - at))
        kind = draw(st.integers(0, 3))
        if kind == 0:
            piece = draw(st.binary(max_size=24))
        elif kind == 1:
            piece = draw(st.sampled_from(tokens))
        elif kind == 2:
            other = draw(st.sampled_from(files))
            since = draw(st.integers(0, len(other)))
            piece = other[since : since + draw(st.integers(0, 2_000))]
        else:
            piece = bytes([draw(st.sampled_from([0, 0x7F, 0x80, 0xFF]))]) * cut
        content[at : at + cut] = piece
    return bytes(content)


@contextmanager
def in_time() -> Iterator[None]:
    """Fails what takes more of a processor than `BUDGET`, also in the midst of a loop in C."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"takes more than {BUDGET} s of a processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, BUDGET)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with asyncio.Runner() as runner:
        decoder = Decoder(time_limit=DECODING)
        yield Place(tmp_path_factory.mktemp("fuzz"), runner, decoder)
        decoder.stop()


@pytest.mark.parametrize("name", PARSERS)
def test_what_is_kept_is_read_or_refused(name: str, place: Place) -> None:
    parser = PARSERS[name]
    for content in kept(parser):
        with in_time():
            parser.read(content, place)


@pytest.mark.parametrize("name", PARSERS)
def test_whatever_is_changed_it_is_read_or_refused_in_time(name: str, place: Place) -> None:
    parser = PARSERS[name]
    tried, last = 0, b""

    @settings(
        max_examples=500 if SECONDS else parser.examples,
        deadline=None,
        derandomize=not SECONDS,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(changed(kept(parser), parser.tokens))
    def attempt(content: bytes) -> None:
        nonlocal tried, last
        tried, last = tried + 1, content
        with in_time():
            parser.read(content, place)

    until = time.monotonic() + SECONDS
    try:
        attempt()
        while time.monotonic() < until:
            attempt()
    except Exception:
        if SECONDS:
            path = CORPUS / parser.corpus / f"{name}-{hashlib.sha256(last).hexdigest()[:12]}"
            path.write_bytes(last)
            print(f"\n{name}: what fails is kept in {path}")
        raise
    if SECONDS:
        print(f"\n{name}: {tried} inputs")
