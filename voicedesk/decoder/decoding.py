"""Decodes recordings of any format: libsndfile's own, and all others that Qt's FFmpeg knows.

`open_sound` looks at what a recording begins with and returns its sound, piece by piece. Nothing is
taken on trust: it is as long as what was decoded. `answer` makes of it what was asked for.
"""

import io
import math
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from voicedesk.decoder.meters import LoudnessMeter, PeakMeter, SampleMeter, TruePeakMeter
from voicedesk.decoder.mpeg import audio_frames
from voicedesk.domain.recordings import SENT_LOUDNESS
from voicedesk.domain.samples import Level

Samples = NDArray[np.float32]

LONGEST: Final = 600.0
"""Seconds of a recording that are decoded: ten times what is of use, for whatever purpose."""
_MOST_SAMPLES: Final = 1 << 26
"""Of all channels: of more than two, less is decoded. It takes 128 MB to be handed out."""

_RATES: Final = range(1_000, 768_001)
_MOST_CHANNELS: Final = 32
_PIECE: Final = 1 << 17
"""Samples of all channels that are decoded at a time."""
_STEP: Final = 1 << 13
_LOUDEST: Final = 16.0
"""Times full scale; no sound is louder."""
_CONTAINERS: Final = (
    b"RIFF",
    b"RF64",
    b"OggS",
    b"fLaC",
    b"FORM",
    b"caff",
    b".snd",
    b"\x1aE\xdf\xa3",
)
"""What recordings begin with that may hold frames of MPEG sound and are something else."""


class NotAudioError(Exception):
    """It can't be decoded, or holds no sound; the text says more, for the log."""


