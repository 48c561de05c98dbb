"""Where lines end, and how far apart they are."""

import pytest

from voicedesk.ui.kit.labels import Label, wrap_lines
from voicedesk.ui.theme import Theme


def broken(theme: Theme, text: str, width: int) -> list[str]:
    layout = wrap_lines(text, theme.font(13, text=text), width, 21)
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    laid = layout.text()
    parts = [laid[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    return [part.replace("\u2060", "").replace("\u2028", "\n") for part in parts]


@pytest.mark.parametrize("width", [48, 116])
def test_no_line_ends_with_what_opens_or_begins_with_what_closes(theme: Theme, width: int) -> None:
    lines = broken(theme, "请打开（设置）里的“声音”一页。", width)
    assert len(lines) > 1
    assert "".join(lines) == "请打开（设置）里的“声音”一页。"
    assert not [line for line in lines if line[-1] in "（“" or line[0] in "）”。"]


def test_a_word_that_is_wider_than_the_line_is_broken(theme: Theme) -> None:
    assert len(broken(theme, "x" * 200, 116)) > 2


def test_a_line_break_in_the_text_breaks_the_line(theme: Theme) -> None:
    assert broken(theme, "one\ntwo", 500) == ["one\n", "two"]


@pytest.mark.parametrize(("text", "pitch"), [("word " * 40, 19), ("中文" * 60, 21)])
def test_lines_are_as_far_apart_whatever_fonts_they_are_set_in(text: str, pitch: int) -> None:
    label = Label(text, wrap=True)
    tall = label.heightForWidth(300)
    assert tall > 2 * pitch
    assert tall % pitch == 0
