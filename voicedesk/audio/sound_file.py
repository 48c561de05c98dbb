"""Reads recordings in the common formats by libsndfile, without Qt and on any thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from voicedesk.audio.envelope import Envelope

if TYPE_CHECKING:
    from soundfile import SoundFile

    from voicedesk.audio.peak_meter import PeakMeter

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


def read_envelope(path: Path) -> Envelope | None:
    """The envelope of the recording at `path`; None where it is longer, or none that it can read.

    Blocks, but lets other threads go on: what takes time is done outside of Python. The first call
    loads numpy, which takes a tenth of a second.
    """
    from voicedesk.audio.peak_meter import PeakMeter  # noqa: PLC0415  (loads numpy)

    meter = read_into(path, PeakMeter, lambda _meter: True)
    return meter.envelope() if meter is not None else None


def read_into(
    path: Path,
    make: Callable[[int, int], _Meter],
    go_on: Callable[[_Meter], bool],
    *,
    in_pieces: bool = False,
) -> _Meter | None:
    """A meter that took the recording at `path`; None where it can't be read so, or is empty.

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
