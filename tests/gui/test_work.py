"""The one way in for work: keys, replacing, refusing, reporting, ending."""

import asyncio
import time
from collections.abc import Callable, Coroutine

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from tests.child_processes import Stopwatch
from tests.gui.conftest import Reports
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

OPERATION = Operation(OperationKind.REFRESH)
READ, WRITE, OTHER = TaskKey("read"), TaskKey("write"), TaskKey("other")
LASTING = TaskKey("lasting", of_account=False)


class Job:
    """Something that goes on until it is let through."""

    def __init__(self, *, stubborn: bool = False) -> None:
        self.runs = 0
        self.done: list[str] = []
        self.gate = asyncio.Event()
        self._stubborn = stubborn

    async def __call__(self) -> None:
        self.runs += 1
        try:
            await self.gate.wait()
            self.done.append("finished")
        except asyncio.CancelledError:
            self.done.append("cancelled")
            if self._stubborn:
                await asyncio.sleep(30)
            raise


@pytest.fixture
def run(loop: QEventLoop, qtbot: QtBot) -> Callable[..., float]:
    def seconds(awaited: object) -> float:
        watch = Stopwatch()
        task = loop.create_task(awaited)
        qtbot.waitUntil(task.done)
        task.result()
        return watch.seconds

    return seconds


def test_a_read_replaces_the_one_before(tasks: TaskRunner, qtbot: QtBot) -> None:
    first, second = Job(), Job()
    tasks.read(READ, OPERATION, first)
    qtbot.waitUntil(lambda: first.runs == 1)
    tasks.read(READ, OPERATION, second)
    second.gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy(READ))
    assert (first.done, second.done) == (["cancelled"], ["finished"])


def test_a_write_is_refused_while_the_same_one_runs(tasks: TaskRunner, qtbot: QtBot) -> None:
    job = Job()
    assert tasks.write(TaskKey.change("a"), OPERATION, job)
    assert not tasks.write(TaskKey.change("a"), OPERATION, job)
    assert tasks.write(TaskKey.change("b"), OPERATION, job)
    job.gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy(TaskKey.change("b")))
    assert job.runs == 2
    assert tasks.write(TaskKey.change("a"), OPERATION, job)
    qtbot.waitUntil(lambda: not tasks.is_busy(TaskKey.change("a")))


def test_what_must_not_be_lost_waits_for_its_turn(tasks: TaskRunner, qtbot: QtBot) -> None:
    order: list[str] = []
    first = Job()

    def then(name: str) -> Callable[[], Coroutine[object, object, None]]:
        async def job() -> None:
            order.append(name)
            await asyncio.sleep(0)

        return job

    tasks.write(WRITE, OPERATION, first)
    tasks.write_in_turn(WRITE, OPERATION, then("second"))
    tasks.write_in_turn(WRITE, OPERATION, then("third"))
    qtbot.waitUntil(lambda: first.runs == 1)
    assert not order
    first.gate.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert order == ["second", "third"]


def test_errors_are_reported_once_and_cancelling_is_none(
    tasks: TaskRunner, reports: Reports, qtbot: QtBot
) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    tasks.read(READ, OPERATION, fail)
    qtbot.waitUntil(lambda: bool(reports))
    seen: list[Exception] = []

    def caught(error: Exception) -> bool:
        seen.append(error)
        return True

    tasks.read(READ, Operation(OperationKind.REFRESH, caught=caught), fail)
    qtbot.waitUntil(lambda: bool(seen))
    job = Job()
    tasks.read(WRITE, OPERATION, job)
    qtbot.waitUntil(lambda: job.runs == 1)
    tasks.end(WRITE)
    qtbot.waitUntil(lambda: not tasks.is_busy(WRITE))
    assert [type(error) for _, error in reports] == [ZeroDivisionError]


def test_busy_is_told_when_it_begins_and_ends(tasks: TaskRunner, qtbot: QtBot) -> None:
    told: list[tuple[TaskKey, bool]] = []
    tasks.busy_changed.connect(lambda key: told.append((key, tasks.is_busy(key))))
    job = Job()
    job.gate.set()
    tasks.write(READ, OPERATION, job)
    qtbot.waitUntil(lambda: not tasks.is_busy(READ))
    assert told == [(READ, True), (READ, False)]


