"""What a listing says of a training: begun, over, or not to be known yet."""

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceState

QUEUE_GRACE = 60.0
"""Seconds in which a training that the service accepted may not show as Training yet."""

LATEST_START = 90.0
"""Seconds after which a request whose answer was lost isn't acted upon any more."""

SHORTEST_TRAINING = 120.0
"""Seconds no training is quicker than: the service's public documentation says a few minutes. Who
looks more often than that can't miss one that began and ended."""

LONGEST_TRAINING = 3600.0
"""Seconds after which a voice in training is no longer thought to be in the one sent from here."""

_ENDINGS = {
    VoiceState.SUCCESS: TrainingOutcome.READY,
    VoiceState.FAILED: TrainingOutcome.FAILED,
}
_SETTLED_STATES = frozenset({VoiceState.INIT, VoiceState.SUCCESS, VoiceState.FAILED})


def running_verdict(training: Training, before: Voice, after: Voice, now: float) -> TrainingOutcome:
    """The outcome of a training known to have begun. A state the contract doesn't name ends none.

    A voice that never showed as Training since the service accepted it may wait in a queue: for
    `QUEUE_GRACE` its old state means nothing.
    """
    if after.state not in _SETTLED_STATES:
        return TrainingOutcome.RUNNING
    unmoved = not before.is_training and after.state == before.state
    if unmoved and now - training.sent_at < QUEUE_GRACE:
        return TrainingOutcome.RUNNING
    if after.state == VoiceState.INIT:
        return TrainingOutcome.FAILED if before.is_training else TrainingOutcome.NOT_BEGUN
    return _ENDINGS[VoiceState(after.state)]


def uncertain_verdict(
    training: Training, before: Voice, after: Voice, now: float, last_looked: float
) -> TrainingOutcome:
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
        return TrainingOutcome.RUNNING if elapsed < LONGEST_TRAINING else TrainingOutcome.UNCERTAIN
    if after.state not in _SETTLED_STATES:
        return TrainingOutcome.UNCERTAIN
    moved = after.state != before.state or _has_new_demo(before, after)
    if moved and after.state != VoiceState.INIT:
        return _ENDINGS[VoiceState(after.state)]
    if elapsed < LATEST_START:
        return TrainingOutcome.UNCERTAIN
    if after.state == VoiceState.INIT or now - last_looked < SHORTEST_TRAINING:
        return TrainingOutcome.NOT_BEGUN
    return TrainingOutcome.UNCERTAIN


def _has_new_demo(before: Voice, after: Voice) -> bool:
    old, new = without_query(before.demo_url), without_query(after.demo_url)
    return after.is_ready and bool(old) and bool(new) and old != new
