"""A voice's trainings beside the demos that they made.

A demo carries the voice's generation at the time it was asked for; a training the generation that
began with it. So a demo is of the latest training whose generation isn't above its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import CachedDemo


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A training and its demo.

    Attributes:
        training: None for a demo from before every training that this computer knows of.
        demo: None where none is cached.
        is_current: whether its demo is the voice's present one.
    """

    training: Training | None
    demo: CachedDemo | None = None
    is_current: bool = False


def training_of(demo: CachedDemo, trainings: Iterable[Training]) -> Training | None:
    """The training that made a demo; None for one from before all of them.

    A training that never began made none: the demo from before it stays, under its generation.

    Args:
        trainings: newest first; those of other voices are ignored.
    """
    own = [training for training in trainings if training.voice_id == demo.voice_id]
    made = (
        training
        for training, generation in zip(own, _generations(own), strict=True)
        if generation <= demo.generation and training.status is not TrainingStatus.NOT_BEGUN
    )
    return next(made, None)


def demos_around(
    training: Training, trainings: Iterable[Training], demos: Sequence[CachedDemo]
) -> tuple[CachedDemo | None, CachedDemo | None]:
    """The demo that a training made, and the last one from before it; None where it isn't cached.

    Args:
        trainings: newest first; those of other voices are ignored.
        demos: the voice's cached ones, newest first.
    """
    own = [one for one in trainings if one.voice_id == training.voice_id]
    if training not in own:
        return None, None
    generation = _generations(own)[own.index(training)]
    made = next((demo for demo in demos if training_of(demo, own) == training), None)
    return made, next((demo for demo in demos if demo.generation < generation), None)


def voice_history(
    trainings: Sequence[Training], demos: Sequence[CachedDemo], current: CachedDemo | None
) -> list[HistoryEntry]:
    """A voice's history, newest first.

    Trainings that were only seen, and not sent from here, count where a demo of theirs is cached.

    Args:
        trainings: the voice's, newest first.
        demos: its cached ones, newest first.
        current: the one of them that is the present one; None for none.
    """
    made: dict[Training, CachedDemo] = {}
    before: list[HistoryEntry] = []
    for demo in demos:
        training = training_of(demo, trainings)
        if training is None:
            before.append(HistoryEntry(None, demo, demo is current))
        else:
            made.setdefault(training, demo)
    entries = []
    for training in trainings:
        own = made.get(training)
        if own is not None or training.is_ours:
            entries.append(HistoryEntry(training, own, own is not None and own is current))
    return [*entries, *before]


def _generations(trainings: Sequence[Training]) -> list[int]:
    """The generation of each of a voice's trainings, newest first.

    Of one that was seen a moment ago only the library knows it so far: the next one.
    """
    generations: list[int] = []
    for training in reversed(trainings):
        generations.append(training.generation or (generations or [0])[-1] + 1)
    return generations[::-1]
