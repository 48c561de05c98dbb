"""The recording that goes with a training."""

from dataclasses import dataclass
from typing import Final

from voicedesk.library.kept_demo import KeptDemo


@dataclass(frozen=True, slots=True)
class SentRecording:
    """What is written down of a recording together with its training.

    Attributes:
        found: what was found of it, as `findings_text` writes it; empty where nothing was.
        sample: its copy in the folder of demos, which no row names yet; None where none is kept.
    """

    found: str = ""
    sample: KeptDemo | None = None


NO_RECORDING: Final = SentRecording()
