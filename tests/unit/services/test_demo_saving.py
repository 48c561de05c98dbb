"""Demos as files: fetched where they aren't kept, named so that they can be read."""

from pathlib import Path

import pytest

from tests.unit.services.conftest import OpenDemos, run
from tests.unit.services.demos_world import LINK, READY, DemosWorld
from tests.unit.services.scripted_source import MP3
from voicedesk.domain.errors import DemoError, DemoProblem, FileError, FileProblem, LibraryError
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo
from voicedesk.services.export import DemoSaving


def saving(world: DemosWorld) -> DemoSaving:
    return DemoSaving(world.voices, world.demos)


def add_voices(world: DemosWorld, number: int) -> list[str]:
    """More voices with demos, all of the same name."""
    for at in range(number):
        link = f"https://cdn/{at}.mp3"
        world.source.links[link] = MP3 + bytes([at])
        world.service.voices[f"v{at}"] = Voice(f"v{at}", "Same name", "Success", "en", link)
    return [f"v{at}" for at in range(number)]


def test_one_is_fetched_named_and_saved(open_demos: OpenDemos, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            assert await saving(world).file_name("r") == "Rita.mp3"
            target = tmp_path / "other.mp3"
            await saving(world).save("r", target)
            assert target.read_bytes() == MP3
            assert len(world.source.opened) == 1, "what is kept isn't fetched again"
            world.service.set("r", "Success", name="a/b:c")
            await world.voices.refresh()
            assert (await saving(world).save_in("r", tmp_path)).name == "a_b_c.mp3"

    run(scenario)


def test_a_voice_without_a_name_is_called_by_its_id(open_demos: OpenDemos) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.service.set("r", "Success", name="???")
            await world.voices.refresh()
            assert saving(world).stem("r") == "r"
            assert saving(world).stem("../x") == "x"

    run(scenario)


def test_many_are_saved_and_those_without_are_told(open_demos: OpenDemos, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            several = add_voices(world, 10)
            world.service.voices["none"] = Voice("none", "None", "Init")
            await world.voices.refresh()
            told: list[int] = []
            ids = [*several, "none", READY.id]
            status = await saving(world).save_all(ids, tmp_path, told.append)
            assert status.failed.keys() == {"none"}
            assert isinstance(status.failed["none"], DemoError)
            assert len(status.files) == 11
            assert told[-1] == 12
            saved = sorted(path.name for path in status.files.values())
            numbered = [f"Same name ({number}).mp3" for number in range(2, 11)]
            assert saved == sorted(["Rita.mp3", "Same name.mp3", *numbered])
            for number in range(10):
                assert status.files[f"v{number}"].read_bytes() == MP3 + bytes([number])

    run(scenario)


def test_a_folder_that_cannot_be_written_ends_it_for_all(
    open_demos: OpenDemos, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            ids = add_voices(world, 20)
            await world.voices.refresh()
            status = await saving(world).save_all(ids, tmp_path / "gone", lambda _: None)
            assert status.files == {}
            assert status.failed.keys() == set(ids)
            error = status.failed["v19"]
            assert isinstance(error, FileError)
            assert error.problem is FileProblem.NO_FOLDER
            assert len(world.source.opened) < 10, "nothing is fetched that can't be saved"

    run(scenario)


def test_what_was_dropped_meanwhile_is_fetched_again(
    open_demos: OpenDemos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            fetch, dropped = world.demos.fetch, False

            async def fetch_and_drop(voice_id: str) -> CachedDemo:
                nonlocal dropped
                kept = await fetch(voice_id)
                if not dropped:
                    dropped = True
                    await world.demos.remove(world.demos.cached[voice_id])
                return kept

            monkeypatch.setattr(world.demos, "fetch", fetch_and_drop)
            saved = await saving(world).save_in("r", tmp_path)
            assert saved.read_bytes() == MP3
            assert len(world.source.opened) == 2

    run(scenario)


def test_a_kept_file_that_cannot_be_read_is_told(open_demos: OpenDemos, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            kept = await world.demos.fetch("r")
            content = kept.path.read_bytes()
            kept.path.unlink()
            kept.path.mkdir()  # a folder can't be read as a file, whoever asks
            try:
                with pytest.raises(LibraryError) as caught:
                    await saving(world).save_in("r", tmp_path)
                assert str(kept.path) in caught.value.detail
            finally:
                kept.path.rmdir()
                kept.path.write_bytes(content)

    run(scenario)


def test_a_demo_that_cannot_be_had_is_told(open_demos: OpenDemos, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with open_demos() as world:
            world.source.problems[f"{LINK}?e=1"] = DemoProblem.NOT_FOUND
            with pytest.raises(DemoError):
                await saving(world).file_name("r")
            status = await saving(world).save_all(["r"], tmp_path, lambda _: None)
            assert status.failed.keys() == {"r"}

    run(scenario)
    assert list(tmp_path.glob("*.mp3")) == []
