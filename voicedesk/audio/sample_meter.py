"""Measures a recording that a voice is to be trained from, as its sound arrives piece by piece.

Loads numpy: to be imported on a thread, once there is something to measure.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from voicedesk.audio.loudness_meter import Samples
from voicedesk.audio.pause_finder import FRAME, noise_distance, runs, silent_spans
from voicedesk.audio.peak_meter import SAMPLE_RATE, PeakMeter, SampleCode
from voicedesk.domain.sample_measures import SampleMeasures, Span

_FULL_SCALE: Final = 0.99995
"""What the highest value of 16 bits comes to; a wave of this height isn't cut off by that alone."""
_IN_A_ROW: Final = 3
"""Samples at full scale that are no peak of a wave any more."""
_NEIGHBOURS: Final = 0.25
"""Seconds between two places that are told as one."""


class SampleMeter(PeakMeter):
    """Takes interleaved samples like its base, and gives measures once all were taken.

    What it holds is bounded by `longest`: five numbers for each 20 ms.

    Args:
        longest: seconds of sound to take; what comes after them is left aside.
    """

    def __init__(
        self,
        rate: int = SAMPLE_RATE,
        channels: int = 1,
        code: SampleCode = "h",
        *,
        longest: float = 600.0,
    ) -> None:
        super().__init__(rate, channels, code)
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
        """Whether more was there than is taken."""
        return self._goes_on

    def take_samples(self, samples: Samples) -> None:
        """Take the next samples, a row for each moment, from -1 to 1; no more than the longest."""
        room = self._longest - self.samples
        self._goes_on = self._goes_on or len(samples) > room
        samples = samples[:room]
        if not len(samples):
            return
        if not np.isfinite(samples).all():
            samples = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
        self._look_for_clipping(samples)
        self._highest = max(self._highest, float(np.abs(samples).max()))
        data = np.concatenate((self._unframed, samples)) if len(self._unframed) else samples
        whole = len(data) - len(data) % self._frame
        self._unframed = data[whole:]
        self._add_powers(data[:whole].reshape(-1, self._frame, data.shape[1]))
        super().take_samples(samples)

    def measures(self) -> SampleMeasures:
        """What was found. At least one sample must have been taken."""
        if len(self._unframed):
            self._add_powers(self._unframed[None])
            self._unframed = self._unframed[:0]
        powers = np.concatenate(self._powers)
        seconds = self.samples / self._rate
        envelope = self.envelope()
        return SampleMeasures(
            seconds=seconds,
            is_whole=not self._goes_on,
            rate=self._rate,
            channels=self._channels,
            peaks=envelope.peaks,
            loudness=envelope.loudness,
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
