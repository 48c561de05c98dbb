"""Decodes a recording into its envelope."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from voicedesk.audio.envelope import Envelope
from voicedesk.audio.peak_meter import SAMPLE_RATE, PeakMeter
from voicedesk.domain.errors import DemoError, DemoProblem


class EnvelopeReader(QObject):
    """Reads envelopes, one at a time, on Qt's event loop.

    Qt decodes on a thread of its own and hands the samples over in pieces of some 80 ms of sound;
    looking through one takes well under a millisecond.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = asyncio.Lock()
        self._format = QAudioFormat()
        self._format.setSampleRate(SAMPLE_RATE)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)

    async def read(self, path: Path) -> Envelope:
        """The envelope of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`.
        """
        async with self._turn:
            meter = await self._decode(path)
        if not meter.samples:
            raise DemoError(DemoProblem.NOT_AUDIO, detail="no sound in it")
        return meter.envelope()

    async def _decode(self, path: Path) -> PeakMeter:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        meter = PeakMeter()
        decoder = QAudioDecoder(self)
        decoder.setAudioFormat(self._format)
        decoder.setSource(QUrl.fromLocalFile(str(path)))

        def take() -> None:
            buffer = decoder.read()
            if buffer.isValid():
                meter.take(bytes(buffer.constData()))

        def finish() -> None:
            if not done.done():
                done.set_result(None)

        def fail() -> None:
            if not done.done():
                done.set_exception(DemoError(DemoProblem.NOT_AUDIO, detail=decoder.errorString()))

        decoder.bufferReady.connect(take)
        decoder.finished.connect(finish)
        decoder.error.connect(fail)
        try:
            decoder.start()
            await done
        finally:
            decoder.bufferReady.disconnect(take)
            decoder.finished.disconnect(finish)
            decoder.error.disconnect(fail)
            decoder.stop()
            decoder.deleteLater()
        return meter
