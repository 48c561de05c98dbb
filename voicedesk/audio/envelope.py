"""What a recording looks like: its loudest points along its length."""

from dataclasses import dataclass

PEAKS = 400
"""How many points an envelope has."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A recording's outline.

    Attributes:
        duration_ms: its length.
        peaks: `PEAKS` loudest points, 0 to 255, of equal stretches from beginning to end, scaled so
            that the loudest of all is 255. Silence is all 0.
        loudness: of the whole, in LUFS (ITU-R BS.1770-4); None for silence, or where it is too
            short to be told.
    """

    duration_ms: int
    peaks: bytes
    loudness: float | None = None
