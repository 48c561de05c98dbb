"""A day of a library, its settings and its backups, as steps that are each done or not."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3
from tests.unit.library.disk import Disk
from voicedesk.domain.account import Account
from voicedesk.domain.annotations import NO_ANNOTATIONS
from voicedesk.domain.batch import BatchRow, BatchStep
from voicedesk.domain.errors import BackupError, DemoError, LibraryError
from voicedesk.domain.text import Reading
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import SlotRequest, Voice
from voicedesk.library import CachedRecording, Library, SentRecording, Settings, SettingsStore

ACCOUNT = Account("work", "https://voices.example")
ANNA, BEN = Voice("anna", "林知夏", "Success", "zh"), Voice("ben", "Ben", "Success", "en")
ERRORS = (LibraryError, DemoError, BackupError)

Tables = dict[str, list[tuple[Any, ...]]]


class Places(NamedTuple):
    """Where the day's files are."""

    root: Path

    @property
    def library(self) -> Path:
        return self.root / "data" / "accounts" / "work"

    @property
    def settings(self) -> Path:
        return self.root / "data" / "settings.json"

    @property
    def backup(self) -> Path:
        return self.root / "Documents" / "backup.zip"

    def tables(self) -> Tables:
        """All rows of the library."""
        path = self.library / "library.sqlite3"
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name: [*connection.execute(f"SELECT * FROM {name}")] for (name,) in [*names]}

    def backed_up(self) -> bytes | None:
        return self.backup.read_bytes() if self.backup.exists() else None


@dataclass(frozen=True)
class Shown:
    """What the program says it has kept, once a step is over.

    Attributes:
        calls: to the disk so far.
        is_durable: what the library has by then outlives a power failure, as settings and backups
            always do.
        error: why the step came to nothing.
    """

    step: str
    calls: int
    tables: Tables
    settings: Settings
    backup: bytes | None
    is_durable: bool
    error: Exception | None = None


class Day:
    """Lives through the day on a disk."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self.places = Places(root)
        self.shown: list[Shown] = []
        self._disk = disk
        self._library = Library(self.places.library)
        self._settings = SettingsStore(self.places.settings)
        self._kept = Settings()
        self._made: dict[str, Any] = {}

    def live(self) -> list[Shown]:
        """Do all steps, those that fail once more; what was shown after each."""
        self.places.backup.parent.mkdir(parents=True)
        with self._disk.installed():
            try:
                asyncio.run(self._live())
            finally:
                self._library.close_now()
        return self.shown

    async def _live(self) -> None:
        lib, made = self._library, self._made
        await self._do("open", lib.open)
        await self._do("settings", lambda: self._keep(theme="dark"))
        await self._do("listing", lambda: lib.save_listing([ANNA, BEN], 10.0))
        await self._do("demo", lambda: self._demo("first", MP3))
        await self._do("envelope", lambda: self._measure("first"))
        await self._do("marks", lambda: self._mark(tags=("旁白", "news")))
        await self._do("slot", lambda: lib.slots.save(SlotRequest(1.0, frozenset({"anna"}))), True)
        await self._do("slot made", lib.slots.delete, True)
        await self._do("recording", self._copy_recording)
        await self._do("training", self._train, True)
        await self._do("trained", self._trained, True)
        await self._do("second demo", lambda: self._demo("second", MP3 * 3))
        await self._do("batch", self._batch, True)
        await self._do("row", self._row, True)
        await self._do("reading", lambda: lib.readings.save({"林": Reading("lin", "l")}))
        await self._do("backup", self._back_up)
        await self._do("more settings", lambda: self._keep(volume=0.25))
        await self._do("note", lambda: self._mark(note="so\n"))
        await self._do("dropped", lambda: lib.demos.delete([made["first"]]), needs="first")
        await self._do("forgotten", lambda: lib.forget_voice("ben"))
        await self._do("restored", self._restore)
        await self._do("second backup", self._back_up)
        await self._do("looked through", lib.demos.verify)

    async def _do(
        self,
        step: str,
        act: Callable[[], Awaitable[object]],
        durable: bool = False,
        needs: str = "",
    ) -> None:
        if needs and needs not in self._made:
            return
        for _ in range(2):  # a person tries again
            error = None
            try:
                await act()
            except ERRORS as raised:
                error = raised
            if self._library._file._database is None:
                assert step == "open"
                continue
            self.shown.append(
                Shown(
                    step,
                    len(self._disk.calls),
                    self.places.tables(),
                    self._kept,
                    self.places.backed_up(),
                    durable,
                    error,
                )
            )
            if error is None:
                return

    async def _keep(self, **changes: Any) -> None:
        kept = self._kept._replace(**changes)
        await self._settings.save(kept)
        self._kept = kept

    async def _demo(self, name: str, content: bytes) -> None:
        generation = self._library.generation("anna")
        self._made[name] = await self._library.demos.add(ANNA, generation, content)

    async def _measure(self, name: str) -> None:
        if name in self._made:
            measured = self._made[name]._replace(duration_ms=1234, envelope=bytes(200))
            await self._library.demos.save_envelope(measured)

    async def _mark(self, *, tags: tuple[str, ...] = (), note: str = "") -> None:
        marks = NO_ANNOTATIONS.with_favourite(True, 1.0).with_tags(tags, 1.0).with_note(note, 2.0)
        await self._library.annotations.save({"anna": marks, "ben": marks})

    async def _copy_recording(self) -> None:
        source = self.places.root / "recording.mp3"
        for _ in range(2):  # another program's: it tries again by itself
            with suppress(OSError), source.open("wb") as file:
                file.write(MP3)
                break
        self._made["copy"] = await self._library.demos.add_copy(source)

    async def _train(self) -> None:
        sample = None
        if "copy" in self._made:
            folder = self._library.demos.folder
            sample = CachedRecording("anna", folder, self._made["copy"], len(MP3), 5.0, 900, b"1")
        self._made["training"] = await self._library.start_training(
            "anna", "林知夏", "https://s.example/1.wav", CONSENT, 20.0, SentRecording("", sample)
        )

    async def _trained(self) -> None:
        if "training" in self._made:
            ended = replace(self._made["training"], status=TrainingStatus.READY, ended_at=30.0)
            await self._library.save_trainings([ended])

    async def _batch(self) -> None:
        rows = [BatchRow(number, f"row {number}", "https://s/1", CONSENT) for number in (1, 2)]
        self._made["batch"] = await self._library.batches.create(rows, 40.0)

    async def _row(self) -> None:
        if "batch" in self._made:
            batch = self._made["batch"]
            row = batch.rows[0]._replace(step=BatchStep.MAKING, asked_at=41.0)
            await self._library.batches.save(batch.number, [row], ["anna"])

    async def _back_up(self) -> None:
        await self._library.backup.write(self.places.backup, ACCOUNT, lambda *_: None)

    async def _restore(self) -> None:
        if self.places.backup.exists():
            await self._library.backup.restore(self.places.backup, lambda *_: None)
