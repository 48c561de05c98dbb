"""The log file."""

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicedesk.app.log_file import LogFile, PrivateFileHandler

LOG = logging.getLogger("voicedesk.test")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, own = logging.getLogger(), logging.getLogger("voicedesk")
    levels, handlers, hooks = (root.level, own.level), list(root.handlers), sys.excepthook
    yield
    assert (root.handlers, sys.excepthook) == (handlers, hooks), "left behind"
    assert threading.excepthook is not None
    root.setLevel(levels[0])
    own.setLevel(levels[1])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_noted_is_in_the_file_once_it_is_closed(tmp_path: Path) -> None:
    log_file = LogFile(tmp_path / "deep" / "logs")
    LOG.info("found %s voices", 12)
    log_file.close(5)
    LOG.info("too late")
    written = (tmp_path / "deep" / "logs" / "voicedesk.log").read_text()
    assert "INFO voicedesk.test: found 12 voices" in written
    assert "too late" not in written


def test_no_link_in_it_says_what_lets_one_in(tmp_path: Path) -> None:
    log_file = LogFile(tmp_path)
    error = OSError(
        "https://u:SECRET@a.example/s.mp3?e=1&token=SECRET, socks5://u:SECRET@b.example"
    )
    LOG.error("while http://c.example/a?SECRET was fetched", exc_info=error)
    log_file.close(5)
    written = (tmp_path / "voicedesk.log").read_text()
    assert "SECRET" not in written
    assert "https://a.example/s.mp3?•••" in written


def test_it_is_this_users_alone_also_once_it_is_full(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    file = PrivateFileHandler(folder / "voicedesk.log")
    file.maxBytes = 100
    for _ in range(10):
        file.emit(logging.makeLogRecord({"msg": "x" * 60}))
    file.close()
    assert mode(folder) == 0o700
    assert len(list(folder.iterdir())) == 4
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_nothing_piles_up_where_no_file_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    before = list(logging.getLogger().handlers)
    log_file = LogFile(tmp_path / "logs")
    assert logging.getLogger().handlers == before
    LOG.warning("nobody reads this")
    log_file.close(5)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_catches_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_file = LogFile(tmp_path)

    def fail() -> None:
        raise ZeroDivisionError("on a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    sys.excepthook(KeyError, KeyError("in a slot"), None)
    log_file.close(5)
    written = (tmp_path / "voicedesk.log").read_text()
    assert "ZeroDivisionError: on a thread" in written
    assert "KeyError: 'in a slot'" in written
    assert "on a thread" in capsys.readouterr().err


def test_the_last_lines_are_told_also_of_the_file_before(tmp_path: Path) -> None:
    (tmp_path / "voicedesk.log.1").write_text("".join(f"earlier {n}\n" for n in range(300)))
    (tmp_path / "voicedesk.log").write_text("".join(f"now {n}\n" for n in range(50)))
    log_file = LogFile(tmp_path)
    lines = log_file.last_lines()
    log_file.close(5)
    assert len(lines) == 200
    assert (lines[0], lines[-1]) == ("earlier 150", "now 49")


def test_requests_are_remembered_and_in_no_file(tmp_path: Path) -> None:
    log_file = LogFile(tmp_path)
    requests = logging.getLogger("httpx")
    for number in range(300):
        requests.info("HTTP Request: GET https://voice.example/%s", number)
    requests.warning("something else")
    log_file.close(5)
    told = log_file.recent_requests()
    assert len(told) == 200
    assert told[-1].endswith("GET https://voice.example/299")
    written = (tmp_path / "voicedesk.log").read_text()
    assert "something else" in written
    assert "voice.example" not in written
    requests.info("too late")
    assert len(log_file.recent_requests()) == 200
