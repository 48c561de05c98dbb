"""Keeps things in a library as fast as it can, and says so once each is saved.

Usage: keeping_program.py FOLDER. Each line of input, a name, begins a process that works under this
name; its number is printed. What it has saved it writes, step by step, to the file `said-NAME`
beside FOLDER. Once such a process has ended, the name is printed.
"""

import asyncio
import itertools
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

from tests.consents import CONSENT
from tests.unit.library.conftest import MP3, save_demo
from voicedesk.domain.account import Account
from voicedesk.domain.annotations import NO_ANNOTATIONS
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library, Settings, SettingsStore

ACCOUNT = Account("work", "https://voices.example")
_ROOM = 5
"""Demos that there is room for."""


class Keeper:
    """Works on one library until it is killed."""

    def __init__(self, folder: Path, name: str, said: int) -> None:
        self._library = Library(folder)
        self._settings = SettingsStore(folder.with_name("settings.json"))
        self._backup = folder.with_name("backups") / f"{name}.zip"
        self._name = name
        self._said = said

    async def keep(self) -> None:
        opening = await self._library.open()
        known = {voice.id: voice for voice in opening.known.voices}
        demos = sorted(opening.demos.values(), key=lambda demo: demo.kept_at)
        self._say("open")
        for count in itertools.count():
            voice = Voice(f"{self._name}-{count}", f"name {count}", "Success")
            known[voice.id] = voice
            await self._library.save_listing(list(known.values()), count)
            self._say("voice", voice.id)
            await self._settings.save(Settings(last_account=voice.id))
            self._say("settings", voice.id)
            demos.append(await self._write_demo(voice, b"first"))
            await self._train(voice, count)
            demos.append(await self._write_demo(voice, b"second"))
            await self._mark(voice, count)
            if count % 3 == 1:
                await self._library.backup.write(self._backup, ACCOUNT, lambda *_: None)
                self._say("backup", self._backup)
            self._library.demos.save_heard_at((demos[-1])._replace(heard_at=float(count)))
            going, demos = demos[:-_ROOM], demos[-_ROOM:]
            await self._library.demos.delete(going)
            for demo in going:
                self._say("dropped", demo.path)
            if count % 4 == 3:
                self._say("forgetting", f"{self._name}-{count - 3}")
                await self._library.forget_voice(f"{self._name}-{count - 3}")
                del known[f"{self._name}-{count - 3}"]
                self._say("forgotten", f"{self._name}-{count - 3}")
                await self._library.demos.verify()

    async def _train(self, voice: Voice, count: int) -> None:
        for status in (TrainingStatus.NOT_BEGUN, TrainingStatus.READY):
            sent = await self._library.start_training(
                voice.id, "name", "https://a/a", CONSENT, count
            )
            self._say("training", sent.number, voice.id, "sending")
            ended = replace(sent, status=status, ended_at=count + 1.0)
            await self._library.save_trainings([ended])
            self._say("training", sent.number, voice.id, status.value)

    async def _write_demo(self, voice: Voice, ending: bytes) -> CachedDemo:
        generation = self._library.generation(voice.id)
        content = MP3 + ending
        demo = await save_demo(self._library, voice, generation, content)
        self._say("demo", voice.id, demo.path)
        return demo

    async def _mark(self, voice: Voice, count: int) -> None:
        annotations = NO_ANNOTATIONS.with_favourite(True, 1.0).with_tags(("a", f"tag {count}"), 1.0)
        await self._library.annotations.save({voice.id: annotations})
        self._say("marks", voice.id, "tagged")
        await self._library.annotations.save(
            {voice.id: annotations.with_note(f"note {count}", 2.0)}
        )
        self._say("marks", voice.id, "noted")

    def _say(self, *what: object) -> None:
        os.write(self._said, ("\t".join(map(str, what)) + "\n").encode())


def _tell(*what: object) -> None:
    sys.stdout.write("\t".join(map(str, what)) + "\n")
    sys.stdout.flush()


def _begin(folder: Path, name: str) -> None:
    folder.with_name("backups").mkdir(exist_ok=True)
    said = os.open(folder.with_name(f"said-{name}"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(Keeper(folder, name, said).keep())
        finally:
            os._exit(1)
    os.close(said)
    _tell("begun", child)

    def wait() -> None:
        os.waitpid(child, 0)
        _tell("ended", name)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    for line in sys.stdin:
        _begin(Path(sys.argv[1]), line.strip())
