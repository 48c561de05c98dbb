"""What is shown of the recording that a training was sent with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordingLook:
    """What can be done with it.

    Attributes:
        is_kept: whether it is on this computer.
        is_sounding: whether it is being heard.
        is_comparable: whether there is a demo to compare it with.
    """

    is_kept: bool = False
    is_sounding: bool = False
    is_comparable: bool = False
