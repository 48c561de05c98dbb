"""Finds the loudest points of sound that arrives piece by piece."""

from itertools import pairwise
from typing import Literal

from voicedesk.audio.envelope import PEAKS, Envelope

SAMPLE_RATE = 8_000
"""Samples a second, where nothing else is said."""

SampleCode = Literal["b", "B", "h", "i", "f"]

_BLOCKS_A_SECOND = 200
"""Points kept until the length is known: one for each 5 ms."""

_SIGNED = bytes(value ^ 0x80 for value in range(256))
"""8-bit sound has its silence at 128."""


class PeakMeter:
    """Takes interleaved samples, and gives an envelope once all of them have been taken.

    Args:
        rate: samples a second of one channel.
        channels: how many there are; the loudest counts.
        code: the samples' type as `memoryview.cast` names it: `B`, `h`, `i` or `f`.
    """

    def __init__(self, rate: int = SAMPLE_RATE, channels: int = 1, code: SampleCode = "h") -> None:
        self._rate = rate
        self._channels = channels
        self._code: SampleCode = "b" if code == "B" else code
        self._is_unsigned = code == "B"
        self._width = memoryview(b"\0" * 8).cast(self._code).itemsize
        self._block = max(1, rate // _BLOCKS_A_SECOND) * channels
        self._points: list[float] = []
        self._bytes = 0
        self._rest = b""

    @property
    def samples(self) -> int:
        """How many samples of one channel were taken."""
        return self._bytes // (self._width * self._channels)

    def take(self, piece: bytes) -> None:
        """Take the next samples, of native byte order."""
        self._bytes += len(piece)
        data = self._rest + (piece.translate(_SIGNED) if self._is_unsigned else piece)
        whole = len(data) - len(data) % (self._width * self._block)
        self._rest = data[whole:]
        self._add(data[:whole])

    def envelope(self) -> Envelope:
        """The outline of what was taken. At least one sample must have been."""
        self._add(self._rest[: len(self._rest) - len(self._rest) % self._width])
        self._rest = b""
        points = self._points
        edges = [index * len(points) // PEAKS for index in range(PEAKS + 1)]
        # A recording of under two seconds has fewer points than peaks: some are shown twice.
        peaks = [max(points[start : max(end, start + 1)]) for start, end in pairwise(edges)]
        loudest = max(peaks) or 1
        scaled = bytes(int(peak * 255 / loudest) for peak in peaks)
        return Envelope(duration_ms=self.samples * 1000 // self._rate, peaks=scaled)

    def _add(self, data: bytes) -> None:
        samples = memoryview(data).cast(self._code)
        for start in range(0, len(samples), self._block):
            block = samples[start : start + self._block]
            self._points.append(_loudest(block))


def _loudest(block: "memoryview[int] | memoryview[float]") -> float:
    highest, lowest = max(block), min(block)
    return max(highest, -lowest)