class TooLongError(Exception):
    """It is longer than `LONGEST`, or than there is room for."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Sound as it is decoded.

    Attributes:
        rate: samples a second of one channel.
        channels: how many there are.
        pieces: the samples, from -1 to 1, a row for each moment.
    """

    rate: int
    channels: int
    pieces: Iterator[Samples]

    @property
    def room(self) -> int:
        """How many rows are decoded, at most."""
        return min(int(LONGEST * self.rate), _MOST_SAMPLES // self.channels)


def open_sound(content: bytes) -> Sound:
    """The sound of a recording, `LONGEST` and a little more of it.

    Raises:
        NotAudioError: nothing here can decode it.
    """
    problem = "no sound in it"
    for opened in (_by_libsndfile, _by_qt):
        try:
            sound = opened(content)
            first = next(_checked(sound).pieces, None)
        except (NotAudioError, soundfile.LibsndfileError) as error:
            problem = str(error)
            continue
        if first is not None:
            return replace(sound, pieces=chain([first], sound.pieces))
    raise NotAudioError(problem)


def _checked(sound: Sound) -> Sound:
    """A header may say anything, and what is made ready for it costs memory."""
    if sound.rate not in _RATES or not 0 < sound.channels <= _MOST_CHANNELS:
        raise NotAudioError(f"{sound.rate} Hz, {sound.channels} channels")
    return sound


def _by_libsndfile(content: bytes) -> Sound:
    frames = None
    if not content.startswith(_CONTAINERS) and content[4:8] != b"ftyp":
        frames = audio_frames(content, LONGEST + 1)
    file = _Unseekable(_stream(frames) if frames else io.BytesIO(_of_any_length(content)))
    return Sound(file.samplerate, file.channels, _ahead(_pieces(file)))


class _Unseekable(soundfile.SoundFile):  # type: ignore[misc]
    """Read from its beginning to its end.

    python-soundfile seeks after each read, at which libsndfile loses its place in an MP3, and
    reads no further than to the length that it was told first.
    """

    def seekable(self) -> bool:
        return False


def _pieces(file: _Unseekable) -> Iterator[Samples]:
    """Read a little at a time: where something is wrong, libsndfile drops all that it has of it."""
    rows, step = max(1, _PIECE // file.channels), max(1, _STEP // file.channels)
    read, filled = 1, rows
    with file:
        while read and filled == rows:
            piece, filled = np.empty((rows, file.channels), np.float32), 0
            with suppress(soundfile.LibsndfileError):
                read = 0
                while filled < rows and (read := len(file.read(out=piece[filled : filled + step]))):
                    filled += read
            if filled:
                yield piece[:filled]


def _ahead(pieces: Iterator[Samples]) -> Iterator[Samples]:
    """Decode the next piece while the one before is measured."""
    with ThreadPoolExecutor(1) as thread:
        following = thread.submit(next, pieces, None)
        while (piece := following.result()) is not None:
            following = thread.submit(next, pieces, None)
            yield piece


def _stream(pieces: Sequence[memoryview]) -> int:
    """A pipe to read these from. Of what can't be sought libsndfile doesn't guess a length."""
    to_read, to_write = os.pipe()

    def write() -> None:
        with suppress(BrokenPipeError), os.fdopen(to_write, "wb") as file:
            file.writelines(pieces)

    threading.Thread(target=write, daemon=True).start()
    return to_read


def _of_any_length(content: bytes) -> bytes:
    """A FLAC file whose header leaves its length open, which needn't be the right one."""
    if content[:4] != b"fLaC" or len(content) < 26 or content[4] & 0x7F:
        return content
    return content[:21] + bytes([content[21] & 0xF0]) + bytes(4) + content[26:]


_TYPES: Final = {"UInt8": ("u1", 128.0), "Int16": ("i2", 2.0**15), "Int32": ("i4", 2.0**31)}


def _by_qt(content: bytes) -> Sound:
    """Decoded by FFmpeg; Qt is loaded for it, which takes a third of a second once."""
    pieces = _qt_pieces(content)
    first = next(pieces, None)
    if first is None:
        raise NotAudioError("no sound in it")
    alike = (samples for *form, samples in chain([first], pieces) if form == [*first[:2]])
    return Sound(first[0], first[1], alike)


def _qt_pieces(content: bytes) -> Iterator[tuple[int, int, Samples]]:
    from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEventLoop  # noqa: PLC0415
    from PySide6.QtMultimedia import QAudioDecoder  # noqa: PLC0415

    application = QCoreApplication.instance() or QCoreApplication([])
    source = QBuffer()
    source.setData(QByteArray(content))
    source.open(QBuffer.OpenModeFlag.ReadOnly)
    decoder = QAudioDecoder()
    ended: list[str] = []
    decoder.finished.connect(lambda: ended.append(""))
    decoder.error.connect(lambda _: ended.append(decoder.errorString() or "no audio"))
    # The recording's own format: asked to resample, Qt 6.11 never finishes an MP3 whose first
    # piece is nothing but the encoder's delay.
    decoder.setSourceDevice(source)
    decoder.start()
    try:
        while True:
            while decoder.bufferAvailable():
                buffer = decoder.read()
                form = buffer.format()
                if buffer.isValid() and 0 < form.channelCount() <= _MOST_CHANNELS:
                    samples = _floats(bytes(buffer.constData()), form.sampleFormat().name)
                    yield (
                        form.sampleRate(),
                        form.channelCount(),
                        samples.reshape(-1, form.channelCount()),
                    )
            if ended:
                break
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    finally:
        decoder.stop()
    if ended[0]:
        raise NotAudioError(ended[0])


def _floats(sound: bytes, kind: str) -> Samples:
    name, full = _TYPES.get(kind, ("f4", 1.0))
    found = np.frombuffer(sound, name).astype(np.float32) / np.float32(full)
    return found - 1 if name == "u1" else found


Answer = tuple[dict[str, object], bytes | memoryview]


def answer(what: str, content: bytes, **options: float) -> Answer:
    """An "envelope", a "sample"'s measures, the "sound" itself, or a "cut": values, and bytes.

    Args:
        options: `Cut`'s fields, where that is wanted.

    Raises:
        NotAudioError: it can't be decoded, or there is no sound in it.
        TooLongError: what is asked for would be of a part alone.
    """
    sound = open_sound(content)
    if what == "cut":
        return _cut(sound, **options)
    return {"envelope": _envelope, "sample": _sample, "sound": _sound}[what](sound)


def _envelope(sound: Sound) -> Answer:
    meter = PeakMeter(sound.rate, sound.channels)
    for piece in sound.pieces:
        meter.take(piece)
        if meter.samples > sound.room:
            raise TooLongError
    _expect(meter.samples)
    found = asdict(meter.envelope())
    return found, found.pop("peaks")


def _sample(sound: Sound) -> Answer:
    meter = SampleMeter(sound.rate, sound.channels, longest=sound.room / sound.rate)
    for piece in sound.pieces:
        meter.take(piece)
        if meter.is_full:
            break
    _expect(meter.samples)
    found = asdict(meter.measures())
    return found, found.pop("peaks")


def _sound(sound: Sound) -> Answer:
    """16 bits, multiplied by `Level.boost`; of a long recording its beginning.

    One channel is made two of half its power each, as it is heard by two loudspeakers: as loud, and
    with 3 dB more room for its peaks. What rounding adds lies 80 dB below speech, so there is no
    dither.
    """
    loudness, peak = LoudnessMeter(sound.rate, sound.channels), TruePeakMeter(sound.channels)
    left = sound.room
    pieces: list[Samples] = []
    for piece in sound.pieces:
        taken = _sane(piece[:left])
        loudness.take(taken)
        peak.take(taken)
        pieces.append(taken)
        left -= len(taken)
        if not left:
            break
    _expect(len(pieces))
    peak.end()
    heard_by = max(2, sound.channels)
    share = math.sqrt(sound.channels / heard_by)
    level = Level(loudness.loudness(), peak.peak * share)
    values = {"rate": sound.rate, "channels": heard_by} | asdict(level)
    return values, _rounded(pieces, heard_by, 32_767 * level.boost * share)


def _cut(sound: Sound, since: float, to: float, is_even: float) -> Answer:
    """A range's samples, of all channels the mean: of 16 bits in one channel, the very same."""
    first, end = (round(at * sound.rate) for at in (since, min(to, LONGEST)))
    loudness, peak = LoudnessMeter(sound.rate, 1), TruePeakMeter(1)
    at, highest = 0, 1.0
    pieces: list[Samples] = []
    for piece in sound.pieces:
        taken = piece[max(0, first - at) : max(0, end - at)]
        if len(taken):
            pieces.append(_sane(taken).mean(axis=1, keepdims=True, dtype=np.float32))
            highest = max(highest, float(np.abs(pieces[-1]).max()))
            if is_even:
                loudness.take(pieces[-1])
                peak.take(pieces[-1])
        at += len(piece)
        if at >= end:
            break
    _expect(len(pieces))
    gain = 1 / highest
    if is_even:
        peak.end()
        gain = Level(loudness.loudness(), peak.peak).gain_to(SENT_LOUDNESS)
    return {"rate": sound.rate, "channels": 1}, _rounded(pieces, 1, 32_768 * gain)


def _rounded(pieces: Sequence[Samples], channels: int, scale: float) -> memoryview:
    rounded = np.empty((sum(map(len, pieces)), channels), "<i2")
    at = 0
    for piece in pieces:
        scaled = np.minimum(piece * scale, 32_767)
        np.rint(scaled, out=rounded[at : at + len(piece)], casting="unsafe")
        at += len(piece)
    return rounded.data.cast("B")


def _sane(samples: Samples) -> Samples:
    if (np.abs(samples) <= _LOUDEST).all():
        return samples
    return np.nan_to_num(samples).clip(-_LOUDEST, _LOUDEST)


def _expect(samples: int) -> None:
    if not samples:
        raise NotAudioError("no sound in it")
