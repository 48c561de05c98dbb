"""A library that holds some of everything, and backups of libraries made and taken in."""

import asyncio
import zipfile
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3, save_demo
from voicedesk.domain.account import Account
from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.backup import BackupFacts, RestoreResult
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, Opening

ACCOUNT = Account("工作", "https://voices.example")
SIGNED = "https://cdn.example/a.mp3?e=1&token=secret-signature"
SENT = "https://s.example/2.wav?Expires=1&Signature=secret-signature"
ANNA = Voice("anna", "林知夏", "Success", "zh", SIGNED, "pro")
BEN = Voice("ben", "Ben", "Failed", "en", "", "free")

_Result = TypeVar("_Result")


def in_library(folder: Path, task: Callable[[Library], Coroutine[None, None, _Result]]) -> _Result:
    """Open the library in a folder, do something with it, and close it."""
    library = Library(folder)
    library.open_now()
    try:
        return asyncio.run(task(library))
    finally:
        library.close_now()


def opening_of(folder: Path) -> Opening:
    library = Library(folder)
    opening = library.open_now()
    library.close_now()
    return opening


def back_up(folder: Path, target: Path) -> BackupFacts:
    return in_library(
        folder, lambda library: library.backup.write(target, ACCOUNT, lambda _done, _all: None)
    )


def restore(folder: Path, archive: Path) -> tuple[RestoreResult, Opening]:
    status = in_library(
        folder, lambda library: library.backup.restore(archive, lambda _done, _all: None)
    )
    return status, opening_of(folder)


def sounds_in(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (folder / "demos").glob("*"))


async def fill(library: Library) -> None:
    """Put some of everything into a library."""
    await library.save_listing([ANNA, BEN], 100.0)
    await save_demo(library, ANNA, 0)
    training = await library.start_training(
        "anna", "林知夏", "https://s.example/1.wav?x=1", CONSENT, 50.0
    )
    await library.save_trainings([replace(training, status=TrainingStatus.READY, ended_at=90.0)])
    kept = await save_demo(library, ANNA, 1, MP3 + b"new")
    await library.demos.save_envelope(kept._replace(duration_ms=1234, envelope=bytes(range(200))))
    await library.start_training("ben", "Ben", SENT, CONSENT, 95.0)
    annotations = VoiceAnnotations().with_favourite(True, 10).with_tags(("旁白", "news"), 11)
    await library.annotations.save(
        {"anna": annotations, "gone": VoiceAnnotations().with_note("was good\n", 12)}
    )


Files = dict[str, bytes]


def rewrite(archive: Path, spoil: Callable[[Files], object]) -> None:
    """Put an archive at the same place, of the same entries but for what `spoil` does to them."""
    with zipfile.ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    spoil(files)
    with zipfile.ZipFile(archive, "w") as rewritten:
        for name, content in files.items():
            rewritten.writestr(name, content)
