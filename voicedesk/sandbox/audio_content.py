"""A file that the service hands out, and where the bundled ones are."""

from dataclasses import dataclass
from email.utils import formatdate
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_WHEEL = _PACKAGE / "_resources" / "samples"
_IN_SOURCES = _PACKAGE.parent / "resources" / "samples"

SAMPLES_FOLDER = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_SOURCES
"""Where the bundled speech is: inside the installed package, or in the sources."""


@dataclass(frozen=True, slots=True)
class AudioContent:
    """Bytes with what HTTP wants to know of them.

    Attributes:
        etag: a strong one, quoted; the same bytes have the same one, also after a restart.
        modified: an HTTP date.
    """

    data: bytes
    media_type: str
    etag: str
    modified: str

    @classmethod
    def of(cls, data: bytes, media_type: str, modified: float) -> "AudioContent":
        """The content for `data`, last changed at `modified` (POSIX seconds)."""
        etag = f'"{blake2b(data, digest_size=12).hexdigest()}"'
        return cls(data, media_type, etag, formatdate(modified, usegmt=True))

    @classmethod
    def of_file(cls, path: Path, media_type: str = "audio/mpeg") -> "AudioContent":
        """The content of a file.

        Raises:
            OSError: it can't be read.
        """
        return cls.of(path.read_bytes(), media_type, path.stat().st_mtime)
