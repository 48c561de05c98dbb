"""The recording behind a link is looked at in the whole program, from a service over TCP."""

from pathlib import Path

import pytest

from tests.gui.app.conftest import RunningProgram, Start
from tests.sandbox_process import Sandbox
from voicedesk.ui.training.form import TrainingForm
from voicedesk.ui.training.samples import LOOK

# A message from one of Qt's sound threads would wait for the interpreter, which waits for them.
pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def program(sandbox: Sandbox, start_on: Start) -> RunningProgram:
    program = start_on(sandbox)
    program.settle()
    program.select_ready()
    program.window.panel.train.click()
    program.wait(lambda: program.window.desk.form_is_open)
    return program


def form(program: RunningProgram) -> TrainingForm:
    found = program.window.findChild(TrainingForm)
    assert isinstance(found, TrainingForm)
    return found


def samples(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "data" / "cache" / "samples"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("suffix", ["mp3", "wav"])
def test_a_recording_is_measured_and_goes_with_the_form(
    program: RunningProgram, sandbox: Sandbox, tmp_path: Path, suffix: str
) -> None:
    part = form(program).sample
    form(program).link.field.setText(f"{sandbox.url}/samples/en-reading.{suffix}")
    program.wait(lambda: part.rows)
    words = [row.accessibleName() for row in part.rows]
    assert words[0] == ("Length: 23 s, good." if suffix == "mp3" else "Length: 10 s, good.")
    assert words[1] == "Format: 24 kHz, mono, good."
    assert len(samples(tmp_path)) == 1
    assert samples(tmp_path)[0].suffix == f".{suffix}"
    log = sandbox.log()
    assert log["violations"] == 0, "the token has no business there"
    assert log["seen"].get("sample", 0) == 1
    form(program).close_button.click()
    program.wait(lambda: not samples(tmp_path))


def test_a_page_and_nothing_are_not_sent(program: RunningProgram, sandbox: Sandbox) -> None:
    part, start = form(program).sample, form(program).start
    form(program).consent.agreed.setChecked(True)
    for path, fact in (
        ("/samples/not-audio.html", "This is a web page, not a recording."),
        ("/samples/none.mp3", "There’s nothing at this link (HTTP 404)."),
    ):
        form(program).link.field.setText(f"{sandbox.url}{path}")
        program.wait(lambda fact=fact: part.fact.text() == fact)
        assert not start.isEnabled()
    assert "train" not in sandbox.log()["seen"]


@pytest.mark.parametrize(
    ("fault", "fact"),
    [
        ("html", "This is a web page, not a recording."),
        ("garbage", "The file at this link isn’t audio."),
        ("empty", "The file at this link is empty."),
        ("403", "The server denied access (HTTP 403)."),
        ("reset", "Can’t reach the server."),
        ("truncate", "The download was interrupted."),
        ("endless", "The recording is too large to check."),
    ],
)
def test_whatever_a_server_does_is_told(
    program: RunningProgram, sandbox: Sandbox, fault: str, fact: str
) -> None:
    sandbox.set_faults(f"sample:{fault}")
    form(program).link.field.setText(f"{sandbox.url}/samples/en-1.mp3")
    program.wait(lambda: form(program).sample.fact.text() == fact, 30_000)


def test_the_end_does_not_wait_for_a_slow_recording(
    program: RunningProgram, sandbox: Sandbox
) -> None:
    sandbox.set_faults("sample:hang")
    form(program).consent.agreed.setChecked(True)
    form(program).link.field.setText(f"{sandbox.url}/samples/en-1.mp3")
    form(program).start.click()
    program.wait(lambda: sandbox.log()["seen"].get("sample"))
    assert program.finish() < 1.5
    assert "train" not in sandbox.log()["seen"]


def test_leaving_while_a_recording_trickles_in_leaves_nothing(
    program: RunningProgram, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.set_faults("sample:drip=30")
    form(program).link.field.setText(f"{sandbox.url}/samples/en-1.mp3")
    check = program.parts.training.samples._check
    assert check is not None
    program.wait(lambda: check._is_audio)
    form(program).close_button.click()
    program.wait(lambda: not program.tasks.is_busy(LOOK))
    program.wait(lambda: not samples(tmp_path))
