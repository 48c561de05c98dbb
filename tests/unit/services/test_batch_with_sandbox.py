"""Many voices in one go against the service in its own process, whatever happens on the way."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from tests.batches import batch_rows, links_alone
from tests.conftest import Sandbox, StartSandbox
from tests.sandbox_process import FORKS
from tests.unit.services.batch_program import QUICK, send
from voicedesk.api import RetryPolicy, Timeouts, VoiceCloneClient
from voicedesk.domain.batch import BatchRow, BatchRowStatus
from voicedesk.domain.errors import ServiceError
from voicedesk.library import Library
from voicedesk.services.batch import Batches
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices

ROWS = 3
LONG = 1000.0
"""By how many seconds a clock is ahead, so that nothing sent before can be acted upon any more."""


@pytest.fixture
def service(start_sandbox: StartSandbox) -> Sandbox:
    return start_sandbox("--voices", "3", "--training-seconds", "600")


def trained(sandbox: Sandbox) -> list[int]:
    """How often each voice was trained, by the requests that were carried out."""
    requests = sandbox.log()["requests"]
    puts = [one for one in requests if one["call"] == "train" and one["acted"]]
    return [*Counter(one["path"] for one in puts).values()]


def assert_each_once(sandbox: Sandbox, rows: int = ROWS) -> None:
    voices = sandbox.control("voices")["voices"]
    assert sandbox.log()["acted"]["create"] == rows
    assert len(voices) == 3 + rows
    assert trained(sandbox) == [1] * rows
    names = [voice["name"] for voice in voices if voice["name"].startswith("voice ")]
    assert sorted(names) == [f"voice {number}" for number in range(1, rows + 1)]


DOUBTFUL = ["reset", "drop", "hang", "500", "garbage", "empty", "truncate", "missing=id"]
ACTED = ["act-then-reset", "act-then-drop", "act-then-hang", "act-then-500", "act-then-garbage"]
CLEAR = ["429:1:retry-after=1", "429"]


@pytest.mark.parametrize("call", ["create", "train"])
@pytest.mark.parametrize("what", [*DOUBTFUL, *ACTED, *CLEAR, "slow=2"])
def test_each_row_once_whatever_the_service_does(
    service: Sandbox, tmp_path: Path, call: str, what: str
) -> None:
    name, _, rest = what.partition(":")
    service.set_faults(f"{call}:{name}:{rest or 1}:after=1".replace("1:retry", "1:after=1:retry"))
    if rest:
        service.set_faults(f"{call}:{name}:{rest}")
    ahead = 0.0

    def clock() -> float:
        return time.time() + ahead

    async def scenario() -> list[str]:
        nonlocal ahead
        library = Library(tmp_path)
        opening = await library.open()
        async with VoiceCloneClient(
            service.url,
            service.token,
            timeouts=Timeouts(read=1),
            retry=RetryPolicy(tries=1),
        ) as client:
            voices = Voices(client, library, opening, pace=QUICK, clock=clock)
            slots = Slots(voices, library, opening, clock=clock)
            batches = Batches(
                voices,
                slots,
                library,
                opening,
                *links_alone(library, opening),
                pace=QUICK,
                clock=clock,
            )
            news = asyncio.Event()
            batches.changed.connect(lambda _: news.set())
            work = [asyncio.create_task(one) for one in (voices.poll(), batches.run())]
            await batches.start(links(service))
            async with asyncio.timeout(40):
                while not batches.now.is_over or batches.now.of(BatchRowStatus.UNCERTAIN):
                    news.clear()
                    try:
                        async with asyncio.timeout(0.5):
                            await news.wait()
                    except TimeoutError:
                        if "slow" not in what:  # what wasn't done by now isn't done any more
                            ahead += LONG
                if batches.now.again:
                    await batches.retry()
                    while not batches.now.is_over:
                        news.clear()
                        await news.wait()
            for one in work:
                one.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            statuses = [batches.status(row).value for row in batches.rows]
        await library.close()
        return statuses

    assert asyncio.run(scenario()) == ["training"] * ROWS
    assert_each_once(service)


def test_a_rows_slot_is_never_the_new_voices_whose_answer_was_lost(
    service: Sandbox, tmp_path: Path
) -> None:
    ahead = 0.0

    def clock() -> float:
        return time.time() + ahead

    async def scenario() -> None:
        nonlocal ahead
        library = Library(tmp_path)
        opening = await library.open()
        async with VoiceCloneClient(service.url, service.token) as client:
            voices = Voices(client, library, opening, pace=QUICK, clock=clock)
            slots = Slots(voices, library, opening, clock=clock)
            batches = Batches(
                voices,
                slots,
                library,
                opening,
                *links_alone(library, opening),
                pace=QUICK,
                clock=clock,
            )
            news = asyncio.Event()
            batches.changed.connect(lambda _: news.set())
            await voices.refresh()
            service.set_faults("create:act-then-reset:1", "create:reset:1")
            working = asyncio.create_task(batches.run())
            async with voices.creating:
                making = asyncio.create_task(slots.make())
                await asyncio.sleep(0)
                await batches.start(batch_rows(1, f"{service.url}/samples/en-reading.mp3?{{}}"))
                for _ in range(20):
                    await asyncio.sleep(0)  # the row waits for its turn
            with pytest.raises(ServiceError):
                await making
            found = await slots.find_out()
            assert found.voice is not None
            while not batches.now.is_over:
                news.clear()
                try:
                    async with asyncio.timeout(0.2):
                        await news.wait()
                except TimeoutError:
                    ahead += LONG
            batches.end()
            await working
            assert batches.rows[0].voice_id not in {"", found.voice.id}
            assert slots.made == found.voice
        await library.close()
        assert service.log()["acted"]["create"] == 2

    asyncio.run(asyncio.wait_for(scenario(), 40))


def links(sandbox: Sandbox) -> list[BatchRow]:
    return batch_rows(ROWS, f"{sandbox.url}/samples/en-reading.mp3?{{}}")


class Program:
    """The program that sends a table, as a process.

    Args:
        ahead: by how many seconds its clock is ahead.
        rows: of a new table; none to go on with the one there is.
    """

    def __init__(
        self, folder: Path, sandbox: Sandbox, *, ahead: float, rows: Sequence[BatchRow] = ()
    ) -> None:
        self._said, telling = FORKS.Pipe(duplex=False)
        self._process = FORKS.Process(
            target=send, args=(telling, folder, sandbox.url, sandbox.token, ahead, [*rows])
        )
        with telling:
            self._process.start()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._said.close()

    @property
    def has_ended(self) -> bool:
        return not self._process.is_alive()

    def result(self) -> list[tuple[str, str]]:
        """Each row's voice and status once all was sent."""
        try:
            assert wait([self._said], 60), "it goes on"
            rows: list[tuple[str, str]] = self._said.recv()
            return rows
        finally:
            self.kill()


