"""The recording that is heard, and those kept ready to be heard next or run along in step.

Each `Deck` is a media player of Qt's with one file open, so that a sound begins within
milliseconds: its file was opened beforehand. `Decks` holds them to one volume, speed and device.
"""

import ctypes
import os
import sys
from collections.abc import Collection
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QSignalBlocker,
    QUrl,
    Signal,
    SignalInstance,
)
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaPlayer, QtAudio

from voicedesk.audio.decoder import DecodedSound, Decoder
from voicedesk.audio.output_devices import OutputDevices, SoundServer
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import EVEN_LOUDNESS, Level, common_loudness

_Status = QMediaPlayer.MediaStatus
_State = QMediaPlayer.PlaybackState


class PlayerFault(StrEnum):
    """Why a recording can't be heard."""

    NO_DEVICE = "no device"
    """Nothing to hear it with. It plays on silently, and is heard once a device is there."""
    SILENT = "silent"
    """Whatever it was heard with takes no more sound. It rests where it was."""
    NO_FILE = "no file"
    NO_ACCESS = "no access"
    NOT_AUDIO = "not audio"
    NO_DECODER = "no decoder"
    """The recording is not to blame."""
    BROKEN = "broken"


class _Answers(QObject):
    """Brings the decoder's answers from its thread to a deck.

    A deck's own signal can't: the window may delete the deck while that thread emits it. This has
    no parent, and lasts as long as either of them holds it.
    """

    given = Signal(int, object)


class _PlayedSound:
    """Holds what a media player plays: a WAV file, in a file in memory where the system has those.

    A device would do everywhere, but Qt 6.11 never frees what it reads one through, 32 KiB for each
    (`avio_alloc_context` in its MediaDataHolder).
    """

    def __init__(self, player: QMediaPlayer) -> None:
        self._player = player
        self._files: list[int] = []
        self._device = QBuffer(player)
        files = self._files
        player.destroyed.connect(lambda: _close(files))

    def set(self, wav: bytes) -> None:
        if sys.platform == "linux":
            number = os.memfd_create("voicedesk sound")
            self._files.append(number)
            with open(number, "wb", closefd=False) as file:
                file.write(wav)
            self._player.setSource(QUrl.fromLocalFile(f"/proc/self/fd/{number}"))
        else:
            self._device.setData(QByteArray(wav))
            self._device.open(QIODevice.OpenModeFlag.ReadOnly)
            self._player.setSourceDevice(self._device, QUrl("sound.wav"))

    def clear(self) -> None:
        self._player.setSource(QUrl())  # waits until it has let go of the file
        _close(self._files)
        self._device.close()
        self._device.setData(QByteArray())


def _close(files: list[int]) -> None:
    while files:
        os.close(files.pop())


