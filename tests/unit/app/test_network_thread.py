"""Coroutines on the network's thread, and what of them reaches the window's."""

import asyncio
import gc
import threading
from collections.abc import Callable, Coroutine, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from voicedesk.app.event_loop import PromptLoop
from voicedesk.app.network_thread import NetworkThread

LONGEST = 10
Run = Callable[[Coroutine[object, object, None]], None]


@pytest.fixture
def network() -> Iterator[NetworkThread]:
    made = NetworkThread()
    yield made
    threads = [one for one in threading.enumerate() if one.name == "voicedesk network"]
    made.stop()
    for thread in threads:
        thread.join(LONGEST)
        assert not thread.is_alive()


@pytest.fixture
def run(qapp: QApplication) -> Run:
    def run(scenario: Coroutine[object, object, None]) -> None:
        with asyncio.Runner(loop_factory=lambda: PromptLoop(qapp)) as runner:
            runner.run(asyncio.wait_for(scenario, LONGEST))

    return run


def test_results_and_errors_come_back(network: NetworkThread, run: Run) -> None:
    async def where() -> tuple[str, bool]:
        await asyncio.sleep(0)
        thread = threading.current_thread()
        return thread.name, thread.daemon

    async def broken() -> int:
        await asyncio.sleep(0)
        return int("seven")

    async def scenario() -> None:
        assert await network.run(where) == ("voicedesk network", True)
        with pytest.raises(ValueError, match="seven"):
            await network.run(broken)
        places = await asyncio.gather(*(network.run(where) for _ in range(50)))
        assert {name for name, _ in places} == {"voicedesk network"}

    run(scenario())


def test_host_names_are_looked_up_on_daemon_threads(network: NetworkThread, run: Run) -> None:
    async def look_up() -> bool:
        def is_daemon() -> bool:
            return threading.current_thread().daemon

        return await asyncio.get_running_loop().run_in_executor(None, is_daemon)

    async def scenario() -> None:
        assert await network.run(look_up)

    run(scenario())


def test_cancelling_the_wait_ends_the_work_first(network: NetworkThread, run: Run) -> None:
    steps: list[str] = []

    async def tasks() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.02)
            steps.append("work")

    async def scenario() -> None:
        waiting = asyncio.create_task(network.run(tasks))
        await asyncio.to_thread(began.wait)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        steps.append("wait")

    began = threading.Event()
    run(scenario())
    assert steps == ["work", "wait"]


def test_a_thread_that_hangs_is_waited_for_only_a_moment(network: NetworkThread, run: Run) -> None:
    go_on = threading.Event()

    async def hang() -> None:
        began.set()
        go_on.wait(LONGEST)

    async def scenario() -> None:
        waiting = asyncio.create_task(network.run(hang))
        await asyncio.to_thread(began.wait)
        waiting.cancel()
        async with asyncio.timeout(2):
            await asyncio.wait([waiting])
        assert waiting.cancelled()

    began = threading.Event()
    try:
        run(scenario())
    finally:
        go_on.set()


def test_what_fails_once_nobody_waits_is_nobodys_trouble(
    network: NetworkThread, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    async def tasks() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("the connection is gone, too")

    async def scenario() -> None:
        waiting = asyncio.create_task(network.run(tasks))
        await asyncio.to_thread(began.wait)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert waiting.cancelled()

    began = threading.Event()
    run(scenario())
    gc.collect()
    assert caplog.records == []


def test_work_that_outlives_the_window_troubles_nobody(
    network: NetworkThread, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    go_on, over = threading.Event(), threading.Event()

    async def tasks() -> None:
        began.set()
        try:
            go_on.wait(LONGEST)
        finally:
            asyncio.get_running_loop().call_later(0.01, over.set)

    async def scenario() -> None:
        waiting = asyncio.create_task(network.run(tasks))
        await asyncio.to_thread(began.wait)
        waiting.cancel()
        await asyncio.wait([waiting])

    began = threading.Event()
    run(scenario())
    go_on.set()
    assert over.wait(LONGEST)
    assert caplog.records == []
