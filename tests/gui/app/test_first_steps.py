"""First steps: there for whoever is new, gone one by one as each is done, and never in the way."""

from collections.abc import Callable

import pytest

from tests.gui.app.conftest import RunningProgram
from tests.sandbox_process import Sandbox
from voicedesk.ui.first_steps import HEAR, KEEP, TRAIN, FirstSteps

pytestmark = pytest.mark.no_qt_log

StartOn = Callable[..., RunningProgram]


def steps(program: RunningProgram) -> FirstSteps:
    made = program.window.sidebar.findChild(FirstSteps)
    assert made is not None
    return made


def shown(program: RunningProgram) -> list[str]:
    return [step for step, button in steps(program).steps.items() if button.isVisible()]


def test_a_step_goes_once_it_was_done(shared_sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(shared_sandbox)
    program.settle()
    program.select_ready()
    assert shown(program) == [HEAR, TRAIN, KEEP]
    steps(program).steps[HEAR].click()
    program.wait(lambda: shown(program) == [TRAIN, KEEP])
    program.window.commands.listening.stop.trigger()
    steps(program).steps[TRAIN].click()
    assert program.window.desk.form_is_open
    assert shown(program) == [TRAIN, KEEP], "an open form trained nothing"
    program.window.commands.languages["zh_CN"].trigger()
    program.wait(lambda: shown(program) == [TRAIN, KEEP])  # made again
    program.wait(program.window.commands.keep.isEnabled)
    steps(program).steps[KEEP].click()
    program.wait(lambda: shown(program) == [TRAIN])
    steps(program).close_button.click()
    assert not steps(program).isVisible()
    assert program.preferences.now.steps_left == ()


def test_a_low_window_and_a_rail_have_none(shared_sandbox: Sandbox, start_on: StartOn) -> None:
    program = start_on(shared_sandbox)
    program.settle()
    for size, there in (((1360, 560), False), ((1360, 860), True), ((890, 860), False)):
        program.window.resize(*size)
        program.wait(lambda there=there: steps(program).isVisible() is there)
