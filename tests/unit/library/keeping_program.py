"""Keeps things in a library as fast as it can, and says so once each is saved.

Usage: keeping_program.py FOLDER NAME. Each line of output is a step that had returned.
"""

import asyncio
import itertools
import sys
from dataclasses import replace
from pathlib import Path

from tests.unit.library.conftest import MP3, in_chunks
from voicedesk.domain.training import TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import Library


def _say(*what: object) -> None:
    sys.stdout.write("\t".join(map(str, what)) + "\n")
    sys.stdout.flush()


async def _keep(folder: Path, name: str) -> None:
    library = Library(folder)
    known = {voice.id: voice for voice in (await library.open()).known.voices}
    _say("open")
    for count in itertools.count():
        voice = Voice(f"{name}-{count}", f"name {count}", "Success")
        known[voice.id] = voice
        await library.save_listing(VoiceChanges(added=(voice,)), list(known), count)
        _say("voice", voice.id)
        training = await library.begin_training(voice.id, "name", "https://a.example/a", count)
        _say("training", training.number, voice.id, "sending")
        ready = replace(training, outcome=TrainingOutcome.READY, ended_at=count + 1.0)
        await library.save_trainings([ready])
        _say("training", training.number, voice.id, "ready")
        generation = library.generation(voice.id)
        content = MP3 + str(count).encode()
        demo = await library.demos.write(
            voice, generation, in_chunks(content), limit_bytes=len(content)
        )
        _say("demo", voice.id, demo.path)


if __name__ == "__main__":
    asyncio.run(_keep(Path(sys.argv[1]), sys.argv[2]))
