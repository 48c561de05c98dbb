"""The trainings of one account: each is sent once, and its end is announced once.

A training is saved before its request goes (`Trainings.start`), and its status as soon as that is
known (`settle`). Each listing is judged for what it shows of the open ones (`judge`), by the rules
`running_status` and `uncertain_status`.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from statistics import median

from psygnal import Signal

from voicedesk.domain.errors import AlreadyTrainingError
from voicedesk.domain.links import without_query
from voicedesk.domain.training import UNSETTLED, Consent, Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.library import NO_RECORDING, Library, SentRecording
from voicedesk.services.polling import announce

QUEUE_GRACE = 60.0
"""Seconds in which a training that the service accepted may not show as Training yet."""

LATEST_START = 90.0
"""Seconds after which a request whose answer was lost isn't acted upon any more."""

SHORTEST_TRAINING = 120.0
"""Seconds no training is quicker than: the service's public documentation says a few minutes. Who
looks more often than that can't miss one that began and ended."""

LONGEST_TRAINING = 3600.0
"""Seconds after which a voice in training is no longer thought to be in the one sent from here."""


class Trainings:
    """Trainings, newest first, and at most one open one per voice.

    Open means that it may cost a second time if sent again: it is being sent, it runs, or its
    answer was lost and what became of it is still being found out. An uncertain one that can't be
    found out any more is closed and stays uncertain.

    Args:
        trainings: as the library has them, newest first. What was being sent when the program ended
            is uncertain.

    Signals:
        changed: a training was started, or has another status.
        ended: a training made its voice ready or failed.
    """

    changed = Signal(Training)
    ended = Signal(Training)

    def __init__(
        self, trainings: Iterable[Training], library: Library, clock: Callable[[], float]
    ) -> None:
        self._library = library
        self._clock = clock
        self._all = [
            replace(training, status=TrainingStatus.UNCERTAIN)
            if training.status is TrainingStatus.SENDING
            else training
            for training in trainings
        ]
        self._open: dict[str, Training] = {}
        self._last_looked: dict[str, float] = {}
        self._lost_at: dict[str, float] = {}
        self._starting: set[str] = set()
        self._has_looked = False
        newest: set[str] = set()
        for training in self._all:
            if training.voice_id not in newest and training.status in UNSETTLED:
                self._hold(training)
            newest.add(training.voice_id)

    @property
    def all(self) -> list[Training]:
        """All trainings, newest first."""
        return list(self._all)

    @property
    def is_following(self) -> bool:
        """Whether any training is open, so that its end has to be looked for."""
        return bool(self._open)

    def open(self, voice_id: str) -> Training | None:
        """The open training of a voice."""
        return self._open.get(voice_id)

    def check(self, voice: Voice) -> None:
        """Raise AlreadyTrainingError where a training would cost a second time."""
        in_the_way = self.open(voice.id)
        if voice.id in self._starting or voice.is_training or in_the_way is not None:
            raise AlreadyTrainingError(voice.id, in_the_way)

    async def start(
        self,
        voice: Voice,
        *,
        audio_url: str,
        name: str,
        consent: Consent,
        recording: SentRecording = NO_RECORDING,
    ) -> Training:
        """Save a training, durably, before its request goes.

        Raises:
            AlreadyTrainingError: the voice is being trained.
            LibraryError: it can't be written down.
        """
        self.check(voice)
        self._starting.add(voice.id)
        try:
            training = await self._library.start_training(
                voice.id, name, audio_url, consent, self._clock(), recording
            )
            self._add(training)
        finally:
            self._starting.discard(voice.id)
        announce(self.changed, training)
        return training

    def settle(
        self, training: Training, status: TrainingStatus, at: float | None = None
    ) -> Training:
        """Set and announce a training's status; saving it is left to the caller.

        Args:
            at: when its end was seen (POSIX seconds).

        Returns:
            The training as it is now.
        """
        settled = self._settle(training, status, at)
        announce(self.changed, settled)
        return settled

    def judge(
        self,
        before: Mapping[str, Voice],
        after: Mapping[str, Voice],
        changes: VoiceChanges,
        leaving_out: AbstractSet[str],
    ) -> list[Training]:
        """Settle trainings by what a listing shows; to be passed to `announce` after the changes.

        A training whose voice is gone can't become usable any more: if it ran, it has failed.

        Args:
            leaving_out: voices of which the listing says nothing sure.

        Returns:
            Trainings with a new outcome, and those seen that weren't sent from here.
        """
        now = self._clock()
        news: list[Training] = []
        for training in list(self._open.values()):
            if training.status is TrainingStatus.SENDING or training.voice_id in leaving_out:
                continue
            status = self._judged(training, before, after, now)
            if status is not training.status:
                at = None if status is TrainingStatus.RUNNING else now
                news.append(self._settle(training, status, at))
        candidates = (*changes.added, *changes.changed) if self._has_looked else after.values()
        self._has_looked = True
        in_training = VoiceState.TRAINING.value  # several times as quick as `is_training`
        seen = [
            Training(0, voice.id, voice.name, "", now, None, TrainingStatus.RUNNING)
            for voice in candidates
            if voice.state == in_training and self.open(voice.id) is None
        ]
        for training in seen:
            self._add(training)
        return news + seen

    def announce(self, trainings: list[Training], voices: Mapping[str, Voice]) -> None:
        """Announce what `judge` found, but not the end of a training whose voice is gone."""
        for training in trainings:
            announce(self.changed, training)
            has_ended = training.status in {TrainingStatus.READY, TrainingStatus.FAILED}
            if has_ended and training.voice_id in voices:
                announce(self.ended, training)

    def _add(self, training: Training) -> None:
        self._all.insert(0, training)
        self._hold(training)

    def _settle(
        self, training: Training, status: TrainingStatus, at: float | None = None
    ) -> Training:
        if training.status is TrainingStatus.SENDING:
            self._lost_at[training.voice_id] = self._clock()
        settled = replace(training, status=status, ended_at=at)
        self._all[self._all.index(training)] = settled
        if status in UNSETTLED:
            self._hold(settled)
        else:
            self._close(training.voice_id)
        return settled

    def _judged(
        self,
        training: Training,
        before: Mapping[str, Voice],
        after: Mapping[str, Voice],
        now: float,
    ) -> TrainingStatus:
        """The outcome of an open training; one that can't be found out is closed."""
        voice_id = training.voice_id
        voice = after.get(voice_id)
        known = before.get(voice_id, voice)
        if training.status is TrainingStatus.RUNNING:
            if voice is None or known is None:
                return TrainingStatus.FAILED
            return running_status(training, known, voice, now)
        if voice is None or known is None:
            self._close(voice_id)
            return TrainingStatus.UNCERTAIN
        last_looked = self._last_looked[voice_id]
        # A slow disk or the computer's sleep may have come before the request went.
        lost_at = self._lost_at.get(voice_id, training.sent_at)
        latest = replace(training, sent_at=lost_at)
        status = uncertain_status(latest, known, voice, now, last_looked)
        if status is TrainingStatus.UNCERTAIN:
            if now - last_looked < SHORTEST_TRAINING:
                self._last_looked[voice_id] = now
            elif voice.state != VoiceState.INIT or now - lost_at >= LATEST_START:
                self._close(voice_id)
        return status

    def _hold(self, training: Training) -> None:
        self._open[training.voice_id] = training
        self._last_looked[training.voice_id] = training.sent_at

    def _close(self, voice_id: str) -> None:
        del self._open[voice_id]
        del self._last_looked[voice_id]
        self._lost_at.pop(voice_id, None)


