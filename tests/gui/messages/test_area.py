from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from voicedesk.ui.messages.area import MessageArea, Toast
from voicedesk.ui.messages.message_list import MessageList
from voicedesk.ui.messages.messages import Message, MessageKind, Messages, MessageTone, Undo


@dataclass
class Page:
    """A window with a field, and messages at its foot."""

    window: QWidget
    messages: Messages
    room: QWidget
    field: QLineEdit
    area: MessageArea

    @property
    def toast(self) -> Toast:
        return self.area.toast


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def page(messages: Messages, window: QWidget, qtbot: QtBot) -> Iterator[Page]:
    room, first, field = QWidget(window), QLineEdit(window), QLineEdit(window)
    for widget in (room, first, field):
        widget.show()
    area = MessageArea(messages, window, room, window.rect, first.setFocus)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    yield Page(window, messages, room, field, area)
    QGuiApplication.clipboard().clear()


def bad(key: str = "play", **more: object) -> Message:
    words = {"fact": "The demo can’t be played.", "consequence": "The disk is full."}
    return Message(key, MessageTone.BAD, **{**words, **more})


def good(key: str = "saved", **more: object) -> Message:
    return Message(key, MessageTone.GOOD, **{"fact": "Saved.", **more})


def offline(**more: object) -> Message:
    return bad("offline", fact="You’re offline.", kind=MessageKind.CONDITION, **more)


def undoable(done: list[str], key: str = "tag") -> Message:
    return good(key, fact=f"{key} removed.", undo=Undo(lambda: done.append(key), lambda: True))


def pass_time(toast: Toast, seconds: float) -> None:
    for _ in range(round(seconds * 4)):
        if toast._clock.isActive():
            toast._clock.timeout.emit()


def test_nothing_is_in_the_way_without_a_message(page: Page) -> None:
    assert page.area.isHidden()
    assert page.room.height() == 0


def test_a_toast_lies_in_the_corner_and_takes_no_room(page: Page) -> None:
    page.messages.show(good())
    assert page.toast.isVisible()
    assert page.room.height() == 0
    box = QRect(page.toast.mapTo(page.window, QPoint()), page.toast.size())
    assert box.height() == 44
    assert 320 <= box.width() <= 440
    assert box.bottom() + 16 == page.window.rect().bottom()
    assert box.right() + 12 == page.window.rect().right()


def test_the_mouse_reaches_what_is_beside_a_toast(page: Page) -> None:
    page.room.setGeometry(page.window.rect())
    page.messages.show(good())
    page.room.setFixedHeight(page.window.height())
    beside = QPoint(40, page.window.height() - 30)
    assert page.window.childAt(beside) is page.room
    inside = page.toast.mapTo(page.window, page.toast.rect().center())
    assert page.area.isAncestorOf(page.window.childAt(inside))


def test_a_banner_asks_for_room_and_lasts_until_its_cause_is_gone(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.messages.show(offline(action="Retry", act=lambda: done.append("again")))
    (banner,) = page.area.banners
    assert banner.isVisible()
    assert banner.height() == 40
    assert page.room.height() == 56
    assert not page.toast.isVisible()
    qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert page.area.banners == [banner]
    page.messages.withdraw("offline")
    assert page.area.banners == []
    assert page.room.height() == 0


def test_toasts_and_banners_hide_neither_each_other_nor_themselves(page: Page) -> None:
    page.messages.show(offline())
    page.messages.show(bad("unread", kind=MessageKind.CONDITION))
    page.messages.show(bad())
    boxes = [one.geometry() for one in (*page.area.banners, page.toast)]
    assert len(boxes) == 3
    for at, box in enumerate(boxes):
        assert page.area.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])


def test_no_word_is_lost_where_there_is_little_room(page: Page) -> None:
    page.window.resize(420, 600)
    long = "A long explanation " * 8
    page.messages.show(bad(consequence=long, action="Try again"))
    page.messages.show(offline(consequence=long, action="Retry"))
    (banner,) = page.area.banners
    for label in (
        page.toast.fact,
        page.toast.consequence,
        banner.text.fact,
        banner.text.consequence,
    ):
        assert label.height() >= label.heightForWidth(label.width())
    assert page.window.rect().contains(page.area.geometry())


