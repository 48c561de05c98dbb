"""Measures sound that arrives piece by piece.

`PeakMeter` finds the outline that a waveform is drawn from. `LoudnessMeter` and `TruePeakMeter`, by
which recordings are played equally loud, find how loud it is and how high it rises between samples.
`SampleMeter` finds besides what tells how good a recording is to train from: loudness, clipping,
silence and noise.
"""

import math
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicedesk.domain.samples import LEAST_PAUSE, PEAKS, Envelope, SampleMeasures, Span

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


_OVERSAMPLING: Final = 4
_REACH: Final = 6
"""Samples on either side that a place between two samples is reckoned from."""
_BLOCK: Final = 16
"""Places after samples that are reckoned at once."""
_WIDTH: Final = _BLOCK + 2 * _REACH - 1
"""Samples that they are reckoned from."""


def _interpolation() -> NDArray[np.float32]:
    """By what the samples around are multiplied to give what lies between those of a block."""
    between = np.arange(1, _OVERSAMPLING) / _OVERSAMPLING
    distance = np.arange(1 - _REACH, _REACH + 1)[:, None] - between
    weights = np.sinc(distance) * np.cos(np.pi * distance / (2 * _REACH + 1)) ** 2
    shifted = [np.pad(weights, ((at, _BLOCK - 1 - at), (0, 0))) for at in range(_BLOCK)]
    return np.concatenate(shifted, axis=1).astype(np.float32)


class TruePeakMeter:
    """Finds the true peak (ITU-R BS.1770-4, annex 2), at four times the rate.

    Where the samples around are too low for a higher peak, nothing is reckoned.

    Attributes:
        peak: the highest so far, 1 being full scale.
    """

    _weights = _interpolation()
    _growth = float(np.abs(_weights).sum(axis=0).max())

    def __init__(self, channels: int) -> None:
        self.peak = 0.0
        self._rest: Samples = np.zeros((2 * _REACH, channels), np.float32)

    def take(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment."""
        data = np.concatenate((self._rest, samples))
        blocks = max(0, len(data) - 2 * _REACH + 1) // _BLOCK
        self._rest = data[blocks * _BLOCK :]
        self.peak = max(self.peak, float(np.abs(data).max()))
        if not blocks:
            return
        for line in np.ascontiguousarray(data.T):
            around = np.lib.stride_tricks.sliding_window_view(line, _WIDTH)[::_BLOCK][:blocks]
            tops = np.maximum.reduceat(np.abs(line), np.arange(0, len(line), _BLOCK))
            high = np.maximum(tops[:blocks], tops[1 : blocks + 1]) * self._growth > self.peak
            self.peak = max(self.peak, float(np.abs(around[high] @ self._weights).max(initial=0)))

    def end(self) -> None:
        """Silence follows."""
        self.take(np.zeros((_WIDTH, self._rest.shape[1]), np.float32))


SAMPLE_RATE = 8_000
"""Samples a second, where nothing else is said."""

_BLOCKS_A_SECOND = 200
"""Points kept until the length is known: one for each 5 ms."""


class PeakMeter:
    """Takes samples, and gives an envelope once all of them have been taken.

    Args:
        rate: samples a second of one channel.
        channels: how many there are; the loudest counts.
    """

    def __init__(self, rate: int = SAMPLE_RATE, channels: int = 1) -> None:
        self._rate = rate
        self._channels = channels
        self._block = max(1, rate // _BLOCKS_A_SECOND)
        self._points: list[NDArray[np.float32]] = []
        self._rest: Samples = np.zeros((0, channels), np.float32)
        self.samples = 0

    @property
    def is_full(self) -> bool:
        """Whether there was more than is taken."""
        return False

    def take(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment, from -1 to 1."""
        self.samples += len(samples)
        if not np.isfinite(samples).all():
            samples = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
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
            duration_ms=round(self.samples * 1000 / self._rate),
            peaks=(peaks * (255 / loudest)).astype(np.uint8).tobytes(),
        )

    def _add(self, blocks: NDArray[np.float32]) -> None:
        if len(blocks):
            self._points.append(np.maximum(blocks.max(axis=1), -blocks.min(axis=1)))


Powers = NDArray[np.float32]

FRAME: Final = 0.02
"""Seconds of sound that count as one; shorter than any sound of speech."""

_NOTHING: Final = -100.0
"""dBFS that stand for silence without any noise."""
_SILENT: Final = -50.0
"""dBFS below which a recording of usual loudness is silent, however quiet its room is."""
_BELOW_SPEECH: Final = 30.0
"""dB that silence lies below speech in a soft recording."""
_ABOVE_NOISE: Final = 6.0
"""dB above the noise in which a frame is still noise."""
_LEAST_DISTANCE: Final = 6.0
"""dB between loud and quiet frames, below which there is no telling speech from noise."""
_FEWEST_FRAMES: Final = 25


def silent_spans(powers: Powers, frame: float, seconds: float) -> tuple[Span, ...]:
    """Where the frames of these mean squares are silent, for `LEAST_PAUSE` or longer.

    Args:
        frame: seconds of each, about `FRAME`; the last may be shorter.
        seconds: of all of them.
    """
    if not len(powers):
        return ()
    levels = _levels(powers)
    loud, quiet = float(np.percentile(levels, 95)), float(np.percentile(levels, 10))
    limit = min(_SILENT, loud - _BELOW_SPEECH)
    if loud - quiet > _LEAST_DISTANCE:
        limit = max(limit, min(quiet + _ABOVE_NOISE, loud - 20))
    if loud <= _NOTHING:
        return ((0.0, seconds),)
    return tuple(
        (first * frame, seconds if end == len(levels) else end * frame)
        for first, end in runs(levels < limit)
        if (end - first) * frame >= LEAST_PAUSE - frame / 2
    )


