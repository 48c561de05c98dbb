"""Decoding and encoding of speech. Slow: run it on a thread of its own.

numpy and soundfile are imported where they are used, so that the service is ready sooner.
"""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DEMO_SECONDS = 10
_DEMO_RATE = 24_000
_FADE_SECONDS = 0.03


class SampleError(Exception):
    """A sample that can't be trained from; its text says why."""

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)


def demo_from(sample: bytes) -> bytes:
    """A demo made of a sample's first ten seconds: a mono MP3.

    Raises:
        SampleError: the sample isn't audio, or there is nothing in it.
    """
    signal, rate = _decoded(sample)
    signal = _resampled(signal, rate, _DEMO_RATE)
    fade = min(int(_FADE_SECONDS * _DEMO_RATE), len(signal))
    if fade:
        import numpy as np  # noqa: PLC0415

        signal[-fade:] *= np.linspace(1.0, 0.0, fade)
    return _encoded(signal, _DEMO_RATE, "MP3")


def wav_from(recording: bytes) -> bytes:
    """A recording's first ten seconds as a WAV.

    Raises:
        SampleError: it isn't audio.
    """
    signal, rate = _decoded(recording)
    return _encoded(signal, rate, "WAV")


def _decoded(data: bytes) -> "tuple[NDArray[np.float64], int]":
    import soundfile  # noqa: PLC0415

    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            rate = int(file.samplerate)
            frames: NDArray[np.float64] = file.read(_DEMO_SECONDS * rate, always_2d=True)
    except soundfile.LibsndfileError as error:
        raise SampleError("not audio", error.error_string) from None
    if not len(frames):
        raise SampleError("no audio in it")
    return frames.mean(axis=1), rate


def _resampled(signal: "NDArray[np.float64]", rate: int, wanted: int) -> "NDArray[np.float64]":
    """`signal` at the wanted rate, by its spectrum: nothing above either half rate comes back."""
    if rate == wanted:
        return signal
    import numpy as np  # noqa: PLC0415

    length = max(1, round(len(signal) * wanted / rate))
    return np.fft.irfft(np.fft.rfft(signal), n=length) * (length / len(signal))


def _encoded(signal: "NDArray[np.float64]", rate: int, kind: str) -> bytes:
    import soundfile  # noqa: PLC0415

    file = io.BytesIO()
    soundfile.write(file, signal.clip(-1.0, 1.0), rate, format=kind)
    return file.getvalue()
