"""One of a few values, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from voicedesk.ui.kit.buttons import KeyboardFocus
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_HEIGHT = 36
_EDGE = 2


class Segments(View):
    """Radio buttons in the look of one control: Tab comes to the one in force, arrows choose.

    Args:
        options: the values, each with its icon.

    Signals:
        chosen(str): the person chose another value.
    """

    selected = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.buttons = {value: _Segment(icon, self) for value, icon in options}
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

    def set_text(self, words: dict[str, str]) -> None:
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
            self.selected.emit(value)


class _Segment(KeyboardFocus, QRadioButton):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        font = theme().font(13, 600, text=self.text())
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
        tokens, on = theme().tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            painter.setPen(QPen(colour(tokens.button_line), 1))
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        ink = tokens.text if on or self.underMouse() else tokens.text2
        font = theme().font(13, 600 if on else 500, text=self.text())
        metrics = QFontMetrics(font)
        room = self.width() - 42
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(words) + 24
        left = max(8.0, (self.width() - wide) / 2)
        glyph = QRectF(left, (self.height() - 18) / 2, 18, 18)
        theme().icons.paint(painter, self._icon, glyph, ink)
        painter.setFont(font)
        painter.setPen(colour(ink))
        place = QRectF(left + 25, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


_SIZE = QSize(34, 20)
_KNOB = 14.0


class Switch(KeyboardFocus, QCheckBox):
    """A check box in the look of a switch; its words stand beside it and name it for assistants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return _SIZE

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme().tokens
        on = self.isChecked()
        if not self.isEnabled():
            track, knob = tokens.fill, tokens.disabled
        elif on:
            hot = self.underMouse()
            track, knob = tokens.accent_hover if hot else tokens.accent, "#FFFFFF"
        else:
            track = tokens.text3 if self.underMouse() and not tokens.dark else tokens.field_line
            knob = "#FFFFFF"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(track))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        edge = (box.height() - _KNOB) / 2
        left = box.width() - edge - _KNOB if on else edge
        painter.setBrush(colour(knob))
        painter.drawEllipse(QRectF(left, edge, _KNOB, _KNOB))
        painter.end()


_SIDE = 18
_GAP = 10


class CheckBox(KeyboardFocus, QCheckBox):
    """The system's check box in the look of the rest; its words stay on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        self._dress()
        words = self.fontMetrics().horizontalAdvance(self._words())
        return QSize(_SIDE + _GAP + words + 2, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._dress()
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent if self.isEnabled() else tokens.disabled))
            painter.drawRoundedRect(box, 4, 4)
            theme().icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), "#FFFFFF")
        else:
            line = tokens.field_line if self.isEnabled() else tokens.disabled
            painter.setPen(QPen(colour(line), 1.5))
            painter.setBrush(colour(tokens.content))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.setPen(colour(tokens.text if self.isEnabled() else tokens.disabled))
        place = self.rect().adjusted(_SIDE + _GAP, 0, 0, 0)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words()
        )
        painter.end()

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _dress(self) -> None:
        font = theme().font(13, text=self.text())
        if self.font() != font:
            self.setFont(font)


class ChoiceBox(QComboBox):
    """A drop-down list with an arrow in the theme's hand.

    Args:
        icon: the name of an icon to stand before the words; empty for none.

    Signals:
        chosen(object): the person chose another value.
    """

    selected = Signal(object)

    def __init__(self, *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("icon", bool(icon))
        self.setView(QListView())  # the plain one; Fusion's own popup takes no style
        if icon:  # what it holds may be long, such as the name of a device
            self.setMinimumContentsLength(8)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            self.setSizeAdjustPolicy(policy)
        # Not `activated`: an assistant chooses without it.
        self.currentIndexChanged.connect(lambda _: self.selected.emit(self.currentData()))
        theme().changed.connect(self.update)

    def offer(self, options: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these values under these words, `value` being in force; nobody is told."""
        blocker = QSignalBlocker(self)
        self.clear()
        for option, words in options:
            self.addItem(words, option)
        self.setCurrentIndex(max(0, self.findData(value)))
        blocker.unblock()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that is meant to move

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme().tokens
        painter = QPainter(self)
        box = QRectF(self.width() - 28, (self.height() - 18) / 2, 18, 18)
        theme().icons.paint(painter, "chevron-down", box, tokens.text2)
        if self._icon:
            box.moveLeft(11)
            theme().icons.paint(painter, self._icon, box, tokens.text2)
        painter.end()
