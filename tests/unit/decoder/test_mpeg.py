"""Frames are found quickly, whatever there is; `test_fuzz` holds that they are frames."""

from tests.child_processes import Stopwatch
from voicedesk.decoder.mpeg import audio_frames


def test_hostile_bytes_take_no_more_than_their_size() -> None:
    for part in (
        b"\xff\xfb",
        b"\xff",
        b"Info",
        b"ID3\0\0\0\0\0\0\0",
        b"\xff\xfb\x90\x00" + bytes(9),
    ):
        watch = Stopwatch()
        audio_frames(part * (1_000_000 // len(part)), 600)
        assert watch.seconds < 8, part
