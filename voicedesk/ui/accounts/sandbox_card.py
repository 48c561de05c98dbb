"""The way into the built-in sandbox."""

from math import sin

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from voicedesk.ui.accounts.welcome_card import WelcomeCard
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.voice_mark import paint_tile
from voicedesk.ui.kit.waveform import paint_waveform
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

_VOICES = (
    ("41b5d1ad524d8697077114e69b900668", "清晨"),
    ("df6a92cf2c77c2601d9b5315024f06b1", "Harbour"),
    ("c2462b63560bb5ffae73c2e63988d7fc", "阿澜"),
)
"""Three of the sandbox's voices, by id and name; the id makes the print the same as there."""

_ROW = 34


class SandboxCard(WelcomeCard):
    """What the sandbox is good for, and the button that opens it.

    Signals:
        chosen: the sandbox is to be opened.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "flask", ("training", "training_back"), parent)
        self._points = [Label(theme, ink="text2", wrap=True) for _ in range(3)]
        self.open = Button(theme, ButtonKind.SECONDARY, height=40)
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for point in self._points:
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(Glyph(theme, "check", ink="ready", side=18))
            row.addWidget(point, 1)
            self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(_Voices(theme))
        self.body.addStretch()
        self.body.addWidget(self.open)
        self._is_opening = False
        self.open.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Try the sandbox"))
        self.line.setText(self.tr("No account needed"))
        points = (
            self.tr("Sample voices to listen to"),
            self.tr("Practise training at no cost"),
            self.tr("Nothing leaves this computer"),
        )
        for label, words in zip(self._points, points, strict=True):
            label.setText(words)
        self.open.setText(self.tr("Opening…") if self._is_opening else self.tr("Open sandbox"))
        self.open.setEnabled(not self._is_opening)

    def _choose(self) -> None:
        # For good: once it is open, or can't be, the card is gone.
        self._is_opening = True
        self.retranslate()
        self.chosen.emit()


class _Voices(View):
    """A picture of what is there: prints, names and waveforms."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedHeight(12 + _ROW * len(_VOICES))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(tokens.line))
        painter.setBrush(colour(tokens.content))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for number, (voice_id, name) in enumerate(_VOICES):
            top = 6 + number * _ROW
            paint_tile(painter, self.theme, QRectF(10, top + 4, 26, 26), voice_id, playable=True)
            painter.setFont(self.theme.font(13, 500, text=name))
            painter.setPen(colour(tokens.text))
            painter.drawText(QRectF(46, top, 64, _ROW), middle_left, name)
            wave = QRectF(self.width() - 142, top + 9, 128, 16)
            paint_waveform(painter, wave, _envelope(number), bar=2, gap=1.6, rest=tokens.wave_rest)
        painter.end()


def _envelope(number: int) -> bytes:
    """Peaks that look like words with pauses between them."""
    made = []
    for step in range(36):
        word = abs(sin(0.33 * step + 1.3 * number))
        sound = 0.75 + 0.25 * sin(2.4 * step + number)
        made.append(round(255 * (0.2 + 0.75 * word * sound)))
    return bytes(made)
