"""Media keys, and the desktop's player controls.

On Linux the desktop has both over `voicedesk.desktop.mpris`, whatever window is in front. Qt offers
nothing like it, nor what Windows and macOS have instead; there, and where no desktop takes the
media keys, they work while the window has the focus.
"""

import sys
import time
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.desktop import MediaCommand, MediaPlayerBus, MediaStatus
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.actions import SPEEDS
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences

_FIRST_MS = 800
"""How long after an account is opened the desktop is told: the start has other things to do."""
_TOGETHER_MS = 40
"""What changes within it is told as one."""
_JUMP = 250
"""Milliseconds: a position so far from where it would have come to by playing was gone to."""
_BEGINNING = 3000
"""Milliseconds up to which Previous goes to the voice before, and not to the beginning."""
_FAR = 1000
"""Voices that are looked at for one that can be played."""
_KEYS = {
    Qt.Key.Key_MediaPlay: MediaCommand.TOGGLE,  # X11 has one key for both, under this name
    Qt.Key.Key_MediaTogglePlayPause: MediaCommand.TOGGLE,
    Qt.Key.Key_MediaPause: MediaCommand.PAUSE,
    Qt.Key.Key_MediaStop: MediaCommand.STOP,
    Qt.Key.Key_MediaNext: MediaCommand.NEXT,
    Qt.Key.Key_MediaPrevious: MediaCommand.PREVIOUS,
}


class MediaControls(QObject):
    """The desktop's controls; brings what it asks for to the window's thread.

    Args:
        has_bus: whether this is a system whose desktops speak MPRIS.

    Signals:
        asked: a MediaCommand, and its number.
    """

    asked = Signal(object, float)

    def __init__(
        self, parent: QObject, *, has_bus: bool = sys.platform.startswith(("linux", "freebsd"))
    ) -> None:
        super().__init__(parent)
        self._bus = MediaPlayerBus(self._ask) if has_bus else None

    def show(self, status: MediaStatus, position: int, *, jumped: bool) -> None:
        if self._bus is not None:
            self._bus.show(status, position, jumped=jumped)

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()

    def _ask(self, command: MediaCommand, number: float) -> None:
        """On the bus's thread: the signal carries it to this one."""
        with suppress(RuntimeError):  # the program ends meanwhile
            self.asked.emit(command, number)


class MediaPresenter(AccountPart):
    """Shows the desktop what the player bar shows, and does what it asks for."""

    def __init__(
        self,
        window: MainWindow,
        playing: PlayerPresenter,
        player: Player,
        preferences: Preferences,
        controls: MediaControls,
    ) -> None:
        super().__init__(window)
        self._playing = playing
        self._player = player
        self._preferences = preferences
        self._controls = controls
        self._shown: MediaStatus | None = None
        self._position, self._at = 0, time.monotonic()
        self._has_jumped = False
        self._pause = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._pause.timeout.connect(self._show)
        controls.asked.connect(self._carry_out)
        playing.view.shown.connect(self._changed)
        preferences.changed.connect(self._changed)
        player.position_changed.connect(self._moved)
        player.duration_changed.connect(self._changed)
        for key, command in _KEYS.items():
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(lambda command=command: self._carry_out(command, 0))

    def opened(self, _session: AccountSession) -> None:
        self._changed()

    def closed(self) -> None:
        self._changed()

    def _changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    # What the desktop asks for

    def _carry_out(self, command: MediaCommand, number: float) -> None:
        window, is_playing = self._window, self._player.phase is PlayerPhase.PLAYING
        match command:
            case MediaCommand.RAISE:
                window.bring_to_front()
            case MediaCommand.QUIT:
                window.close()
            case MediaCommand.PLAY if is_playing:
                pass
            case MediaCommand.PLAY | MediaCommand.TOGGLE:
                window.player.play.click()
            case MediaCommand.PAUSE:
                self._player.pause()
            case MediaCommand.STOP:
                window.commands.listening.stop.trigger()
            case MediaCommand.NEXT | MediaCommand.PREVIOUS:
                self._step(1 if command is MediaCommand.NEXT else -1)
            case _:
                self._set(command, number)

    def _set(self, command: MediaCommand, number: float) -> None:
        window = self._window
        match command:
            case MediaCommand.SEEK:
                self._seek(self._player.position + round(number))
            case MediaCommand.GO_TO:
                self._seek(round(number))
            case MediaCommand.VOLUME:
                window.player.mute.setChecked(False)
                window.player.volume.setValue(round(100 * number))
            case MediaCommand.RATE:
                nearest = min(SPEEDS, key=lambda speed: abs(speed - number))
                window.commands.listening.speed_chosen.emit(nearest)
            case MediaCommand.LOOP:
                window.commands.listening.loop.setChecked(bool(number))

    def _seek(self, position: int) -> None:
        if self._playing.view.shows_loaded:
            self._player.seek(position)

    def _step(self, step: int) -> None:
        if step < 0 and self._player.position > _BEGINNING:
            self._seek(0)
        elif voice_id := self._beside(step):
            self._playing.listen(voice_id)

    def _beside(self, step: int) -> str:
        """The next voice of the list, in a direction, that can be played; empty for none."""
        model, view = self._window.model, self._playing.view
        row = model.row_of(view.shown_id)
        if row < 0:
            return ""
        rows = range(row + step, row + step * (_FAR + 1), step)
        voices = (model.voice_at(one) for one in rows)
        return next((one.id for one in voices if one is not None and view.can_play(one)), "")

    # What the desktop is shown

    def _moved(self, position: int) -> None:
        passed = time.monotonic() - self._at
        is_playing = self._shown is not None and self._shown.playback == "Playing"
        expected = self._position + (1000 * passed * self._player.speed if is_playing else 0)
        if abs(position - expected) > _JUMP:
            self._position, self._at, self._has_jumped = position, time.monotonic(), True
            self._changed()

    def _show(self) -> None:
        self._pause.setInterval(_TOGETHER_MS)
        status = self._status()
        if status == self._shown and not self._has_jumped:
            return
        self._position, self._at = self._player.position, time.monotonic()
        jumped, self._has_jumped, self._shown = self._has_jumped, False, status
        self._controls.show(status, self._position, jumped=jumped)

    def _status(self) -> MediaStatus:
        if self._session is None:
            return MediaStatus()
        view, player, settings = self._playing.view, self._player, self._preferences.now
        voice = self._window.model.voice(view.shown_id)
        loaded = self._playing.demos.loaded if view.shows_loaded else None
        is_newest = loaded is None or view.is_newest(loaded)
        known = self._window.facts.demos.get(view.shown_id)
        duration = view.duration if loaded is not None else known.duration if known else 0
        return MediaStatus(
            track=view.shown_id if is_newest or loaded is None else loaded.file,
            title=voice.name if voice is not None else "",
            duration=duration,
            playback=_PLAYBACK.get(player.phase, "Stopped") if loaded is not None else "Stopped",
            volume=0.0 if settings.muted else settings.volume,
            rate=player.speed,
            slowest=SPEEDS[0],
            fastest=SPEEDS[-1],
            loop=settings.loop,
            can_play=loaded is not None or (voice is not None and view.can_play(voice)),
            can_next=bool(self._beside(1)),
            can_previous=bool(self._beside(-1)),
        )


_PLAYBACK = {PlayerPhase.PLAYING: "Playing", PlayerPhase.PAUSED: "Paused"}