def until_seen(sandbox: Sandbox, program: Program, call: str, number: int) -> None:
    deadline = time.monotonic() + 60
    while sandbox.log()["seen"].get(call, 0) < number:
        assert time.monotonic() < deadline
        assert not program.has_ended


@pytest.mark.parametrize("call", ["create", "train"])
@pytest.mark.parametrize("what", ["hang", "act-then-hang", "slow=1"])
def test_a_kill_while_a_request_is_under_way(
    service: Sandbox, tmp_path: Path, call: str, what: str
) -> None:
    service.set_faults(f"{call}:{what}:1:after=1")
    killed = Program(tmp_path, service, ahead=0, rows=links(service))
    until_seen(service, killed, call, 2)
    killed.kill()
    service.set_faults()
    while what == "slow=1" and service.log()["acted"].get(call, 0) < 2:
        pass  # it is acted upon although whoever asked is gone
    rows = Program(tmp_path, service, ahead=LONG).result()
    assert [status for _, status in rows] == ["training"] * ROWS
    assert_each_once(service)


def test_kills_at_every_step(service: Sandbox, tmp_path: Path) -> None:
    service.set_faults("create:slow=0.03", "train:slow=0.03", "list:slow=0.03")
    rows, ahead = links(service), 0
    for number in range(1, ROWS + 1):
        for call in ("create", "train"):
            program = Program(tmp_path, service, ahead=ahead, rows=rows)
            rows, ahead = [], ahead + 1000
            seen = service.log()["seen"].get(call, 0)
            until_seen(service, program, call, max(seen, number))
            program.kill()
    ended = Program(tmp_path, service, ahead=ahead).result()
    assert [status for _, status in ended] == ["training"] * ROWS
    assert_each_once(service)
