"""A demo's waveform: bars cut from its stored envelope, with the play head on them."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from voicedesk.domain.text import whole_seconds
from voicedesk.ui.kit.buttons import KeyboardFocus
from voicedesk.ui.kit.marks import paint_box, painting
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

HEAD_GAP = 6.0
"""Pixels kept free around the play head, which is 2 px wide."""


@lru_cache(maxsize=4096)
def bars(envelope: bytes, count: int) -> tuple[float, ...]:
    """The envelope (peaks, 0 to 255) as `count` bars between 0 and 1."""
    if not envelope or count < 1:
        return ()
    size = len(envelope)
    made = []
    for number in range(count):
        start = number * size // count
        end = max(start + 1, (number + 1) * size // count)
        made.append(max(envelope[start:end]) / 255)
    return tuple(made)


def paint_waveform(
    painter: QPainter,
    rect: QRectF,
    envelope: bytes,
    *,
    bar: float,
    gap: float,
    rest: str,
    played: str = "",
    head: str = "",
    position: float = -1.0,
) -> None:
    """Paint the waveform into `rect`.

    Args:
        bar, gap: widths in pixels.
        rest, played: the colours right and left of the play head.
        head: the play head's colour.
        position: how much has been played, 0 to 1; negative for no play head.
    """
    count = int((rect.width() + gap) // (bar + gap))
    heights = bars(envelope, count)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = rect.center().y()
    head_x = rect.left() + position * rect.width() if position >= 0 else -1e9
    before, after = colour(played or rest), colour(rest)
    if not heights:
        line = QRectF(rect.left(), middle - 1, rect.width(), 2)
        paint_box(painter, line, rest, 1)
        if position > 0:
            paint_box(
                painter, QRectF(line.topLeft(), QPointF(head_x, middle + 1)), played or rest, 1
            )
    for number, height in enumerate(heights):
        x = rect.left() + number * (bar + gap)
        centre = x + bar / 2
        if abs(centre - head_x) < HEAD_GAP / 2 + bar / 2 - 0.5:
            continue
        tall = max(bar, height * rect.height())
        painter.setBrush(before if centre < head_x else after)
        painter.drawRoundedRect(QRectF(x, middle - tall / 2, bar, tall), bar / 2, bar / 2)
    if position >= 0 and head:
        paint_box(painter, QRectF(head_x - 1, rect.top() - 4, 2, rect.height() + 8), head, 1)
    painter.restore()


def paint_ghost(
    painter: QPainter, font_box: QRectF, x: float, words: str, inks: tuple[str, str]
) -> None:
    """Paint the line under the pointer, with its time beside it.

    Args:
        font_box: the waveform's rectangle; the painter's font is set.
        inks: background and text of the time.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(inks[0], 0.45))
    painter.drawRect(QRectF(x - 0.5, font_box.top() - 2, 1, font_box.height() + 4))
    wide = painter.fontMetrics().horizontalAdvance(words) + 10
    left = x + 4 if x + 4 + wide <= font_box.right() + 8 else x - 4 - wide
    chip = QRectF(left, font_box.center().y() - 9, wide, 18)
    paint_box(painter, chip, inks[0], 5)
    painter.setPen(colour(inks[1]))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def clock(milliseconds: int) -> str:
    """A time in a demo as minutes and seconds."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def length_text(milliseconds: int) -> str:
    """How long a demo or recording is, as minutes and seconds."""
    return clock(1000 * whole_seconds(milliseconds))


_SEEK_STEP = 1000
_PAGE_STEP = 5000


class WaveSlider(KeyboardFocus, QSlider):
    """Shows where the play head is; click, drag and arrow keys move it.

    The value is the position in milliseconds.

    Signals:
        sought: the person chose a position, in milliseconds.
    """

    sought = Signal(int)

    def __init__(
        self, *, bar: float = 2, gap: float = 2, height: int = 40, knob: bool = False
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shape = (bar, gap)
        self._knob = knob
        self._envelope = b""
        self._ghost = -1.0
        self.setFixedHeight(height)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setRange(0, 0)
        self.setSingleStep(_SEEK_STEP)
        self.setPageStep(_PAGE_STEP)
        # Not from mouse and keys alone: a screen reader sets the value itself.
        self.valueChanged.connect(self.sought)

    def show_demo(self, envelope: bytes, duration: int) -> None:
        self._envelope = envelope
        with QSignalBlocker(self):
            self.setMaximum(max(0, duration))
        self.setEnabled(duration > 0)
        self.update()

    def show_position(self, position: int, duration: int) -> None:
        """Move the play head, unless the person holds it; both in milliseconds."""
        with QSignalBlocker(self):
            self.setMaximum(duration)
            if not self.isSliderDown():
                self.setValue(position)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -_SEEK_STEP,
            Qt.Key.Key_Right: _SEEK_STEP,
            Qt.Key.Key_PageDown: -_PAGE_STEP,
            Qt.Key.Key_PageUp: _PAGE_STEP,
            Qt.Key.Key_Home: -self.maximum(),
            Qt.Key.Key_End: self.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        self._seek(self.value() + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.maximum():
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._ghost = event.position().x()
        if self.isSliderDown():
            self._follow(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)
            self.setSliderDown(False)

    def leaveEvent(self, event: QEvent) -> None:
        self._ghost = -1.0
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        tokens = theme().tokens
        area = self._area()
        bar, gap = self._shape
        known = self.maximum() > 0
        paint_waveform(
            painter,
            area,
            self._envelope if known else b"",
            bar=bar,
            gap=gap,
            rest=tokens.wave_rest if known else tokens.line_strong,
            played=tokens.accent_text if tokens.dark else tokens.accent,
            head=tokens.text if known else "",
            position=self.value() / self.maximum() if known else -1.0,
        )
        if known and self._knob:
            x = area.left() + area.width() * self.value() / self.maximum()
            paint_box(painter, QRectF(x - 3.5, 0.5, 7, 7), tokens.text, 3.5)
        if known and 0 <= self._ghost <= self.width() and not self.isSliderDown():
            painter.setFont(theme().font(11, 600, tabular=True))
            when = clock(self._at(self._ghost))
            paint_ghost(painter, area, self._ghost, when, (tokens.text, tokens.content))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 6, -1, -6)

    def _at(self, x: float) -> int:
        area = self._area()
        share = min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width())))
        return round(share * self.maximum())

    def _follow(self, event: QMouseEvent) -> None:
        self._seek(self._at(event.position().x()))

    def _seek(self, position: int) -> None:
        position = min(self.maximum(), max(0, position))
        if position == self.value():
            self.sought.emit(position)
        self.setValue(position)
