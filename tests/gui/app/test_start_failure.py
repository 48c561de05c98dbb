"""What keeps the program from starting: the window that says so, and its ways on."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from voicedesk.app import start_failure
from voicedesk.app.options import Options
from voicedesk.app.single_instance import NoAnswerError
from voicedesk.app.start_failure import ask_way_out

pytestmark = pytest.mark.no_qt_log

OPTIONS = Options(language="en")
LOCKED = PermissionError(errno.EACCES, "Permission denied", "/data/<b>voices</b>")


class Person:
    """Reads each window that comes, and presses the button with these words, one after another."""

    def __init__(self) -> None:
        self.read = ""
        self.presses: list[str] = []
        self.folder = Path()
        self.timer = QTimer()
        self.timer.timeout.connect(self._look)
        self.timer.start(10)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QFileDialog):
            box.findChild(QLineEdit, "fileNameEdit").setText(str(self.folder))
            box.accept()
        elif isinstance(box, QMessageBox) and isinstance(box.parentWidget(), QFileDialog):
            box.accept()  # Qt hadn't read the folder yet
        elif isinstance(box, QMessageBox) and self.presses:
            self.read = box.text()
            self.offered = [button.text() for button in box.buttons()]
            wanted = self.presses.pop(0)
            next(button for button in box.buttons() if button.text() == wanted).click()


@pytest.fixture
def person(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setattr(start_failure, "_UNSEEN", set())  # they see the screen that isn't there
    made = Person()
    yield made
    made.timer.stop()


def asked(error: Exception, options: Options = OPTIONS, *, is_open: bool = False) -> Options | None:
    return ask_way_out(error, options, lambda: False, is_open=is_open)


def test_a_locked_folder_is_told_and_another_can_be_used(
    person: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person.presses = ["Use another folder…"]
    person.folder = tmp_path
    assert asked(LOCKED) == Options(language="en", data_dir=tmp_path)
    assert "can’t use its data folder" in person.read
    assert "/data/<b>voices</b>" in person.read
    assert "permission" in person.read
    assert capsys.readouterr().err.count("\n") == 1


def test_another_try_may_do(person: Person) -> None:
    person.presses = ["Try again"]
    assert asked(LOCKED) == OPTIONS


def test_quitting_ends_it(person: Person) -> None:
    person.presses = ["Quit"]
    assert asked(LOCKED) is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoAnswerError(), "already open but isn’t responding"),
        (NoAnswerError("studio"), "“studio” is using this data folder"),
        (NoAnswerError(is_certain=False), "may already be open"),
    ],
)
def test_where_another_may_have_the_folder_the_person_decides(
    person: Person, error: NoAnswerError, said: str
) -> None:
    person.presses = ["Open anyway"]
    assert asked(error) == Options(language="en", anyway=True)
    assert said in person.read


def test_a_missing_library_is_named(person: Person) -> None:
    person.presses = ["Quit"]
    missing = ImportError("libpulse.so.0: cannot open shared object file: No such file")
    assert asked(missing, is_open=True) is None
    assert "Can’t load libpulse.so.0" in person.read
    assert person.offered == ["Quit", "Show Details..."]


def test_what_nobody_thought_of_is_told_too(
    person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.presses = ["Try again"]
    assert asked(ValueError("two\nlines")) == OPTIONS
    assert "ValueError: two lines" in person.read
    assert capsys.readouterr().err == "voicedesk: it can't start: ValueError: two lines\n"


def test_it_speaks_chinese(person: Person) -> None:
    person.presses = ["退出"]
    assert asked(LOCKED, Options(language="zh_CN")) is None
    assert "数据文件夹" in person.read


def test_being_asked_to_end_closes_the_window(person: Person) -> None:
    assert ask_way_out(LOCKED, OPTIONS, lambda: bool(QApplication.activeModalWidget())) is None


def test_where_nobody_can_see_a_window_one_line_is_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(LOCKED) is None
    assert capsys.readouterr().err.startswith("voicedesk: the data directory can't be used: ")
