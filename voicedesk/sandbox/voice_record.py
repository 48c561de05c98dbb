"""A voice as the service itself knows it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The contract's four states."""

    INIT = "Init"
    TRAINING = "Training"
    SUCCESS = "Success"
    FAILED = "Failed"


class Tier(StrEnum):
    """The later edition's two kinds of slots."""

    FREE = "free"
    PRO = "pro"


@dataclass(slots=True)
class RunningTraining:
    """A training on its way. Kept in the state file, so that it goes on after a restart.

    Attributes:
        url: where the sample is.
        ends_at: when its outcome becomes known, in POSIX seconds.
        next_demo: the demo it will end with; empty until the sample was found good.
        problem: why it will fail; empty while nothing is wrong.
    """

    url: str
    ends_at: float
    next_demo: str = ""
    problem: str = ""


@dataclass(slots=True)
class VoiceRecord:
    """A voice.

    Attributes:
        state: one of `State`; the control door may set any other.
        demo: the name of its demo among the bundled samples or the trained demos; empty for none.
        fixed_link: given out as the demo's link as it stands, when the control door set one.
        problem: why its last training failed. The service tells nobody but the control door.
    """

    id: str
    name: str
    language: str = ""
    tier: str = ""
    state: str = State.INIT
    demo: str = ""
    fixed_link: str = ""
    problem: str = ""
    training: RunningTraining | None = None
