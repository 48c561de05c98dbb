"""Whatever a recording holds, only frames are taken of it, and quickly."""

import io
from functools import lru_cache

import numpy as np
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.child_processes import Stopwatch
from voicedesk.decoder.mpeg import audio_frames

_PARTS = (
    b"\xff\xfb\x90\x00",
    b"\xff\xf3\x44\xc4",
    b"Xing\0\0\0\x01\0\0\0\x05",
    b"ID3\x04\0\0\x7f",
    b"TAG",
)


@lru_cache
def recording() -> bytes:
    file = io.BytesIO()
    soundfile.write(file, np.sin(np.arange(24_000) / 9), 24_000, format="MP3")
    return file.getvalue()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_bytes_have_frames_within_them_or_none(data: st.DataObject) -> None:
    content = bytearray(recording() * data.draw(st.integers(0, 2)))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(st.sampled_from(_PARTS) | st.binary(max_size=40))
        content[at : at + data.draw(st.integers(0, 30))] = piece
    found = audio_frames(bytes(content), 600)
    assert found is None or sum(map(len, found)) <= len(content)
    assert all(piece[0] == 0xFF for piece in found or ())


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
