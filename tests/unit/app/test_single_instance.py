"""One window for each data directory."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.child_processes import next_line
from voicedesk.app import single_instance
from voicedesk.app.single_instance import NoAnswerError, SingleInstance

SOURCES = Path(__file__).resolve().parents[3]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from voicedesk.app.single_instance import SingleInstance
application = QCoreApplication([])
sys.stdout.write("begun\\n")
sys.stdout.flush()
print(SingleInstance(Path(sys.argv[1]), sys.argv[2:]).acquire())
"""
CRASHING = (
    SECOND.replace("print(", "taken = (")
    + """
instance = SingleInstance(Path(sys.argv[1]))
assert instance.acquire()
instance.listen()
import os
os._exit(1)
"""
)


def second_start(folder: Path, *opened: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), *opened],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    assert made.acquire()
    yield made
    made.release()


def said(process: "subprocess.Popen[str]", qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    out, _ = process.communicate()
    return out.strip().removeprefix("begun\n")


def test_a_second_start_raises_the_first(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    raised: list[bool] = []
    first.raised.connect(lambda: raised.append(True))
    assert said(second_start(tmp_path), qtbot) == "False"
    qtbot.waitUntil(lambda: raised == [True])


def test_what_a_second_start_is_to_open_is_given_to_the_first(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    with qtbot.waitSignal(first.opened, timeout=30_000):
        second = second_start(tmp_path, "voicedesk:1", "/录音 1.wav")
    assert said(second, qtbot) == "False"
    assert first.requested == ["voicedesk:1", "/录音 1.wav"]


def test_the_leave_to_come_to_the_front_is_given_to_the_first(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Wayland a window is raised only with the token that the desktop gave the second start."""
    first.listen()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    second = second_start(tmp_path, "voicedesk:1")
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    tokens: list[str] = []
    first.raised.connect(lambda: tokens.append(os.environ.get("XDG_ACTIVATION_TOKEN", "")))
    qtbot.waitUntil(lambda: tokens[-1:] == ["leave"], timeout=30_000)
    assert said(second, qtbot) == "False"
    assert first.requested == ["voicedesk:1"]


def test_also_through_another_way_to_the_same_folder(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    link = tmp_path.parent / "link"
    link.symlink_to(tmp_path)
    with qtbot.waitSignal(first.raised, timeout=30_000):
        process = second_start(link)
    assert said(process, qtbot) == "False"


def test_a_second_start_waits_for_one_that_does_not_listen_yet(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    process = second_start(tmp_path)
    assert next_line(process) == "begun"
    qtbot.wait(300)
    assert process.poll() is None
    with qtbot.waitSignal(first.raised, timeout=30_000):
        first.listen()
    assert said(process, qtbot) == "False"


def test_a_first_that_stands_still_is_told_of(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    # Its event loop isn't turned meanwhile; the system answers for it all the same.
    ended = subprocess.run(
        [sys.executable, "-m", "voicedesk", "--data-dir", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert ended.returncode == 1
    said = [line for line in ended.stderr.splitlines() if line.startswith("voicedesk: ")]
    assert said == [
        "voicedesk: it is already running with this data directory but isn't responding"
    ]
    with qtbot.waitSignal(first.raised, timeout=30_000):
        pass  # once it can
    qtbot.waitUntil(lambda: not first._server.findChildren(QLocalSocket))


def test_another_folder_is_another_window(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    other = tmp_path / "other"
    other.mkdir()
    assert said(second_start(other), qtbot) == "True"


def test_what_a_crash_left_is_in_nobodys_way(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    subprocess.run(
        [sys.executable, "-c", CRASHING, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        check=False,
        timeout=30,
    )
    made = SingleInstance(tmp_path)
    assert made.acquire()
    made.listen()
    with qtbot.waitSignal(made.raised, timeout=30_000):
        process = second_start(tmp_path)
    assert said(process, qtbot) == "False"
    made.release()


def test_after_the_end_the_folder_is_free(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    made = SingleInstance(tmp_path)
    assert made.acquire()
    made.listen()
    made.release()
    assert said(second_start(tmp_path), qtbot) == "True"


@pytest.mark.parametrize(
    "left",
    [
        pytest.param("", id="empty"),
        pytest.param("4711\nvoicedesk\nanother-computer\n", id="of another computer"),
        pytest.param(
            f"{os.getpid()}\nvoicedesk\n{socket.gethostname()}\n", id="of a number in use"
        ),
        pytest.param("\0" * 5000, id="rubbish"),
    ],
)
def test_whatever_a_lock_file_says_nobody_holds_it(
    qapp: object, tmp_path: Path, qtbot: QtBot, left: str
) -> None:
    (tmp_path / "running.lock").write_text(left)
    made = SingleInstance(tmp_path)
    assert made.acquire()
    made.listen()
    with qtbot.waitSignal(made.raised, timeout=30_000):
        process = second_start(tmp_path)
    assert said(process, qtbot) == "False"
    made.release()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "_PATIENCE", 0.0)


def test_the_person_may_open_it_beside_one_that_does_not_answer(
    first: SingleInstance, tmp_path: Path, impatient: None
) -> None:
    written = (tmp_path / "running.lock").read_text()
    other = SingleInstance(tmp_path)
    with pytest.raises(NoAnswerError) as raised:
        other.acquire()
    assert (raised.value.computer, raised.value.is_certain) == ("", True)
    assert other.acquire(anyway=True)
    other.release()
    assert (tmp_path / "running.lock").read_text() == written, "it is the first one's"
    with pytest.raises(NoAnswerError):
        other.acquire()


def test_on_a_disk_without_locks_the_person_is_asked_where_another_may_have_it(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_lock", lambda _file: None)
    made = SingleInstance(tmp_path)
    assert made.acquire(), "nothing speaks against it"
    (tmp_path / "running.lock").write_text("4711\nvoicedesk\nstudio\n")
    with pytest.raises(NoAnswerError) as raised:
        SingleInstance(tmp_path).acquire()
    assert (raised.value.computer, raised.value.is_certain) == ("studio", False)
    made.release()
    again = SingleInstance(tmp_path)
    assert again.acquire()
    again.release()


def test_a_folder_that_cannot_be_written_to_is_nobodys(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    made = SingleInstance(tmp_path)
    assert made.acquire()
    made.release()
