"""What was found out about a recording before it is sent."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voicedesk.domain.errors import SampleError, SampleProblem
from voicedesk.domain.sample_findings import Finding
from voicedesk.domain.sample_measures import SampleMeasures

_HOPELESS: Final = frozenset(
    {
        SampleProblem.NOTHING_THERE,
        SampleProblem.EMPTY,
        SampleProblem.WEB_PAGE,
        SampleProblem.NOT_AUDIO,
    }
)
"""What the service is sure to refuse."""

_NO_MATTER: Final = frozenset({SampleProblem.TOO_LARGE, SampleProblem.TOO_SLOW, SampleProblem.DISK})
"""It is audio and can be reached; only this computer couldn't look at it closely."""


@dataclass(frozen=True, slots=True)
class SampleReport:
    """What a check found.

    Attributes:
        link: that was tried.
        checked_at: POSIX seconds.
        error: why it couldn't be looked at; None if it could.
        size: in bytes; None if it isn't known.
        measures: of its sound.
        findings: what they mean, and how long the link lasts where it says so.
        path: the recording, to be heard; None where there is none.
    """

    link: str
    checked_at: float
    error: SampleError | None = None
    size: int | None = None
    measures: SampleMeasures | None = None
    findings: tuple[Finding, ...] = ()
    path: Path | None = None

    @property
    def is_hopeless(self) -> bool:
        """Whether the service is sure to refuse it."""
        return self.error is not None and self.error.problem in _HOPELESS

    @property
    def needs_purpose(self) -> bool:
        """Whether it isn't known to be a recording at all, so that only a clear wish sends it.

        What can't be reached from here may be in the service's reach all the same.
        """
        return self.error is not None and self.error.problem not in _HOPELESS | _NO_MATTER
