"""One of a few values, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_HEIGHT = 36
_EDGE = 2


class Segments(View):
    """Radio buttons in the look of one control: Tab comes to the one in force, arrows choose.

    Args:
        options: the values, each with its icon.

    Signals:
        chosen(str): the person chose another value.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme)
        self.buttons = {value: _Segment(theme, icon, self) for value, icon in options}
        self._value = ""
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        row.setSpacing(0)
        for value, button in self.buttons.items():
            row.addWidget(button)
            # Not `clicked`: a screen reader's press toggles without a click.
            button.toggled.connect(lambda on, which=value: self._toggled(which, on=on))

    def set_words(self, words: dict[str, str]) -> None:
        """Name the values."""
        for value, said in words.items():
            self.buttons[value].setText(said)

    def show_value(self, value: str) -> None:
        """Show which value is in force; nobody is told."""
        self._value = value
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            colour(self.tokens.fill_hover if not self.tokens.dark else self.tokens.fill)
        )
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()

    def _toggled(self, value: str, *, on: bool) -> None:
        if on:  # Qt sees to that only once the focus has been here
            for button in self.buttons.values():
                strong = button.isChecked()
                policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(policy)
        if on and value != self._value:
            self._value = value
            self.chosen.emit(value)


class _Segment(KeyboardFocus, QRadioButton):
    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        font = self._theme.font(13, 600, text=self.text())
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + 46, _HEIGHT - 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT - 2 * _EDGE)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens, on = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            painter.setPen(QPen(colour(tokens.button_line), 1))
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        ink = tokens.text if on or self.underMouse() else tokens.text2
        font = self._theme.font(13, 600 if on else 500, text=self.text())
        metrics = QFontMetrics(font)
        room = self.width() - 42
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words) + 24
        left = max(8.0, (self.width() - wide) / 2)
        glyph = QRectF(left, (self.height() - 18) / 2, 18, 18)
        self._theme.icons.paint(painter, self._icon, glyph, ink)
        painter.setFont(font)
        painter.setPen(colour(ink))
        place = QRectF(left + 25, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
