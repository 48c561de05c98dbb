"""How long each step of a request may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Time limits in seconds.

    Attributes:
        connect: until the connection stands, encryption included.
        read: the longest silence while waiting for the next bytes of an answer.
        write: the longest wait until the next bytes of a request are taken.
        pool: the longest wait for one of the client's own connections to become free.
        whole: from the request to the answer's last byte, so that a trickle ends too. Doesn't
            apply to audio, which may rightly take long.
    """

    connect: float = 10.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 30.0
    whole: float = 120.0


STANDARD_TIMEOUTS = Timeouts()
