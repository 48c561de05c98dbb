"""The bar at the bottom: the only play control."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

from voicedesk.domain.text import clean
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton, KeyboardFocus
from voicedesk.ui.kit.choices import Switch
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import Tile, painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.waveform import WaveSlider, clock, length_text
from voicedesk.ui.player.compare_bar import CompareBar, slots_width
from voicedesk.ui.theme.colours import colour

HEIGHT = 72
_SPEED_WIDTH = 52
# What goes as the bar gets narrower, each below so many pixels, in this order.
_WITH_VOLUME, _WITH_WORD, _WITH_CAPTION, _WITH_ALL_OF_NAME, _WITH_NAME = 1000, 920, 840, 800, 700
_SPARE = 1080
"""Pixels below which the voice gives way to those that are compared: their places bear names."""
_BESIDE_SLOTS = 500
"""Pixels that the rest takes then, at the least."""
_NAME, _SHORT_NAME = 148, 112


_KNOB = 12
"""Pixels, as in the style sheet."""


class VolumeSlider(KeyboardFocus, QSlider):
    """From 0 to 100; a click goes straight to the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedSize(QSize(84, 24))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint().x() - _KNOB // 2
            # The knob comes under the pointer first: then Qt lets it be dragged.
            self.setValue(QStyle.sliderValueFromPosition(0, 100, at, self.width() - _KNOB))
        super().mousePressEvent(event)


