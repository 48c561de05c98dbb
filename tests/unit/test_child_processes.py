"""The watch over child processes: what it counts, and what it gives up."""

import subprocess
import sys
import time

import pytest

from tests import child_processes
from tests.child_processes import Stopwatch, next_line, seconds_to_end


def start(code: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("busy", ["time.sleep(0.4)", "while time.process_time() < 0.4: pass"])
def test_rest_and_work_count_and_waiting_for_a_processor_does_not(busy: str) -> None:
    with start(f"import time; print('begun', flush=True)\n{busy}") as process:
        assert next_line(process) == "begun"
        watch, begin = Stopwatch(process.pid), time.monotonic()
        took = seconds_to_end(process, watch)
        a_tick = 0.02  # in which the system counts processor time
        assert 0.3 < took <= time.monotonic() - begin + a_tick
        assert process.returncode == 0


def test_a_child_that_goes_on_or_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_processes, "_LONGEST_SILENCE", 0.2)
    with start("import time; time.sleep(60)") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            seconds_to_end(process, Stopwatch(process.pid), timeout=0.01)
        with pytest.raises(AssertionError, match="said nothing"):
            next_line(process)
