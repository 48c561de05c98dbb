"""What the command line asks for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """The options, checked; empty where not given.

    Attributes:
        anyway: open although another process may have the data directory; the person was asked.
    """

    sandbox: bool = False
    base_url: str = ""
    account: str = ""
    data_dir: Path | None = None
    language: str = ""
    anyway: bool = False