class PlayerBar(View):
    """What is in the player, and the controls."""

    def __init__(self) -> None:
        super().__init__(surface="pane", edge="top")
        self.setFixedHeight(HEIGHT)
        self._about = QWidget()
        self.tile = Tile(40)
        self.name = Label(weight=600)
        self.note = Label(pixels=12, ink="text2")
        self.play = IconButton("play", side=40, kind="play", ink="#FFFFFF")
        self.play.setProperty("round", True)
        self.play.setEnabled(False)
        self.play.set_text(self.play_text())
        self.position = Label(weight=500, tabular=True)
        self.slider = WaveSlider(height=40)
        self.slider.setAccessibleName(self.tr("Position"))
        self.length = Label(ink="text2", tabular=True)
        self.loop = IconButton("loop")
        self.loop.setCheckable(True)
        self.loop.set_text(self.tr("Loop"), self.tr("Start over at the end (Ctrl+L)"))
        self.speed = Button(ButtonKind.GHOST)
        self.speed.setFixedWidth(_SPEED_WIDTH)
        self.speed.setToolTip(self.tr("Speed"))
        self.auto_play = Switch()
        self.auto_play.setAccessibleName(self.tr("Auto-play"))
        self._caption = Label(pixels=12, ink="text2", tabular=True)
        self._auto = _AutoPlay(
            Label(self.tr("Auto-play"), weight=500), self._caption, self.auto_play
        )
        self.mute = IconButton("volume")
        self.mute.setCheckable(True)
        self.mute.set_text(self.tr("Mute"), self.tr("Scroll to change the volume"))
        self.volume = VolumeSlider()
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.compare = CompareBar()
        self._lay_out()
        self.mute.toggled.connect(self._show_mute)
        self.show_demo("", "", b"", 0, note="")

    def show_demo(
        self,
        voice_id: str,
        name: str,
        envelope: bytes,
        duration: int,
        *,
        note: str,
        coloured: bool = False,
    ) -> None:
        """Show what is in the player, or would be when play is pressed; empty for nothing."""
        self.tile.setVisible(bool(voice_id))  # its room stays
        self.tile.show_voice(voice_id, playable=coloured or duration > 0)
        self.name.setText(clean(name) or self.tr("Nothing to play"))
        self.name.set_ink("text" if clean(name) else "text3")
        self.note.setText(note)
        self.slider.show_demo(envelope, duration)
        self.length.setText(length_text(duration) if duration else "")
        if not duration:
            self.show_position(0, 0)

    def show_playable(self, *, playable: bool, reason: str = "") -> None:
        self.play.setEnabled(playable)
        self.play.set_text(self.play.text(), reason)

    def show_sounding(self, *, sounding: bool) -> None:
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_text(self.pause_text() if sounding else self.play_text())

    def play_text(self) -> str:
        return self.tr("Play")

    def pause_text(self) -> str:
        return self.tr("Pause")

    def show_position(self, position: int, duration: int) -> None:
        if duration and self.slider.maximum() != duration:
            self.slider.setEnabled(True)
            self.length.setText(length_text(duration))
        self.slider.show_position(position, duration or self.slider.maximum())
        self.position.setText(clock(position) if duration else "")

    def show_settings(self, volume: int, *, muted: bool, auto_play: bool, loop: bool) -> None:
        """Set the switches as they were kept, without saying that they moved."""
        parts = (self.volume, self.mute, self.auto_play, self.loop)
        blocked = [QSignalBlocker(part) for part in parts]
        self.volume.setValue(volume)
        self.mute.setChecked(muted)
        self.auto_play.setChecked(auto_play)
        self.loop.setChecked(loop)
        for blocker in blocked:
            blocker.unblock()
        self._show_mute()

    def show_loop(self, *, loop: bool) -> None:
        with QSignalBlocker(self.loop):
            self.loop.setChecked(loop)

    def show_auto_play(self, place: str, key: str, *, widest: str) -> None:
        """Say which of how many is in the player, and by which key to switch.

        Args:
            place: empty while nothing is in it.
            widest: the longest that `place` may become; there is always room for it.
        """
        caption = " · ".join(filter(None, (place, key)))
        self._caption.setText(caption)
        room = self._caption.fontMetrics().horizontalAdvance(f"{widest} · {key}")
        self._caption.setMinimumWidth(room + 2)
        says = self.tr("Play each voice as you move through the list")
        self.auto_play.setAccessibleDescription(f"{says} ({caption})")
        self._auto.setToolTip(f"{says} ({key})")

    def show_compare(self, *, on: bool) -> None:
        self.compare.show_on(on=on)
        self._fit()

    def show_speed(self, words: str) -> None:
        self.speed.setText(words)
        self.speed.setAccessibleName(self.tr("Speed {speed}").format(speed=words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # While voices are compared there is no room for the slider.
        if self.mute.geometry().contains(event.position().toPoint()) and event.angleDelta().y():
            step = self.volume.singleStep() * (1 if event.angleDelta().y() > 0 else -1)
            self.volume.setValue(self.volume.value() + step)
        else:
            super().wheelEvent(event)

    def _fit(self) -> None:
        """Leave away what there is no room for, the least needed first."""
        width, comparing = self.width(), self.compare.is_on
        self.volume.setVisible(not comparing and width >= _WITH_VOLUME)
        self._auto.setVisible(not comparing)
        self._caption.setVisible(width >= _WITH_CAPTION)
        for part in (self.loop, self.speed):  # the menu has them
            part.setVisible(not comparing or width >= _WITH_NAME)
        self._about.setVisible(width >= (_SPARE if comparing else _WITH_NAME))
        self._words.setFixedWidth(_NAME if width >= _WITH_ALL_OF_NAME else _SHORT_NAME)
        slots = width - _BESIDE_SLOTS if width < _SPARE else slots_width()
        self.compare.set_room(compact=width < _WITH_WORD, slots=slots)

    def _show_mute(self) -> None:
        self.volume.setEnabled(not self.mute.isChecked())

    def _lay_out(self) -> None:
        room = self.tile.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.tile.setSizePolicy(room)
        self._words = QWidget()
        column(None, self.name, self.note, None, gap=2, on=self._words)
        row(self.tile, self._words, gap=12, margins=(0, 0, 8, 0), on=self._about)
        self.position.setFixedWidth(36)
        self.length.setFixedWidth(36)
        about = (self._about, self.play, 16)
        place = (self.position, 4, (self.slider, 1), 10, self.length)
        how = (self.loop, self.speed, 2, self.mute, 2, self.volume, self._auto, self.compare)
        row(*about, *place, *how, margins=(16, 1, 16, 0), on=self, gap=0)


class _AutoPlay(View):
    """The switch, after a line and its words; a click on these counts."""

    def __init__(self, words: Label, caption: Label, switch: Switch) -> None:
        super().__init__()
        self._switch = switch
        texts = column(None, words, caption, None, gap=2)
        row(texts, switch, on=self, margins=(_LINE_AT * 2 + 1, 0, 2, 0), gap=14)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self._switch.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painting(self) as painter:
            line = QRectF(_LINE_AT, (self.height() - 32) // 2, 1, 32)
            painter.fillRect(line, colour(self.tokens.line_strong))


_LINE_AT = 12
