import pytest

from voicedesk.domain.account import is_token


@pytest.mark.parametrize("text", ["sk-1", "!~", "a" * 3000])
def test_what_a_header_can_carry_is_a_token(text: str) -> None:
    assert is_token(text)


@pytest.mark.parametrize("text", ["", " ", "a b", "a\n", "\x7f", "ключ", "a\u00a0"])
def test_nothing_else_is(text: str) -> None:
    assert not is_token(text)
