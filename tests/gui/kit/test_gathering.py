from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from voicedesk.ui.voices.presenter import Gathering


def test_the_first_comes_at_once_and_those_after_it_together(qtbot: QtBot) -> None:
    told: list[list[str]] = []
    parent = QObject()
    gathering = Gathering(told.append, parent)
    gathering.add("a")
    assert told == [["a"]]
    for one in ("b", "c", "b"):
        gathering.add(one)
    assert told == [["a"]]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == ["b", "c"]
    qtbot.waitUntil(lambda: not gathering._pace.isActive())
    gathering.add("d")
    assert told[2] == ["d"]


def test_what_is_forgotten_is_not_handed_on(qtbot: QtBot) -> None:
    told: list[list[str]] = []
    parent = QObject()
    gathering = Gathering(told.append, parent)
    gathering.add("a")
    gathering.add("b")
    gathering.forget()
    qtbot.waitUntil(lambda: not gathering._pace.isActive())
    assert told == [["a"]]


def test_many_are_handed_on_in_parts(qtbot: QtBot) -> None:
    told: list[list[str]] = []
    parent = QObject()
    gathering = Gathering(told.append, parent)
    names = [str(number) for number in range(40)]
    for name in names:
        gathering.add(name)
    qtbot.waitUntil(lambda: sum(map(len, told)) == 40)
    assert [len(some) for some in told] == [1, 16, 16, 7]
    assert [name for some in told for name in some] == names
