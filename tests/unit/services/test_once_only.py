"""Whatever is answered, lost or killed, and whoever else is at it: nothing is paid for twice.

Two programs, each with its own library, train the voices of one account (`AccountModel`). The suite
runs a few scenarios; `sh packaging/once` runs as many as it is told, and prints its seed.
"""

import asyncio
import gc
import os
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.batches import batch_rows, links_alone
from tests.consents import CONSENT
from tests.unit.services.account_model import FATES, AccountModel, Fate
from tests.unit.services.conftest import wall_clock
from tests.unit.services.virtual_time import VirtualTimeLoop
from voicedesk.domain.errors import (
    AlreadyTrainingError,
    ServiceError,
    SlotOpenError,
    VoiceChangedError,
)
from voicedesk.domain.training import TrainingStatus
from voicedesk.library import Library
from voicedesk.services.batch import Batches
from voicedesk.services.slots import Slots, SlotStatus
from voicedesk.services.voices import Voices

RUNS = int(os.environ.get("VOICEDESK_ONCE_RUNS", "40"))
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
EXPECTED = (AlreadyTrainingError, ServiceError, SlotOpenError, VoiceChangedError)

PROGRAMS = st.sampled_from([0, 1])
VOICES = st.integers(0, 3)
FATE = st.sampled_from(FATES)
_MISSING = ["", "Training", "Training Success Failed", "Init Training Success Failed"]
LEAVES_OUT = [frozenset(states.split()) for states in _MISSING]
MOSTLY_ANSWERED = st.one_of(st.just(FATES[0]), FATE)


class Program:
    """One window's services on a library of its own; `start` again is a restart."""

    def __init__(self, model: AccountModel, number: int, folder: str) -> None:
        self._model, self.number = model, number
        self._folder = Path(folder, f"program {number}")
        self.made_before: list[str] = []

    async def start(self) -> None:
        self.library = Library(self._folder)
        opening = await self.library.open()
        client, monotonic = self._model.client(self.number), asyncio.get_running_loop().time
        self.voices = Voices(client, self.library, opening, clock=wall_clock, monotonic=monotonic)
        self.slots = Slots(self.voices, self.library, opening, clock=wall_clock)
        self.batch = Batches(
            self.voices,
            self.slots,
            self.library,
            opening,
            *links_alone(self.library, opening),
            clock=wall_clock,
        )


