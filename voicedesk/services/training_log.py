"""The trainings of one account: what was sent, what runs, and how long they usually take."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice
from voicedesk.services.training_verdict import (
    SHORTEST_TRAINING,
    running_verdict,
    uncertain_verdict,
)
from voicedesk.services.usual_time import usual_time

_UNSETTLED = frozenset(
    {TrainingOutcome.SENDING, TrainingOutcome.UNCERTAIN, TrainingOutcome.RUNNING}
)


class TrainingLog:
    """Trainings in memory, newest first, and at most one open one per voice.

    Open means that it may cost a second time if sent again: it is being sent, it runs, or its
    answer was lost and what became of it is still being found out. An uncertain one that can't be
    found out any more is closed and stays uncertain.
    """

    def __init__(self, trainings: Iterable[Training]) -> None:
        """Take up what was kept. What was being sent when the program ended is uncertain."""
        self._trainings = [
            replace(training, outcome=TrainingOutcome.UNCERTAIN)
            if training.outcome is TrainingOutcome.SENDING
            else training
            for training in trainings
        ]
        self._open: dict[str, Training] = {}
        self._last_looked: dict[str, float] = {}
        newest: set[str] = set()
        for training in self._trainings:
            if training.voice_id not in newest and training.outcome in _UNSETTLED:
                self._hold(training)
            newest.add(training.voice_id)

    @property
    def trainings(self) -> list[Training]:
        """All of them, newest first."""
        return list(self._trainings)

    @property
    def is_following(self) -> bool:
        """Whether any training is open, so that its end has to be looked for."""
        return bool(self._open)

    def open(self, voice_id: str) -> Training | None:
        """The voice's open training."""
        return self._open.get(voice_id)

    def add(self, training: Training) -> None:
        """Take up a training that was just written down or seen."""
        self._trainings.insert(0, training)
        self._hold(training)

    def settle(
        self, training: Training, outcome: TrainingOutcome, at: float | None = None
    ) -> Training:
        """Note how far a training has come; `at` is when its end was seen.

        Returns:
            The training as it is now.
        """
        settled = replace(training, outcome=outcome, ended_at=at)
        self._trainings[self._trainings.index(training)] = settled
        if outcome in _UNSETTLED:
            self._hold(settled)
        else:
            self._close(training.voice_id)
        return settled

    def judge(
        self,
        before: Mapping[str, Voice],
        after: Mapping[str, Voice],
        *,
        leaving_out: AbstractSet[str],
        now: float,
    ) -> list[Training]:
        """Draw the conclusions of a listing.

        A training whose voice is gone can't become usable any more: if it ran, it has failed.

        Args:
            leaving_out: voices of which the listing says nothing sure.
            now: POSIX seconds.

        Returns:
            The trainings whose outcome is another than before, as they are now.
        """
        settled: list[Training] = []
        for training in list(self._open.values()):
            if training.outcome is TrainingOutcome.SENDING or training.voice_id in leaving_out:
                continue
            outcome = self._outcome(training, before, after, now)
            if outcome is training.outcome:
                continue
            at = None if outcome is TrainingOutcome.RUNNING else now
            settled.append(self.settle(training, outcome, at))
        return settled

    def usual_seconds(self) -> float | None:
        """How long the trainings sent from here take (median); None until one was seen."""
        return usual_time(self._trainings).seconds

    def _outcome(
        self,
        training: Training,
        before: Mapping[str, Voice],
        after: Mapping[str, Voice],
        now: float,
    ) -> TrainingOutcome:
        voice_id = training.voice_id
        voice = after.get(voice_id)
        known = before.get(voice_id, voice)
        if training.outcome is TrainingOutcome.RUNNING:
            if voice is None or known is None:
                return TrainingOutcome.FAILED
            return running_verdict(training, known, voice, now)
        if voice is None or known is None:
            self._close(voice_id)
            return TrainingOutcome.UNCERTAIN
        last_looked = self._last_looked[voice_id]
        outcome = uncertain_verdict(training, known, voice, now, last_looked)
        if outcome is TrainingOutcome.UNCERTAIN:
            if now - last_looked < SHORTEST_TRAINING:
                self._last_looked[voice_id] = now
            else:
                self._close(voice_id)
        return outcome

    def _hold(self, training: Training) -> None:
        self._open[training.voice_id] = training
        self._last_looked[training.voice_id] = training.sent_at

    def _close(self, voice_id: str) -> None:
        del self._open[voice_id]
        del self._last_looked[voice_id]
