"""Where nobody speaks in a recording, and how far speech stands above the noise there.

Loads numpy: to be imported on a thread, once there is something to measure.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from voicedesk.domain.sample_measures import LEAST_PAUSE, Span

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
