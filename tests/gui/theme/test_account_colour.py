import pytest

from voicedesk.domain.account import Account
from voicedesk.ui.theme.colours import ACCOUNT_COLOURS, DARK, LIGHT, colour_name


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ACCOUNT_COLOURS)
def test_a_white_letter_is_read_on_each_and_each_stands_out_in_both_themes(name: str) -> None:
    colour = ACCOUNT_COLOURS[name]
    assert contrast(colour, "#FFFFFF") >= 4.5
    for tokens in (LIGHT, DARK):
        assert contrast(colour, tokens.sidebar) >= 3


def test_names_spread_over_the_colours() -> None:
    assert {colour_name(Account(f"account {n}")) for n in range(100)} == set(ACCOUNT_COLOURS)
