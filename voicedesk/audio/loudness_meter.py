"""Integrated loudness of a recording by ITU-R BS.1770-4, from samples that come piece by piece."""

import math
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]

_STEPS = 9
"""Steps of 100 ms that are filtered at once, behind one step from before that is thrown away: the
filter remembers a tenth of that, so that what is left is as if filtered without a break."""
_ROWS = 8
"""Filtered in one call; more of them leave the processor's cache."""
_SLOWEST_RATE = 4_000
_SURROUND = 1.41
_WEIGHTS = {
    4: (1.0, 1.0, _SURROUND, _SURROUND),
    5: (1.0, 1.0, 1.0, _SURROUND, _SURROUND),
    6: (1.0, 1.0, 1.0, 0.0, _SURROUND, _SURROUND),  # the fourth is for the lowest tones alone
}


class LoudnessMeter:
    """Filters by FFT, a second at a time, so that nothing is as slow as Python or as large as it.

    Args:
        rate: samples a second of one channel.
        channels: how many there are: left, right, centre, surround left, surround right.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self._is_able = rate >= _SLOWEST_RATE
        self._step = max(1, round(rate / 10))
        self._weights = _WEIGHTS.get(channels, (1.0,) * channels)
        self._length = _quick_length(self._step * (_STEPS + 1))
        self._response = _k_weighting(max(rate, _SLOWEST_RATE), self._length)
        self._pending: Samples = np.zeros((self._step, channels), np.float32)
        self._powers: list[NDArray[np.float32]] = []

    def take(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment, from -1 to 1."""
        if self._is_able:
            self._pending = np.concatenate((self._pending, samples))
            fresh = self._step * _STEPS
            rows = (len(self._pending) - self._step) // fresh
            for row in range(0, rows, _ROWS):
                self._weigh(self._pending[row * fresh :], min(_ROWS, rows - row))
            self._pending = self._pending[rows * fresh :]

    def loudness(self) -> float | None:
        """The loudness of all that was taken, in LUFS; None if it is silent or under 0.4 s."""
        left = len(self._pending) // self._step - 1
        if self._is_able and left > 0:
            whole = np.zeros((self._step * (_STEPS + 1), self._pending.shape[1]), np.float32)
            whole[: len(self._pending)] = self._pending
            self._weigh(whole, 1)
            self._powers[-1] = self._powers[-1][:left]
            self._pending = self._pending[: self._step]
        steps = np.concatenate(self._powers) if self._powers else np.zeros(0, np.float32)
        return _gated(np.convolve(steps, np.full(4, 0.25), "valid")) if len(steps) >= 4 else None

    def _weigh(self, samples: Samples, rows: int) -> None:
        """Add the power of each step in so many overlapping rows of `samples`."""
        fresh, length = self._step * _STEPS, self._step * (_STEPS + 1)
        power = np.zeros(rows * _STEPS, np.float32)
        for channel, weight in enumerate(self._weights):
            if weight:
                line = np.ascontiguousarray(samples[: fresh * rows + self._step, channel])
                cut = np.lib.stride_tricks.as_strided(
                    line, (rows, length), (fresh * line.itemsize, line.itemsize), writeable=False
                )
                tones = np.fft.rfft(cut, self._length) * self._response
                heard = np.fft.irfft(tones, self._length)[:, self._step : length]
                steps = heard.reshape(-1, self._step)
                power += weight * np.einsum("ij,ij->i", steps, steps) / self._step
        self._powers.append(power)


def _quick_length(least: int) -> int:
    """The first length from `least` on that an FFT is quick with: 44.1 kHz has sevens in it."""
    return min(
        factor << max(0, math.ceil(math.log2(least / factor))) for factor in (1, 3, 5, 9, 15, 45)
    )


@lru_cache(maxsize=4)
def _k_weighting(rate: int, length: int) -> NDArray[np.complex64]:
    """What the head and the ear do to each frequency: the standard's two filters at any rate."""
    turn = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    k, q = np.tan(np.pi * 1681.974450955533 / rate), 0.7071752369554196
    gain = 10 ** (3.999843853973347 / 20)
    edge = gain**0.4996667741545416
    over = _polynomial(
        turn, gain + edge * k / q + k * k, 2 * (k * k - gain), gain - edge * k / q + k * k
    )
    head = over / _resonance(turn, k, q)
    k, q = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    # The standard's table has no gain of the second filter's in it.
    ear = _polynomial(turn, 1, -2, 1) * (1 + k / q + k * k) / _resonance(turn, k, q)
    response: NDArray[np.complex64] = (head * ear).astype(np.complex64)
    return response


def _resonance(turn: NDArray[np.complex128], k: float, q: float) -> NDArray[np.complex128]:
    return _polynomial(turn, 1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)


def _polynomial(
    turn: NDArray[np.complex128], first: float, second: float, third: float
) -> NDArray[np.complex128]:
    return first + turn * (second + turn * third)


def _gated(blocks: NDArray[np.float64]) -> float | None:
    """The mean of the blocks that are heard at all, and not much softer than the rest."""
    heard = blocks[blocks > _power(-70.0)]
    if not len(heard):
        return None
    heard = heard[heard > heard.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(heard.mean()))


def _power(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))
