"""A voice's trainings beside the demos that they made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.library import KeptDemo


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A training, and what was heard after it.

    Attributes:
        training: None for a demo from before every training that this computer knows of.
        demo: None where none is kept.
        is_current: whether its demo is the voice's present one.
    """

    training: Training | None
    demo: KeptDemo | None = None
    is_current: bool = False


def training_of(demo: KeptDemo, trainings: Iterable[Training]) -> Training | None:
    """The training that made a demo; None for one from before all of them.

    A training that never began made none: the demo from before it goes on under its generation.
    """
    begun = [
        training
        for training in trainings
        if training.voice_id == demo.voice_id
        and training.generation <= demo.generation
        and training.outcome is not TrainingOutcome.NOT_BEGUN
    ]
    return max(begun, key=lambda training: training.generation, default=None)


def voice_history(
    trainings: Sequence[Training], demos: Sequence[KeptDemo], current: KeptDemo | None
) -> list[HistoryEntry]:
    """What is known of a voice, newest first.

    Trainings that were only seen, and not sent from here, count where a demo of theirs is kept.

    Args:
        trainings: the voice's, newest first.
        demos: its kept ones, newest first.
        current: the one of them that is the present one; None for none.
    """
    made: dict[int, KeptDemo] = {}
    before: list[HistoryEntry] = []
    for demo in demos:
        training = training_of(demo, trainings)
        if training is None:
            before.append(HistoryEntry(None, demo, demo is current))
        else:
            made.setdefault(training.generation, demo)
    entries = []
    for training in trainings:
        has_begun = training.outcome is not TrainingOutcome.NOT_BEGUN
        own = made.get(training.generation) if has_begun else None
        if own is not None or training.is_ours:
            entries.append(HistoryEntry(training, own, own is not None and own is current))
    return [*entries, *before]
