from voicedesk.ui.messages.messages import Message, MessageBoard, MessageTone


def note(key: str, fact: str = "", **more: object) -> Message:
    return Message(key, MessageTone.NOTE, fact or key, **more)  # type: ignore[arg-type]


def keys(board: MessageBoard) -> list[str]:
    return [message.key for message in board.messages]


def test_the_newest_comes_first() -> None:
    board = MessageBoard()
    board.show(note("first"))
    board.show(note("offline", sticky=True))
    assert keys(board) == ["offline", "first"]
    board.show(note("second"))
    assert keys(board) == ["second", "offline", "first"]


def test_a_sticky_message_with_new_words_stays_in_its_place() -> None:
    board = MessageBoard()
    board.show(note("offline", "for 1 min", sticky=True))
    board.show(note("error"))
    board.show(note("offline", "for 2 min", sticky=True))
    assert [message.fact for message in board.messages] == ["error", "for 2 min"]


def test_a_message_replaces_the_one_under_its_key_and_comes_to_the_front() -> None:
    board = MessageBoard()
    board.show(note("play", "once"))
    board.show(note("train"))
    board.show(note("play", "twice"))
    assert [message.fact for message in board.messages] == ["twice", "train"]


def test_twenty_are_kept_and_the_sticky_one_is_among_them() -> None:
    board = MessageBoard()
    board.show(note("offline", sticky=True))
    for number in range(30):
        board.show(note(f"error {number}"))
    assert len(board.messages) == 20
    assert keys(board)[0] == "error 29"
    assert keys(board)[-2:] == ["error 11", "offline"]


def test_news_is_announced_but_not_the_new_words_of_a_sticky_message() -> None:
    board = MessageBoard()
    arrived: list[str] = []
    board.arrived.connect(lambda message: arrived.append(message.fact))
    board.show(note("offline", "for 1 min", sticky=True))
    board.show(note("offline", "for 2 min", sticky=True))
    board.show(note("play", "once"))
    board.show(note("play", "twice"))
    assert arrived == ["for 1 min", "once", "twice"]


def test_words_are_found_anew_where_the_message_knows_how() -> None:
    board = MessageBoard()
    board.show(note("a", "old", anew=lambda: note("a", "new")))
    board.show(note("b", "fixed"))
    board.renew()
    assert [message.fact for message in board.messages] == ["fixed", "new"]