_ENDINGS = {
    VoiceState.SUCCESS: TrainingStatus.READY,
    VoiceState.FAILED: TrainingStatus.FAILED,
}
_SETTLED_STATES = frozenset({VoiceState.INIT, VoiceState.SUCCESS, VoiceState.FAILED})


def running_status(training: Training, before: Voice, after: Voice, now: float) -> TrainingStatus:
    """The outcome of a training known to have begun. A state the contract doesn't name ends none.

    A voice that never showed as Training since the service accepted it may wait in a queue: for
    `QUEUE_GRACE` its old state means nothing.
    """
    if after.state not in _SETTLED_STATES:
        return TrainingStatus.RUNNING
    unmoved = not before.is_training and after.state == before.state
    if unmoved and now - training.sent_at < QUEUE_GRACE:
        return TrainingStatus.RUNNING
    if after.state == VoiceState.INIT:
        return TrainingStatus.FAILED if before.is_training else TrainingStatus.NOT_BEGUN
    return _ENDINGS[VoiceState(after.state)]


def uncertain_status(
    training: Training, before: Voice, after: Voice, now: float, last_looked: float
) -> TrainingStatus:
    """The outcome of a training whose answer was lost.

    In training: it began. Another state than before, or a new demo: it began and ended. Unchanged:
    it didn't begin, once the request can't be acted upon any more, and only if either the voice was
    never trained (Init) or it was looked at often enough to have seen a training. Otherwise nobody
    can tell, and it stays uncertain.

    Args:
        before: the voice as known before this listing.
        last_looked: POSIX seconds of the latest look that found the voice unchanged, or of the
            sending.
    """
    elapsed = now - training.sent_at
    if after.is_training:
        return TrainingStatus.RUNNING if elapsed < LONGEST_TRAINING else TrainingStatus.UNCERTAIN
    if after.state not in _SETTLED_STATES:
        return TrainingStatus.UNCERTAIN
    moved = after.state != before.state or has_new_demo(before, after)
    if moved and after.state != VoiceState.INIT:
        return _ENDINGS[VoiceState(after.state)]
    if elapsed < LATEST_START:
        return TrainingStatus.UNCERTAIN
    if after.state == VoiceState.INIT or now - last_looked < SHORTEST_TRAINING:
        return TrainingStatus.NOT_BEGUN
    return TrainingStatus.UNCERTAIN