class OnceOnly(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualTimeLoop()
        self.model = AccountModel(self.loop.time)
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.programs = [Program(self.model, number, self.folder.name) for number in (0, 1)]
        self.wishes = 0
        for program in self.programs:
            self.loop.run_until_complete(program.start())

    def teardown(self) -> None:
        for program in self.programs:
            program.library.close_now()
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.folder.cleanup()
        if self.wishes % 8 == 0:
            gc.collect()

    def do(self, program: Program, work: Awaitable[object]) -> bool:
        """Do it; if the program is killed meanwhile, start it again. Whether it came to its end."""

        async def go() -> bool:
            self.model.ended.clear()
            task, killed = asyncio.ensure_future(work), asyncio.ensure_future(self.killed())
            await asyncio.wait([task, killed], return_when=asyncio.FIRST_COMPLETED)
            done = task.done()
            for one in (task, killed):
                one.cancel()
            failed, _ = await asyncio.gather(task, killed, return_exceptions=True)
            if not done:
                await asyncio.to_thread(program.library.close_now)
                await program.start()
            elif isinstance(failed, BaseException) and not isinstance(failed, EXPECTED):
                raise failed
            return done and not isinstance(failed, BaseException)

        return self.loop.run_until_complete(go())

    async def killed(self) -> None:
        await self.model.ended.wait()

    @rule(number=PROGRAMS, voice=VOICES, fate=FATE)
    def train(self, number: int, voice: int, fate: Fate) -> None:
        program = self.programs[number]
        known = [*program.voices.by_id.values()]
        if not known:
            return
        one = known[voice % len(known)]
        self.wishes += 1
        link = f"https://a.test/wish-{self.wishes}.mp3"
        self.model.fates = [fate]
        was_open = program.voices.open_training(one.id) is not None
        name = f"name {self.wishes}"
        self.do(program, program.voices.train(one.id, audio_url=link, name=name, consent=CONSENT))
        assert not (was_open and self.model.sent[link])

    @rule(number=PROGRAMS, slot=MOSTLY_ANSWERED, training=MOSTLY_ANSWERED)
    def new_voice(self, number: int, slot: Fate, training: Fate) -> None:
        """One wish: the slot is made and trained, or the form is sent again after what happened."""
        program, made = self.programs[number], self.model.slots[number]
        slots = program.slots
        was_open, was_made, before = slots.is_open, slots.made, len(made)
        self.model.fates = [slot, training]
        if not was_open:
            program.made_before = [*made]
        self.wishes += 1
        link = f"https://a.test/wish-{self.wishes}.mp3"

        async def train() -> None:
            voice = await slots.make(language="en")
            await program.voices.train(voice.id, audio_url=link, name="new", consent=CONSENT)

        self.do(program, train())
        if len(made) > before:
            assert not was_open
            assert was_made is None or self.model.voices[was_made.id].state != "Init", "two slots"

    @rule(number=PROGRAMS)
    def find_slot(self, number: int) -> None:
        program = self.programs[number]
        if program.slots.is_open:
            self.do(program, self.find(program))

    async def find(self, program: Program) -> None:
        result = await program.slots.find_out()
        if result.status is SlotStatus.NOT_MADE:
            made = set(self.model.slots[program.number]) - set(program.made_before)
            assert not [one for one in made if self.model.voices[one].state == "Init"]

    @rule(number=PROGRAMS, rows=st.integers(1, 3), fates=st.lists(FATE, max_size=5))
    def send_table(self, number: int, rows: int, fates: list[Fate]) -> None:
        program = self.programs[number]
        if program.batch.now.is_over:
            self.wishes += 1
            table = batch_rows(rows, f"https://a.test/table-{self.wishes}-{{}}.mp3")
            self.go_on(program, fates, lambda: program.batch.start(table))

    @rule(number=PROGRAMS, fates=st.lists(FATE, max_size=4), again=st.booleans())
    def go_on_with_table(self, number: int, fates: list[Fate], again: bool) -> None:
        program = self.programs[number]
        if again and program.batch.now.again:
            self.go_on(program, fates, program.batch.retry)
        elif not program.batch.now.is_over:

            async def resume() -> None:
                program.batch.resume()

            self.go_on(program, fates, resume)

    def go_on(
        self, program: Program, fates: list[Fate], begin: Callable[[], Awaitable[object]]
    ) -> None:
        self.model.fates = fates
        batch = program.batch

        async def work() -> None:
            news = asyncio.Event()
            batch.changed.connect(lambda _: news.set())
            running = asyncio.ensure_future(batch.run())
            try:
                await program.voices.refresh()  # nothing is sent before the service answers
                await begin()
                while batch.now.is_going and not batch.now.is_over and not batch.now.is_waiting:
                    news.clear()
                    await news.wait()
                batch.pause()
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)

        async def work_and_look() -> None:
            """A window looks for a new voice in doubt as soon as it may."""
            results = await asyncio.gather(work(), self.find(program), return_exceptions=True)
            for one in results:
                if isinstance(one, BaseException):
                    raise one

        self.do(program, work_and_look() if program.slots.is_open else work())

    @rule(number=PROGRAMS, leaves_out=st.sampled_from(LEAVES_OUT))
    def look(self, number: int, leaves_out: frozenset[str]) -> None:
        self.model.leaves_out = leaves_out
        self.do(self.programs[number], self.programs[number].voices.refresh())
        self.model.leaves_out = frozenset()

    @rule(seconds=st.sampled_from([1.0, 30.0, 95.0, 125.0, 400.0, 5000.0]))
    def wait(self, seconds: float) -> None:
        self.loop.run_until_complete(asyncio.sleep(seconds))

    @rule(number=PROGRAMS)
    def restart(self, number: int) -> None:
        program = self.programs[number]
        program.library.close_now()
        self.loop.run_until_complete(program.start())

    @invariant()
    def nothing_is_paid_twice(self) -> None:
        assert not self.model.wrongs
        assert all(count == 1 for count in self.model.charged.values()), self.model.charged
        wishes = {link: count for link, count in self.model.sent.items() if "wish" in link}
        assert all(count == 1 for count in wishes.values()), wishes

    @invariant()
    def what_is_said_not_to_have_begun_has_not(self) -> None:
        begun = Counter(
            training.audio_url
            for program in self.programs
            for training in program.voices.trainings
            if training.status is not TrainingStatus.NOT_BEGUN
        )
        assert self.model.charged <= begun, self.model.charged - begun


OnceOnly.TestCase.settings = settings(
    max_examples=RUNS,
    stateful_step_count=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    print_blob=True,
)
TestOnceOnly = OnceOnly.TestCase
