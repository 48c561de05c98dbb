"""Words on a page."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.qt_helpers import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.theme.look import has_han

_LINE_PITCH = {13: (19, 21), 12: (18, 19)}
"""Pixels from line to line of wrapped text: Latin, Han."""

_WIDTHS = 8
"""For how many widths a text's lines are remembered."""


class Label(QLabel):
    """Plain text in one of the theme's faces and colours, cut with an ellipsis or wrapped.

    The text is never taken for markup: much of it comes from the service.
    """

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
        self._wrapped: dict[tuple[str, int, int], list[str]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme().changed.connect(self._dress)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._dress()
        if self._wraps and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._keep_room()
        self.updateGeometry()

    def set_ink(self, ink: str) -> None:
        """Use the colour of another token."""
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
        if not self._wraps:
            return self.fontMetrics().height()
        return max(1, len(self._lines(width))) * self._pitch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps:
            self._keep_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        tokens = theme().tokens
        ink = getattr(tokens, self._ink) if self.isEnabled() else tokens.disabled
        painter.setPen(colour(ink))
        if self._wraps:
            pitch = self._pitch()
            for number, line in enumerate(self._lines(self.width())):
                box = QRect(0, number * pitch, self.width(), pitch)
                painter.drawText(box, self.alignment() | Qt.AlignmentFlag.AlignVCenter, line)
        else:
            shown = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.width()
            )
            painter.drawText(self.rect(), self.alignment(), shown)
        painter.end()

    def _keep_room(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)

    def _dress(self) -> None:
        if self._mono:
            self.setFont(theme().mono(self._pixels))
        else:
            self.setFont(
                theme().font(self._pixels, self._weight, text=self.text(), tabular=self._tabular)
            )
        self.update()

    def _pitch(self) -> int:
        latin, han = _LINE_PITCH.get(self._pixels, (round(self._pixels * 1.45),) * 2)
        return han if has_han(self.text()) else latin

    def _lines(self, width: int) -> list[str]:
        key = (self.text(), width, self.font().weight())
        if key not in self._wrapped:
            if len(self._wrapped) >= _WIDTHS:  # a layout asks for several before it takes one
                self._wrapped.clear()
            self._wrapped[key] = wrap_lines(self.text(), self.fontMetrics(), width)
        return self._wrapped[key]


def wrap_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """`text` broken into lines of at most `width` pixels, by words, Han by characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and metrics.horizontalAdvance((line + piece).rstrip()) > width:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


_NEVER_FIRST = "，。、；：？！）》」』”’…·,.;:?!)"


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef"


def _pieces(text: str) -> list[str]:
    """`text` cut where a line may end: after spaces, and around Han characters."""
    pieces: list[str] = []
    word = ""
    for character in text:
        after_space = word.endswith(" ") and character != " "
        beside_han = _is_han(character) or (word != "" and _is_han(word[0]))
        if word and (after_space or (beside_han and character not in _NEVER_FIRST + " ")):
            pieces.append(word)
            word = ""
        word += character
    return [*pieces, word] if word else pieces


class PathLabel(Label):
    """A path, cut in its middle where there is no room: both of its ends tell more than that."""

    def __init__(self) -> None:
        super().__init__(pixels=12, ink="text2")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path | None) -> None:
        words = clean(str(path)) if path is not None else ""
        self.setText(words)
        self.setToolTip(plain_tip(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour(theme().tokens.text2))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class Glyph(QWidget):
    """An icon in the colour of a token. It says nothing that the words beside it don't."""

    def __init__(
        self, icon: str, *, ink: str = "text2", side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self.setFixedSize(QSize(side, side))
        theme().changed.connect(self.update)

    def show_icon(self, icon: str, ink: str) -> None:
        self._icon, self._ink = icon, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tint = getattr(theme().tokens, self._ink)
        theme().icons.paint(painter, self._icon, QRectF(self.rect()), tint)
        painter.end()


class InlineNotice(View):
    """An icon and words that wrap."""

    def __init__(self, icon: str, *, pixels: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = Glyph(icon, side=18)
        self.words = Label(pixels=pixels, ink="text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.glyph)
        row.addWidget(self.words, 1)

    def show_text(self, words: str, *, icon: str, ink: str = "text2") -> None:
        """Say something else; the icon's colour is the token `ink`."""
        self.glyph.show_icon(icon, ink)
        self.words.setText(words)
