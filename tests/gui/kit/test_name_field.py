"""Names as they are typed: code points, input methods, what can't be sent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.domain.voice import NameProblem
from voicedesk.ui.common.names import NameField


@pytest.fixture
def name(window: QWidget) -> NameField:
    column = QVBoxLayout(window)
    made = NameField("Name", "Voice name")
    column.addWidget(made)
    QApplication.processEvents()
    made.field.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "count", "problem"),
    [
        ("", "0 / 20", NameProblem.EMPTY),
        ("   ", "0 / 20", NameProblem.EMPTY),
        ("  a  ", "1 / 20", None),
        ("x" * 20, "20 / 20", None),
        ("x" * 21, "21 / 20", NameProblem.TOO_LONG),
        ("字" * 20, "20 / 20", None),
        ("👍" * 20, "20 / 20", None),
        ("👍" * 21, "21 / 20", NameProblem.TOO_LONG),
        ("👩‍👩‍👧", "5 / 20", None),
        ("a\tb", "3 / 20", NameProblem.CONTROL_CHARACTER),
    ],
)
def test_code_points_are_counted(
    name: NameField, typed: str, count: str, problem: NameProblem | None
) -> None:
    name.field.setText(typed)
    assert name.counter.text() == count
    assert name.problem() is problem
    told = problem not in {None, NameProblem.EMPTY}
    assert name.reason.isVisible() == told
    assert bool(name.field.accessibleDescription()) == told
    assert bool(name.field.property("wrong")) == told


def test_an_input_method_may_compose_and_commit_more_than_fits(name: NameField) -> None:
    name.field.setText("字" * 18)
    QApplication.sendEvent(name.field, QInputMethodEvent("ni hao shi jie", []))
    assert name.text == "字" * 18, "what is being composed isn't the name yet"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("你好世界")
    QApplication.sendEvent(name.field, commit)
    assert name.text == "字" * 18 + "你好世界", "nothing is cut"
    assert name.counter.text() == "22 / 20"
    assert "2" in name.reason.text()


def test_enter_submits_only_what_can_be_sent(name: NameField, qtbot: QtBot) -> None:
    heard: list[str] = []
    name.submitted.connect(lambda: heard.append(name.text))
    for typed in ("", "x" * 21, " Good "):
        name.field.setText(typed)
        qtbot.keyClick(name.field, Qt.Key.Key_Return)
    assert heard == ["Good"]
