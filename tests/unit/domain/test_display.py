import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.text import clean, isolated, short_id


def test_what_is_ordinary_stays() -> None:
    for text in ("", "Ann", "林知夏", "Éclair 👩‍👩‍👧", "بيان", "<b>&amp;"):
        assert clean(text) == text


def test_what_is_hostile_goes() -> None:
    assert clean("a\u202eb\u2066c\x00\x1b[0m\ud800") == "abc[0m"
    assert clean("a\tb\r\nc\u2028d") == "a b  c d"


@given(st.text(st.characters()))
def test_nothing_hostile_is_ever_left(text: str) -> None:
    shown = clean(text)
    assert "\n" not in shown
    assert clean(shown) == shown
    for character in shown:
        assert unicodedata.category(character) not in {"Cc", "Cs"}
        assert unicodedata.category(character) != "Cf" or character in "\u200c\u200d"


def test_a_name_cannot_turn_the_sentence_round() -> None:
    shown = isolated("\u2069\u202eevil")
    assert shown == "\u2068evil\u2069"


def test_short_ids_show_both_ends() -> None:
    assert short_id("0123456789abcdef") == "0123456789abcdef"
    assert short_id("0123456789abcdef0") == "01234567…def0"
    assert short_id("a\x00b") == "ab"
