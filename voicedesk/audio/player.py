"""Plays one recording at a time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QMediaPlayer, QtAudio

from voicedesk.audio.deck import Deck
from voicedesk.audio.output_devices import OutputDevices
from voicedesk.audio.play_clock import PlayClock
from voicedesk.audio.player_fault import PlayerFault, fault_of
from voicedesk.audio.player_phase import PlayerPhase

_FRAME: Final = 33
"""Milliseconds between two announcements of the position."""

_IN_STEP = 60
"""Milliseconds by which recordings in step may be apart before one is moved."""

_State = QMediaPlayer.PlaybackState
_Status = QMediaPlayer.MediaStatus


class Player(QObject):
    """The program's one player. Loading another recording stops the one before.

    Recordings can be kept ready, so that they begin at once. In step, those run along unheard, so
    that going over to one of them is a change of loudness alone: no gap, and the same position.

    It follows the chosen output, also when that changes while something plays. To be built
    outside of coroutines and kept for the program's life.

    Attributes:
        devices: what there is to hear with.

    Signals:
        phase_changed: PlayerPhase.
        position_changed: milliseconds; evenly while playing.
        duration_changed: milliseconds; may be corrected while a recording plays.
        failed: a PlayerFault's value. All but NO_DEVICE leave the player empty.
        device_changed: whether there is anything to hear with.
        finished: a recording was played to its end.
    """

    phase_changed = Signal(object)
    position_changed = Signal(int)
    duration_changed = Signal(int)
    failed = Signal(str)
    device_changed = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phase = PlayerPhase.EMPTY
        self._is_switching = False
        self._is_starting = False
        self._told_position = 0
        self._volume = 1.0
        self._muted = False
        self._loop = False
        self._speed = 1.0
        self._in_step = False
        self._clock = PlayClock()
        self.devices = OutputDevices(self)
        self.devices.changed.connect(self._follow_device)
        self._has_device = not self.devices.used.isNull()
        self._spare: list[Deck] = []
        self._ready: dict[Path, Deck] = {}
        self._deck = self._new_deck()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self._tell_position)

    @property
    def phase(self) -> PlayerPhase:
        """What the player is doing."""
        return self._phase

    @property
    def position(self) -> int:
        """Milliseconds from the beginning; while playing it moves between the player's reports."""
        return self._clock.read(self.duration)

    @property
    def duration(self) -> int:
        """Milliseconds; 0 while nothing is loaded."""
        return max(self._deck.player.duration(), 0)

    @property
    def has_device(self) -> bool:
        """Whether there is anything to hear with."""
        return self._has_device

    @property
    def volume(self) -> float:
        """0 to 1, in even steps for the ear."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)
        self._sound()

    @property
    def muted(self) -> bool:
        """Whether nothing is heard, whatever the volume."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        self._sound()

    @property
    def loop(self) -> bool:
        """Whether a recording begins anew at its end."""
        return self._loop

    @loop.setter
    def loop(self, loop: bool) -> None:
        self._loop = loop
        for deck in self._decks():
            self._set_up(deck)

    @property
    def speed(self) -> float:
        """How fast it plays, 1 being as recorded; the pitch stays."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._clock.pace(speed)
        self._speed = speed
        for deck in self._decks():
            self._set_up(deck)

    def keep_ready(self, gains: Mapping[Path, float], *, in_step: bool = False) -> None:
        """Open these recordings, and no others, each with what its loudness is multiplied by.

        Args:
            gains: by file.
            in_step: whether they play along with the one that is heard.
        """
        for path in [path for path in self._ready if path not in gains]:
            self._put_away(self._ready.pop(path))
        for path, gain in gains.items():
            if path == self._deck.path:
                self._deck.gain = gain
                continue
            if path not in self._ready:
                deck = self._ready[path] = self._take_spare()
                deck.open(path)
            self._ready[path].gain = gain
        self._in_step = in_step
        self._sound()
        if not in_step:
            for deck in self._ready.values():
                deck.rewind()
        elif self._deck.is_playing:
            self._follow_along()

    def load(self, path: Path, *, play: bool, gain: float = 1.0) -> None:
        """Open the recording at `path`, from its beginning, and play it if wanted."""
        self._is_switching = True
        self._clear()
        ready = self._ready.pop(path, None)
        if ready is not None:
            self._put_away(self._deck)
            self._deck = ready
            ready.rewind()
        else:
            self._deck.open(path)
        self._deck.gain = gain
        self._sound()
        self._is_switching = False
        if play:
            self.play()
        self._update_phase()
        if ready is not None:
            self.duration_changed.emit(self.duration)

    def go_over(self, path: Path) -> None:
        """Hear a recording that is kept ready in step instead, at the same position."""
        ready = self._ready.pop(path, None)
        before, position = self._deck, self.position
        if ready is None:
            return
        self._is_switching = True
        self._deck = ready
        if before.path is None:
            self._spare.append(before)
        else:
            self._ready[before.path] = before
        if abs(ready.player.position() - position) > _IN_STEP:
            ready.seek(position)
        if before.is_playing and not ready.is_playing:
            ready.player.play()
        self._sound()
        self._clock.set(min(position, self.duration))
        self._is_switching = False
        self._update_phase()
        self.duration_changed.emit(self.duration)

    def unload(self) -> None:
        """Let go of the file, so that it can be replaced or deleted."""
        self._is_switching = True
        self._clear()
        self._is_switching = False
        self._update_phase()

    def play(self) -> None:
        """Play from the position, or from the beginning once the end was reached."""
        if self._deck.path is None:
            return
        if not self._has_device:
            self.failed.emit(PlayerFault.NO_DEVICE)
        self._is_starting = True
        self._deck.player.play()
        self._follow_along()

    def pause(self) -> None:
        """Stop at the position."""
        self._is_starting = False
        for deck in self._heard_and_followers():
            deck.player.pause()

    def stop(self) -> None:
        """Stop, and go back to the beginning."""
        self._is_starting = False
        for deck in self._heard_and_followers():
            deck.rewind()
        self._move_head(0)

    def seek(self, ms: int) -> None:
        """Go to a position; beyond the ends means the ends."""
        ms = min(max(ms, 0), self.duration)
        for deck in self._heard_and_followers():
            deck.seek(ms)
        self._move_head(ms)

    # Decks

    def _new_deck(self) -> Deck:
        deck = Deck(self)
        player = deck.player
        player.mediaStatusChanged.connect(lambda status: self._on_status(deck, status))
        player.playbackStateChanged.connect(lambda _: self._update_phase())
        player.positionChanged.connect(lambda ms: self._on_position(deck, ms))
        player.durationChanged.connect(lambda ms: self._on_duration(deck, ms))
        player.errorOccurred.connect(lambda error, _: self._on_error(deck, error))
        self._set_up(deck)
        deck.use(self.devices.used)
        return deck

    def _set_up(self, deck: Deck) -> None:
        loops = QMediaPlayer.Loops
        deck.player.setLoops(loops.Infinite if self._loop else loops.Once)
        deck.player.setPlaybackRate(self._speed)

    def _take_spare(self) -> Deck:
        return self._spare.pop() if self._spare else self._new_deck()

    def _put_away(self, deck: Deck) -> None:
        deck.clear()
        self._spare.append(deck)

    def _decks(self) -> list[Deck]:
        return [self._deck, *self._ready.values(), *self._spare]

    def _heard_and_followers(self) -> list[Deck]:
        return [self._deck, *(self._ready.values() if self._in_step else ())]

    def _follow_along(self) -> None:
        if self._in_step:
            for deck in self._ready.values():
                deck.seek(self._deck.player.position())
                deck.player.play()

    def _sound(self) -> None:
        scale = QtAudio.VolumeScale
        linear = QtAudio.convertVolume(
            self._volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        for deck in self._decks():
            deck.sound(linear, muted=self._muted or deck is not self._deck)

    def _clear(self) -> None:
        self._is_starting = False
        self._deck.clear()
        self._move_head(0)

    def _on_position(self, deck: Deck, ms: int) -> None:
        if deck is self._deck and self._clock.report(ms):  # it began anew
            self._follow_along()

    def _on_duration(self, deck: Deck, ms: int) -> None:
        if deck is self._deck:
            self.duration_changed.emit(max(ms, 0))

    def _on_status(self, deck: Deck, status: QMediaPlayer.MediaStatus) -> None:
        if deck is not self._deck:
            return
        if status is _Status.EndOfMedia:
            self._clock.halt()
            for follower in self._heard_and_followers()[1:]:
                follower.rewind()
            self._move_head(0)
            self._update_phase()
            self.finished.emit()
        else:
            self._update_phase()

    def _on_error(self, deck: Deck, error: QMediaPlayer.Error) -> None:
        if deck is self._deck and error is not QMediaPlayer.Error.NoError:
            self.failed.emit(fault_of(error))

    def _update_phase(self) -> None:
        if self._is_switching:
            return
        phase = self._actual_phase()
        if phase is self._phase:
            return
        self._phase = phase
        if phase is PlayerPhase.PLAYING:
            self._clock.run()
            self._frames.start()
        else:
            self._clock.halt()
            self._frames.stop()
            self._tell_position()
        self.phase_changed.emit(phase)

    def _actual_phase(self) -> PlayerPhase:
        status = self._deck.player.mediaStatus()
        state = self._deck.player.playbackState()
        if status in {_Status.NoMedia, _Status.InvalidMedia}:
            return PlayerPhase.EMPTY
        if state is _State.PlayingState:
            self._is_starting = False
            return PlayerPhase.PLAYING
        # Qt says that a recording is loaded just before it begins to play it.
        is_loaded_to_play = self._is_starting and self._phase is PlayerPhase.LOADING
        if status is _Status.LoadingMedia or is_loaded_to_play:
            return PlayerPhase.LOADING
        return PlayerPhase.PAUSED if state is _State.PausedState else PlayerPhase.STOPPED

    def _follow_device(self) -> None:
        device = self.devices.used
        for deck in self._decks():
            deck.use(device)
        has_device = not device.isNull()
        if has_device is not self._has_device:
            self._has_device = has_device
            self.device_changed.emit(has_device)

    def _move_head(self, ms: int) -> None:
        self._clock.set(ms)
        self._tell_position()

    def _tell_position(self) -> None:
        position = self.position
        if position != self._told_position:
            self._told_position = position
            self.position_changed.emit(position)

