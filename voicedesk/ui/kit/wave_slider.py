"""The position in a demo, as a slider that looks like the demo."""

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from voicedesk.ui.kit.keyboard_focus import KeyboardFocus
from voicedesk.ui.kit.waveform import clock, paint_ghost, paint_waveform
from voicedesk.ui.theme import Theme

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
        self,
        theme: Theme,
        *,
        bar: float = 2.0,
        gap: float = 2.0,
        height: int = 40,
        knob: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
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
        theme.changed.connect(self.update)

    def show_demo(self, envelope: bytes, duration: int) -> None:
        """Show a demo's envelope and length in milliseconds; empty and 0 for none."""
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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
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
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().text())
            painter.drawEllipse(QRectF(x - 3.5, 0.5, 7, 7))
        if known and 0 <= self._ghost <= self.width() and not self.isSliderDown():
            painter.setFont(self._theme.font(11, 600, tabular=True))
            when = clock(self._at(self._ghost))
            paint_ghost(painter, area, self._ghost, when, (tokens.text, tokens.content))
        painter.end()

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
