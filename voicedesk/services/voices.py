"""One account's voices: listed, written, followed through trainings, announced and saved.

What the service answers goes first into memory (`VoiceIndex`, which knows the newer of two
answers), then to whoever listens, then to the library (`VoiceStorage`). Every call passes through
`ServiceCalls`, which decides when `poll` lists the voices next. A training is written down before
it is sent, and every listing is judged for how trainings came out (`Trainings`).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress

from psygnal import Signal, SignalInstance

from voicedesk.api import VOICES_PATH, VoiceCloneClient
from voicedesk.domain.errors import (
    AlreadyTrainingError,
    AnswerNotUnderstoodError,
    CallFacts,
    EmptyListingError,
    NoConnectionError,
    NotFoundError,
    ServiceError,
    TokenRefusedError,
    VoiceChangedError,
)
from voicedesk.domain.training import Consent, Training, TrainingStatus, consent_of, speaker_of
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceListing
from voicedesk.library import NO_RECORDING, Library, Opening, SentRecording
from voicedesk.services.polling import Connection, Pace, Schedule, ServiceCalls, announce
from voicedesk.services.trainings import Trainings, has_new_demo, trained_voice, usual_time
from voicedesk.services.voice_state import VoiceIndex, VoiceStorage


class Voices:
    """The voices and trainings of one account.

    A library that can't be written keeps nothing from being shown: `library_failed` says it once,
    until a write succeeds again. Only a training isn't sent without having been written down.

    Signals:
        changed: VoiceChanges.
        listed: a listing was applied at this time (POSIX seconds).
        list_error_changed: a listing wasn't applied for this ServiceError; None once one was.
        created: a slot was made for somebody here, as its answer or the list says: its id.

    Attributes:
        creating: to be held while a slot is asked for: alone, a lost answer can be traced.
    """

    changed = Signal(VoiceChanges)
    created = Signal(str)
    listed = Signal(float)
    list_error_changed = Signal(object)

    def __init__(
        self,
        service: VoiceCloneClient,
        library: Library,
        opening: Opening,
        *,
        pace: Pace = Pace(),  # noqa: B008 (frozen)
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._service = service
        self._clock = clock
        self._index = VoiceIndex(opening.known.voices)
        self._schedule = Schedule(pace, monotonic)
        self._calls = ServiceCalls(self._schedule)
        self._storage = VoiceStorage(library)
        self._listed_at = opening.known.listed_at
        self._trainings = Trainings(opening.trainings, library, clock)
        self._list_error: ServiceError | None = None
        self._unread: tuple[str, ...] = ()
        self._accepts_empty = False
        self._told: set[str] = set()
        self.creating = asyncio.Lock()

    @property
    def connection_changed(self) -> SignalInstance:
        return self._calls.connection_changed

    @property
    def training_changed(self) -> SignalInstance:
        """Announces each Training that was started or has another status."""
        return self._trainings.changed

    @property
    def training_ended(self) -> SignalInstance:
        """Announces each Training that made its voice ready or failed.

        Once each, also for those that ended while the program was closed.
        """
        return self._trainings.ended

    @property
    def library_failed(self) -> SignalInstance:
        """Announces the LibraryError with which saving began to fail; None once it succeeds."""
        return self._storage.failed

    @property
    def by_id(self) -> Mapping[str, Voice]:
        """The voices in the service's order, as they are now."""
        return self._index.voices

    @property
    def listed_at(self) -> float | None:
        """When the voices were last listed (POSIX seconds); None if never."""
        return self._listed_at

    @property
    def list_error(self) -> ServiceError | None:
        """Why the latest listing wasn't applied; None if it was."""
        return self._list_error

    @property
    def unread(self) -> tuple[str, ...]:
        """What is wrong with each entry of the latest listing that couldn't be read."""
        return self._unread

    @property
    def connection(self) -> Connection:
        return self._calls.connection

    @property
    def connection_fault(self) -> ServiceError | None:
        """Why the service can't be reached; None while it can."""
        return self._calls.fault

    @property
    def trainings(self) -> list[Training]:
        return self._trainings.all

    def open_training(self, voice_id: str) -> Training | None:
        """The voice's training that runs, is being sent, or may have started without an answer."""
        return self._trainings.open(voice_id)

    def usual_seconds(self) -> float | None:
        """How long this account's trainings usually take (median); None until one was seen."""
        return usual_time(self._trainings.all).seconds

    def refresh_soon(self) -> None:
        """Have `poll` list now, and often from then on."""
        self._schedule.now()

    async def poll(self) -> None:
        """List the voices again and again, until cancelled.

        One listing serves all trainings, after pauses that grow (`Pace`). A service out of reach is
        tried again; a refused token is not, until `refresh_soon` or `refresh`.
        """
        while True:
            await self._schedule.wait()
            with suppress(ServiceError):
                await self.refresh()

    async def refresh(self, deleted: Collection[str] = ()) -> VoiceChanges:
        """List the voices and apply what is different.

        Where entries can't be read, a known voice that isn't among the others may be one of them:
        it stays as it was.

        Args:
            deleted: voices that may be gone, so that nobody wonders about an empty list.

        Raises:
            ServiceError: nothing was applied.
        """
        request = self._index.request()
        try:
            listed = await self._calls.call(self._listing(request, deleted), lists=True)
        except ServiceError as error:
            self._set_list_error(error)
            raise
        kept: list[Voice] = []
        if listed.unread:
            read = {voice.id for voice in listed}
            kept = [voice for voice in self.by_id.values() if voice.id not in read]
        comparison = await self._index.compare([*listed, *kept])
        before = self._index.voices
        changes = self._index.apply(request, comparison)
        if changes is None:
            return VoiceChanges()
        self._listed_at = now = self._clock()
        self._unread = listed.unread
        self._accepts_empty = False
        unsure = self._index.written_since(request) | {voice.id for voice in kept}
        trainings = self._trainings.judge(before, self.by_id, changes, unsure)
        self._schedule.listed(following=self._trainings.is_following)
        if any(training.status is TrainingStatus.RUNNING for training in trainings):
            self._schedule.training_began()
        self._announce(changes)
        self._trainings.announce(trainings, self.by_id)
        self._set_list_error(None)
        announce(self.listed, now)
        await self._storage.save_listing(self.by_id.values(), now, trainings)
        return changes

    async def _listing(self, request: int, deleted: Collection[str]) -> VoiceListing:
        """What the service lists.

        Raises:
            EmptyListingError: nothing, although voices were listed before: that is believed only
                once the person says so.
        """
        listed = await self._service.list()
        expected = self.by_id.keys() - self._index.written_since(request) - {*deleted}
        if listed or self._accepts_empty or not expected:
            return listed
        raise EmptyListingError(CallFacts("GET", VOICES_PATH), len(expected))

    def accept_empty(self) -> None:
        """Believe the next listing even if it is empty: the person says that it is right."""
        self._accepts_empty = True
        self.refresh_soon()

    async def renew_link(self, voice_id: str) -> Voice:
        """Ask for one voice's fresh demo link; the rest of it is left to the next listing.

        Raises:
            ServiceError: also if the voice is gone.
        """
        request = self._index.request()
        try:
            answer = await self._calls.call(self._service.get(voice_id))
        except NotFoundError:
            self.refresh_soon()
            raise
        known = self.by_id.get(voice_id)
        if known is None:
            return answer._replace(id=voice_id)
        if voice_id in self._index.written_since(request):
            return known
        if answer.state not in {known.state, ""}:
            self.refresh_soon()
        return await self._apply(known._replace(demo_url=answer.demo_url or known.demo_url))

    async def create(self, *, language: str = "", tier: str = "") -> Voice:
        """Make a slot; to be called while holding `creating`.

        Raises:
            ServiceError: if it may have taken effect all the same, a listing follows at once.
        """
        answer = await self._write(self._service.create(language=language, tier=tier))
        if not answer.language and language:
            answer = answer._replace(language=language)
        announce(self.created, answer.id)
        return await self._apply(answer)

    async def rename(self, voice_id: str, name: str) -> Voice:
        """Name a voice; of the answer only the name counts.

        Raises:
            ServiceError: if it may have taken effect all the same, a listing follows at once.
        """
        answer = await self._write(self._service.rename(voice_id, name))
        known = self.by_id.get(voice_id, answer)
        if answer.state not in {known.state, ""}:
            self.refresh_soon()
        return await self._apply(known._replace(id=voice_id, name=answer.name or name))

    def consent_of(self, speaker: str, link: str) -> Consent | None:
        """What a person agreed to of this very recording; None where it is to be asked."""
        return consent_of(speaker, link, self._trainings.all)

    @property
    def speakers(self) -> list[str]:
        """Whose voices were trained here, the latest first."""
        consents = (one.consent for one in self._trainings.all)
        return list(dict.fromkeys(consent.speaker for consent in consents if consent is not None))

    def speaker_of(self, voice_id: str) -> str:
        """Whose voice was last trained here; empty where that isn't known."""
        return speaker_of(voice_id, self._trainings.all)

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

        The list may be minutes old, so the service is asked for the voice first. What is trained
        elsewhere between that answer and the request can't be seen.

        Raises:
            AlreadyTrainingError: the voice is being trained; nothing was sent.
            VoiceChangedError: it was changed elsewhere since it was listed; nothing was sent.
            LibraryError: the training can't be written down; nothing was sent.
            ServiceError: if it may have started all the same, the training is uncertain and the
                listings that follow find out; else it hasn't started. Where its call is a GET, the
                voice couldn't be looked at, and nothing was sent.
        """
        known = await self._look(self.by_id.get(voice_id, Voice(voice_id, name)))
        training = await self._trainings.start(
            known, audio_url=audio_url, name=name, consent=consent, recording=recording
        )
        try:
            sending = self._service.train(voice_id, audio_url=audio_url, name=name)
            answer = await self._write(sending)
        except ServiceError as error:
            doubtful = error.facts.may_have_taken_effect
            status = TrainingStatus.UNCERTAIN if doubtful else TrainingStatus.NOT_BEGUN
            settled = self._settle(training, status)
            await self._storage.save_trainings([settled])
            raise
        except BaseException:
            # Cancelled on the way: the library says "sending", which is uncertain when read again.
            self._settle(training, TrainingStatus.UNCERTAIN)
            raise
        known = self.by_id.get(voice_id, known)
        voice = trained_voice(known, answer, name)
        settled = self._settle(training, TrainingStatus.RUNNING)
        self._schedule.training_began()
        self._announce(self._index.put(voice))
        await self._storage.save_voice(voice, [settled])
        return voice

    async def _look(self, known: Voice) -> Voice:
        """The voice as the service has it now, before a training is paid for.

        Another name, or another address of the demo, is told once: it may be another each time.

        Raises:
            AlreadyTrainingError: it is being trained, here or elsewhere.
            VoiceChangedError: it isn't as it was listed.
            ServiceError: it can't be looked at.
        """
        self._trainings.check(known)
        request = self._index.request()
        try:
            answer = await self._calls.call(self._service.get(known.id))
        except NotFoundError:
            self.refresh_soon()
            raise
        if not answer.state:
            path = f"{VOICES_PATH}/{known.id}"
            raise AnswerNotUnderstoodError(CallFacts("GET", path), "data.state: missing")
        known = self.by_id.get(known.id, known)
        now = known._replace(
            name=answer.name or known.name,
            state=answer.state,
            demo_url=answer.demo_url or known.demo_url,
        )
        if now.is_training:
            self.refresh_soon()
            raise AlreadyTrainingError(known.id, self.open_training(known.id), elsewhere=True)
        if known.id not in self.by_id or known.id in self._index.written_since(request):
            return now
        moved = bool(known.state) and now.state != known.state
        differs = (bool(known.name) and now.name != known.name) or has_new_demo(known, now)
        if moved or differs:
            await self._apply(now)
        if moved or (differs and known.id not in self._told):
            self._told.add(known.id)
            raise VoiceChangedError(known, now)
        self._told.discard(known.id)
        return now

    async def delete(self, voice_id: str) -> None:
        """Delete a voice. Not there any more counts as deleted.

        After a failure the voices are listed before it is believed: the service is known to delete
        and yet answer with what looks like an error.

        Raises:
            ServiceError: the voice is still there, or that can't be found out.
        """
        try:
            await self._calls.call(self._service.delete(voice_id))
        except NotFoundError:
            pass
        except ServiceError as error:
            if not await self._is_gone_after(error, voice_id):
                raise
        self._announce(self._index.remove(voice_id))
        training = self._trainings.open(voice_id)
        ended: list[Training] = []
        if training is not None and training.status is TrainingStatus.RUNNING:
            ended.append(self._settle(training, TrainingStatus.FAILED, self._clock()))
        await self._storage.forget_voice(voice_id, ended)

    async def _write(self, call: Awaitable[Voice]) -> Voice:
        """The answer to a call; if it failed and may have taken effect, a listing follows."""
        try:
            return await self._calls.call(call)
        except ServiceError as error:
            if error.facts.may_have_taken_effect:
                self.refresh_soon()
            raise

    async def _is_gone_after(self, error: ServiceError, voice_id: str) -> bool:
        unsent = isinstance(error, NoConnectionError) and not error.facts.may_have_taken_effect
        if unsent or isinstance(error, TokenRefusedError):
            return False
        with suppress(ServiceError):
            await self.refresh(deleted=[voice_id])
            return voice_id not in self.by_id
        return False

    async def _apply(self, voice: Voice) -> Voice:
        self._announce(self._index.put(voice))
        await self._storage.save_voice(voice)
        return voice

    def _settle(
        self, training: Training, status: TrainingStatus, at: float | None = None
    ) -> Training:
        self._index.mark_written(training.voice_id)
        return self._trainings.settle(training, status, at)

    def _set_list_error(self, error: ServiceError | None) -> None:
        before, self._list_error = self._list_error, error
        if error is not before:
            announce(self.list_error_changed, error)

    def _announce(self, changes: VoiceChanges) -> None:
        if changes:
            announce(self.changed, changes)
