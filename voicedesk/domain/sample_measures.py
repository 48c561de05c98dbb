"""What can be measured of a recording that a voice is to be trained from."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Span: TypeAlias = tuple[float, float]
"""From and to, in seconds from the recording's beginning."""

LEAST_PAUSE: Final = 0.3
"""Seconds that silence lasts at least; what is shorter belongs to speaking."""


@dataclass(frozen=True, slots=True)
class SampleMeasures:
    """The facts of one recording, as far as it was listened to.

    Attributes:
        seconds: its length.
        is_whole: whether it ended there; else it goes on, and all else is of this part alone.
        rate: samples a second of one channel.
        channels: how many there are.
        peaks: its outline, as `Envelope.peaks`.
        loudness: in LUFS (ITU-R BS.1770-4); None for silence, or where it is too short to be told.
        peak: the highest sample in dBFS; None if all are 0.
        clipped: how many samples are cut off: three or more in a row at full scale.
        clipped_spans: where they are.
        silent_spans: where nobody speaks for `LEAST_PAUSE` or longer.
        noise_distance: an estimate of how far speech stands above the noise in its pauses, in dB;
            None where there is no pause to hear the noise in.
    """

    seconds: float
    is_whole: bool
    rate: int
    channels: int
    peaks: bytes
    loudness: float | None
    peak: float | None
    clipped: int
    clipped_spans: tuple[Span, ...]
    silent_spans: tuple[Span, ...]
    noise_distance: float | None

    @property
    def silence_before(self) -> float:
        """Seconds of silence at the beginning."""
        first = self.silent_spans[0] if self.silent_spans else (0.0, 0.0)
        return first[1] if first[0] == 0 else 0.0

    @property
    def silence_after(self) -> float:
        """Seconds of silence at the end."""
        last = self.silent_spans[-1] if self.silent_spans else (0.0, 0.0)
        return last[1] - last[0] if last[1] >= self.seconds else 0.0

    @property
    def silence(self) -> float:
        """Seconds of silence in all."""
        return sum(to - since for since, to in self.silent_spans)