def test_work_may_start_more_under_the_same_key_from_what_its_end_told(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    jobs = [Job(), Job()]
    for job in jobs:
        job.gate.set()

    def again(key: TaskKey) -> None:
        if not tasks.is_busy(key) and not jobs[1].runs:
            tasks.write(key, OPERATION, jobs[1])

    tasks.busy_changed.connect(again)
    tasks.write(READ, OPERATION, jobs[0])
    qtbot.waitUntil(lambda: jobs[1].done == ["finished"])


def test_ending_cancels_reads_and_lets_writes_finish(
    tasks: TaskRunner, run: Callable[..., float], loop: QEventLoop, qtbot: QtBot
) -> None:
    read, write, other = Job(), Job(), Job()
    tasks.read(READ, OPERATION, read)
    tasks.write(WRITE, OPERATION, write)
    tasks.read(LASTING, OPERATION, other)
    qtbot.waitUntil(lambda: bool(read.runs and write.runs and other.runs))
    loop.call_later(0.05, write.gate.set)
    run(tasks.end_account(2.0))
    assert (read.done, write.done, other.done) == (["cancelled"], ["finished"], [])


def test_ending_waits_for_what_a_write_starts_as_its_last_step(
    tasks: TaskRunner, run: Callable[..., float], loop: QEventLoop, qtbot: QtBot
) -> None:
    gate = asyncio.Event()
    last = Job()

    async def replace_slot() -> None:
        await gate.wait()
        assert tasks.write(TaskKey.change("new"), OPERATION, last)
        loop.call_later(0.1, last.gate.set)

    tasks.write(TaskKey.change("old"), OPERATION, replace_slot)
    loop.call_later(0.05, gate.set)
    run(tasks.end_account(2.0))
    assert last.done == ["finished"]


def test_ending_gives_its_grace_once_however_many_steps_there_are(
    tasks: TaskRunner, run: Callable[..., float], loop: QEventLoop
) -> None:
    last = Job()

    async def first() -> None:
        await asyncio.sleep(0.2)
        assert tasks.write(OTHER, OPERATION, last)

    tasks.write(WRITE, OPERATION, first)
    before = time.monotonic()
    assert run(tasks.end_account(0.3)) < 0.45
    assert time.monotonic() - before > 0.25
    assert last.done == ["cancelled"]


def test_where_work_is_being_ended_nothing_else_begins(
    tasks: TaskRunner, run: Callable[..., float], loop: QEventLoop, qtbot: QtBot
) -> None:
    write, late = Job(), Job()
    late.gate.set()
    tasks.write(WRITE, OPERATION, write)
    ending = loop.create_task(tasks.end_account(2.0))
    qtbot.waitUntil(lambda: write.runs == 1)
    run(asyncio.sleep(0))  # the ending has begun, too
    assert not tasks.write(OTHER, OPERATION, late)
    tasks.read(READ, OPERATION, late)
    assert not tasks.is_busy(READ)
    assert tasks.write(LASTING, OPERATION, late), "only there"
    write.gate.set()
    qtbot.waitUntil(ending.done)
    assert tasks.write(OTHER, OPERATION, late), "and only then"
    qtbot.waitUntil(lambda: late.runs == 2)


def test_closing_takes_its_grace_and_no_longer_whatever_runs(
    tasks: TaskRunner, run: Callable[..., float], qtbot: QtBot
) -> None:
    read, write = Job(stubborn=True), Job()
    tasks.read(READ, OPERATION, read)
    tasks.write(WRITE, OPERATION, write)
    qtbot.waitUntil(lambda: bool(read.runs and write.runs))
    assert run(tasks.close(0.3)) < 1.2
    assert write.done == ["cancelled"]
    assert not tasks.write(OTHER, OPERATION, write)
    tasks.read(OTHER, OPERATION, write)
    assert write.runs == 1
    for task in tasks._tasks.values():
        task.cancel()


def test_waiting_for_work_does_not_end_it(
    tasks: TaskRunner, run: Callable[..., float], loop: QEventLoop, qtbot: QtBot
) -> None:
    job = Job()
    tasks.write(READ, OPERATION, job)
    waiting = loop.create_task(tasks.finished(READ))
    qtbot.waitUntil(lambda: job.runs == 1)
    waiting.cancel()
    qtbot.waitUntil(waiting.done)
    assert tasks.is_busy(READ)
    job.gate.set()
    run(tasks.finished(READ))
    assert job.done == ["finished"]
