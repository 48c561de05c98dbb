"""One training of a voice, and the demo that it made."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.voice_mark import STATE_ICONS
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tone, colour
from voicedesk.ui.training.recording_part import RecordingPart

_LEAST_HEIGHT = 40


class HistoryLine(View):
    """What happened and when; at the right the demo can be heard and compared.

    Signals:
        play_pressed, compare_pressed: the buttons.
    """

    play_pressed = Signal()
    compare_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._sounding = False
        self.glyph = Glyph(theme, STATE_ICONS[Tone.IDLE])
        self.fact = Label(theme, weight=500, tabular=True)
        self.words = Label(theme, pixels=12, ink="text2", tabular=True)
        self.consent = Label(theme, pixels=12, ink="text3", wrap=True, tabular=True)
        self.recording = RecordingPart(theme)
        self.current = Label(theme, pixels=12, ink="text2")
        self.play = _RoundButton(theme, "play", side=26, glyph=14, ink="text")
        self.play.setProperty("round", True)
        self.compare = Button(theme, ButtonKind.LINK)
        self._lay_out()
        self.play.clicked.connect(self.play_pressed)
        self.compare.clicked.connect(self.compare_pressed)
        self.retranslate()

    def show_line(self, tone: Tone, fact: str, words: str) -> None:
        """Show what happened."""
        self.glyph.show_icon(STATE_ICONS[tone], tone.value)
        self.fact.setText(fact)
        self.fact.setToolTip(plain_tip(fact))
        self.words.setText(words)
        self._name_buttons()

    def show_consent(self, words: str, wording: str) -> None:
        """Show who agreed to it and when, and on asking what was agreed to; empty for nothing."""
        self.consent.setText(words)
        self.consent.setAccessibleDescription(wording)
        self.consent.setToolTip(plain_tip(wording))
        self.consent.setVisible(bool(words))

    def show_demo(self, *, kept: bool, current: bool, sounding: bool, comparable: bool) -> None:
        """Show whether there is a demo of it, and whether that is the voice's present one."""
        self._sounding = sounding
        self.current.setVisible(current)
        self.play.setVisible(kept and not current)
        self.play.set_icon_name("pause" if sounding else "play")
        self.compare.setVisible(kept and comparable and not current)
        self._name_buttons()

    def retranslate(self) -> None:
        self.current.setText(self.tr("Current"))
        self.compare.setText(self.tr("Compare"))
        self._name_buttons()

    def _name_buttons(self) -> None:
        play = self.tr("Pause: {demo}") if self._sounding else self.tr("Play: {demo}")
        compare = self.tr("Compare with the current demo: {demo}")
        self.play.set_words(play.format(demo=self.fact.text()))
        self.compare.setAccessibleName(compare.format(demo=self.fact.text()))
        self.compare.setToolTip(self.tr("Switch between this demo and the current one"))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self.fact)
        texts.addWidget(self.words)
        texts.addWidget(self.consent)
        texts.addWidget(self.recording)
        self.consent.hide()
        self.setMinimumHeight(_LEAST_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(10)
        row.addLayout(texts, 1)
        row.addSpacing(6)
        row.addWidget(self.current)
        row.addWidget(self.play)
        row.addWidget(self.compare)


class _RoundButton(IconButton):
    """An outlined disc."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(QPen(colour(tokens.button_line), 1))
        painter.setBrush(colour(tokens.fill if self.underMouse() else tokens.raised))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        side = self._glyph
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._theme.icons.paint(painter, self._icon, place, tokens.text)
        painter.end()
        del event
