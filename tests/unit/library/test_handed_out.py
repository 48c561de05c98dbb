"""Copies for other programs: readable names, and gone once nobody can want them any more."""

import os
import time
from pathlib import Path

import pytest

from voicedesk.domain.errors import FileError
from voicedesk.library import hand_out
from voicedesk.library.files import sweep_handed_out

MP3 = b"ID3\x04" + bytes(200)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    folder = tmp_path / "account" / "demos"
    folder.mkdir(parents=True)
    path = folder / "r-1-abc"
    path.write_bytes(MP3)
    return path


def test_a_copy_has_the_voices_name_and_is_nobody_elses(demo: Path) -> None:
    copies = [hand_out(demo, "林知夏") for _ in range(2)]
    assert [copy.name for copy in copies] == ["林知夏.mp3", "林知夏.mp3"]
    assert all(copy.read_bytes() == MP3 for copy in copies)
    assert copies[0].parent != copies[1].parent, "each drag has its own"
    copies[0].write_bytes(b"changed by whoever got it")
    assert demo.read_bytes() == MP3
    if os.name == "posix":
        assert copies[0].parent.stat().st_mode & 0o077 == 0


def test_copies_of_before_yesterday_go(demo: Path) -> None:
    old, new = hand_out(demo, "old"), hand_out(demo, "new")
    before = time.time() - 25 * 3600
    os.utime(old.parent, (before, before))
    sweep_handed_out(demo.parent)
    assert not old.parent.exists()
    assert new.exists()
    assert demo.exists()


def test_nothing_to_sweep_is_no_trouble(tmp_path: Path) -> None:
    sweep_handed_out(tmp_path / "demos")


def test_what_is_in_the_way_is_told(demo: Path) -> None:
    (demo.parent.parent / "handed-out").write_text("a file")
    with pytest.raises(FileError):
        hand_out(demo, "x")