class Deck(QObject):
    """A media player and its output.

    Qt's player never sees what a recording's makers wrote: it is given the sound that the decoder
    made of the whole of it. So the length is known, and each place is found at once.

    What is at its beginning isn't sent there again: seeking takes a moment.

    Attributes:
        player: plays it.
        path: the file that is open; None for none.
        level: of its recording; None until it is decoded.
        gain: what the recording's samples are multiplied by, but for the volume.

    Signals:
        levelled: the level is known.
        status_changed: another `status`.
        failed: a PlayerFault; it can't be played.
    """

    levelled = Signal()
    status_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, decoder: Decoder, server: SoundServer, parent: QObject) -> None:
        super().__init__(parent)
        self.player = QMediaPlayer(self)
        self.path: Path | None = None
        self.level: Level | None = None
        self.gain = 1.0
        self._decoder = decoder
        self._server = server
        self._connection = server.connection
        self._opened = 0
        self._is_decoding = False
        self._is_broken = False
        self._plays: bool | None = None  # once it is decoded, or is paused
        self._answers = _Answers()
        self._sound = _PlayedSound(self.player)
        self._requested = 0
        self._is_fresh = True
        self._output = _new_output(self)
        self.player.setAudioOutput(self._output)
        self.player.setPitchCompensation(True)
        self.player.mediaStatusChanged.connect(self._status_changed)
        self.player.errorOccurred.connect(self._fail)
        self._answers.given.connect(self._take)

    @property
    def status(self) -> QMediaPlayer.MediaStatus:
        """Qt's, where decoding is loading."""
        if self._is_broken:
            return _Status.InvalidMedia
        return _Status.LoadingMedia if self._is_decoding else self.player.mediaStatus()

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or does so once it is decoded."""
        return bool(self._plays) or self.player.playbackState() is _State.PlayingState

    @property
    def is_broken(self) -> bool:
        return self.status is _Status.InvalidMedia

    def open(self, path: Path) -> None:
        self.clear()
        self.path = path
        self._is_decoding = True
        opened, answers = self._opened, self._answers
        self._decoder.request_sound(path, lambda sound: answers.given.emit(opened, sound))

    def clear(self) -> None:
        self._opened += 1
        self.path = self.level = self._plays = None
        self._is_decoding = self._is_broken = False
        self._is_fresh = True
        self._requested = 0
        self.player.stop()
        self._sound.clear()

    def rewind(self) -> None:
        """Stop, and go back to the beginning."""
        self._requested = 0
        self._plays = None
        if not self._is_fresh:
            self.player.stop()
            self.player.setPosition(0)

    def play(self) -> None:
        """Play on, once the file is read."""
        self._go_on(plays=True)

    def pause(self) -> None:
        self._go_on(plays=False)

    def seek(self, ms: int) -> None:
        """Go to a position, once the file is read; beyond the end means the end."""
        if self._is_fresh and ms <= 0:
            return
        self._is_fresh = False
        if self.status is _Status.LoadingMedia:
            self._requested = ms
        else:
            self.renew_output()
            self.player.setPosition(min(max(ms, 0), max(self.player.duration(), 0)))

    def sound(self, volume: float, loudness: float | None, *, muted: bool) -> None:
        """Be heard at a linear volume, or not at all.

        Args:
            loudness: what to raise or lower the recording to, in LUFS; None to leave it as it is.
        """
        boost = self.gain = 1.0
        if self.level is not None:
            boost, self.gain = self.level.boost, self.level.gain_to(loudness)
        self._output.setVolume(volume * self.gain / boost)
        self._output.setMuted(muted)

    def use(self, device: QAudioDevice) -> None:
        if not device.isNull() and device != self._output.device():
            self.renew_output()
            self._output.setDevice(device)

    def renew_output(self) -> None:
        """If the sound server has ended since it was opened, open another one, or fail as SILENT.

        It would stay silent. While nothing plays, Qt opens none.
        """
        connection, state = self._server.connection, self.player.playbackState()
        if connection == self._connection:
            return
        self._connection = connection
        if state is not _State.StoppedState:
            with QSignalBlocker(self.player):
                position = self.player.position()
                self.player.stop()
                self.player.setPosition(position)
        if state is _State.PlayingState:
            self._go_on(plays=True)

    def _go_on(self, *, plays: bool) -> None:
        if self._is_decoding:
            self._plays = plays
            return
        self._is_fresh = False
        self._server.prepare(self._output.device())
        self.renew_output()
        if not self._server.is_away:
            (self.player.play if plays else self.player.pause)()
        elif plays:
            self.failed.emit(PlayerFault.SILENT)

    def _take(self, opened: int, sound: DecodedSound | DemoError | OSError) -> None:
        """What the decoder made of the file, unless another one is open by now."""
        if opened != self._opened:
            return
        self._is_decoding = False
        plays, self._plays = self._plays, None
        if not isinstance(sound, DecodedSound):
            self._is_broken = True
            self.failed.emit(_fault(sound))
            self.status_changed.emit(self.status)
            return
        self.level = sound.level
        self.levelled.emit()
        self._sound.set(sound.wav)
        if plays is not None:
            self._go_on(plays=plays)

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._requested and status is not _Status.LoadingMedia:
            wanted, self._requested = self._requested, 0
            if wanted < self.player.duration():
                self.seek(wanted)
        if not self._is_decoding:
            self.status_changed.emit(status)

    def _fail(self, error: QMediaPlayer.Error) -> None:
        if error is not QMediaPlayer.Error.NoError:
            self.failed.emit(PlayerFault.BROKEN)


def _fault(error: DemoError | OSError) -> PlayerFault:
    if isinstance(error, DemoError):
        is_at_fault = error.problem is not DemoProblem.DECODER
        return PlayerFault.NOT_AUDIO if is_at_fault else PlayerFault.NO_DECODER
    if isinstance(error, FileNotFoundError):
        return PlayerFault.NO_FILE
    return PlayerFault.NO_ACCESS if isinstance(error, PermissionError) else PlayerFault.BROKEN


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
        duration_changed: in milliseconds.
        failed: a PlayerFault.
    """

    status_changed = Signal(object)
    state_changed = Signal()
    reported = Signal(int)
    duration_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, decoder: Decoder, devices: OutputDevices, parent: QObject) -> None:
        super().__init__(parent)
        self._decoder = decoder
        self._server = devices.server
        self._device = devices.used
        self._volume = 1.0
        self._muted = False
        self._equal_loudness = False
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
    def equal_loudness(self) -> bool:
        """Whether each is as loud as all others; in step, as loud as the others can be."""
        return self._equal_loudness

    @equal_loudness.setter
    def equal_loudness(self, equal_loudness: bool) -> None:
        self._equal_loudness = equal_loudness
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

    def keep_ready(self, paths: Collection[Path], *, in_step: bool) -> None:
        """Open these recordings, and no others beside the one that is heard.

        Args:
            paths: their files; that of the heard one may be among them.
            in_step: whether they run along with the one that is heard.
        """
        for path in [path for path in self._ready if path not in paths]:
            self.put_away(self._ready.pop(path))
        for path in paths:
            if path != self._heard.path and path not in self._ready:
                self._ready[path] = self._spare.pop() if self._spare else self._new()
                self._ready[path].open(path)
        left_step, self._in_step = self._in_step and not in_step, in_step
        self._sound()
        if left_step:
            for deck in self._ready.values():
                deck.rewind()
        elif self._heard.is_playing:
            self.follow_along()

    def take(self, path: Path) -> Deck | None:
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
        deck = Deck(self._decoder, self._server, self)
        player = deck.player
        deck.levelled.connect(self._sound)
        deck.status_changed.connect(lambda to: self._on_status(deck, to))
        deck.failed.connect(lambda fault: self._tell(deck, self.failed, fault))
        player.playbackStateChanged.connect(lambda _: self._tell(deck, self.state_changed))
        player.positionChanged.connect(lambda ms: self._tell(deck, self.reported, ms))
        player.durationChanged.connect(lambda ms: self._tell(deck, self.duration_changed, ms))
        self._set_up(deck)
        deck.use(self._device)
        return deck

    def _on_status(self, deck: Deck, status: QMediaPlayer.MediaStatus) -> None:
        self._tell(deck, self.status_changed, status)
        if status is _Status.LoadedMedia and deck in self.followers and self._heard.is_playing:
            self.follow_along()  # what is heard went on while this one was decoded

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
        loudness = None
        if self._equal_loudness:
            in_step = (self._heard, *self.followers)
            known = [deck.level for deck in in_step if deck.level is not None]
            loudness = common_loudness(known) if self._in_step else EVEN_LOUDNESS
        for deck in self._all():
            deck.sound(linear, loudness, muted=self._muted or deck is not self._heard)


_ERRORS_ALONE = 16
"""AV_LOG_ERROR in FFmpeg's libavutil/log.h."""


def keep_decoder_quiet() -> None:
    """Leave out remarks such as what each file consists of; a person can do nothing about them.

    To be called once Qt's player is built, which sets a level of its own. Where Qt's FFmpeg isn't
    found, nothing happens.
    """
    with suppress(OSError, AttributeError):
        _libavutil().av_log_set_level(_ERRORS_ALONE)


def ffmpeg_version() -> str:
    """The version of Qt's FFmpeg, such as 7.1.5; empty where it isn't found."""
    with suppress(OSError, AttributeError):
        said = _libavutil().av_version_info
        said.restype = ctypes.c_char_p
        return bytes(said()).decode().removeprefix("n")
    return ""


def _libavutil() -> ctypes.CDLL:
    """Qt's own. Raises OSError where it isn't found; only Linux's is looked for."""
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    return ctypes.CDLL(str(next(folder.glob("libavutil.so.??"), folder / "libavutil")))
