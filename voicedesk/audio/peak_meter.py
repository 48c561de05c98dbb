"""Finds the loudest points, and the loudness, of sound that arrives piece by piece.

Loads numpy: to be imported on a thread, once there is something to measure.
"""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from voicedesk.audio.envelope import PEAKS, Envelope
from voicedesk.audio.loudness_meter import LoudnessMeter, Samples

SAMPLE_RATE = 8_000
"""Samples a second, where nothing else is said."""

SampleCode = Literal["B", "h", "i", "f"]

_BLOCKS_A_SECOND = 200
"""Points kept until the length is known: one for each 5 ms."""

_FULL = {"B": 128.0, "h": 32768.0, "i": 2147483648.0, "f": 1.0}


class PeakMeter:
    """Takes interleaved samples, and gives an envelope once all of them have been taken.

    Args:
        rate: samples a second of one channel.
        channels: how many there are; the loudest counts.
        code: the samples' type as the module `struct` names it.
    """

    def __init__(self, rate: int = SAMPLE_RATE, channels: int = 1, code: SampleCode = "h") -> None:
        self._rate = rate
        self._channels = channels
        self._code = code
        self._type = np.dtype(code)
        self._block = max(1, rate // _BLOCKS_A_SECOND)
        self._points: list[NDArray[np.float32]] = []
        self._rest: Samples = np.zeros((0, channels), np.float32)
        self._odd = b""
        self._loudness = LoudnessMeter(rate, channels)
        self.samples = 0

    def take(self, piece: bytes) -> None:
        """Take the next samples, of native byte order."""
        data = self._odd + piece
        whole = len(data) - len(data) % (self._type.itemsize * self._channels)
        self._odd = data[whole:]
        found = np.frombuffer(data[:whole], self._type).astype(np.float32)
        if self._code == "B":
            found -= 128.0  # 8-bit sound has its silence there
        self.take_samples((found / np.float32(_FULL[self._code])).reshape(-1, self._channels))

    def take_samples(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment, from -1 to 1."""
        self.samples += len(samples)
        if not np.isfinite(samples).all():
            samples = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
        self._loudness.take(samples)
        data = np.concatenate((self._rest, samples)) if len(self._rest) else samples
        whole = len(data) - len(data) % self._block
        self._rest = data[whole:]
        self._add(data[:whole].reshape(-1, self._block * self._channels))

    def envelope(self) -> Envelope:
        """The outline of what was taken. At least one sample must have been."""
        if len(self._rest):
            self._add(self._rest.reshape(1, -1))
            self._rest = self._rest[:0]
        points = np.concatenate(self._points)
        # A recording of under two seconds has fewer points than peaks: some are shown twice.
        peaks = np.maximum.reduceat(points, np.arange(PEAKS) * len(points) // PEAKS)
        loudest = peaks.max() or np.float32(1)
        return Envelope(
            duration_ms=self.samples * 1000 // self._rate,
            peaks=(peaks * (255 / loudest)).astype(np.uint8).tobytes(),
            loudness=self._loudness.loudness(),
        )

    def _add(self, blocks: NDArray[np.float32]) -> None:
        if len(blocks):
            self._points.append(np.maximum(blocks.max(axis=1), -blocks.min(axis=1)))
