"""Files saved where the person wants them: whole or not at all, and never over another."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from voicedesk.domain.errors import FileError, FileProblem
from voicedesk.library import copy_into, copy_to, sound_suffix, write_to

MP3, WAV = b"ID3\x04" + bytes(5000), b"RIFF\0\0\0\0WAVEfmt "


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = tmp_path / "kept-1-abc"
    made.write_bytes(MP3)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "chosen"
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_suffix_is_that_of_the_sound(source: Path) -> None:
    assert sound_suffix(source) == ".mp3"
    source.write_bytes(WAV)
    assert sound_suffix(source) == ".wav"
    source.write_bytes(b"??")
    assert sound_suffix(source) == ".mp3"


def test_no_name_is_taken_twice(source: Path, folder: Path) -> None:
    (folder / "林知夏.mp3").write_bytes(b"mine")
    made = [copy_into(source, folder, "林知夏", ".mp3") for _ in range(2)]
    assert [path.name for path in made] == ["林知夏 (2).mp3", "林知夏 (3).mp3"]
    assert (folder / "林知夏.mp3").read_bytes() == b"mine"
    assert made[1].read_bytes() == MP3
    assert names(folder) == ["林知夏 (2).mp3", "林知夏 (3).mp3", "林知夏.mp3"]


def test_where_there_are_no_links_none_is_taken_twice_either(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on a memory stick")

    monkeypatch.setattr(os, "link", refuse)
    (folder / "a.mp3").write_bytes(b"mine")
    assert copy_into(source, folder, "a", ".mp3").name == "a (2).mp3"
    assert names(folder) == ["a (2).mp3", "a.mp3"]
    assert (folder / "a (2).mp3").read_bytes() == MP3
    assert (folder / "a.mp3").read_bytes() == b"mine"


def test_what_the_person_chose_to_replace_is_replaced(source: Path, folder: Path) -> None:
    target = folder / "a.mp3"
    target.write_bytes(b"before")
    copy_to(source, target)
    assert target.read_bytes() == MP3
    write_to(target, b"list")
    assert target.read_bytes() == b"list"
    assert names(folder) == ["a.mp3"]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, FileProblem.NO_ROOM),
        (errno.EROFS, FileProblem.NOT_ALLOWED),
        (errno.EIO, FileProblem.CANT_WRITE),
    ],
)
def test_a_failure_on_the_way_leaves_all_as_it_was(
    source: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    problem: FileProblem,
) -> None:
    target = folder / "a.mp3"
    target.write_bytes(b"before")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    saves: list[Callable[[], object]] = [
        lambda: copy_to(source, target),
        lambda: write_to(target, b"list"),
        lambda: copy_into(source, folder, "b", ".mp3"),
    ]
    for save in saves:
        with pytest.raises(FileError) as caught:
            save()
        assert caught.value.problem is problem
        assert str(folder) in caught.value.detail
        assert names(folder) == ["a.mp3"]
        assert target.read_bytes() == b"before"


def test_a_folder_that_is_gone_or_not_ours_is_told(source: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError) as gone:
        write_to(tmp_path / "nowhere" / "a.csv", b"")
    assert gone.value.problem is FileProblem.NO_FOLDER
    with pytest.raises(FileNotFoundError):
        copy_to(tmp_path / "dropped", tmp_path / "a.mp3")
    if os.geteuid():
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
        with pytest.raises(FileError) as refused:
            copy_into(source, locked, "a", ".mp3")
        assert refused.value.problem is FileProblem.NOT_ALLOWED
