"""What the person adds to voices, and the pinyin of texts: kept over a closing."""

import asyncio
import sqlite3
from pathlib import Path

from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.text import Reading
from voicedesk.domain.voice import Voice
from voicedesk.library import Library
from voicedesk.library.database import MIGRATIONS

MARKS = VoiceAnnotations().with_favourite(True, 1).with_pinned(True, 2).with_tags(("b", "a"), 3)


def _annotations(folder: Path) -> dict[str, VoiceAnnotations]:
    library = Library(folder)
    annotations = library.open_now().annotations
    library.close_now()
    return annotations


def test_annotations_outlive_the_voice_itself(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.open_now()
    voice = Voice("one", "One")

    async def use() -> None:
        await library.save_listing([voice], 1.0)
        await library.annotations.save({"one": MARKS.with_note("warm\nand slow", 4)})
        await library.save_listing([], 2.0)

    asyncio.run(use())
    library.close_now()

    assert _annotations(tmp_path) == {"one": MARKS.with_note("warm\nand slow", 4)}


def test_annotations_replace_those_before(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.open_now()

    async def use() -> None:
        await library.annotations.save({"one": MARKS})
        await library.annotations.save({"one": MARKS.with_tags(("c",), 5).with_favourite(False, 6)})

    asyncio.run(use())
    library.close_now()

    assert _annotations(tmp_path)["one"].tags == ("c",)
    assert not _annotations(tmp_path)["one"].favourite


def test_readings_are_kept_by_text(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.open_now()

    async def use() -> dict[str, Reading]:
        await library.readings.save({"林知夏": Reading("lin zhi xia", "lzx")})
        return await library.readings.read()

    assert asyncio.run(use()) == {"林知夏": Reading("lin zhi xia", "lzx")}
    library.close_now()


def test_a_library_from_before_there_were_annotations_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with sqlite3.connect(path) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO voice (id, generation) VALUES ('one', 3)")
        connection.execute("INSERT INTO listed VALUES ('one', 0, 'One', 'Success', '', '', '')")
        connection.execute("INSERT INTO listing VALUES (1, 5.0)")
    connection.close()
    library = Library(tmp_path)
    opening = library.open_now()

    assert [voice.name for voice in opening.known.voices] == ["One"]
    assert opening.annotations == {}
    assert library.generation("one") == 3
    asyncio.run(library.annotations.save({"one": MARKS}))
    library.close_now()
    assert _annotations(tmp_path) == {"one": MARKS}
    assert library.generation("one") == 3
