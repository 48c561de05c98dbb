"""Finds the frames of MPEG sound (MP3, MP2) among whatever else there is.

Joined pieces, tags and line ends between them, a first frame that counts others than there are (a
"Xing" or "Info" header): text-to-speech servers stream all of that. The library that decodes
believes such a header, and takes the length of a stream without one from its first frame. So it is
given the frames alone, and a header only where it is right.
"""

import re
import struct
from functools import lru_cache
from typing import Final, NamedTuple

_RATES: Final = (44_100, 48_000, 32_000)
_BITRATES: Final = {  # thousand bits a second, by version 1 or not, and layer
    (True, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SYNC: Final = re.compile(rb"\xff[\xe2-\xff]")
_HEADER: Final = re.compile(b"Xing|Info|VBRI")
_HEADER_PLACES: Final = (13, 21, 36)
"""Bytes from a frame's beginning to the name of its header, by version and channels."""
_CHAIN: Final = 3
"""Frames in a row that are no accident."""
_LEAST_SEARCH: Final = 1 << 20
"""Bytes in which the first frame is looked for, after the tags."""


class _Frame(NamedTuple):
    """Attributes: size: in bytes. kind: what doesn't change within one recording."""

    size: int
    samples: int
    kind: tuple[int, int]  # rate, layer


def audio_frames(content: bytes, longest: float) -> list[memoryview] | None:
    """The stretches of `content` that are frames, up to so many seconds; None if it is no MPEG.

    Of frames of several rates only those of the first one's are returned.
    """
    start = _after_tags(content)
    at = _next_chain(content, start, min(len(content), start + _LEAST_SEARCH), None)
    if at is None:
        return None
    first = _frame_at(content, at)
    assert first is not None  # noqa: S101 - a chain begins with one
    headers = {
        found.start() - place for found in _HEADER.finditer(content) for place in _HEADER_PLACES
    }
    left = longest * first.kind[0]
    spans: list[tuple[int, int]] = []
    told: list[tuple[int, int, int]] = []
    begun, start, count = at, at, 0
    while left > 0:
        frame = _frame_at(content, at)
        if frame is None or frame.kind != first.kind or at + frame.size > len(content):
            spans.append((begun, at))
            following = _next_chain(content, at + 1, len(content), first.kind)
            if following is None:
                break
            at = begun = following
        elif at in headers:
            spans.append((begun, at))
            begun = at + frame.size
            told.append((at, begun, _told(content, at)))
            at = begun
        else:
            count += 1
            left -= frame.samples
            at += frame.size
    else:
        spans.append((begun, at))
    if len(told) == 1 and told[0][0] == start and abs(told[0][2] - count) <= 1:
        spans.insert(0, told[0][:2])  # it tells besides what the encoder added at both ends
    view = memoryview(content)
    return [view[since:to] for since, to in spans if to > since]


def _after_tags(content: bytes) -> int:
    """Where an ID3 tag at the beginning ends; there may be several."""
    at = 0
    while content[at : at + 3] == b"ID3" and len(content) >= at + 10:
        a, b, c, d = content[at + 6 : at + 10]
        footer = 10 if content[at + 5] & 0x10 else 0
        at += 10 + (a << 21 | b << 14 | c << 7 | d) + footer
    return at if at < len(content) else 0


def _next_chain(content: bytes, start: int, end: int, kind: tuple[int, int] | None) -> int | None:
    """Where the next frames of a kind begin: several in a row, or as many as there are."""
    for found in _SYNC.finditer(content, start, end):
        at = found.start()
        frame = _frame_at(content, at)
        if frame is None or frame.kind != (kind or frame.kind):
            continue
        following = frame
        for _ in range(_CHAIN - 1):
            at += following.size
            another = _frame_at(content, at)
            if another is None or another.kind != frame.kind:
                break
            following = another
        else:
            return found.start()
        if at >= len(content) - 3 or content[at : at + 3] in {b"TAG", b"ID3", b"APE"}:
            return found.start()
    return None


def _frame_at(content: bytes, at: int) -> _Frame | None:
    head = content[at : at + 3]
    return _frame(head[1], head[2]) if len(head) == 3 and head[0] == 0xFF else None


@lru_cache(maxsize=1 << 16)
def _frame(second: int, third: int) -> _Frame | None:
    """What these bytes of a header say; None if they can't be of one."""
    version, layer = second >> 3 & 3, 4 - (second >> 1 & 3)
    bitrate, rate = third >> 4, third >> 2 & 3
    if second < 0xE0 or version == 1 or layer == 4 or bitrate in {0, 15} or rate == 3:
        return None
    is_first = version == 3
    hertz = _RATES[rate] >> (0 if is_first else 1 if version == 2 else 2)
    bits = 1000 * _BITRATES[is_first, layer][bitrate - 1]
    padding = third >> 1 & 1
    samples = 384 if layer == 1 else 576 if layer == 3 and not is_first else 1152
    if layer == 1:
        return _Frame((12 * bits // hertz + padding) * 4, samples, (hertz, layer))
    return _Frame(samples // 8 * bits // hertz + padding, samples, (hertz, layer))


def _told(content: bytes, at: int) -> int:
    """How many frames a header says that there are; -1 if it doesn't."""
    found = _HEADER.search(content, at, at + _HEADER_PLACES[-1] + 4)
    if found is None:
        return -1
    head = content[found.start() : found.start() + 18].ljust(18, b"\0")
    name, flags, frames = struct.unpack_from(">4sII", head)
    if name == b"VBRI":
        return int.from_bytes(head[14:18])
    return int(frames) if flags & 1 else -1
