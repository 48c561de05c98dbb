"""What the program needs of qasync's event loop."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.child_processes import Stopwatch
from voicedesk.app.event_loop import make_loop


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    with asyncio.Runner(loop_factory=lambda: make_loop(qapp)) as made:
        yield made


def test_callbacks_run_in_order_and_cancelled_ones_not(runner: asyncio.Runner) -> None:
    async def scenario() -> list[int]:
        loop = asyncio.get_running_loop()
        ran: list[int] = []
        handles = [loop.call_soon(ran.append, number) for number in range(5)]
        handles[2].cancel()
        loop.call_soon(lambda: loop.call_soon(ran.append, 9))
        loop.call_soon(ran.append, 5)
        await asyncio.sleep(0.02)
        return ran

    assert runner.run(scenario()) == [0, 1, 3, 4, 5, 9]


def test_tasks_timers_threads_and_connections_work(runner: asyncio.Runner) -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        writer.close()

    async def scenario() -> tuple[bytes, int]:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"hello\n")
        answer = await reader.read()
        writer.close()
        server.close()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await asyncio.Event().wait()
        numbers = await asyncio.gather(*(asyncio.to_thread(abs, -number) for number in range(9)))
        return answer, sum(numbers)

    assert runner.run(scenario()) == (b"hello\n", 36)


def test_busy_coroutines_leave_qt_its_turns(runner: asyncio.Runner) -> None:
    async def scenario() -> float:
        turns = 0
        enough = asyncio.Event()

        def turn() -> None:
            nonlocal turns
            turns += 1
            if turns > 20:
                enough.set()

        timer = QTimer()
        timer.timeout.connect(turn)
        timer.start(5)

        async def busy() -> None:
            while True:  # noqa: ASYNC110 - a busy one is what is meant
                await asyncio.sleep(0)

        tasks = [asyncio.create_task(busy()) for _ in range(200)]
        watch = Stopwatch()
        async with asyncio.timeout(20):
            await enough.wait()
        took = watch.seconds
        for task in tasks:
            task.cancel()
        timer.stop()
        return took

    assert runner.run(scenario()) < 0.3


def test_what_threads_ask_for_is_run_in_order_and_none_is_forgotten(runner: asyncio.Runner) -> None:
    number, threads = 2000, 3
    ran: list[tuple[int, int]] = []

    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def take(thread: int, count: int) -> None:
            ran.append((thread, count))
            if len(ran) == number * threads:
                done.set()

        def ask(thread: int) -> None:
            for count in range(number):
                loop.call_soon_threadsafe(take, thread, count)

        async with asyncio.timeout(20):
            await asyncio.gather(*(asyncio.to_thread(ask, thread) for thread in range(threads)))
            await done.wait()

    runner.run(scenario())
    for thread in range(threads):
        assert [count for one, count in ran if one == thread] == list(range(number))


def test_what_raises_is_told_and_the_rest_goes_on(runner: asyncio.Runner) -> None:
    told: list[object] = []

    async def scenario() -> bool:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: told.append(context["exception"]))
        done = asyncio.Event()
        loop.call_soon(lambda: 1 / 0)
        loop.call_soon(done.set)
        await done.wait()
        return done.is_set()

    assert runner.run(scenario())
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_the_command_line_of_httpx_is_not_loaded() -> None:
    code = (
        "import sys; from voicedesk.app.event_loop import load_rest; load_rest();"
        "sys.exit(', '.join({'rich', 'click', 'pygments'} & set(sys.modules)) or None)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr
