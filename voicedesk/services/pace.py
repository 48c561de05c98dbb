"""How often the service is asked for the list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Pauses between two listings, in seconds.

    Attributes:
        first: after a training has begun; each further pause grows by `growth`, up to `longest`.
        retry_first: after a listing failed; grows likewise up to `retry_longest`.
        idle: while nothing is going on.
    """

    first: float = 3.0
    longest: float = 30.0
    growth: float = 1.5
    retry_first: float = 2.0
    retry_longest: float = 30.0
    idle: float = 300.0
