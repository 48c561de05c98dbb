"""Which version of a file a server gave, in the server's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoVersion:
    """What HTTP calls the validators of a file (RFC 9110, 8.8); empty where the server gave none.

    Attributes:
        etag: the entity tag, quoted, with its `W/` if it's a weak one.
        last_modified: an HTTP date.
    """

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


NO_VERSION = DemoVersion()


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """Where a file that was cut off is to go on.

    Attributes:
        start: how many bytes of it are here.
        validator: tells its version for certain, as If-Range wants it: a strong entity tag, or a
            date that the server had left well behind.
        size: of the whole file; None if the server didn't say.
    """

    start: int
    validator: str
    size: int | None = None
