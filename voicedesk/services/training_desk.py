"""The trainings of one account as they happen: begun once, followed, and their end told once."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from psygnal import Signal

from voicedesk.domain.consent import Consent
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.library import NO_RECORDING, Library, SentRecording
from voicedesk.services.already_training_error import AlreadyTrainingError
from voicedesk.services.announce import announce
from voicedesk.services.training_log import TrainingLog


class TrainingDesk:
    """Joins the log of trainings, the library and the announcements.

    Signals:
        changed: a training was begun, or its outcome is another.
        ended: a training made its voice ready or failed.
    """

    changed = Signal(Training)
    ended = Signal(Training)

    def __init__(self, log: TrainingLog, library: Library, clock: Callable[[], float]) -> None:
        self._log = log
        self._library = library
        self._clock = clock
        self._beginning: set[str] = set()
        self._has_looked = False

    async def begin(
        self,
        voice: Voice,
        *,
        audio_url: str,
        name: str,
        consent: Consent,
        recording: SentRecording = NO_RECORDING,
    ) -> Training:
        """Write a training down, durably, before its request goes.

        Raises:
            AlreadyTrainingError: the voice is being trained.
            LibraryError: it can't be written down.
        """
        in_the_way = self._log.open(voice.id)
        if voice.id in self._beginning or voice.is_training or in_the_way is not None:
            raise AlreadyTrainingError(voice.id, in_the_way)
        self._beginning.add(voice.id)
        try:
            training = await self._library.begin_training(
                voice.id, name, audio_url, consent, self._clock(), recording
            )
            self._log.add(training)
        finally:
            self._beginning.discard(voice.id)
        announce(self.changed, training)
        return training

    def settle(
        self, training: Training, outcome: TrainingOutcome, at: float | None = None
    ) -> Training:
        """Note and announce how far a training has come; writing it down is the caller's."""
        settled = self._log.settle(training, outcome, at)
        announce(self.changed, settled)
        return settled

    def judge(
        self,
        before: Mapping[str, Voice],
        after: Mapping[str, Voice],
        changes: VoiceChanges,
        leaving_out: AbstractSet[str],
    ) -> list[Training]:
        """Draw a listing's conclusions; `announce` them once the voices themselves were told.

        Returns:
            Trainings with a new outcome, and those seen that weren't sent from here.
        """
        now = self._clock()
        settled = self._log.judge(before, after, leaving_out=leaving_out, now=now)
        candidates = (*changes.added, *changes.changed) if self._has_looked else after.values()
        self._has_looked = True
        in_training = VoiceState.TRAINING.value  # several times as quick as `is_training`
        seen = [
            Training(0, voice.id, voice.name, "", now, None, TrainingOutcome.RUNNING)
            for voice in candidates
            if voice.state == in_training and self._log.open(voice.id) is None
        ]
        for training in seen:
            self._log.add(training)
        return settled + seen

    def announce(self, trainings: list[Training], voices: Mapping[str, Voice]) -> None:
        """Tell what `judge` found. The end of a training whose voice is gone is no news."""
        for training in trainings:
            announce(self.changed, training)
            has_ended = training.outcome in {TrainingOutcome.READY, TrainingOutcome.FAILED}
            if has_ended and training.voice_id in voices:
                announce(self.ended, training)


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
