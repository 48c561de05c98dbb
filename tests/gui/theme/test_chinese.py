"""Chinese beside Latin letters: its faces, its weight, its place, and the ends of its lines."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.labels import Label, wrap_lines
from voicedesk.ui.kit.marks import paint_words
from voicedesk.ui.kit.view import set_look
from voicedesk.ui.theme import Theme, ThemeChoice


def faces(theme: Theme, text: str, weight: int) -> dict[str, tuple[str, int]]:
    """By each character of a text, the family and the weight that it is set in."""
    font = theme.font(13, weight, text=text)
    found = {}
    for character in filter(str.isprintable, text.replace(" ", "")):
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine().setLineWidth(1000)
        layout.endLayout()
        (run,) = layout.glyphRuns()
        found[character] = (run.rawFont().familyName(), run.rawFont().weight())
    return found


@pytest.mark.parametrize(
    ("choice", "weight", "han"),
    [
        (ThemeChoice.LIGHT, 400, "VoiceDesk Han Regular"),
        (ThemeChoice.LIGHT, 500, "VoiceDesk Han Regular"),
        (ThemeChoice.LIGHT, 600, "VoiceDesk Han Medium"),
        (ThemeChoice.DARK, 400, "VoiceDesk Han Light"),
        (ThemeChoice.DARK, 500, "VoiceDesk Han Regular"),
        (ThemeChoice.DARK, 650, "VoiceDesk Han Medium"),
    ],
)
def test_han_and_its_quotes_are_bundled_and_latin_keeps_its_weight(
    theme: Theme, choice: ThemeChoice, weight: int, han: str
) -> None:
    theme.choose(choice)
    found = faces(theme, "取“林” Voice", weight)
    assert found["林"][0] == han
    assert found["“"][0].startswith("VoiceDesk Quotes")
    assert found["V"] == ("Inter", min(weight, 600))


@pytest.mark.parametrize(
    "text", ["“Voice”", "Delete “林知夏”?", "Tag “x” added to \u2068林\u2069."]
)
def test_quotes_in_english_are_inters(theme: Theme, text: str) -> None:
    assert faces(theme, text, 400)["“"][0] == "Inter"


@pytest.mark.parametrize("text", ["“我已获得许可。”", "删除“Voice”？"])
def test_quotes_in_chinese_are_chinese(theme: Theme, text: str) -> None:
    assert faces(theme, text, 400)["“"][0].startswith("VoiceDesk Quotes")


def ink(image: QImage) -> list[float]:
    """How much ink each line of pixels holds, against the picture's corner."""
    paper = image.pixelColor(0, 0)
    return [
        sum(
            abs(image.pixelColor(x, y).lightness() - paper.lightness())
            for x in range(image.width())
        )
        for y in range(image.height())
    ]


def middle(image: QImage) -> float:
    weights = ink(image)
    return sum(y * one for y, one in enumerate(weights)) / sum(weights) + 0.5


def painted(theme: Theme, words: str, weight: int = 500) -> QImage:
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens.content))
    painter = QPainter(image)
    painter.setFont(theme.font(13, weight, text=words))
    paint_words(painter, QRectF(image.rect()), words, theme.tokens.text)
    painter.end()
    return image


def test_a_name_in_han_stands_in_the_middle_of_its_row(theme: Theme) -> None:
    assert abs(middle(painted(theme, "国国国")) - 20) < 0.6


def test_on_dark_han_is_as_heavy_as_it_is_meant_to_look(theme: Theme) -> None:
    def heavy(weight: int) -> float:
        return sum(ink(painted(theme, "未训练", weight)))

    theme.choose(ThemeChoice.DARK)
    assert heavy(400) < 0.85 * heavy(500)


@pytest.mark.parametrize("words", ["国国国", "重国ABC"])
def test_words_of_a_button_stand_in_its_middle(window: QWidget, theme: Theme, words: str) -> None:
    button = Button(text=words)
    button.setParent(window)
    button.show()
    image = button.grab().toImage().copy(14, 4, button.width() - 28, button.height() - 8)
    assert abs(middle(image) - image.height() / 2) < 0.8


@pytest.mark.parametrize("wrap", [False, True])
def test_a_label_follows_the_theme(window: QWidget, theme: Theme, *, wrap: bool) -> None:
    label = Label("未训练", wrap=wrap, parent=window)
    label.resize(100, 30)
    label.show()
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        expected = sum(ink(painted(theme, "未训练", 400)))
        assert sum(ink(label.grab().toImage())) == expected
        set_look(label, "any", choice)  # which gives the label its first font back
        assert sum(ink(label.grab().toImage())) == expected


@pytest.mark.parametrize(
    "text", ["请换一段录音：单人朗读。", "已训练六分钟", "用时 8 秒，训练成功"]
)
def test_no_last_line_is_one_character(theme: Theme, text: str) -> None:
    for width in range(40, 220):
        layout = wrap_lines(text, theme.font(13, text=text), width, 21)
        line = layout.lineAt(layout.lineCount() - 1)
        last = layout.text()[line.textStart() :]
        assert layout.lineCount() == 1 or sum(map(str.isalnum, last)) > 1, width
        assert layout.text().replace("\u2060", "") == text
