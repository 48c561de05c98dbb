import pytest

from voicedesk.domain.account import clean_token, is_token


@pytest.mark.parametrize("text", ["sk-1", "!~", "a" * 3000])
def test_what_a_header_can_carry_is_a_token(text: str) -> None:
    assert is_token(text)


@pytest.mark.parametrize("text", ["", " ", "a b", "a\n", "\x7f", "ключ", "a\u00a0"])
def test_nothing_else_is(text: str) -> None:
    assert not is_token(text)


@pytest.mark.parametrize(
    "text",
    [
        "sk-1",
        "  sk-1\r\n",
        "Bearer sk-1",
        "bearer\tsk-1\n",
        "\ufeff Bearer  sk-1",
        "Authorization: Bearer sk-1",
        "sk\n-1",
        "Bearer sk\r\n  -1",
        "\u3000sk\u00a0-\u200b1\x00",
    ],
)
def test_what_comes_along_with_a_copied_token_goes(text: str) -> None:
    assert clean_token(text) == "sk-1"


def test_a_token_may_begin_as_the_word_does() -> None:
    assert clean_token("Bearer-1") == "Bearer-1"
    assert clean_token("bearerbearer ") == "bearerbearer"
    assert clean_token(" \n") == ""
