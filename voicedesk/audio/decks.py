"""The recording that is heard, and those kept ready to be heard next or run along in step.

Each `Deck` is a media player of Qt's with one file open, so that a sound begins within
milliseconds: its file was opened beforehand. `Decks` holds them to one volume, speed and device.
"""

import ctypes
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaPlayer, QtAudio

_Status = QMediaPlayer.MediaStatus


class Deck(QObject):
    """A media player and its output.

    What is at its beginning isn't sent there again: stopping and seeking make an MP3 begin 40 ms
    later, as its decoder then gives out the silence before the first sample, too.

    Attributes:
        player: plays it.
        path: the file that is open; None for none.
        gain: what its loudness is multiplied by, at most 1.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.player = QMediaPlayer(self)
        self.path: Path | None = None
        self.gain = 1.0
        self._requested = 0
        self._is_fresh = True
        self._output = _new_output(self)
        self.player.setAudioOutput(self._output)
        self.player.setPitchCompensation(True)
        self.player.mediaStatusChanged.connect(self._status_changed)

    @property
    def is_playing(self) -> bool:
        return self.player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def is_broken(self) -> bool:
        return self.player.mediaStatus() is _Status.InvalidMedia

    def open(self, path: Path) -> None:
        # Qt ignores a source that it has already, also where the file is another by now.
        self.clear()
        self._is_fresh = True
        self.path = path
        self.player.setSource(QUrl.fromLocalFile(str(path)))

    def clear(self) -> None:
        self.path = None
        self._requested = 0
        self.player.stop()
        self.player.setSource(QUrl())

    def rewind(self) -> None:
        """Stop, and go back to the beginning."""
        self._requested = 0
        if not self._is_fresh:
            self.player.stop()
            self.player.setPosition(0)

    def play(self) -> None:
        """Play on, once the file is read."""
        self._is_fresh = False
        self.player.play()

    def seek(self, ms: int) -> None:
        """Go to a position, once the file is read; beyond the end means the end."""
        if self._is_fresh and ms <= 0:
            return
        self._is_fresh = False
        if self.player.mediaStatus() is _Status.LoadingMedia:
            self._requested = ms
        else:
            self.player.setPosition(min(max(ms, 0), max(self.player.duration(), 0)))

    def sound(self, volume: float, *, muted: bool) -> None:
        """Be heard at a linear volume, times the gain, or not at all."""
        self._output.setVolume(volume * self.gain)
        self._output.setMuted(muted)

    def use(self, device: QAudioDevice) -> None:
        if not device.isNull() and device != self._output.device():
            self._output.setDevice(device)

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._requested and status is not _Status.LoadingMedia:
            wanted, self._requested = self._requested, 0
            if wanted < self.player.duration():
                self.seek(wanted)


def _new_output(parent: QObject) -> QAudioOutput:
    """An output that Qt's threads can let go of while the interpreter is busy.

    QMediaPlayer.stop() waits, with the interpreter locked, for a thread that disconnects from the
    output. The first time, the output would ask the interpreter whether Python overrides
    `disconnectNotify`, and both would wait for ever; afterwards it remembers the answer.
    """
    output = QAudioOutput(parent)
    output.mutedChanged.connect(output.setMuted)
    output.mutedChanged.disconnect(output.setMuted)
    return output


IN_STEP: Final = 120
"""Milliseconds by which recordings in step may seem apart before one is moved, which is heard as a
gap where the computer is busy. Each tells its place every 50 ms, so that one may be ahead by this
alone."""


class Decks(QObject):
    """Several recordings, of which one is heard: at one volume and speed, from one device.

    Signals, each of what is heard alone:
        status_changed: QMediaPlayer.MediaStatus.
        state_changed: it began to play, or stopped.
        reported: where it is, in milliseconds.
        duration_changed: in milliseconds; may be corrected while it plays.
        failed: QMediaPlayer.Error.
    """

    status_changed = Signal(object)
    state_changed = Signal()
    reported = Signal(int)
    duration_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        super().__init__(parent)
        self._device = device
        self._volume = 1.0
        self._muted = False
        self._loop = False
        self._speed = 1.0
        self._in_step = False
        self._ready: dict[Path, Deck] = {}
        self._spare: list[Deck] = []
        self._heard = self._new()

    # How it sounds

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
        for deck in self._all():
            self._set_up(deck)

    @property
    def speed(self) -> float:
        """How fast it plays, 1 being as recorded; the pitch stays."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = speed
        for deck in self._all():
            self._set_up(deck)

    def use(self, device: QAudioDevice) -> None:
        self._device = device
        for deck in self._all():
            deck.use(device)

    # Which is heard

    @property
    def heard(self) -> Deck:
        return self._heard

    @property
    def followers(self) -> list[Deck]:
        """Those that run along with it, unheard."""
        return list(self._ready.values()) if self._in_step else []

    def keep_ready(self, gains: Mapping[Path, float], *, in_step: bool) -> None:
        """Open these recordings, and no others beside the one that is heard.

        Args:
            gains: by file, what its loudness is multiplied by.
            in_step: whether they run along with the one that is heard.
        """
        for path in [path for path in self._ready if path not in gains]:
            self.put_away(self._ready.pop(path))
        for path, gain in gains.items():
            if path == self._heard.path:
                self._heard.gain = gain
                continue
            if path not in self._ready:
                self._ready[path] = self._spare.pop() if self._spare else self._new()
                self._ready[path].open(path)
            self._ready[path].gain = gain
        left_step, self._in_step = self._in_step and not in_step, in_step
        self._sound()
        if left_step:
            for deck in self._ready.values():
                deck.rewind()
        elif self._heard.is_playing:
            self.follow_along()

    def take(self, path: Path, gain: float) -> Deck | None:
        """Have the recording at `path` be heard, from its beginning.

        Returns the deck of the one before, still open but unheard, where that is another deck; it
        is to be put away.
        """
        ready, before = self._ready.pop(path, None), None
        if ready is not None and ready.is_broken:  # which is to be said, or it is there by now
            self.put_away(ready)
            ready = None
        if ready is not None:
            before, self._heard = self._heard, ready
            ready.rewind()
        else:
            self._heard.open(path)
        self._heard.gain = gain
        self._sound()
        return before

    def put_away(self, deck: Deck) -> None:
        """Let go of a deck's file; another one can be opened in it."""
        deck.clear()
        self._spare.append(deck)

    def go_over(self, path: Path, position: int) -> bool:
        """Have a recording that is kept ready be heard instead, at the same position.

        One that ends before that position begins anew. Returns whether there is such a recording.
        """
        ready = self._ready.pop(path, None)
        if ready is None:
            return False
        before, self._heard = self._heard, ready
        if before.path is None:
            self._spare.append(before)
        else:
            self._ready[before.path] = before
        if 0 < ready.player.duration() <= position:
            position = 0
        if not ready.is_playing or abs(ready.player.position() - position) > IN_STEP:
            ready.seek(position)
        if before.is_playing:
            ready.play()
        self._sound()
        return True

    def follow_along(self) -> None:
        """Have what is in step play from where the heard one is."""
        position = self._heard.player.position()
        for deck in self.followers:
            if not deck.is_playing or abs(deck.player.position() - position) > IN_STEP:
                deck.seek(position)
            deck.play()

    # Inside

    def _new(self) -> Deck:
        deck = Deck(self)
        player = deck.player
        player.mediaStatusChanged.connect(lambda to: self._tell(deck, self.status_changed, to))
        player.playbackStateChanged.connect(lambda _: self._tell(deck, self.state_changed))
        player.positionChanged.connect(lambda ms: self._tell(deck, self.reported, ms))
        player.durationChanged.connect(lambda ms: self._tell(deck, self.duration_changed, ms))
        player.errorOccurred.connect(lambda error, _: self._tell(deck, self.failed, error))
        self._set_up(deck)
        deck.use(self._device)
        return deck

    def _tell(self, deck: Deck, signal: SignalInstance, *what: object) -> None:
        if deck is self._heard:
            signal.emit(*what)

    def _set_up(self, deck: Deck) -> None:
        loops = QMediaPlayer.Loops
        deck.player.setLoops(loops.Infinite if self._loop else loops.Once)
        deck.player.setPlaybackRate(self._speed)

    def _all(self) -> list[Deck]:
        return [self._heard, *self._ready.values(), *self._spare]

    def _sound(self) -> None:
        scale = QtAudio.VolumeScale
        linear = QtAudio.convertVolume(
            self._volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        for deck in self._all():
            deck.sound(linear, muted=self._muted or deck is not self._heard)


_ERRORS_ALONE = 16
"""AV_LOG_ERROR in FFmpeg's libavutil/log.h."""


def keep_decoder_quiet() -> None:
    """Leave out remarks such as an MP3's odd time stamps; a person can do nothing about them.

    To be called once Qt's player is built, which sets a level of its own. Where Qt's FFmpeg isn't
    found, nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    for library in folder.glob("libavutil.so.??"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library)).av_log_set_level(_ERRORS_ALONE)
