"""What the command line asks for."""

from dataclasses import dataclass
from pathlib import Path

VOICE_SCHEME = "voicedesk"
"""Of links to a voice by its id."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options, checked; empty where not given.

    Attributes:
        opened: what to open: paths of recordings, and links to voices (`voicedesk:ID`).
        anyway: open although another process may have the data directory; the person was asked.
    """

    sandbox: bool = False
    base_url: str = ""
    account: str = ""
    data_dir: Path | None = None
    language: str = ""
    opened: tuple[str, ...] = ()
    anyway: bool = False
