"""The kept demos."""

import asyncio
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.library.conftest import MP3, files_no_longer_than, save_demo
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library

MakeLibrary = Callable[[], Library]
VOICE = Voice("声 / voice", demo_url="https://cdn.example/a.mp3?e=1&token=secret#t")


def _keep(
    library: Library, content: bytes = MP3, generation: int = 0, voice: Voice = VOICE
) -> CachedDemo:
    return asyncio.run(save_demo(library, voice, generation, content))


def _files(folder: Path) -> list[str]:
    demos = folder / "demos"
    return sorted(path.name for path in demos.iterdir()) if demos.exists() else []


def _problem(library: Library, content: bytes) -> DemoError:
    with pytest.raises(DemoError) as caught:
        asyncio.run(save_demo(library, VOICE, 0, content))
    return caught.value


def test_a_demo_is_there_after_a_restart(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    began = time.time()
    kept = _keep(library)
    assert kept.path.read_bytes() == MP3
    assert kept.path.parent == folder / "demos"
    assert kept.path.suffix == ".mp3"
    assert kept.size == len(MP3)
    assert kept.link == "https://cdn.example/a.mp3"
    assert began <= kept.kept_at <= time.time()
    assert (kept.duration_ms, kept.envelope) == (None, b"")
    measured = kept._replace(duration_ms=4200, envelope=b"\x00\x7f\xff")
    asyncio.run(library.demos.save_envelope(measured))
    (demo,) = make_library().open_now().demos.values()
    assert (demo.duration_ms, demo.envelope) == (4200, b"\x00\x7f\xff")
    assert (demo.path, demo.size, demo.kept_at) == (kept.path, kept.size, kept.kept_at)


def test_a_new_demo_replaces_that_of_its_training_alone(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    old = _keep(library, MP3 + b"old")
    same = _keep(library, MP3 + b"again")
    assert same.path != old.path  # the old file may be playing
    assert _files(folder) == [same.path.name]
    later = _keep(library, MP3 + b"later", generation=1)
    new = _keep(library, MP3 + b"new", generation=2)
    opening = make_library().open_now()
    assert opening.demos == {VOICE.id: new}
    assert opening.earlier == {VOICE.id: (later, same)}
    for demo in (same, later, new):
        assert demo.path.is_file()


def test_an_envelope_of_an_earlier_demo_isnt_the_new_ones(
    library: Library, make_library: MakeLibrary
) -> None:
    old = _keep(library, generation=2)
    new = _keep(library, generation=2)
    asyncio.run(library.demos.save_envelope(old._replace(duration_ms=4200, envelope=b"old")))
    assert make_library().open_now().demos == {VOICE.id: new}


def test_a_demo_that_was_overtaken_doesnt_replace_the_newer(
    library: Library, make_library: MakeLibrary
) -> None:
    newer = _keep(library, generation=2)
    late = _keep(library, MP3 + b"late", generation=1)
    opening = make_library().open_now()
    assert opening.demos == {VOICE.id: newer}
    assert opening.earlier == {VOICE.id: (late,)}


@pytest.mark.parametrize("dropped", [True, False])
def test_a_dropped_demo_leaves_nothing(
    library: Library,
    make_library: MakeLibrary,
    folder: Path,
    dropped: bool,  # else the voice is forgotten
) -> None:
    kept = [_keep(library, generation=generation) for generation in (0, 1)]
    other = _keep(library, voice=Voice("other"))
    asyncio.run(library.demos.delete(kept) if dropped else library.forget_voice(VOICE.id))
    assert _files(folder) == [other.path.name]
    assert list(make_library().open_now().demos) == ["other"]


def test_a_voice_deleted_elsewhere_leaves_no_demo(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    other = Voice("other")
    asyncio.run(library.save_listing([VOICE, other], 1.0))
    _keep(library)
    kept = _keep(library, voice=other)
    asyncio.run(library.save_listing([other], 2.0))
    assert _files(folder) == [kept.path.name]
    assert make_library().open_now().demos == {other.id: kept}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", DemoProblem.NOT_AUDIO),
        (b"<!DOCTYPE html><html>404</html>", DemoProblem.WEB_PAGE),
        (b"\xef\xbb\xbf\r\n <html>", DemoProblem.WEB_PAGE),
        (b'{"error": "expired"}', DemoProblem.NOT_AUDIO),
        (b"plain text", DemoProblem.NOT_AUDIO),
    ],
)
def test_what_is_no_audio_isnt_kept(
    library: Library, folder: Path, content: bytes, problem: DemoProblem
) -> None:
    kept = _keep(library)
    assert _problem(library, content).problem is problem
    assert _files(folder) == [kept.path.name]


def test_cancelled_while_it_is_measured_it_leaves_nothing(library: Library, folder: Path) -> None:
    async def cancel_midway() -> None:
        midway = asyncio.Event()

        async def measure(_path: Path) -> Envelope:
            midway.set()
            await asyncio.Event().wait()
            raise AssertionError

        writing = asyncio.ensure_future(library.demos.add(VOICE, 0, MP3, measure=measure))
        await midway.wait()
        assert _files(folder) != []
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    asyncio.run(cancel_midway())
    library.close_now()
    assert _files(folder) == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"ID3")])
