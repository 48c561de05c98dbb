"""The truth about one account's voices, kept in step with the service and this computer."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from psygnal import Signal, SignalInstance

from voicedesk.domain.errors import (
    NoConnectionError,
    NotFoundError,
    ServiceError,
    TokenRefusedError,
)
from voicedesk.domain.training import Consent, Training, TrainingStatus, consent_of, speaker_of
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.library import NO_RECORDING, Library, Opening, SentRecording
from voicedesk.services.demo_downloads import VoiceService
from voicedesk.services.polling import Connection, Pace, Schedule, ServiceLine, announce
from voicedesk.services.trainings import TrainingRecords, Trainings, trained_voice
from voicedesk.services.voice_state import VoiceIndex, VoiceStorage


class Voices:
    """One account's voices and trainings: read, written, followed and announced.

    What the service answered is true at once, in memory and in the announcements; then it is
    written to the library. A library that can't be written changes nothing of that:
    `library_failed` says it once, until a write succeeds again. Only a training isn't sent without
    having been written down before.

    Signals:
        changed: voices were added, changed or removed.
        listed: a listing was applied at this time (POSIX seconds).
        created: a slot was made, and the service has said which.

    Attributes:
        creating: held while a slot is asked for: a lost answer is easier to trace then.
    """

    changed = Signal(VoiceChanges)
    created = Signal(str)
    listed = Signal(float)

    def __init__(
        self,
        service: VoiceService,
        library: Library,
        opening: Opening,
        *,
        pace: Pace = Pace(),  # noqa: B008 (frozen)
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._service = service
        self._clock = clock
        self._register = VoiceIndex(opening.known.voices)
        self._log = TrainingRecords(opening.trainings)
        self._schedule = Schedule(pace, monotonic)
        self._line = ServiceLine(self._schedule)
        self._keeping = VoiceStorage(library)
        self._listed_at = opening.known.listed_at
        self._desk = Trainings(self._log, library, clock)
        self.creating = asyncio.Lock()

    @property
    def connection_changed(self) -> SignalInstance:
        return self._line.connection_changed

    @property
    def training_changed(self) -> SignalInstance:
        """Announces each Training that was begun or whose outcome is another."""
        return self._desk.changed

    @property
    def training_ended(self) -> SignalInstance:
        """Announces each Training that made its voice ready or failed.

        Once each, also for those that ended while the program was closed.
        """
        return self._desk.ended

    @property
    def library_failed(self) -> SignalInstance:
        """Announces, with the LibraryError, that what is true can't be kept on this computer."""
        return self._keeping.failed

    @property
    def by_id(self) -> Mapping[str, Voice]:
        """The voices by id, in the service's order, as they are now."""
        return self._register.voices

    @property
    def listed_at(self) -> float | None:
        """When the voices were last listed (POSIX seconds); None if never."""
        return self._listed_at

    @property
    def connection(self) -> Connection:
        """How the service stood at the last answer."""
        return self._line.connection

    @property
    def trainings(self) -> list[Training]:
        return self._log.trainings

    def open_training(self, voice_id: str) -> Training | None:
        """The voice's training that runs, is being sent, or may have begun without an answer."""
        return self._log.open(voice_id)

    def usual_seconds(self) -> float | None:
        """How long this account's trainings usually take (median); None until one was seen."""
        return self._log.usual_seconds()

    def refresh_soon(self) -> None:
        """Have `poll` list now, and follow quickly from there."""
        self._schedule.now()

    async def poll(self) -> None:
        """Keep the voices current until cancelled.

        One listing serves all trainings, after pauses that grow (`Pace`). A service out of reach is
        tried again; a refused token is not, until `refresh_soon` or `refresh`.
        """
        while True:
            await self._schedule.wait()
            with suppress(ServiceError):
                await self.refresh()

    async def refresh(self) -> VoiceChanges:
        """List the voices and apply what is different.

        Raises:
            ServiceError: nothing was applied.
        """
        asking = self._register.ask()
        listed = await self._line.call(self._service.list(), lists=True)
        comparison = await self._register.compare(listed)
        before = self._register.voices
        changes = self._register.take(asking, comparison)
        if changes is None:
            return VoiceChanges()
        self._listed_at = now = self._clock()
        unsure = self._register.written_since(asking)
        trainings = self._desk.judge(before, self.by_id, changes, unsure)
        self._schedule.listed(following=self._log.is_following)
        if any(training.status is TrainingStatus.RUNNING for training in trainings):
            self._schedule.training_began()
        self._tell(changes)
        self._desk.announce(trainings, self.by_id)
        announce(self.listed, now)
        await self._keeping.listing(changes, self.by_id, now, trainings)
        return changes

    async def renew_link(self, voice_id: str) -> Voice:
        """Ask for one voice, for a fresh demo link; the rest of it is left to the next listing.

        Raises:
            ServiceError: also if the voice is gone.
        """
        asking = self._register.ask()
        try:
            answer = await self._line.call(self._service.get(voice_id))
        except NotFoundError:
            self.refresh_soon()
            raise
        known = self.by_id.get(voice_id)
        if known is None:
            return replace(answer, id=voice_id)
        if voice_id in self._register.written_since(asking):
            return known
        if answer.state not in {known.state, ""}:
            self.refresh_soon()
        return await self._take(replace(known, demo_url=answer.demo_url or known.demo_url))

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot, after those asked for before.

        Raises:
            ServiceError: if it may have taken effect all the same, a listing follows at once.
        """
        async with self.creating:
            return await self.create_now(language=language, tier=tier)

    async def create_now(self, *, language: str = "", tier: str = "") -> Voice:
        try:
            answer = await self._line.call(self._service.create(language=language, tier=tier))
        except ServiceError as error:
            self._look_if_doubtful(error)
            raise
        if not answer.language and language:
            answer = replace(answer, language=language)
        announce(self.created, answer.id)
        return await self._take(answer)

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Name a voice; of the answer only the name counts.

        Raises:
            ServiceError: if it may have taken effect all the same, a listing follows at once.
        """
        try:
            answer = await self._line.call(self._service.rename(voice_id, name))
        except ServiceError as error:
            self._look_if_doubtful(error)
            raise
        known = self.by_id.get(voice_id, answer)
        if answer.state not in {known.state, ""}:
            self.refresh_soon()
        return await self._take(replace(known, id=voice_id, name=answer.name or name))

    def consent_of(self, speaker: str) -> Consent | None:
        """What a person agreed to before an earlier training; None where it is to be asked."""
        return consent_of(speaker, self._log.trainings)

    def speaker_of(self, voice_id: str) -> str:
        """Whose voice was last trained here; empty where that isn't known."""
        return speaker_of(voice_id, self._log.trainings)

    async def train(
        self,
        voice_id: str,
        *,
        audio_url: str,
        name: str,
        consent: Consent,
        recording: SentRecording = NO_RECORDING,
    ) -> Voice:
        """Train a voice, once and only once, with the consent of whose voice it is.

        Raises:
            AlreadyTrainingError: the voice is being trained; nothing was sent.
            LibraryError: the training can't be written down; nothing was sent.
            ServiceError: if it may have begun all the same, the training is uncertain and the
                listings that follow find out; else it has not begun.
        """
        known = self.by_id.get(voice_id, Voice(voice_id, name))
        training = await self._desk.begin(
            known, audio_url=audio_url, name=name, consent=consent, recording=recording
        )
        try:
            sending = self._service.train(voice_id, audio_url=audio_url, name=name)
            answer = await self._line.call(sending)
        except ServiceError as error:
            doubtful = error.facts.may_have_taken_effect
            status = TrainingStatus.UNCERTAIN if doubtful else TrainingStatus.NOT_BEGUN
            settled = self._settle(training, status)
            self._look_if_doubtful(error)
            await self._keeping.trainings([settled])
            raise
        except BaseException:
            # Cancelled on the way: the library says "sending", which is uncertain when read again.
            self._settle(training, TrainingStatus.UNCERTAIN)
            raise
        known = self.by_id.get(voice_id, known)
        voice = trained_voice(known, answer, name)
        settled = self._settle(training, TrainingStatus.RUNNING)
        self._schedule.training_began()
        self._tell(self._register.put(voice))
        await self._keeping.voice(voice, [settled])
        return voice

    async def delete(self, voice_id: str) -> None:
        """Delete a voice. Not there any more counts as deleted.

        After a failure the voices are listed before it is believed: the service is known to delete
        and yet answer with what looks like an error.

        Raises:
            ServiceError: the voice is still there, or that can't be found out.
        """
        try:
            await self._line.call(self._service.delete(voice_id))
        except NotFoundError:
            pass
        except ServiceError as error:
            if not await self._is_gone_after(error, voice_id):
                raise
        self._tell(self._register.remove(voice_id))
        training = self._log.open(voice_id)
        ended: list[Training] = []
        if training is not None and training.status is TrainingStatus.RUNNING:
            ended.append(self._settle(training, TrainingStatus.FAILED, self._clock()))
        await self._keeping.gone(voice_id, ended)

    async def _is_gone_after(self, error: ServiceError, voice_id: str) -> bool:
        unsent = isinstance(error, NoConnectionError) and not error.facts.may_have_taken_effect
        if unsent or isinstance(error, TokenRefusedError):
            return False
        with suppress(ServiceError):
            await self.refresh()
            return voice_id not in self.by_id
        return False

    async def _take(self, voice: Voice) -> Voice:
        self._tell(self._register.put(voice))
        await self._keeping.voice(voice)
        return voice

    def _settle(
        self, training: Training, status: TrainingStatus, at: float | None = None
    ) -> Training:
        self._register.touch(training.voice_id)
        return self._desk.settle(training, status, at)

    def _look_if_doubtful(self, error: ServiceError) -> None:
        if error.facts.may_have_taken_effect:
            self.refresh_soon()

    def _tell(self, changes: VoiceChanges) -> None:
        if changes:
            announce(self.changed, changes)
