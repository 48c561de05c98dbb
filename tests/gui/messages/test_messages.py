from voicedesk.ui.messages.messages import Message, MessageKind, Messages, MessageTone, Undo


def note(key: str, fact: str = "", **more: object) -> Message:
    return Message(key, MessageTone.NOTE, fact or key, **more)


def offline(fact: str = "offline") -> Message:
    return note("offline", fact, kind=MessageKind.CONDITION)


def keys(messages: Messages) -> list[str]:
    return [message.key for message in messages.messages]


def test_the_newest_comes_first_with_the_time_it_came() -> None:
    now = 100.0
    messages = Messages(clock=lambda: now)
    messages.show(note("first"))
    now = 200.0
    messages.show(offline())
    assert [(one.key, one.at) for one in messages.messages] == [("offline", 200), ("first", 100)]


def test_a_condition_with_new_words_stays_in_its_place_and_is_no_news() -> None:
    now = 100.0
    messages = Messages(clock=lambda: now)
    arrived: list[str] = []
    messages.arrived.connect(lambda message: arrived.append(message.fact))
    messages.show(offline("for 1 min"))
    messages.show(note("error"))
    now = 200.0
    messages.show(offline("for 2 min"))
    assert [message.fact for message in messages.messages] == ["error", "for 2 min"]
    assert messages.messages[1].at == 100
    assert arrived == ["for 1 min", "error"]


def test_an_event_replaces_the_one_under_its_key_and_is_news_again() -> None:
    messages = Messages()
    arrived: list[str] = []
    messages.arrived.connect(lambda message: arrived.append(message.fact))
    messages.show(note("play", "once"))
    messages.show(note("train"))
    messages.show(note("play", "once"))
    assert keys(messages) == ["play", "train"]
    assert arrived == ["once", "train", "once"]


def test_a_hundred_are_kept_and_what_lasts_is_among_them() -> None:
    messages = Messages()
    messages.show(offline())
    for number in range(120):
        messages.show(note(f"error {number}"))
    assert len(messages.messages) == 100
    assert keys(messages)[0] == "error 119"
    assert keys(messages)[-2:] == ["error 21", "offline"]


def test_clearing_leaves_what_lasts_or_goes_on() -> None:
    messages = Messages()
    messages.show(note("saving", kind=MessageKind.PROGRESS))
    messages.show(offline())
    messages.show(note("error"))
    messages.clear()
    assert keys(messages) == ["offline", "saving"]


def test_what_is_unread_is_counted() -> None:
    messages = Messages()
    for key in ("one", "two", "three"):
        messages.show(note(key))
    messages.withdraw("one")
    messages.mark_read("two")
    assert messages.unread == 1
    messages.show(note("two"))
    assert messages.unread == 2
    messages.mark_read()
    assert messages.unread == 0


class Shelf:
    """A thing that is changed and put back."""

    def __init__(self, messages: Messages) -> None:
        self.value = 0
        self._messages = messages

    def change(self, value: int, *, key: str = "") -> None:
        before, self.value = self.value, value
        undo = Undo(lambda: setattr(self, "value", before), lambda: self.value == value)
        if key:
            self._messages.show(note(key, undo=undo))
        else:
            self._messages.keep_undo(undo)


def test_changes_are_undone_one_after_another_the_newest_first() -> None:
    messages = Messages()
    shelf, other = Shelf(messages), Shelf(messages)
    shelf.change(1, key="one")
    other.change(5)
    shelf.change(2, key="two")
    messages.undo()
    assert (shelf.value, other.value, keys(messages)) == (1, 5, ["one"])
    messages.undo()
    assert (shelf.value, other.value) == (1, 0)
    messages.undo()
    assert (shelf.value, keys(messages)) == (0, [])
    messages.undo()
    assert shelf.value == 0


def test_any_change_can_be_undone_until_the_thing_is_changed_again() -> None:
    messages = Messages()
    shelf, other = Shelf(messages), Shelf(messages)
    shelf.change(1, key="one")
    other.change(5, key="other")
    one = messages.find("one")
    assert one is not None
    assert messages.can_undo(one)
    messages.undo(one.undo)
    assert (shelf.value, other.value) == (0, 5)
    shelf.change(2, key="two")
    shelf.change(3, key="three")
    two = messages.find("two")
    assert two is not None
    assert not messages.can_undo(two)
    messages.undo(two.undo)
    assert shelf.value == 3


def test_what_was_done_in_another_account_is_not_undone_in_this_one() -> None:
    messages = Messages()
    shelf = Shelf(messages)
    shelf.change(1)
    messages.forget_account()
    messages.undo()
    assert shelf.value == 1