def test_a_toast_goes_when_it_is_stale_and_later_if_there_is_something_to_press(page: Page) -> None:
    page.messages.show(good())
    pass_time(page.toast, 5.75)
    assert page.toast.isVisible()
    pass_time(page.toast, 0.25)
    assert not page.toast.isVisible()
    page.messages.show(undoable([]))
    pass_time(page.toast, 9.75)
    assert page.toast.isVisible()
    pass_time(page.toast, 0.25)
    assert not page.toast.isVisible()
    assert page.messages.has("saved")
    assert page.messages.has("tag")


def test_the_clock_stands_while_the_keyboard_is_on_it(page: Page) -> None:
    page.messages.show(undoable([]))
    page.toast.action.setFocus(Qt.FocusReason.TabFocusReason)
    pass_time(page.toast, 60)
    assert page.toast.isVisible()
    page.field.setFocus()
    pass_time(page.toast, 10)
    assert not page.toast.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_closing_one_returns_the_focus_to_where_it_was(
    page: Page, qtbot: QtBot, key: Qt.Key
) -> None:
    page.messages.show(undoable([]))
    page.toast.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.toast.close_button, key)
    assert not page.toast.isVisible()
    assert page.field.hasFocus()
    assert page.messages.has("tag")


def test_the_newest_takes_the_place_and_the_one_before_has_the_rest_of_its_time(
    page: Page, qtbot: QtBot
) -> None:
    page.messages.show(good("one", fact="One."))
    pass_time(page.toast, 2)
    page.messages.show(good("two", fact="Two."))
    assert page.toast.fact.text() == "Two."
    qtbot.mouseClick(page.toast.close_button, Qt.MouseButton.LeftButton)
    assert page.toast.fact.text() == "One."
    pass_time(page.toast, 3.75)
    assert page.toast.isVisible()
    pass_time(page.toast, 0.25)
    assert not page.toast.isVisible()


def test_what_the_keyboard_is_on_is_not_replaced(page: Page) -> None:
    done: list[str] = []
    page.messages.show(undoable(done, "first"))
    page.toast.action.setFocus(Qt.FocusReason.TabFocusReason)
    page.messages.show(undoable(done, "second"))
    assert page.toast.fact.text() == "first removed."
    assert not page.toast.key.isVisible(), "Ctrl+Z undoes the other"
    page.toast.action.click()
    assert done == ["first"]
    assert page.toast.fact.text() == "second removed."
    assert page.field.hasFocus()


