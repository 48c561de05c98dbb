from voicedesk.ui.messages.messages import Message, Messages, MessageTone


def note(key: str, fact: str = "", **more: object) -> Message:
    return Message(key, MessageTone.NOTE, fact or key, **more)


def keys(messages: Messages) -> list[str]:
    return [message.key for message in messages.messages]


def test_the_newest_comes_first() -> None:
    messages = Messages()
    messages.show(note("first"))
    messages.show(note("offline", sticky=True))
    assert keys(messages) == ["offline", "first"]
    messages.show(note("second"))
    assert keys(messages) == ["second", "offline", "first"]


def test_a_sticky_message_with_new_words_stays_in_its_place() -> None:
    messages = Messages()
    messages.show(note("offline", "for 1 min", sticky=True))
    messages.show(note("error"))
    messages.show(note("offline", "for 2 min", sticky=True))
    assert [message.fact for message in messages.messages] == ["error", "for 2 min"]


def test_a_message_replaces_the_one_under_its_key_and_comes_to_the_front() -> None:
    messages = Messages()
    messages.show(note("play", "once"))
    messages.show(note("train"))
    messages.show(note("play", "twice"))
    assert [message.fact for message in messages.messages] == ["twice", "train"]


def test_twenty_are_kept_and_the_sticky_one_is_among_them() -> None:
    messages = Messages()
    messages.show(note("offline", sticky=True))
    for number in range(30):
        messages.show(note(f"error {number}"))
    assert len(messages.messages) == 20
    assert keys(messages)[0] == "error 29"
    assert keys(messages)[-2:] == ["error 11", "offline"]


def test_news_is_announced_but_not_the_new_words_of_a_sticky_message() -> None:
    messages = Messages()
    arrived: list[str] = []
    messages.arrived.connect(lambda message: arrived.append(message.fact))
    messages.show(note("offline", "for 1 min", sticky=True))
    messages.show(note("offline", "for 2 min", sticky=True))
    messages.show(note("play", "once"))
    messages.show(note("play", "twice"))
    assert arrived == ["for 1 min", "once", "twice"]
