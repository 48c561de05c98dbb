"""How loud a recording is played so that none wins by being louder."""

from collections.abc import Iterable
from typing import Final

COMMON_LOUDNESS: Final = -23.0
"""What recordings are evened out to, in LUFS: the loudness of broadcasts (EBU R 128)."""
_QUIETEST: Final = -36.0
"""LUFS below which a recording is too quiet for the others to be lowered to it."""


def common_loudness(loudnesses: Iterable[float | None]) -> float:
    """What several recordings can all be lowered to: the quietest one's loudness, if need be.

    Nothing is made louder: the peaks of a quiet recording would be cut off.

    Args:
        loudnesses: in LUFS; None for one that isn't known.
    """
    known = [loudness for loudness in loudnesses if loudness is not None]
    return max(min((COMMON_LOUDNESS, *known)), _QUIETEST)


def gain_to(target: float, loudness: float | None) -> float:
    """What a recording's samples are multiplied by to be as loud as `target`; 1 at the most."""
    if loudness is None:
        return 1.0
    return min(1.0, float(10 ** ((target - loudness) / 20)))
