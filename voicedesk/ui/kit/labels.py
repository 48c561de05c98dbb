"""Words on a page: labels, keys, notices, facts, and what stands where there is nothing."""

import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.layouts import Piece, column, row
from voicedesk.ui.kit.marks import paint_box, paint_tile, painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.assets import has_han

_LINE_PITCH = {13: (19, 21), 12: (18, 19)}
"""Pixels from line to line of wrapped text: Latin, Han."""

_LINE_SEPARATOR = "\u2028"
_LAST_HAN = re.compile(r"(?<=[\u3400-\u9fff])([\u3400-\u9fff][^\w\s]*)$", re.MULTILINE)
_WORD_JOINER = "\u2060"
_WIDTHS = 8
"""For how many widths a text's lines are remembered."""


class Label(QLabel):
    """Plain text in one of the theme's faces and colours, cut with an ellipsis or wrapped.

    The text is never taken for markup: much of it comes from the service.
    """

    elide = Qt.TextElideMode.ElideRight

    def __init__(
        self,
        text: str = "",
        *,
        pixels: int = 13,
        weight: int = 400,
        ink: str = "text",
        wrap: bool = False,
        mono: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._weight = weight
        self._ink = ink
        self._wraps = wrap
        self._mono = mono
        self._tabular = tabular
        self._wrapped: dict[tuple[str, int, int, bool], QTextLayout] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setFont(self._face())
        if self._wraps and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._keep_room()
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show these words, and no label where there are none; not before it has a parent."""
        self.setText(text)
        self.setVisible(bool(text))

    def set_ink(self, ink: str) -> None:
        if ink != self._ink:
            self._ink = ink
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self._wraps:
            width = min(metrics.horizontalAdvance(self.text()) + 2, 320)
            return QSize(width, self.heightForWidth(width))
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24 if self.text() else 0, self.sizeHint().height() if not self._wraps else 0)

    def heightForWidth(self, width: int) -> int:
        return (
            self._lines(width).lineCount() * self._pitch()
            if self._wraps
            else self.fontMetrics().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps:
            self._keep_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(theme().icons.tint(self._ink if self.isEnabled() else "disabled"))
            painter.setFont(self._face())
            if self._wraps:
                self._lines(self.width()).draw(painter, QPointF(0, 0))
            else:
                shown = painter.fontMetrics().elidedText(self.text(), self.elide, self.width())
                painter.drawText(self.rect(), self.alignment(), shown)

    def _face(self) -> QFont:
        """Asked for whenever it is painted: it follows the theme, and `font` what was set first."""
        if self._mono:
            return theme().mono(self._pixels)
        text = self.text()
        return theme().font(self._pixels, self._weight, text=text, tabular=self._tabular)

    def _keep_room(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)

    def _pitch(self) -> int:
        latin, han = _LINE_PITCH.get(self._pixels, (round(self._pixels * 1.45),) * 2)
        return han if has_han(self.text()) else latin

    def _lines(self, width: int) -> QTextLayout:
        key = (self.text(), width, int(self.alignment()), theme().tokens.dark)
        if key not in self._wrapped:
            if len(self._wrapped) >= _WIDTHS:  # a layout asks for several before it takes one
                self._wrapped.clear()
            self._wrapped[key] = wrap_lines(
                self.text(), self._face(), width, self._pitch(), self.alignment()
            )
        return self._wrapped[key]


def wrap_lines(
    text: str,
    font: QFont,
    width: int,
    pitch: int,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """`text` broken into lines of at most `width` pixels, `pitch` pixels apart.

    No last line is a single Han character. QLabel breaks at the same places otherwise, but a line
    is as high there as the fonts that it is set in.
    """
    joined = _LAST_HAN.sub(rf"{_WORD_JOINER}\1", text)
    layout = QTextLayout(joined.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return layout


class KeyCap(QLabel):
    """A key of the keyboard; with the look `number`, a disc with a number that counts steps."""

    def __init__(self, key: str = "", *, look: str = "key", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setText(key)

    def setText(self, key: str) -> None:
        super().setText(key)
        self.setFont(theme().font(11, 500, text=key))


def numbered_steps(*steps: Label) -> QGridLayout:
    """Sentences below each other, each with its number before it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for number, step in enumerate(steps):
        disc = KeyCap(str(number + 1), look="number")
        grid.addWidget(disc, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(step, number, 1)
    return grid


class Glyph(QWidget):
    """An icon in the colour of a token. It says nothing that the words beside it don't."""

    def __init__(
        self, icon: str, *, ink: str = "text2", side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self.setFixedSize(QSize(side, side))

    def show_icon(self, icon: str, ink: str) -> None:
        self._icon, self._ink = icon, ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons = theme().icons
        with painting(self) as painter:
            icons.paint(painter, self._icon, QRectF(self.rect()), icons.tint(self._ink))


class InlineNotice(View):
    """An icon and words that wrap."""

    def __init__(self, icon: str, *, pixels: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph(icon, side=18)
        self.words = Label(pixels=pixels, ink="text2", wrap=True)
        row(self.glyph, (self.words, 1), on=self)

    def show_text(self, words: str, *, icon: str, ink: str = "text2") -> None:
        self.glyph.show_icon(icon, ink)
        self.words.setText(words)


_LINE = 32
"""Pixels that a fact takes at least."""


def lay_out_facts(on: QWidget, *lines: tuple[str, Piece] | QWidget, names: int = 100) -> None:
    """Lay out facts below each other: the name and its value; a widget alone takes both columns.

    Args:
        names: pixels that the names take at least.
    """
    grid = QGridLayout(on)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.setColumnMinimumWidth(0, names)
    grid.setColumnStretch(1, 1)
    for number, line in enumerate(lines):
        if isinstance(line, QWidget):
            grid.addLayout(column(line, margins=(0, 0, 0, 6)), number, 0, 1, 2)
            continue
        words, value = line
        name = Label(words, ink="text2")
        # In the middle of a line, also where the value is of several.
        name.setFixedHeight(_LINE)
        name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        grid.setRowMinimumHeight(number, _LINE)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(value, QWidget):
            grid.addWidget(value, number, 1)
        else:
            grid.addLayout(value, number, 1)


class EmptyState(View):
    """A picture, a fact, a sentence and two buttons, in the middle of a page.

    Attributes:
        buttons: the line they stand in, for whoever needs another; one without words would be found
            by a screen reader.
    """

    def __init__(self, icon: str, *, surface: str = "content") -> None:
        super().__init__(surface=surface)
        self.fact = Label(pixels=18, weight=600)
        self.sentence = Label(ink="text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(320)
        self.primary = Button(ButtonKind.PRIMARY)
        self.secondary = Button(ButtonKind.SECONDARY)
        self.buttons = row(None, self.primary, self.secondary, None)
        centre = Qt.AlignmentFlag.AlignHCenter
        column(
            (QWidget(), 5),
            (_Art(icon), centre),
            16,
            (self.fact, centre),
            (self.sentence, centre),
            8,
            self.buttons,
            (QWidget(), 6),
            on=self,
            margins=(9, 9, 9, 9),
            gap=8,
        )


class _Art(QWidget):
    """Four mute voiceprints around an icon."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(300, 80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        with painting(self) as painter:
            for x, side, strength in ((29, 40, 0.5), (82, 52, 0.9), (218, 52, 0.9), (271, 40, 0.5)):
                painter.setOpacity(strength)
                box = QRectF(x - side / 2, 40 - side / 2, side, side)
                paint_tile(painter, box, f"empty {x}", playable=False)
            painter.setOpacity(1)
            paint_box(painter, QRectF(114, 4, 72, 72), tokens.select, 18)
            theme().icons.paint(painter, self._icon, QRectF(135, 25, 30, 30), tokens.accent_text)
