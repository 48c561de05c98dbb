"""A note as it is kept."""

from voicedesk.domain.annotations import LONGEST_NOTE, clean_note, note_over


def test_lines_stay_and_what_cant_be_kept_goes() -> None:
    assert clean_note("one\r\ntwo\rthree  \n\n") == "one\ntwo\nthree"
    assert clean_note("a\0b") == "ab"
    assert clean_note("a\ud83d b") == "a\ufffd b"
    assert clean_note("\ud83d\ude00") == "😀"


def test_code_points_count() -> None:
    assert note_over("𠀀" * LONGEST_NOTE) == 0
    assert note_over("𠀀" * LONGEST_NOTE + "!?") == 2
