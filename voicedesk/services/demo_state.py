"""Whether a voice's demo can be heard, and from where."""

from enum import StrEnum


class DemoState(StrEnum):
    """Where a voice's demo can be heard from."""

    KEPT = "kept"
    """On this computer: with no network too."""
    ONLINE = "online"
    NONE = "none"
    """There is none, or only the provisional one of a voice in training."""
