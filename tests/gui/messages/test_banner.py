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
def banner(messages: Messages, window: QWidget) -> Iterator[MessageBanner]:
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
    return Message(key, MessageTone.BAD, **{**words, **more})


def settle(qtbot: QtBot, banner: MessageBanner) -> None:
    qtbot.waitUntil(lambda: banner.height() == banner.full_height())


def test_it_takes_no_room_without_a_message(banner: MessageBanner, messages: Messages) -> None:
    assert banner.isHidden()
    messages.show(bad())
    assert banner.isVisible()
    messages.withdraw("play")
    assert banner.isHidden()


def test_a_short_message_makes_a_banner_of_40_px_and_8_below(
    banner: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    messages.show(bad())
    settle(qtbot, banner)
    assert banner.height() == 48


def test_no_word_is_lost_when_it_is_narrow(
    banner: MessageBanner, messages: Messages, window: QWidget, qtbot: QtBot
) -> None:
    messages.show(bad(consequence="A long explanation " * 8, action="Try again", details="x"))
    window.resize(420, 600)
    settle(qtbot, banner)
    for label in (banner.text.fact, banner.text.consequence):
        assert label.height() >= label.heightForWidth(label.width())
    below = banner.text.consequence.geometry()
    assert below.top() >= banner.text.fact.geometry().bottom()
    assert banner.text.rect().contains(below)
    window.resize(1900, 600)
    settle(qtbot, banner)
    assert banner.height() == 48


def test_a_screen_reader_finds_the_text(banner: MessageBanner, messages: Messages) -> None:
    messages.show(bad())
    interface = QAccessible.queryAccessibleInterface(banner)
    assert interface.text(QAccessible.Text.Name) == "Messages"
    assert interface.text(QAccessible.Text.Description) == (
        "The demo can’t be played. The disk is full."
    )
    names = {
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        for label in (banner.text.fact, banner.text.consequence)
    }
    assert names == {"The demo can’t be played.", "The disk is full."}


def test_dismissing_shows_the_next_and_sticky_ones_stay(
    banner: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    messages.show(bad("offline", fact="Can’t reach the service.", sticky=True))
    assert not banner.dismiss.isVisible()
    messages.show(bad())
    assert banner.waiting.text() == "1 of 2"
    qtbot.mouseClick(banner.dismiss, Qt.MouseButton.LeftButton)
    assert banner.text.fact.text() == "Can’t reach the service."
    assert not banner.waiting.isVisible()


def test_the_action_is_done_and_the_message_read(
    banner: MessageBanner, messages: Messages, qtbot: QtBot
) -> None:
    done: list[str] = []
    messages.show(bad(action="Try again", act=lambda: done.append("again")))
    assert isinstance(banner.action, QPushButton)
    qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert messages.current is None


def test_details_are_copied(banner: MessageBanner, messages: Messages, qtbot: QtBot) -> None:
    messages.show(bad())
    assert not banner.copy.isVisible()
    messages.show(bad(details="Request: GET /v1/voice-clones"))
    assert isinstance(banner.copy, QToolButton)
    assert banner.copy.accessibleName() == "Copy details"
    qtbot.mouseClick(banner.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Request: GET /v1/voice-clones"


def test_it_slides_to_its_height(messages: Messages, window: QWidget, qtbot: QtBot) -> None:
    column = QVBoxLayout(window)
    banner = MessageBanner(messages)
    column.addWidget(banner)
    column.addStretch()
    messages.show(bad())
    qtbot.waitUntil(lambda: 0 < banner.height() < 48)
    settle(qtbot, banner)


def test_what_waited_stands_there_at_once(
    messages: Messages, window: QWidget, qtbot: QtBot
) -> None:
    messages.show(bad())
    banner = MessageBanner(messages)
    assert not banner.isVisible(), "a window of its own, for a moment"
    column = QVBoxLayout(window)
    column.addWidget(banner)
    column.addStretch()
    qtbot.waitUntil(banner.isVisible)
    assert banner.height() == banner.full_height(), "it slides, though it is no news"


def test_markup_in_a_name_stays_text(banner: MessageBanner, messages: Messages) -> None:
    messages.show(bad(fact="<b>x</b> is ready."))
    assert banner.text.fact.textFormat() == Qt.TextFormat.PlainText
