"""The kept demos."""

import asyncio
import os
import shutil
import stat
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.unit.library.conftest import MP3, files_no_longer_than, in_chunks
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import KeptDemo, Library

MakeLibrary = Callable[[], Library]
VOICE = Voice("声 / voice", demo_url="https://cdn.example/a.mp3?e=1&token=secret#t")
LIMIT = 1 << 20


def _keep(
    library: Library, content: bytes = MP3, generation: int = 0, voice: Voice = VOICE
) -> KeptDemo:
    return asyncio.run(
        library.demos.write(voice, generation, in_chunks(content), limit_bytes=LIMIT)
    )


def _files(folder: Path) -> list[str]:
    demos = folder / "demos"
    return sorted(path.name for path in demos.iterdir()) if demos.exists() else []


def _problem(library: Library, content: bytes, limit: int = LIMIT) -> DemoError:
    with pytest.raises(DemoError) as caught:
        asyncio.run(library.demos.write(VOICE, 0, in_chunks(content), limit_bytes=limit))
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
    asyncio.run(library.demos.save_envelope(VOICE.id, 0, 4200, b"\x00\x7f\xff"))
    (demo,) = make_library().open_now().demos.values()
    assert (demo.duration_ms, demo.envelope) == (4200, b"\x00\x7f\xff")
    assert (demo.path, demo.size, demo.kept_at) == (kept.path, kept.size, kept.kept_at)


def test_a_large_demo_goes_to_disk_in_pieces(library: Library) -> None:
    content = MP3 + os.urandom(900_000)
    assert _keep(library, content).path.read_bytes() == content


def test_a_new_demo_replaces_the_old(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    old = _keep(library, MP3 + b"old")
    same = _keep(library, MP3 + b"again")
    assert same.path != old.path  # the old file may be playing
    new = _keep(library, MP3 + b"new", generation=2)
    assert _files(folder) == [new.path.name]
    opening = make_library().open_now()
    assert opening.demos == {VOICE.id: new}


def test_an_envelope_of_an_earlier_demo_isnt_the_new_ones(
    library: Library, make_library: MakeLibrary
) -> None:
    new = _keep(library, generation=2)
    asyncio.run(library.demos.save_envelope(VOICE.id, 1, 4200, b"old"))
    assert make_library().open_now().demos == {VOICE.id: new}


def test_a_demo_that_was_overtaken_doesnt_replace_the_newer(
    library: Library, make_library: MakeLibrary
) -> None:
    newer = _keep(library, generation=2)
    _keep(library, MP3 + b"late", generation=1)
    assert make_library().open_now().demos == {VOICE.id: newer}


@pytest.mark.parametrize("dropped", [True, False])
def test_a_dropped_demo_leaves_nothing(
    library: Library,
    make_library: MakeLibrary,
    folder: Path,
    dropped: bool,  # else the voice is forgotten
) -> None:
    _keep(library)
    other = _keep(library, voice=Voice("other"))
    forget = library.demos.drop if dropped else library.forget_voice
    asyncio.run(forget(VOICE.id))
    assert _files(folder) == [other.path.name]
    assert list(make_library().open_now().demos) == ["other"]


def test_a_voice_deleted_elsewhere_leaves_no_demo(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    other = Voice("other")
    voices = VoiceChanges(added=(VOICE, other))
    asyncio.run(library.save_listing(voices, [VOICE.id, other.id], 1.0))
    _keep(library)
    kept = _keep(library, voice=other)
    asyncio.run(library.save_listing(VoiceChanges(removed=(VOICE.id,)), [other.id], 2.0))
    assert _files(folder) == [kept.path.name]
    assert make_library().open_now().demos == {other.id: kept}


@pytest.mark.parametrize(
    "content", [b"", b"<!DOCTYPE html><html>404</html>", b'{"error": "expired"}', b"plain text"]
)
def test_what_is_no_audio_isnt_kept(library: Library, folder: Path, content: bytes) -> None:
    kept = _keep(library)
    assert _problem(library, content).problem is DemoProblem.NOT_AUDIO
    assert _files(folder) == [kept.path.name]


def test_a_demo_over_the_limit_isnt_read_to_its_end(library: Library, folder: Path) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield MP3 * 100

    with pytest.raises(DemoError) as caught:
        asyncio.run(library.demos.write(VOICE, 0, endless(), limit_bytes=len(MP3) * 1000))
    assert caught.value.problem is DemoProblem.TOO_LARGE
    assert taken == 11
    library.close_now()
    assert _files(folder) == []


def test_a_demo_of_just_the_limit_is_kept(library: Library) -> None:
    chunks = in_chunks(MP3)
    assert asyncio.run(library.demos.write(VOICE, 0, chunks, limit_bytes=len(MP3))).size == len(MP3)


def test_a_demo_that_is_cut_off_leaves_nothing(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    async def cut_off() -> AsyncIterator[bytes]:
        yield MP3 * 300
        raise DemoError(DemoProblem.CUT_OFF)

    with pytest.raises(DemoError) as caught:
        asyncio.run(library.demos.write(VOICE, 0, cut_off(), limit_bytes=LIMIT))
    assert caught.value.problem is DemoProblem.CUT_OFF
    library.close_now()
    assert _files(folder) == []
    assert make_library().open_now().demos == {}


def test_cancelled_on_the_way_leaves_nothing(library: Library, folder: Path) -> None:
    async def cancel_midway() -> None:
        midway = asyncio.Event()

        async def stalling() -> AsyncIterator[bytes]:
            yield MP3 * 300
            midway.set()
            await asyncio.Event().wait()

        writing = asyncio.ensure_future(
            library.demos.write(VOICE, 0, stalling(), limit_bytes=LIMIT)
        )
        await midway.wait()
        assert _files(folder) != []
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    asyncio.run(cancel_midway())
    library.close_now()
    assert _files(folder) == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"ID3")])
