"""A demo that this computer has."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from voicedesk.domain.demo_version import NO_VERSION, DemoVersion

SAMPLE: Final = -1
"""In a generation's place: no demo, but the recording that a voice is to be trained from."""


@dataclass(frozen=True, slots=True)
class KeptDemo:
    """A demo on disk. It is the voice's present one only if their generations are the same.

    Attributes:
        generation: of the voice, when the demo was asked for.
        folder, file: where it is, and its name there.
        link: where it came from, without the query.
        size: in bytes.
        kept_at: POSIX seconds.
        duration_ms: None until it was measured.
        envelope: peaks from 0 to 255, evenly spread over the duration; empty until measured.
        etag, last_modified: what the server said of the version; empty where it said nothing.
        heard_at: when it was last listened to, POSIX seconds; 0 for never.
        loudness: of the whole, in LUFS; None until measured, and for silence.
    """

    voice_id: str
    generation: int
    folder: Path
    file: str
    link: str
    size: int
    kept_at: float
    duration_ms: int | None = None
    envelope: bytes = b""
    etag: str = ""
    last_modified: str = ""
    heard_at: float = 0.0
    loudness: float | None = None

    @property
    def path(self) -> Path:
        """The file. Made when asked for: ten thousand paths would delay the first paint."""
        return self.folder / self.file

    @property
    def version(self) -> DemoVersion:
        """What the server said of the version."""
        if not (self.etag or self.last_modified):
            return NO_VERSION
        return DemoVersion(self.etag, self.last_modified)

    @property
    def last_used_at(self) -> float:
        """When it was last heard, or else kept."""
        return self.heard_at or self.kept_at
