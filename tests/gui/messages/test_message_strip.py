from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.messages.banner import MessageBanner
from voicedesk.ui.messages.messages import Message, Messages, MessageTone


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def strip(messages: Messages, window: QWidget) -> Iterator[MessageBanner]:
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    made = MessageBanner(messages, slides=False)
    column.addWidget(made)
    column.addStretch()
    yield made
    QGuiApplication.clipboard().clear()


def bad(key: str = "play", **more: object) -> Message:
    words = {"fact": "The demo can’t be played.", "consequence": "The disk is full."}
    return Message(key, MessageTone.BAD, **{**words, **more})  # type: ignore[arg-type]


def settle(qtbot: QtBot, strip: MessageBanner) -> None:
    qtbot.waitUntil(lambda: strip.height() == strip.full_height())


def test_it_takes_no_room_without_a_message(strip: MessageBanner, messages: Messages) -> None:
    assert strip.isHidden()
    messages.show(bad())
    assert strip.isVisible()
    messages.withdraw("play")
    assert strip.isHidden()


def test_a_short_message_makes_a_strip_of_40_px_and_8_below(
    strip: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    messages.show(bad())
    settle(qtbot, strip)
    assert strip.height() == 48


def test_no_word_is_lost_when_it_is_narrow(
    strip: MessageBanner, messages: Messages, window: QWidget, qtbot: QtBot
) -> None:
    messages.show(bad(consequence="A long explanation " * 8, action="Try again", details="x"))
    window.resize(420, 600)
    settle(qtbot, strip)
    for label in (strip.text.fact, strip.text.consequence):
        assert label.height() >= label.heightForWidth(label.width())
    below = strip.text.consequence.geometry()
    assert below.top() >= strip.text.fact.geometry().bottom()
    assert strip.text.rect().contains(below)
    window.resize(1900, 600)
    settle(qtbot, strip)
    assert strip.height() == 48


def test_a_screen_reader_finds_the_text(strip: MessageBanner, messages: Messages) -> None:
    messages.show(bad())
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.text(QAccessible.Text.Name) == "Messages"
    assert interface.text(QAccessible.Text.Description) == (
        "The demo can’t be played. The disk is full."
    )
    names = {
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        for label in (strip.text.fact, strip.text.consequence)
    }
    assert names == {"The demo can’t be played.", "The disk is full."}


def test_dismissing_shows_the_next_and_sticky_ones_stay(
    strip: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    messages.show(bad("offline", fact="Can’t reach the service.", sticky=True))
    assert not strip.dismiss.isVisible()
    messages.show(bad())
    assert strip.waiting.text() == "1 of 2"
    qtbot.mouseClick(strip.dismiss, Qt.MouseButton.LeftButton)
    assert strip.text.fact.text() == "Can’t reach the service."
    assert not strip.waiting.isVisible()


def test_the_action_is_done_and_the_message_read(
    strip: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    done: list[str] = []
    messages.show(bad(action="Try again", act=lambda: done.append("again")))
    assert isinstance(strip.action, QPushButton)
    qtbot.mouseClick(strip.action, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert messages.current is None


def test_details_are_copied(strip: MessageBanner, messages: Messages, qtbot: QtBot) -> None:
    messages.show(bad())
    assert not strip.copy.isVisible()
    messages.show(bad(details="Request: GET /v1/voice-clones"))
    assert isinstance(strip.copy, QToolButton)
    assert strip.copy.accessibleName() == "Copy details"
    qtbot.mouseClick(strip.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Request: GET /v1/voice-clones"


def test_it_slides_to_its_height(messages: Messages, window: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(window)
    strip = MessageBanner(messages)
    column.addWidget(strip)
    column.addStretch()
    messages.show(bad())
    qtbot.waitUntil(lambda: 0 < strip.height() < 48)
    settle(qtbot, strip)


def test_markup_in_a_name_stays_text(strip: MessageBanner, messages: Messages) -> None:
    messages.show(bad(fact="<b>x</b> is ready."))
    assert strip.text.fact.textFormat() == Qt.TextFormat.PlainText