def test_a_file_that_vanished_or_changed_isnt_reported_as_kept(
    library: Library, make_library: MakeLibrary, harm: Callable[[Path], object]
) -> None:
    harm(_keep(library).path)
    other = _keep(library, voice=Voice("other"))
    assert make_library().open_now().demos == {"other": other}
    again = _keep(library)
    assert make_library().open_now().demos == {VOICE.id: again, "other": other}


def test_leftovers_are_swept_at_opening(
    library: Library, make_library: MakeLibrary, folder: Path
) -> None:
    kept = _keep(library)
    library.close_now()
    old, young = folder / "demos" / "incoming-old", folder / "demos" / "incoming-young"
    for leftover in (old, young):
        leftover.write_bytes(b"ID3")
    os.utime(old, (0, 0))
    os.utime(kept.path, (0, 0))
    sweeping = make_library()
    sweeping.open_now()
    sweeping.close_now()
    # Another process may be writing the young one.
    assert _files(folder) == sorted([kept.path.name, young.name])


def test_a_folder_that_vanished_is_made_anew(library: Library, folder: Path) -> None:
    _keep(library)
    shutil.rmtree(folder / "demos")
    assert _keep(library).path.read_bytes() == MP3


def test_a_folder_that_vanishes_meanwhile_is_an_error_of_the_disk(
    library: Library, folder: Path
) -> None:
    async def vanishing() -> AsyncIterator[bytes]:
        yield MP3 * 300
        yield b""
        shutil.rmtree(folder / "demos")
        yield b"the end"

    with pytest.raises(DemoError) as caught:
        asyncio.run(library.demos.write(VOICE, 0, vanishing(), limit_bytes=LIMIT))
    assert caught.value.problem is DemoProblem.DISK
    assert str(folder / "demos") in caught.value.detail
    assert _keep(library).size == len(MP3)


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


def test_a_closed_library_keeps_no_demo(library: Library) -> None:
    library.close_now()
    assert _problem(library, MP3).problem is DemoProblem.DISK


def test_a_demo_is_this_users_alone(library: Library) -> None:
    kept = _keep(library)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
