"""Decodes recordings: the common formats by libsndfile, on the caller's thread; others by Qt.

`read_into` has a meter take a whole file. `QtDecoder` hands the sound of any format that Qt knows
to a coroutine, piece by piece.
"""

import asyncio
import ctypes
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import PySide6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from voicedesk.domain.errors import DemoError, DemoProblem

if TYPE_CHECKING:
    from soundfile import SoundFile

    from voicedesk.audio.meters import PeakMeter, SampleCode

_CODES: "dict[QAudioFormat.SampleFormat, SampleCode]" = {
    QAudioFormat.SampleFormat.UInt8: "B",
    QAudioFormat.SampleFormat.Int16: "h",
    QAudioFormat.SampleFormat.Int32: "i",
    QAudioFormat.SampleFormat.Float: "f",
}
_MOST_WAITING: Final = 64
"""Pieces that are held, each of some 80 ms; Qt decodes no further one before it is fetched."""


class QtDecoder:
    """Decodes recordings in a thread of Qt's, at the pace at which their sound is taken.

    Args:
        time_limit: in seconds, for each piece. There are files that Qt begins and never finishes.
    """

    def __init__(self, parent: QObject, *, time_limit: float) -> None:
        self._parent = parent
        self._time_limit = time_limit

    async def decode(
        self, path: Path, take: "Callable[[int, int, SampleCode, bytes], Awaitable[bool]]"
    ) -> None:
        """Have `take` called with rate, channels, type and samples until it says False.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; also if it falls silent.
        """
        decoding = _Decoding(path, self._parent)
        try:
            while True:
                async with asyncio.timeout(self._time_limit):
                    await decoding.news.wait()
                sound, form = decoding.take()
                if form is not None and sound:
                    code = _CODES[form.sampleFormat()]
                    if not await take(form.sampleRate(), form.channelCount(), code, sound):
                        return
                elif decoding.is_done:
                    return
        except TimeoutError:
            detail = f"nothing for {self._time_limit:g} s"
            raise DemoError(DemoProblem.NOT_AUDIO, detail=detail) from None
        finally:
            decoding.end()


class _Decoding:
    """One recording being decoded.

    Attributes:
        news: is set when there is something to take, or nothing more to come.
        is_done: whether all has come.
    """

    def __init__(self, path: Path, parent: QObject) -> None:
        self.news = asyncio.Event()
        self.is_done = False
        self._pieces: list[bytes] = []
        self._form: QAudioFormat | None = None
        self._failure: DemoError | None = None
        # The recording's own format: asked to resample, Qt 6.11 never finishes an MP3 whose first
        # piece is nothing but the encoder's delay.
        self._decoder = QAudioDecoder(parent)
        self._decoder.setSource(QUrl.fromLocalFile(str(path)))
        self._decoder.bufferReady.connect(self._fetch)
        self._decoder.finished.connect(self._finish)
        self._decoder.error.connect(self._fail)
        self._decoder.start()

    def take(self) -> tuple[bytes, QAudioFormat | None]:
        """What came since the last time, and its format.

        Raises:
            DemoError: it can't be decoded.
        """
        self.news.clear()
        if self._failure is not None:
            raise self._failure
        sound = b"".join(self._pieces)
        self._pieces.clear()
        if self._decoder.bufferAvailable():
            self._fetch()
        if self.is_done:
            self.news.set()
        return sound, self._form

    def end(self) -> None:
        self._decoder.bufferReady.disconnect(self._fetch)
        self._decoder.finished.disconnect(self._finish)
        self._decoder.error.disconnect(self._fail)
        self._decoder.stop()
        self._decoder.deleteLater()

    def _fetch(self) -> None:
        if len(self._pieces) >= _MOST_WAITING:
            return
        buffer = self._decoder.read()
        if buffer.isValid():
            self._form = self._form or buffer.format()
            self._pieces.append(bytes(buffer.constData()))
            self.news.set()

    def _finish(self) -> None:
        self.is_done = True
        self.news.set()

    def _fail(self) -> None:
        self._failure = DemoError(DemoProblem.NOT_AUDIO, detail=self._decoder.errorString())
        self.news.set()


SUFFIXES: Final = frozenset({".mp3", ".wav", ".ogg", ".flac"})
"""Of the files that it reads."""

_MOST_SAMPLES: Final = 16_000_000
"""Three minutes of stereo at 48 kHz, 64 MB: a recording is decoded in one piece, as libsndfile
loses its place in an MP3 at every further one. A longer one is left to Qt."""

_PIECE: Final = 1 << 19
_RATES: Final = range(1_000, 768_001)
_MOST_CHANNELS: Final = 32
"""A header may say anything, and what is made ready for it costs memory."""

_Meter = TypeVar("_Meter", bound="PeakMeter")


def is_usual(rate: int, channels: int) -> bool:
    """Whether a recording may have this rate and so many channels."""
    return rate in _RATES and 0 < channels <= _MOST_CHANNELS


def read_into(
    path: Path,
    make: Callable[[int, int], _Meter],
    go_on: Callable[[_Meter], bool],
    *,
    in_pieces: bool = False,
) -> _Meter | None:
    """A meter that took the recording at `path`; None where it can't be read so, or is empty.

    Blocks, but lets other threads go on: what takes time is done outside of Python. The first call
    loads soundfile and numpy, which takes a tenth of a second.

    Args:
        make: the meter, for a rate and so many channels.
        go_on: whether it is to take more.
        in_pieces: decode formats other than MP3 piece by piece, so that they may have any length.
    """
    import soundfile  # noqa: PLC0415  (slow, and of no use before there is a recording)

    try:
        with soundfile.SoundFile(path) as file:
            in_pieces = in_pieces and "MP3" not in file.format and "MPEG" not in file.subtype
            fits = file.frames > 0 and (in_pieces or file.frames * file.channels <= _MOST_SAMPLES)
            if not (fits and is_usual(file.samplerate, file.channels)):
                return None
            meter = make(file.samplerate, file.channels)
            _read(file, meter, go_on, in_pieces=in_pieces)
    except (OSError, RuntimeError):
        return None
    return meter if meter.samples else None


def _read(
    file: "SoundFile", meter: _Meter, go_on: Callable[[_Meter], bool], *, in_pieces: bool
) -> None:
    if in_pieces:
        rows = max(1, _PIECE // file.channels)
        while go_on(meter) and len(samples := file.read(rows, "float32", always_2d=True)):
            meter.take_samples(samples)
        return
    samples = file.read(dtype="float32", always_2d=True)
    for start in range(0, len(samples), _PIECE):
        if go_on(meter):
            meter.take_samples(samples[start : start + _PIECE])


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
