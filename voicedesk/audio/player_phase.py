"""What the player is doing."""

from enum import StrEnum


class PlayerPhase(StrEnum):
    """What the player is doing."""

    EMPTY = "empty"
    """Nothing is loaded, or what was to be loaded can't be played."""
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    STOPPED = "stopped"