def noise_distance(powers: Powers) -> float | None:
    """How far speech stands above the noise, in dB, by the quietest tenth of the frames.

    What is digitally silent at the ends was put there, and says nothing of the room.
    """
    heard = np.flatnonzero(powers > 10 ** (_NOTHING / 10))
    if not len(heard):
        return None
    frames = np.sort(powers[heard[0] : heard[-1] + 1])
    if len(frames) < _FEWEST_FRAMES:
        return None
    noise = max(float(frames[: max(1, len(frames) // 10)].mean()), 10 ** (_NOTHING / 10))
    spoken = frames[frames > noise * 10 ** (_ABOVE_NOISE / 10)]
    if not len(spoken):
        return None
    return float(10 * np.log10(spoken.mean() / noise - 1))


def runs(marked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The first of each run of marked places, and the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]


def _levels(powers: Powers) -> NDArray[np.float32]:
    levels: NDArray[np.float32] = 10 * np.log10(np.maximum(powers, 10 ** (_NOTHING / 10)))
    return levels


_FULL_SCALE: Final = 0.99995
"""What the highest value of 16 bits comes to; a wave of this height isn't cut off by that alone."""
_IN_A_ROW: Final = 3
"""Samples at full scale that are no peak of a wave any more."""
_NEIGHBOURS: Final = 0.25
"""Seconds between two places that are told as one."""


class SampleMeter(PeakMeter):
    """Takes samples like its base, and gives measures once all were taken.

    What it holds is bounded by `longest`: five numbers for each 20 ms.

    Args:
        longest: seconds of sound to take; what comes after them is left aside.
    """

    def __init__(
        self,
        rate: int = SAMPLE_RATE,
        channels: int = 1,
        *,
        longest: float = 600.0,
    ) -> None:
        super().__init__(rate, channels)
        self._loudness = LoudnessMeter(rate, channels)
        self._longest = round(longest * rate)
        self._frame = max(1, round(rate * FRAME))
        self._unframed: Samples = np.zeros((0, channels), np.float32)
        self._powers: list[NDArray[np.float32]] = []
        self._highest = 0.0
        self._before = np.zeros((_IN_A_ROW - 1, channels), np.bool_)
        self._run_goes_on = np.zeros(channels, np.bool_)
        self._clipped = 0
        self._clipped_frames: set[int] = set()
        self._goes_on = False

    @property
    def is_full(self) -> bool:
        return self._goes_on

    def take(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment, from -1 to 1; no more than the longest."""
        room = self._longest - self.samples
        self._goes_on = self._goes_on or len(samples) > room
        samples = samples[:room]
        if not len(samples):
            return
        if not np.isfinite(samples).all():
            samples = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
        self._loudness.take(samples)
        self._look_for_clipping(samples)
        self._highest = max(self._highest, float(np.abs(samples).max()))
        data = np.concatenate((self._unframed, samples)) if len(self._unframed) else samples
        whole = len(data) - len(data) % self._frame
        self._unframed = data[whole:]
        self._add_powers(data[:whole].reshape(-1, self._frame, data.shape[1]))
        super().take(samples)

    def measures(self) -> SampleMeasures:
        """What was found. At least one sample must have been taken."""
        if len(self._unframed):
            self._add_powers(self._unframed[None])
            self._unframed = self._unframed[:0]
        powers = np.concatenate(self._powers)
        seconds = self.samples / self._rate
        return SampleMeasures(
            seconds=seconds,
            is_whole=not self._goes_on,
            rate=self._rate,
            channels=self._channels,
            peaks=self.envelope().peaks,
            loudness=self._loudness.loudness(),
            peak=20 * float(np.log10(self._highest)) if self._highest else None,
            clipped=self._clipped,
            clipped_spans=self._clipped_spans(seconds),
            silent_spans=silent_spans(powers, self._frame / self._rate, seconds),
            noise_distance=noise_distance(powers),
        )

    def _add_powers(self, frames: Samples) -> None:
        """Of the louder channel: the other may be one that nobody spoke into."""
        if len(frames):
            self._powers.append(np.square(frames).mean(axis=1).max(axis=1))

    def _look_for_clipping(self, samples: Samples) -> None:
        """Count the samples of runs at full scale, also of those that began in an earlier piece."""
        full = np.concatenate((self._before, np.abs(samples) >= _FULL_SCALE))
        self._before = full[-(_IN_A_ROW - 1) :]
        if not full.any():
            self._run_goes_on = np.zeros(samples.shape[1], np.bool_)
            return
        in_row = full[2:] & full[1:-1] & full[:-2]
        earlier = np.concatenate((self._run_goes_on[None], in_row[:-1]))
        self._run_goes_on = in_row[-1]
        begun = int((in_row & ~earlier).sum())
        self._clipped += int(in_row.sum()) + (_IN_A_ROW - 1) * begun
        places = np.flatnonzero(in_row.any(axis=1)) + self.samples
        self._clipped_frames.update(np.unique(places // self._frame).tolist())

    def _clipped_spans(self, seconds: float) -> tuple[Span, ...]:
        if not self._clipped_frames:
            return ()
        marked = np.zeros(max(self._clipped_frames) + 1, np.bool_)
        marked[list(self._clipped_frames)] = True
        frame = self._frame / self._rate
        spans: list[Span] = []
        for first, end in runs(marked):
            since, to = first * frame, min(seconds, end * frame)
            if spans and since - spans[-1][1] <= _NEIGHBOURS:
                since = spans.pop()[0]
            spans.append((since, to))
        return tuple(spans)
