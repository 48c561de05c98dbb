"""A demo that this computer has."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptDemo:
    """A demo on disk. It is the voice's present one only if their generations are the same.

    Attributes:
        generation: of the voice, when the demo was asked for.
        path: the file.
        link: where it came from, without the query.
        size: in bytes.
        kept_at: POSIX seconds.
        duration_ms: None until it was measured.
        envelope: peaks from 0 to 255, evenly spread over the duration; empty until measured.
    """

    voice_id: str
    generation: int
    path: Path
    link: str
    size: int
    kept_at: float
    duration_ms: int | None = None
    envelope: bytes = b""
