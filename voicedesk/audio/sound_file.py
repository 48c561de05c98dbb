"""Reads recordings in the common formats by libsndfile, without Qt and on any thread."""

from pathlib import Path
from typing import Final

from voicedesk.audio.envelope import Envelope

SUFFIXES: Final = frozenset({".mp3", ".wav", ".ogg", ".flac"})
"""Of the files that it reads."""

_MOST_SAMPLES: Final = 16_000_000
"""Three minutes of stereo at 48 kHz, 64 MB: a recording is decoded in one piece, as libsndfile
loses its place in an MP3 at every further one. A longer one is left to Qt."""

_PIECE: Final = 1 << 19


def read_envelope(path: Path) -> Envelope | None:
    """The envelope of the recording at `path`; None where it is longer, or none that it can read.

    Blocks, but lets other threads go on: what takes time is done outside of Python. The first call
    loads numpy, which takes a tenth of a second.
    """
    import soundfile  # noqa: PLC0415  (slow, and of no use before there is a demo)

    from voicedesk.audio.peak_meter import PeakMeter  # noqa: PLC0415  (the same)

    try:
        with soundfile.SoundFile(path) as file:
            rate, channels = file.samplerate, file.channels
            if not 0 < file.frames * channels <= _MOST_SAMPLES:
                return None
            samples = file.read(dtype="float32", always_2d=True)
    except (OSError, RuntimeError):
        return None
    if not len(samples):
        return None
    meter = PeakMeter(rate, channels)
    for start in range(0, len(samples), _PIECE):
        meter.take_samples(samples[start : start + _PIECE])
    return meter.envelope()
