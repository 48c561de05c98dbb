"""Plays one recording at a time, and says where it is.

`Player` is what the window knows: load, play, pause, seek, and a phase. The files are open in
`Decks`; between the reports of Qt's player, which come every 0.1 s, `PlayClock` moves the position
on evenly.
"""

import math
import time
from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QMediaPlayer

from voicedesk.audio.decks import Decks, PlayerFault
from voicedesk.audio.decoder import Decoder
from voicedesk.audio.output_devices import OutputDevices


class PlayerPhase(StrEnum):
    """What the player is doing."""

    EMPTY = "empty"
    """Nothing is loaded, or what was to be loaded can't be played."""
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    STOPPED = "stopped"


_LONGEST_SILENCE = 0.3
"""Seconds without a report after which the sound is taken to have stalled; they come every 0.1."""

_BEGAN_ANEW = 300.0
"""Milliseconds: a report so far behind what was shown means that the sound began anew."""


_SENT_AHEAD = 500.0
"""Milliseconds that are played, as Qt reports it, before a device gives out any of it."""


class PlayClock:
    """Moves the play head on evenly; backwards only when it is set. Positions in milliseconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._reported = 0.0
        self._reported_at = now()
        self._moved_at = now()
        self._shown = self._ran_from = 0.0
        self._is_running = False
        self._pace = 1.0

    def pace(self, pace: float) -> None:
        """How many seconds of the recording go by in one."""
        self._reported = self._reckoned()
        self._reported_at = self._now()
        self._pace = pace

    @property
    def silence(self) -> float:
        """Seconds since the last report of a place that it moved to; 0 while nothing plays."""
        return self._now() - self._moved_at if self._is_running else 0.0

    @property
    def is_under_way(self) -> bool:
        """Whether more was played than what is sent ahead to a device that still wakes up."""
        return abs(self._reported - self._ran_from) > _SENT_AHEAD

    def read(self, duration: int) -> int:
        """The position now, at most `duration` where that is known (above 0)."""
        self._shown = min(max(self._reckoned(), self._shown), float(duration) or math.inf)
        return round(self._shown)

    def report(self, position: int) -> bool:
        """The player says where it is. A little behind what was shown, the head waits for it.

        Returns whether the sound began anew, and the head with it.
        """
        if position != self._reported:
            self._moved_at = self._now()
        self._reported = float(position)
        self._reported_at = self._now()
        began_anew = self._is_running and position < self._shown - _BEGAN_ANEW
        if began_anew:
            self._shown = self._reported
        return began_anew

    def _reckoned(self) -> float:
        if not self._is_running:
            return self._reported
        silence = min(self._now() - self._reported_at, _LONGEST_SILENCE)
        return self._reported + 1000 * self._pace * silence

    def set(self, position: int) -> None:
        self._shown = float(position)
        self.report(position)
        self.wake()

    def wake(self) -> None:
        """Another output is opened, which may take its time."""
        self._ran_from = self._reported
        self._moved_at = self._now()

    def run(self) -> None:
        if not self._is_running:
            self._is_running = True
            self.wake()
            self.report(round(self._shown))

    def halt(self) -> None:
        if self._is_running:
            self._is_running = False
            self.report(round(self._shown))


_FRAME: Final = 33
"""Milliseconds between two announcements of the position."""

_WAKING_SECONDS: Final = 5.0
_GONE_SECONDS: Final = 2.5
"""Seconds of playing without moving on, after which the device is taken to be gone: from the
beginning, where Bluetooth takes its time, and under way, where some take two seconds at once.

