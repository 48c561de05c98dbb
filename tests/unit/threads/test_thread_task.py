"""What passes between a thread and a coroutine."""

import asyncio
import threading

import pytest

from voicedesk.threads import ThreadTask


def _begin(task: ThreadTask[int]) -> threading.Thread:
    thread = threading.Thread(target=task)
    thread.start()
    return thread


def test_its_result_and_its_error_reach_the_coroutine() -> None:
    async def scenario() -> None:
        task = ThreadTask(threading.get_ident)
        thread = _begin(task)
        assert await task.awaited() == thread.ident
        broken = ThreadTask(lambda: int("seven"))
        _begin(broken)
        with pytest.raises(ValueError, match="seven"):
            await broken.awaited()

    asyncio.run(scenario())


def test_a_wait_that_is_given_up_leaves_the_task_to_its_thread() -> None:
    carried_out: list[int] = []
    go_on = threading.Event()

    def work() -> int:
        go_on.wait(10)
        carried_out.append(1)
        return 1

    async def scenario() -> threading.Thread:
        task = ThreadTask(work)
        waiting = task.awaited()
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        return _begin(task)

    thread = asyncio.run(scenario())
    go_on.set()
    thread.join(10)
    assert carried_out == [1]


def test_a_result_after_the_loops_end_troubles_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    go_on = threading.Event()

    async def scenario() -> threading.Thread:
        task = ThreadTask(lambda: int(go_on.wait(10)))
        thread = _begin(task)
        waiting = task.awaited()
        await asyncio.wait([waiting], timeout=0)
        return thread

    thread = asyncio.run(scenario())
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()
    assert not caplog.records