def test_the_newest_that_can_be_undone_is_shown_with_its_key(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.messages.show(undoable(done, "first"))
    page.messages.show(undoable(done, "second"))
    assert page.toast.fact.text() == "second removed."
    assert page.toast.action.text() == "Undo"
    assert page.toast.key.isVisible()
    qtbot.mouseClick(page.toast.action, Qt.MouseButton.LeftButton)
    assert done == ["second"]
    assert not page.messages.has("second")
    assert page.toast.fact.text() == "first removed."


def test_progress_stays_and_gives_way_to_news_for_a_while(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    saving = good(
        "saving",
        fact="Saving…",
        kind=MessageKind.PROGRESS,
        action="Cancel",
        act=lambda: done.append("cancel"),
    )
    page.messages.show(saving)
    pass_time(page.toast, 60)
    page.messages.show(good())
    assert page.toast.fact.text() == "Saved."
    pass_time(page.toast, 6)
    assert page.toast.fact.text() == "Saving…"
    qtbot.mouseClick(page.toast.action, Qt.MouseButton.LeftButton)
    assert done == ["cancel"]
    page.messages.withdraw("saving")
    assert not page.toast.isVisible()


def test_what_went_well_and_was_seen_is_read_and_an_error_is_not(page: Page) -> None:
    page.messages.show(good())
    pass_time(page.toast, 6)
    assert page.messages.unread == 0
    page.messages.show(bad())
    pass_time(page.toast, 10)
    assert page.messages.unread == 1


def test_a_screen_reader_finds_all_of_it_in_one_place(page: Page) -> None:
    page.messages.show(offline())
    page.messages.show(bad())
    interface = QAccessible.queryAccessibleInterface(page.area)
    assert interface.text(QAccessible.Text.Name) == "Messages"
    names = {
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        for label in (page.toast.fact, page.toast.consequence, page.area.banners[0].text.fact)
    }
    assert names == {"The demo can’t be played.", "The disk is full.", "You’re offline."}


def test_markup_in_a_name_stays_text(page: Page) -> None:
    page.messages.show(bad(fact="<b>x</b> is ready."))
    assert page.toast.fact.textFormat() == Qt.TextFormat.PlainText


# The list


def opened(page: Page) -> MessageList:
    shown = MessageList(page.messages, page.window, lambda: QPoint(1000, 60))
    shown.show_list()
    return shown


def test_the_list_has_every_message_with_its_time_newest_first(page: Page) -> None:
    now = datetime.now().replace(hour=14, minute=42)  # noqa: DTZ005
    for days, key in ((40, "old"), (1, "yesterday"), (0, "today")):
        page.messages._clock = (now - timedelta(days=days)).timestamp
        page.messages.show(good(key, fact=key))
    page.messages.show(offline())
    shown = opened(page)
    assert [line.fact.text() for line in shown.lines] == [
        "You’re offline.",
        "today",
        "yesterday",
        "old",
    ]
    times = [line.time.text() for line in shown.lines]
    assert times[:3] == ["14:42", "14:42", "Yesterday"]
    assert ":" not in times[3]
    assert shown.accessibleName() == "Messages"
    high, first = shown.card.height(), shown.lines[0]
    page.messages.show(good("later", fact="later"))
    assert shown.lines[0].fact.text() == "later"
    assert shown.card.height() > high
    assert shown.lines[1] is first, "nothing is made again under a hand that presses it"
    shown.reject()


def test_opening_the_list_reads_all_and_closing_it_returns_the_focus(
    page: Page, qtbot: QtBot
) -> None:
    page.messages.show(bad(action="Try again"))
    shown = opened(page)
    assert shown.lines[0].action.hasFocus()
    page.messages.show(offline())
    assert shown.lines[1].action.hasFocus(), "it stays where it was as others come"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert page.messages.unread == 0
    assert page.field.hasFocus()


def test_details_are_copied_where_something_went_wrong(page: Page, qtbot: QtBot) -> None:
    page.messages.show(good())
    page.messages.show(bad())
    page.messages.show(bad("details", details="Request: GET /v1/voice-clones"))
    shown = opened(page)
    details, plain, fine = shown.lines
    qtbot.mouseClick(details.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Request: GET /v1/voice-clones"
    assert details.copy.text() == "Details copied"
    assert details.copy.width() > details.copy.fontMetrics().horizontalAdvance("Details copied")
    qtbot.mouseClick(plain.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "The demo can’t be played. The disk is full."
    assert fine.copy is None
    shown.reject()
    page.toast.copy.click()
    assert QGuiApplication.clipboard().text() == "Request: GET /v1/voice-clones"


def test_the_list_undoes_any_of_them_and_clears(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.messages.show(undoable(done, "first"))
    page.messages.show(undoable(done, "second"))
    page.messages.show(offline())
    shown = opened(page)
    assert shown.lines[2].action.text() == "Undo"
    qtbot.mouseClick(shown.lines[2].action, Qt.MouseButton.LeftButton)
    assert done == ["first"]
    shown = opened(page)
    qtbot.mouseClick(shown.clear, Qt.MouseButton.LeftButton)
    assert [line.message.key for line in shown.lines] == ["offline"]
    shown.reject()


def test_an_error_that_is_tried_again_is_over_and_news_stays(page: Page, qtbot: QtBot) -> None:
    done: list[str] = []
    page.messages.show(good("ready", action="Listen", act=lambda: done.append("listen")))
    page.messages.show(bad(action="Try again", act=lambda: done.append("again")))
    for line in (0, 0):
        shown = opened(page)
        qtbot.mouseClick(shown.lines[line].action, Qt.MouseButton.LeftButton)
    assert done == ["again", "listen"]
    assert page.messages.has("ready")
    assert not page.messages.has("play")
