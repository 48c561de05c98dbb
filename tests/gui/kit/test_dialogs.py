"""Questions inside the window: where the keyboard is, and how they end."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog, ask


@pytest.fixture
def behind(window: QWidget) -> QLineEdit:
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(field)
    column.addWidget(QPushButton("behind"))
    QApplication.processEvents()
    field.setFocus()
    return field


@pytest.fixture
def dialog(window: QWidget, behind: QLineEdit) -> Dialog:
    made = Dialog(window)
    for words in ("one", "two"):
        button = Button()
        button.setText(words)
        made.body.addWidget(button)
    made.open(made.card.findChildren(Button)[0])
    QApplication.processEvents()
    return made


def test_tab_stays_inside_both_ways(dialog: Dialog, qtbot: QtBot) -> None:
    one, two = dialog.card.findChildren(Button)
    assert one.hasFocus()
    for key, expected in (
        (Qt.Key.Key_Tab, two),
        (Qt.Key.Key_Tab, one),
        (Qt.Key.Key_Backtab, two),
        (Qt.Key.Key_Backtab, one),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert expected.hasFocus()


def test_escape_closes_it_once_and_the_focus_goes_back(
    dialog: Dialog, behind: QLineEdit, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    dialog.finished.connect(lambda: heard.append(True))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    dialog.reject()
    assert heard == [True]
    assert behind.hasFocus()


def test_a_click_beside_the_card_closes_it_and_one_on_it_does_not(
    dialog: Dialog, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(dialog.card, left, pos=QPoint(5, 5))
    assert dialog.isVisible()
    qtbot.mouseClick(dialog, left, pos=QPoint(5, 5))
    assert not dialog.isVisible()


def test_the_windows_keys_wait_but_for_leaving(
    dialog: Dialog, window: QWidget, qtbot: QtBot
) -> None:
    heard: list[str] = []
    for keys in ("Ctrl+N", "F2", "Ctrl+Q"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, which=keys: heard.append(which))
        window.addAction(action)
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in (
        (Qt.Key.Key_N, control),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, control),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key, held)
    assert heard == ["Ctrl+Q"]
    dialog.reject()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, control)
    assert heard == ["Ctrl+Q", "Ctrl+N"]


def test_who_had_the_focus_may_be_gone(dialog: Dialog, behind: QLineEdit, qtbot: QtBot) -> None:
    behind.deleteLater()
    QApplication.sendPostedEvents(behind, 52)
    QApplication.processEvents()
    dialog.reject()


def test_it_follows_the_windows_size(dialog: Dialog, window: QWidget) -> None:
    window.resize(700, 400)
    QApplication.processEvents()
    assert dialog.geometry() == window.rect()
    assert dialog.rect().contains(dialog.card.geometry())


class Asking:
    """Questions that are awaited beside the test."""

    def __init__(self, window: QWidget, loop: QEventLoop, qtbot: QtBot) -> None:
        self._window = window
        self._loop = loop
        self._qtbot = qtbot

    def __call__(
        self, *parts: QWidget, danger: bool = False
    ) -> tuple["asyncio.Task[bool]", QuestionDialog]:
        task = self.start(*parts, danger=danger)
        self._qtbot.waitUntil(lambda: self.shown() is not None)
        question = self.shown()
        assert question is not None
        return task, question

    def start(self, *parts: QWidget, danger: bool = False) -> "asyncio.Task[bool]":
        question = ask(self._window, "Delete?", "It goes.", "Delete", danger=danger, parts=parts)
        return self._loop.create_task(question)

    def shown(self) -> QuestionDialog | None:
        every = self._window.findChildren(QuestionDialog)
        return next((one for one in every if one.isVisible()), None)

    def answer(self, task: "asyncio.Task[bool]") -> bool:
        self._qtbot.waitUntil(task.done)
        return task.result()


@pytest.fixture
def asking(window: QWidget, behind: QLineEdit, loop: QEventLoop, qtbot: QtBot) -> Asking:
    return Asking(window, loop, qtbot)


def test_a_question_is_answered_by_its_button_alone(asking: Asking, qtbot: QtBot) -> None:
    task, question = asking()
    question.act.click()
    assert asking.answer(task)
    task, question = asking()
    question.keep.click()
    assert not asking.answer(task)
    task, _ = asking()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not asking.answer(task)


def test_enter_destroys_nothing(asking: Asking, qtbot: QtBot) -> None:
    task, question = asking(danger=True)
    assert question.keep.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not asking.answer(task)


def test_enter_in_a_field_confirms_where_nothing_is_destroyed(asking: Asking, qtbot: QtBot) -> None:
    field = QLineEdit()
    task, question = asking(field)
    field.setFocus()
    question.act.setEnabled(False)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert question.isVisible()
    question.act.setEnabled(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asking.answer(task)


def test_tab_goes_through_a_question_from_above_to_below(asking: Asking, qtbot: QtBot) -> None:
    above, below = QCheckBox("one"), QCheckBox("two")
    task, question = asking(above, below)
    above.setFocus()
    for expected in (below, question.keep, question.act, above):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    question.reject()
    asking.answer(task)


def test_questions_never_pile_up(asking: Asking) -> None:
    task, question = asking()
    assert not asking.answer(asking.start())
    assert asking.shown() is question
    question.act.click()
    assert asking.answer(task)


def test_a_question_goes_with_what_asked_it(
    asking: Asking, behind: QLineEdit, qtbot: QtBot
) -> None:
    task, _ = asking()
    task.cancel()
    qtbot.waitUntil(lambda: asking.shown() is None)
    assert task.cancelled()
    assert behind.hasFocus()


def test_work_behind_a_dialog_does_not_get_the_focus(dialog: Dialog, behind: QLineEdit) -> None:
    one, two = dialog.card.findChildren(Button)
    two.setFocus()
    behind.setFocus()
    assert two.hasFocus()
    assert not one.hasFocus()


def told(widget: QWidget) -> list[str]:
    """The names of what assistants find in sight, from a window down."""
    interface = QAccessible.queryAccessibleInterface(widget)
    found: list[str] = []
    for number in range(interface.childCount()):
        child = interface.child(number)
        if not child.state().invisible:
            found.append(child.text(QAccessible.Text.Name))
        if isinstance(child.object(), QWidget):
            found += told(child.object())
    return found


def test_nothing_behind_a_dialog_is_told_to_be_in_sight(window: QWidget, behind: QLineEdit) -> None:
    assert "behind" in told(window)
    made = Dialog(window)
    made.body.addWidget(Button(text="one"))
    made.open()
    assert "one" in told(window)
    assert "behind" not in told(window)
    assert behind.isVisible()
    made.reject()
    QApplication.processEvents()
    assert "behind" in told(window)


def test_one_that_is_too_high_scrolls_and_keeps_its_answers(window: QWidget) -> None:
    window.resize(960, 540)
    made = QuestionDialog(window)
    made.say("Sure?", "It is long.", keep="No", act="Yes")
    rows = [Button(text=str(number)) for number in range(30)]
    made.add(*rows)
    made.ask()
    QApplication.processEvents()
    assert made.rect().contains(made.card.geometry())
    for answer in (made.keep, made.act):
        assert not answer.visibleRegion().isEmpty()
        assert answer.visibleRegion().boundingRect() == answer.rect()
    for row in (rows[-1], rows[0]):
        row.setFocus()
        for shown in (row, made.keep, made.act):
            assert shown.visibleRegion().boundingRect() == shown.rect()
    made.reject()


def test_a_short_one_is_no_higher_than_what_it_says(window: QWidget) -> None:
    made = QuestionDialog(window)
    made.say("Sure?", "word " * 60, keep="No", act="Yes")
    made.ask()
    QApplication.processEvents()
    assert made.card.height() < 300
    assert made.sentence.visibleRegion().boundingRect() == made.sentence.rect()
    assert made.sentence.height() >= made.sentence.heightForWidth(made.sentence.width())
    made.reject()
