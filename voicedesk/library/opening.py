"""What a library held when it was opened."""

from dataclasses import dataclass, field
from pathlib import Path

from voicedesk.domain.batch_row import Batch
from voicedesk.domain.marks import Marks
from voicedesk.domain.training import Training
from voicedesk.domain.wanted_slot import WantedSlot
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.known_voices import KnownVoices


@dataclass(frozen=True, slots=True)
class Opening:
    """All that the first paint needs.

    Attributes:
        demos: the newest kept demo of each voice that has one, by voice id.
        trainings: all of them, newest first.
        marks: what the person added to voices, by id, also to those that aren't listed now.
        earlier: the demos of a voice's earlier trainings, by voice id, newest first.
        samples: the kept recordings, by the number of the training they were sent with.
        set_aside: where a damaged file was moved to before a fresh one was begun.
        read_only: a newer version of the program wrote the file, so nothing can be saved.
        batch: the latest table of voices that are made in one go.
        wanted_slot: the new voice of which it isn't known what became of it.
        batch_slots: the voices that were made for rows of this or an earlier one.
    """

    known: KnownVoices
    demos: dict[str, KeptDemo]
    trainings: list[Training]
    marks: dict[str, Marks] = field(default_factory=dict)
    earlier: dict[str, tuple[KeptDemo, ...]] = field(default_factory=dict)
    samples: dict[int, KeptDemo] = field(default_factory=dict)
    set_aside: Path | None = None
    read_only: bool = False
    batch: Batch | None = None
    batch_slots: frozenset[str] = frozenset()
    wanted_slot: WantedSlot | None = None