def test_a_file_that_vanished_or_changed_is_found_out_and_forgotten(
    library: Library,
    make_library: MakeLibrary,
    folder: Path,
    harm: Callable[[Path], object],
) -> None:
    lost = _keep(library, generation=3)
    harm(lost.path)
    other = _keep(library, voice=Voice("other"))
    assert asyncio.run(library.demos.verify()) == [lost.file]
    assert _files(folder) == [other.path.name]
    assert make_library().open_now().demos == {"other": other}
    assert asyncio.run(library.demos.verify()) == []


def test_leftovers_are_swept(library: Library, folder: Path) -> None:
    kept = _keep(library)
    old, young = folder / "demos" / "incoming-old", folder / "demos" / "incoming-young"
    for leftover in (old, young):
        leftover.write_bytes(b"ID3")
    os.utime(old, (0, 0))
    os.utime(kept.path, (0, 0))
    assert asyncio.run(library.demos.verify()) == []
    # Another process may be writing the young one.
    assert _files(folder) == sorted([kept.path.name, young.name])


def test_opening_looks_at_no_file(library: Library, make_library: MakeLibrary) -> None:
    kept = _keep(library)
    kept.path.unlink()
    assert make_library().open_now().demos == {VOICE.id: kept}


def test_what_cant_be_decoded_is_never_kept(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    before = _keep(library)

    async def measure(path: Path) -> Envelope:
        assert path.name.endswith(".mp3")
        raise DemoError(DemoProblem.NOT_AUDIO)

    async def scenario() -> None:
        with pytest.raises(DemoError):
            await library.demos.add(VOICE, 0, MP3 + b"bad", measure=measure)

    asyncio.run(scenario())
    library.close_now()
    assert _files(folder) == [before.path.name]
    assert make_library().open_now().demos == {VOICE.id: before}


def test_its_outline_and_when_it_was_heard_are_kept(
    library: Library, make_library: MakeLibrary
) -> None:
    async def measure(_path: Path) -> Envelope:
        return Envelope(1200, b"\x01\xff")

    kept = asyncio.run(library.demos.add(VOICE, 0, MP3, measure=measure))
    assert (kept.duration_ms, kept.envelope) == (1200, b"\x01\xff")
    heard = kept._replace(heard_at=99.5)
    library.demos.save_heard_at(heard)
    library.close_now()
    assert make_library().open_now().demos == {VOICE.id: heard}


def test_a_folder_that_vanished_is_made_anew(library: Library, folder: Path) -> None:
    _keep(library)
    shutil.rmtree(folder / "demos")
    assert _keep(library).path.read_bytes() == MP3


def test_a_file_in_the_folders_place_is_an_error_of_the_disk(
    library: Library, folder: Path
) -> None:
    (folder / "demos").write_text("in the way")
    error = _problem(library, MP3)
    assert error.problem is DemoProblem.DISK
    assert str(folder / "demos") in error.detail


def test_a_full_disk_is_an_error_and_keeps_the_earlier_demo(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    kept = _keep(library)
    with files_no_longer_than(300_000):
        error = _problem(library, MP3 * 600)
    assert error.problem is DemoProblem.DISK
    assert str(folder / "demos") in error.detail
    library.close_now()
    assert _files(folder) == [kept.path.name]
    assert make_library().open_now().demos == {VOICE.id: kept}


def test_a_row_that_cant_be_written_leaves_no_file(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    database = library._file._database
    assert database is not None
    database._connection.execute("PRAGMA max_page_count = 1")

    def fill() -> None:
        for number in range(200):
            _keep(library, voice=Voice(f"{number}{'x' * 500}"))

    with pytest.raises(DemoError, match="full") as caught:
        fill()
    assert caught.value.problem is DemoProblem.DISK
    library.close_now()
    assert sorted(demo.path.name for demo in make_library().open_now().demos.values()) == _files(
        folder
    )


def test_of_demos_that_come_together_those_that_are_good_are_kept(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    voices = [Voice(f"voice {number}") for number in range(12)]
    contents = {voice.id: MP3 for voice in voices}
    contents["voice 3"] = b"<html>"
    contents["voice 5"] = b'{"error": 1}'
    voices[7] = Voice("\ud800")  # which no database takes
    contents["\ud800"] = MP3

    async def keep(voice: Voice) -> CachedDemo:
        return await save_demo(library, voice, 0, contents[voice.id])

    async def scenario() -> list[CachedDemo | BaseException]:
        return await asyncio.gather(*map(keep, voices), return_exceptions=True)

    statuses = asyncio.run(scenario())
    failures = {
        voice.id: status.problem
        for voice, status in zip(voices, statuses, strict=True)
        if isinstance(status, DemoError)
    }
    assert failures == {
        "voice 3": DemoProblem.WEB_PAGE,
        "voice 5": DemoProblem.NOT_AUDIO,
        "\ud800": DemoProblem.DISK,
    }
    demos = [status for status in statuses if isinstance(status, CachedDemo)]
    library.close_now()
    assert make_library().open_now().demos == {demo.voice_id: demo for demo in demos}
    assert _files(folder) == sorted(demo.file for demo in demos)


def test_of_two_demos_of_one_training_that_come_together_the_later_is_kept(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    async def keep(content: bytes) -> CachedDemo:
        return await save_demo(library, VOICE, 1, content)

    async def scenario() -> list[CachedDemo]:
        return await asyncio.gather(keep(MP3 + b"one"), keep(MP3 + b"two"))

    before = _keep(library)
    _keep(library, MP3 + b"zero", generation=1)
    _, later = asyncio.run(scenario())
    opening = make_library().open_now()
    assert opening.demos == {VOICE.id: later}
    assert opening.earlier == {VOICE.id: (before,)}
    assert later.path.read_bytes() == MP3 + b"two"
    library.close_now()
    assert _files(folder) == sorted([before.file, later.file])


def test_a_demo_that_nobody_waits_for_any_more_is_kept_whole_or_not_at_all(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    async def scenario() -> None:
        for number in range(30):
            voice = Voice(f"voice {number}")
            keeping = asyncio.ensure_future(library.demos.add(voice, 0, MP3))
            for _ in range(number % 4):
                await asyncio.sleep(0.002)
            keeping.cancel()
            await asyncio.wait([keeping])
        await asyncio.sleep(0.02)

    asyncio.run(scenario())
    library.close_now()
    demos = make_library().open_now().demos
    assert _files(folder) == sorted(demo.file for demo in demos.values())
    assert all(demo.path.read_bytes() == MP3 for demo in demos.values())


def test_only_of_a_file_that_outlives_a_power_failure_it_is_told_what_is_in_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that no row tells the length of is decoded at the next start."""
    safe: list[tuple[str, bool]] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        fsync(descriptor)
        name = Path(f"/proc/self/fd/{descriptor}").readlink().name
        rows = library._file.writable()._connection.execute(
            "SELECT 1 FROM demo WHERE file = ? AND duration_ms IS NOT NULL", (name,)
        )
        safe.append((name, rows.fetchone() is None))

    async def measure(_path: Path) -> Envelope:
        return Envelope(1200, b"\x01")

    monkeypatch.setattr(os, "fsync", note)
    kept = _keep(library)
    assert safe == []
    asyncio.run(library.demos.save_envelope(kept._replace(duration_ms=4200, envelope=b"\x00")))
    measured = asyncio.run(library.demos.add(Voice("other"), 0, MP3, measure=measure))
    assert safe == [(kept.file, True), (measured.file, True)]


def test_a_closed_library_keeps_no_demo(library: Library) -> None:
    library.close_now()
    assert _problem(library, MP3).problem is DemoProblem.DISK


def test_a_demo_is_this_users_alone(library: Library) -> None:
    kept = _keep(library)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
