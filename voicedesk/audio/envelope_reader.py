"""Decodes a recording into its envelope."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from voicedesk.audio.envelope import Envelope
from voicedesk.audio.measuring_threads import MEASURING_THREADS, MeasuringThreads
from voicedesk.audio.sound_file import SUFFIXES, read_envelope
from voicedesk.domain.errors import DemoError, DemoProblem

if TYPE_CHECKING:
    from voicedesk.audio.peak_meter import PeakMeter, SampleCode

_CODES: "dict[QAudioFormat.SampleFormat, SampleCode]" = {
    QAudioFormat.SampleFormat.UInt8: "B",
    QAudioFormat.SampleFormat.Int16: "h",
    QAudioFormat.SampleFormat.Int32: "i",
    QAudioFormat.SampleFormat.Float: "f",
}


class EnvelopeReader(QObject):
    """Reads envelopes, and nothing slow of it on the event loop.

    The common formats are decoded and measured on a thread. The others are Qt's to decode, one at
    a time: it has a thread of its own for that, and hands the samples over in pieces of some 80 ms
    of sound, which are collected and measured on a thread.
    """

    def __init__(self, parent: QObject | None = None, *, time_limit: float = 10.0) -> None:
        """Read nothing yet.

        Args:
            time_limit: in seconds, for a recording of a common format and for each piece of
                another. There are files that Qt begins and never finishes; waited for, one would
                keep all others from being read. A long recording on a slow computer is no such
                file.
        """
        super().__init__(parent)
        self._time_limit = time_limit
        self._room = asyncio.Semaphore(MEASURING_THREADS)
        self._threads = MeasuringThreads()
        self._turn = asyncio.Lock()

    async def read(self, path: Path) -> Envelope:
        """The envelope of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; also if it falls silent.
        """
        if path.suffix.lower() in SUFFIXES:
            async with self._room:
                envelope = await self._read_directly(path)
            if envelope is not None:
                return envelope
        async with self._turn:
            meter = await self._decode(path)
        if meter is None or not meter.samples:
            raise DemoError(DemoProblem.NOT_AUDIO, detail="no sound in it")
        return await self._threads.run(meter.envelope)

    async def _read_directly(self, path: Path) -> Envelope | None:
        try:
            async with asyncio.timeout(self._time_limit):
                return await self._threads.run(partial(read_envelope, path))
        except TimeoutError:
            return None

    async def _decode(self, path: Path) -> "PeakMeter | None":
        news = asyncio.Event()
        pieces: list[bytes] = []
        form: QAudioFormat | None = None
        is_done = False
        failure: DemoError | None = None
        # The recording's own format: asked to resample, Qt 6.11 never finishes an MP3 whose first
        # piece is nothing but the encoder's delay.
        decoder = QAudioDecoder(self)
        decoder.setSource(QUrl.fromLocalFile(str(path)))

        def take() -> None:
            nonlocal form
            buffer = decoder.read()
            if buffer.isValid():
                form = form or buffer.format()
                pieces.append(bytes(buffer.constData()))
                news.set()

        def finish() -> None:
            nonlocal is_done
            is_done = True
            news.set()

        def fail() -> None:
            nonlocal failure
            failure = DemoError(DemoProblem.NOT_AUDIO, detail=decoder.errorString())
            news.set()

        decoder.bufferReady.connect(take)
        decoder.finished.connect(finish)
        decoder.error.connect(fail)
        meter: PeakMeter | None = None
        try:
            decoder.start()
            while not is_done or pieces:
                async with asyncio.timeout(self._time_limit):
                    await news.wait()
                news.clear()
                if failure is not None:
                    raise failure
                if pieces and form is not None:
                    sound = b"".join(pieces)
                    pieces.clear()
                    meter = await self._threads.run(partial(_measured, meter, form, sound))
                    if is_done:
                        news.set()
        except TimeoutError:
            detail = f"nothing for {self._time_limit:g} s"
            raise DemoError(DemoProblem.NOT_AUDIO, detail=detail) from None
        finally:
            decoder.bufferReady.disconnect(take)
            decoder.finished.disconnect(finish)
            decoder.error.disconnect(fail)
            decoder.stop()
            decoder.deleteLater()
        return meter


def _measured(meter: "PeakMeter | None", form: QAudioFormat, sound: bytes) -> "PeakMeter":
    """The meter, made if there is none, after it took more sound."""
    from voicedesk.audio.peak_meter import PeakMeter  # noqa: PLC0415  (loads numpy)

    if meter is None:
        code = _CODES[form.sampleFormat()]
        meter = PeakMeter(form.sampleRate(), form.channelCount(), code)
    meter.take(sound)
    return meter
