"""One call to the service, ready to be sent."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

VOICES_PATH: Final = "/v1/voice-clones"


@dataclass(frozen=True, slots=True)
class Call:
    """A request as the contract describes it.

    Attributes:
        path: below the service's address, percent-encoded.
        body: the JSON to send; empty for none. Kept out of the representation: it may hold the
            audio link.
        voice_id: the voice that the call is about; empty for none.
        changes: whether it changes something at the service.
        repeatable: whether sending it twice does the same as sending it once.
        has_link: whether it carries an audio link, which no error may repeat.
    """

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    voice_id: str = ""
    changes: bool = False
    repeatable: bool = False
    has_link: bool = False


def voice_path(voice_id: str) -> str:
    """The path of one voice. Whatever the id holds stays inside its one segment."""
    return f"{VOICES_PATH}/{quote(voice_id, safe='', errors='surrogatepass')}"


def can_be_addressed(voice_id: str) -> bool:
    """Whether an id can stand in a path without meaning another one.

    The empty id would address the collection, and proxies resolve dot segments even when encoded.
    """
    return voice_id not in {"", ".", ".."} and len(voice_id) <= 1000
