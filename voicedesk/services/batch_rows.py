"""The rows of a table of voices, in memory and in the library.

What is meant is written down before it is sent (`intend`), and what came of it as soon as that is
known (`note`). What becomes of a row's training the account's trainings say: there is no second
truth of it (`apply_training`, `status`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from voicedesk.domain.batch import BatchRow, BatchRowStatus, BatchStep, RowFailure, RowProblem
from voicedesk.domain.errors import NotFoundError, ServiceError
from voicedesk.domain.links import without_signature
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.library import Library, Opening
from voicedesk.services.slots import new_slots
from voicedesk.services.voices import Voices


class BatchRows:
    """The rows of one table, and what is known of each.

    Attributes:
        number: the table's key in the library; 0 for none.
        rows: by number, in the table's order.
        known: the voices there were before the slot was asked for that a row waits for.
    """

    def __init__(self, voices: Voices, library: Library, opening: Opening) -> None:
        batch = opening.batch
        self.number = batch.number if batch else 0
        self.rows = {row.number: row for row in batch.rows} if batch else {}
        self.known = set(batch.known) if batch else set[str]()
        self._voices = voices
        self._store = library.batches
        self._slots = set(opening.batch_slots)
        single = opening.slot_request
        self._made = {single.voice_id} if single is not None and single.voice_id else set[str]()
        self._owed: set[int] = set()
        self._again: set[int] = set()
        self._of_voice = {row.voice_id: row.number for row in self.rows.values() if row.voice_id}
        self._trainings: dict[int, Training] = {}
        self._unsure: set[int] = set()
        for training in reversed(voices.trainings):
            self.apply_training(training)

    def apply_training(self, training: Training) -> bool:
        """Apply a training's status to its row; False if it is no row's."""
        number = self._of_voice.get(training.voice_id)
        if number is None or not training.is_ours:
            return False
        if without_signature(training.audio_url) != without_signature(self.rows[number].link):
            return False
        before = self._trainings.get(number)
        if before is not None and training.number < before.number:
            return False
        self._trainings[number] = training
        if training.status is TrainingStatus.UNCERTAIN:
            self._unsure.add(number)
        elif training.status is not TrainingStatus.NOT_BEGUN:
            self._unsure.discard(number)
        return True

    def note_made(self, voice_id: str) -> None:
        """Note that this slot was made for somebody here."""
        self._made.add(voice_id)

    def status(self, row: BatchRow) -> BatchRowStatus:
        return row.status(self._trainings.get(row.number))

    def is_to_be_trained(self, row: BatchRow) -> bool:
        """Whether a row has its slot, and its training can be sent."""
        return row.step is BatchStep.MADE and self.status(row) is BatchRowStatus.WAITING

    def was_lost(self, row: BatchRow) -> bool:
        """Whether the answer to its training was lost, and the training is known not to run."""
        return self.is_to_be_trained(row) and row.number in self._unsure

    def counts(self) -> Counter[BatchRowStatus]:
        return Counter(self.status(row) for row in self.rows.values())

    def is_taken(self, row: BatchRow) -> bool:
        """Whether a row's slot was trained with something else, or may be."""
        voice = self._voices.by_id.get(row.voice_id)
        if voice is not None and row.number in self._again:
            return voice.state != VoiceState.FAILED
        return voice is not None and voice.state not in {VoiceState.INIT, ""}

    def appeared(self) -> list[Voice]:
        """The slots that nobody trained yet and that may be the one a row waits for."""
        return new_slots(self._voices, self.known | self._slots)

    async def start(self, rows: Sequence[BatchRow], at: float) -> None:
        """Write a new table down, in place of the one before, which stays in the library.

        A row with a voice trains that one again, as its last training failed. Another start of the
        program takes that training for the row's own: what wasn't sent by then isn't sent.

        Raises:
            LibraryError: there is none.
        """
        batch = await self._store.create(rows, at)
        self.number = batch.number
        self.rows = {row.number: row for row in batch.rows}
        self.known = set()
        self._owed.clear()
        self._of_voice = {row.voice_id: row.number for row in batch.rows if row.voice_id}
        self._again = set(self._of_voice.values())
        self._trainings.clear()
        self._unsure.clear()

    async def intend(self, row: BatchRow, at: float) -> BatchRow:
        """Write down, before it is sent, that a row's slot is asked for.

        Raises:
            LibraryError: it isn't written, so it must not be sent.
        """
        known = set(self._voices.by_id)
        meant = row._replace(step=BatchStep.MAKING, asked_at=at)
        await self._store.save(self.number, [meant], known)
        self.known = known
        self.rows[row.number] = meant
        return meant

    async def add_known(self, row: BatchRow) -> None:
        """Write down, beside what `row` waits for, what was made for others meanwhile."""
        if not self._made <= self.known:
            self.known |= self._made
            await self._store.save(self.number, [row], self.known)

    async def note(self, rows: Iterable[BatchRow]) -> None:
        """Set rows as they are now, and write them down, with those that couldn't be before.

        Raises:
            LibraryError: they aren't written; what is true stays true.
        """
        for row in rows:
            self.rows[row.number] = row
            self._owed.add(row.number)
            if row.voice_id:
                self._slots.add(row.voice_id)
                self._of_voice[row.voice_id] = row.number
            if row.step is not BatchStep.MADE:
                self._unsure.discard(row.number)
        owed = [self.rows[number] for number in self._owed]
        if owed:
            await self._store.save(self.number, owed, self.known)
            self._owed.difference_update(row.number for row in owed)


def refusal(error: ServiceError) -> RowFailure:
    """Why a row failed whose training the service refused."""
    facts = error.facts
    return RowFailure(
        RowProblem.GONE if isinstance(error, NotFoundError) else RowProblem.REFUSED,
        facts.message,
        facts.reqid,
        facts.code if facts.code is not None else facts.status,
    )