Qt doesn't tell of each device that goes: on PulseAudio of the system's own alone.
"""

_STILL_FRAMES: Final = 3
"""Frames in a row that find it so: after one, Qt's reports come in of a time in which this program
was held up itself."""

_RETRY_MS: Final = 250
_RETRY_SECONDS: Final = 10.0
"""How long to wait for a sound server that has ended to be there again, and then play on."""

_State = QMediaPlayer.PlaybackState
_Status = QMediaPlayer.MediaStatus


class Player(QObject):
    """The program's one player. Loading another recording stops the one before.

    Recordings can be kept ready, so that they begin at once. In step, those run along unheard, so
    that going over to one of them is a change of loudness alone: no gap, and the same position.

    It follows the chosen output, also when that changes while something plays. To be built
    outside of coroutines and kept for the program's life.

    Attributes:
        decoder: decodes what is played; one of its own where none is given, which ends with it.
        devices: what there is to hear with.

    Signals:
        phase_changed: PlayerPhase.
        position_changed: milliseconds; evenly while playing.
        duration_changed: milliseconds.
        failed: a PlayerFault's value. All but NO_DEVICE and SILENT leave the player empty.
        device_changed: whether there is anything to hear with.
        finished: a recording was played to its end.
    """

    phase_changed = Signal(object)
    position_changed = Signal(int)
    duration_changed = Signal(int)
    failed = Signal(str)
    device_changed = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QObject | None = None, decoder: Decoder | None = None) -> None:
        super().__init__(parent)
        self.decoder = decoder or Decoder()
        if decoder is None:
            self.destroyed.connect(self.decoder.stop)
        self._phase = PlayerPhase.EMPTY
        self._is_switching = False
        self._is_starting = False
        self._was_silent = False
        self._still_frames = 0
        self._resume_until = 0.0
        self._told_position = 0
        self._clock = PlayClock()
        self.devices = OutputDevices(self)
        self.devices.changed.connect(self._follow_device)
        self._has_device = not self.devices.used.isNull()
        self._decks = Decks(self.decoder, self.devices, self)
        self._decks.status_changed.connect(self._on_status)
        self._decks.state_changed.connect(self._update_phase)
        self._decks.reported.connect(self._on_position)
        self._decks.duration_changed.connect(lambda ms: self.duration_changed.emit(max(ms, 0)))
        self._decks.failed.connect(self._on_failure)
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME)
        self._frames.timeout.connect(self._move_on)
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self._try_again)

    @property
    def phase(self) -> PlayerPhase:
        return self._phase

    @property
    def path(self) -> Path | None:
        """The file that is loaded; None for none."""
        return self._decks.heard.path

    @property
    def position(self) -> int:
        """Milliseconds from the beginning; while playing it moves between the player's reports."""
        return self._clock.read(self.duration)

    @property
    def duration(self) -> int:
        return max(self._decks.heard.player.duration(), 0)

    @property
    def has_device(self) -> bool:
        return self._has_device

    @property
    def volume(self) -> float:
        """0 to 1, in even steps for the ear."""
        return self._decks.volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._decks.volume = volume

    @property
    def muted(self) -> bool:
        """Whether nothing is heard, whatever the volume."""
        return self._decks.muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._decks.muted = muted

    @property
    def equal_loudness(self) -> bool:
        """Whether each is as loud as all others; in step, as loud as the others can be."""
        return self._decks.equal_loudness

    @equal_loudness.setter
    def equal_loudness(self, equal_loudness: bool) -> None:
        self._decks.equal_loudness = equal_loudness

    @property
    def loop(self) -> bool:
        """Whether a recording begins anew at its end."""
        return self._decks.loop

    @loop.setter
    def loop(self, loop: bool) -> None:
        if loop is not self.loop:
            self._decks.loop = loop
            if self._phase in {PlayerPhase.PLAYING, PlayerPhase.PAUSED}:
                # Qt has read ahead for seconds, by the rule of before.
                self.seek(self.position)

    @property
    def speed(self) -> float:
        """How fast it plays, 1 being as recorded; the pitch stays."""
        return self._decks.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._clock.pace(speed)
        self._decks.speed = speed

    def keep_ready(self, paths: Collection[Path], *, in_step: bool = False) -> None:
        """Open these recordings beside the one that is loaded, and no others.

        Args:
            paths: their files; that of the loaded one may be among them.
            in_step: whether they play along with the one that is heard.
        """
        self._decks.keep_ready(paths, in_step=in_step)

    def load(self, path: Path, *, play: bool) -> None:
        """Open the recording at `path`, from its beginning, and play it if wanted."""
        self._is_switching = True
        self._rest()
        before = self._decks.take(path)
        self._move_head(0)
        self._is_switching = False
        if play:
            self.play()
        if before is not None:
            self._decks.put_away(before)
            self.duration_changed.emit(self.duration)
        self._update_phase()

    def go_over(self, path: Path) -> None:
        """Hear a recording that is kept ready in step instead, at the same position."""
        self._is_switching = True
        position = self.position
        if self._decks.go_over(path, position):
            is_over = 0 < self.duration <= position
            self._clock.set(0 if is_over else position)
        self._is_switching = False
        self._update_phase()
        self.duration_changed.emit(self.duration)

    def unload(self) -> None:
        """Let go of the file, so that it can be replaced or deleted."""
        self._is_switching = True
        self._rest()
        self._decks.heard.clear()
        self._rest_followers()
        self._move_head(0)
        self._is_switching = False
        self._update_phase()

    def play(self) -> None:
        """Play from the position, or from the beginning once the end was reached."""
        self._rest()
        if self._decks.heard.path is None:
            return
        if not self._has_device:
            self.failed.emit(PlayerFault.NO_DEVICE)
        self._is_starting = True
        if self._was_silent:  # what it was heard with is opened again by starting anew alone
            self._was_silent = False
            position = self.position
            for deck in (self._decks.heard, *self._decks.followers):
                deck.rewind()
                deck.seek(position)
            self._move_head(position)
        self._decks.heard.play()
        self._decks.follow_along()

    def pause(self) -> None:
        self._rest()
        for deck in (self._decks.heard, *self._decks.followers):
            deck.pause()

    def stop(self) -> None:
        """Stop, and go back to the beginning."""
        self._rest()
        for deck in (self._decks.heard, *self._decks.followers):
            deck.rewind()
        self._move_head(0)

    def seek(self, ms: int) -> None:
        """Go to a position; beyond the ends means the ends."""
        ms = min(max(ms, 0), self.duration)
        for deck in (self._decks.heard, *self._decks.followers):
            deck.seek(ms)
        self._move_head(ms)

    # What the heard recording says

    def _on_position(self, ms: int) -> None:
        if self._clock.report(ms):  # it began anew
            self._decks.follow_along()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is _Status.EndOfMedia:
            self._clock.halt()
            self._rest_followers()
            self._move_head(0)
            self._update_phase()
            self.finished.emit()
        else:
            self._update_phase()

    def _on_failure(self, fault: PlayerFault) -> None:
        if fault is PlayerFault.SILENT:
            self._fall_silent()
        else:
            self._rest_followers()
            self.failed.emit(fault)
        self._update_phase()

    def _rest_followers(self) -> None:
        for deck in self._decks.followers:
            deck.rewind()

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
            self._decks.follow_along()
        else:
            self._clock.halt()
            self._frames.stop()
            self._tell_position()
        self.phase_changed.emit(phase)

    def _actual_phase(self) -> PlayerPhase:
        status = self._decks.heard.status
        state = self._decks.heard.player.playbackState()
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
        self._decks.use(device)
        self._clock.wake()
        has_device = not device.isNull()
        if has_device is not self._has_device:
            self._has_device = has_device
            self.device_changed.emit(has_device)

    def _move_on(self) -> None:
        self._tell_position()
        if self._clock.silence > _LONGEST_SILENCE:  # what has lost its sound server moves no more
            self._decks.heard.renew_output()
        limit = _GONE_SECONDS if self._clock.is_under_way else _WAKING_SECONDS
        is_still = self._has_device and self._clock.silence > limit
        self._still_frames = self._still_frames + 1 if is_still else 0
        if self._still_frames == _STILL_FRAMES and self.position < self.duration:
            self._fall_silent()

    def _fall_silent(self) -> None:
        """Rest where it is, and play on if it was the server and that is soon there again."""
        position = self.position
        self.pause()
        self._move_head(position)
        self._was_silent = True
        if self.devices.server.is_away:
            self._resume_until = time.monotonic() + _RETRY_SECONDS
            self._retry.start()
        self.failed.emit(PlayerFault.SILENT)

    def _try_again(self) -> None:
        if not self.devices.server.is_away:
            self.play()
        elif time.monotonic() > self._resume_until:
            self._retry.stop()

    def _rest(self) -> None:
        """Nothing is about to be played any more."""
        self._is_starting = False
        self._retry.stop()

    def _move_head(self, ms: int) -> None:
        self._clock.set(ms)
        self._tell_position()

    def _tell_position(self) -> None:
        position = self.position
        if position != self._told_position:
            self._told_position = position
            self.position_changed.emit(position)
