from pathlib import Path

import pytest

from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.library import CachedDemo
from voicedesk.services.history import HistoryEntry, training_of, voice_history

READY, NOT_BEGUN = TrainingStatus.READY, TrainingStatus.NOT_BEGUN


def training(generation: int, status: TrainingStatus = READY, *, ours: bool = True) -> Training:
    number = generation if ours else 0
    sent_at = 100.0 * generation
    return Training(number, "a", "A", "", sent_at, sent_at + 9, status, generation)


def demo(generation: int) -> CachedDemo:
    return CachedDemo("a", generation, Path("/demos"), f"{generation}.mp3", "", 9, 5.0)


def told(entries: list[HistoryEntry]) -> list[tuple[int | None, int | None, bool]]:
    return [
        (
            entry.training.generation if entry.training else None,
            entry.demo.generation if entry.demo else None,
            entry.is_current,
        )
        for entry in entries
    ]


def test_each_demo_stands_beside_the_training_that_made_it() -> None:
    demos = [demo(3), demo(1)]
    entries = voice_history([training(3), training(2), training(1)], demos, demos[0])
    assert told(entries) == [(3, 3, True), (2, None, False), (1, 1, False)]


def test_a_demo_carried_over_stays_with_the_training_before_the_one_that_never_began() -> None:
    demos = [demo(2)]
    entries = voice_history([training(2, NOT_BEGUN), training(1)], demos, demos[0])
    assert told(entries) == [(2, None, False), (1, 2, True)]


def test_a_demo_from_before_all_trainings_comes_last() -> None:
    demos = [demo(1), demo(0)]
    entries = voice_history([training(1)], demos, demos[0])
    assert told(entries) == [(1, 1, True), (None, 0, False)]


@pytest.mark.parametrize(("kept", "shown"), [([2, 1], 2), ([1], 1)])
def test_a_training_only_seen_counts_where_its_demo_is_kept(kept: list[int], shown: int) -> None:
    trainings = [training(2, ours=False), training(1)]
    entries = voice_history(trainings, [demo(one) for one in kept], None)
    assert len(entries) == shown
    assert [one.demo.generation for one in entries if one.demo] == kept


def test_a_training_seen_a_moment_ago_is_the_one_after_those_known() -> None:
    seen = Training(0, "a", "A", "", 400.0, None, TrainingStatus.RUNNING)
    entries = voice_history([seen, training(2), training(1)], [demo(3), demo(2)], None)
    assert [one.training for one in entries if one.demo] == [seen, training(2)]


def test_of_several_demos_of_one_training_the_newest_counts() -> None:
    entries = voice_history([training(1)], [demo(3), demo(1)], None)
    assert told(entries) == [(1, 3, False)]


def test_another_voices_training_made_nothing_of_this_one() -> None:
    other = Training(1, "b", "B", "", 1.0, 2.0, READY, 1)
    assert training_of(demo(1), [other]) is None