def has_new_demo(before: Voice, after: Voice) -> bool:
    old, new = without_query(before.demo_url), without_query(after.demo_url)
    return after.is_ready and bool(old) and bool(new) and old != new


def trained_voice(known: Voice, answer: Voice, name: str) -> Voice:
    """A voice once the service has accepted its training; what the answer leaves out stays."""
    return Voice(
        id=known.id,
        name=answer.name or name,
        state=answer.state or VoiceState.TRAINING,
        language=answer.language or known.language,
        demo_url=answer.demo_url or known.demo_url,
        tier=answer.tier or known.tier,
    )


SLOW_TRAINING = 1800.0
"""Seconds after which a training is called slow: twice what the service's documentation says."""


@dataclass(frozen=True, slots=True)
class UsualTime:
    """What this account's own history says; where there is none, what the service documents.

    Attributes:
        lengths: in seconds, of the trainings that made a voice ready, newest first.
    """

    lengths: tuple[float, ...] = ()

    @property
    def seconds(self) -> float | None:
        """How long trainings take here (median); None until one was seen."""
        return median(self.lengths) if self.lengths else None


def is_slow(seconds: float) -> bool:
    """Whether a training that took, or has run for, `seconds` is longer than one expects."""
    return seconds > SLOW_TRAINING


def usual_time(trainings: Iterable[Training]) -> UsualTime:
    """What the ready ones of `trainings` (newest first) that were sent from here say.

    Those that seem to have taken over an hour are left out: their end was seen late.
    """
    lengths = (
        training.ended_at - training.sent_at
        for training in trainings
        if training.is_ours
        and training.status is TrainingStatus.READY
        and training.ended_at is not None
    )
    return UsualTime(tuple(length for length in lengths if 0 <= length <= LONGEST_TRAINING))
