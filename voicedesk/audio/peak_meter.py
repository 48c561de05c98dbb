"""Finds the loudest points of sound that arrives piece by piece."""

from itertools import pairwise

from voicedesk.audio.envelope import PEAKS, Envelope

SAMPLE_RATE = 8_000
"""Samples a second the meter expects: enough for an outline."""

_BLOCK = 40
"""Samples per point that is kept until the length is known: 5 ms."""


class PeakMeter:
    """Takes mono 16-bit samples, and gives an envelope once all of them have been taken."""

    def __init__(self) -> None:
        self._points: list[int] = []
        self._samples = 0
        self._rest = b""

    @property
    def samples(self) -> int:
        """How many samples were taken."""
        return self._samples

    def take(self, piece: bytes) -> None:
        """Take the next samples, of native byte order."""
        self._samples += len(piece) // 2
        data = self._rest + piece
        whole = len(data) - len(data) % (2 * _BLOCK)
        self._rest = data[whole:]
        self._add(memoryview(data)[:whole].cast("h"))

    def envelope(self) -> Envelope:
        """The outline of what was taken. At least one sample must have been."""
        if self._rest:
            self._add(memoryview(self._rest).cast("h"))
            self._rest = b""
        points = self._points
        edges = [index * len(points) // PEAKS for index in range(PEAKS + 1)]
        # A recording of under two seconds has fewer points than peaks: some are shown twice.
        peaks = [max(points[start : max(end, start + 1)]) for start, end in pairwise(edges)]
        loudest = max(peaks) or 1
        scaled = bytes(peak * 255 // loudest for peak in peaks)
        return Envelope(duration_ms=self._samples * 1000 // SAMPLE_RATE, peaks=scaled)

    def _add(self, samples: "memoryview[int]") -> None:
        for start in range(0, len(samples), _BLOCK):
            block = samples[start : start + _BLOCK]
            loudest, deepest = max(block), min(block)
            self._points.append(max(loudest, -deepest))
