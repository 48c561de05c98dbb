"""Many voices from a table on the whole program: ended in the middle, begun again, gone on."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import StartSandbox
from tests.gui.app.conftest import RunningProgram
from tests.sandbox_process import Sandbox
from voicedesk.services.batch import Batches
from voicedesk.ui.batch.page import BatchPage

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]
ROWS = 12


def opened(program: RunningProgram) -> BatchPage:
    program.settle()
    program.window.commands.train_many.trigger()
    page = program.window.desk.page
    assert isinstance(page, BatchPage)
    return page


def batch(program: RunningProgram) -> Batches:
    assert program.accounts.opened is not None
    return program.accounts.opened.batch


def begin(program: RunningProgram, sandbox: Sandbox) -> BatchPage:
    page = opened(program)
    link = f"{sandbox.url}/samples/en-reading.mp3"
    rows = [f"voice {number}\t{link}?{number}" for number in range(1, ROWS + 1)]
    QApplication.clipboard().setText("Name\tURL\n" + "\n".join(rows))
    page.empty.primary.click()
    foot = page.foot
    program.wait(lambda: foot.note.text().startswith("Confirm"), timeout=60_000)
    foot.speakers.agreed.click()
    foot.start.click()
    return page


def test_a_table_that_was_interrupted_is_gone_on_with(
    start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    sandbox = start_sandbox("--voices", "2", "--training-seconds", "600")
    sandbox.set_faults("create:slow=0.1", "train:slow=0.2")
    program = start_on(sandbox)
    begin(program, sandbox)
    program.wait(lambda: batch(program).now.sent >= 3)
    assert program.finish() < 2
    counts = [sandbox.log()["acted"].get("train", 0)]
    assert counts[0] < ROWS

    sandbox.set_faults()
    again = start_on(sandbox)
    again.settle()
    told = again.message("batch")
    assert "interrupted" in told.fact
    seen = sandbox.log()["seen"]
    assert told.act is not None
    told.act()
    page = again.window.desk.page
    assert isinstance(page, BatchPage)
    page.sending.resume.click()
    again.wait(lambda: batch(again).now.sent == ROWS, timeout=60_000)
    log = sandbox.log()
    assert log["acted"]["create"] == log["acted"]["train"] == ROWS
    trained = Counter(one["path"] for one in log["requests"] if one["call"] == "train")
    assert [*trained.values()] == [1] * ROWS
    assert seen["create"] <= ROWS
    assert again.finish() < 2


def test_slots_are_asked_for_one_at_a_time_and_trainings_a_few(
    start_sandbox: StartSandbox, start_on: StartOn
) -> None:
    sandbox = start_sandbox("--voices", "2", "--training-seconds", "600")
    sandbox.set_faults("create:slow=0.05", "train:slow=0.1")
    program = start_on(sandbox)
    begin(program, sandbox)
    program.wait(lambda: batch(program).now.sent == ROWS, timeout=60_000)
    requests = sandbox.log()["requests"]
    creates = [one["at"] for one in requests if one["call"] == "create"]
    assert all(later - sooner >= 0.05 for sooner, later in pairwise(creates))
    trains = [one["at"] for one in requests if one["call"] == "train"]
    at_once = max(sum(at <= one < at + 0.1 for one in trains) for at in trains)
    assert at_once <= 3
