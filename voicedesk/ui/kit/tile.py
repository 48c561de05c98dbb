"""A voiceprint tile and a state's pill as widgets."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from voicedesk.ui.kit.voice_mark import PILL_HEIGHT, paint_pill, paint_tile, pill_width
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone


class Tile(QWidget):
    """The voiceprint of one voice, `side` pixels square. It says nothing that words don't."""

    def __init__(self, theme: Theme, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._voice_id = ""
        self._playable = False
        self.setFixedSize(QSize(side, side))
        theme.changed.connect(self.update)

    def show_voice(self, voice_id: str, *, playable: bool) -> None:
        """Show the print of `voice_id`; grey when there is nothing to play."""
        self._voice_id, self._playable = voice_id, playable
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_tile(
            painter, self._theme, QRectF(self.rect()), self._voice_id, playable=self._playable
        )
        painter.end()


class Pill(QLabel):
    """A state as icon and word. A label, so that a screen reader reads the word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.IDLE
        self._icon = ""
        self.setTextFormat(Qt.TextFormat.PlainText)  # an unknown state is shown as it came
        self.setFixedHeight(PILL_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_state(self, tone: Tone, words: str, icon: str = "") -> None:
        """Show another state; `icon` is one's name, empty for the tone's own."""
        self._tone, self._icon = tone, icon
        self.setText(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(min(round(pill_width(self._theme, self.text()) + 1), 180), PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_pill(painter, self._theme, box, self._tone, self.text(), icon=self._icon)
        painter.end()
