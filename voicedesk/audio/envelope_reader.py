"""Decodes a recording into its envelope."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from voicedesk.audio.envelope import Envelope
from voicedesk.audio.peak_meter import PeakMeter, SampleCode
from voicedesk.domain.errors import DemoError, DemoProblem

_CODES: dict[QAudioFormat.SampleFormat, SampleCode] = {
    QAudioFormat.SampleFormat.UInt8: "B",
    QAudioFormat.SampleFormat.Int16: "h",
    QAudioFormat.SampleFormat.Int32: "i",
    QAudioFormat.SampleFormat.Float: "f",
}


class EnvelopeReader(QObject):
    """Reads envelopes, one at a time, on Qt's event loop.

    Qt decodes on a thread of its own and hands the samples over in pieces of some 80 ms of sound;
    looking through one takes well under a millisecond.
    """

    def __init__(self, parent: QObject | None = None, *, time_limit: float = 10.0) -> None:
        """Read nothing yet. `time_limit` is in seconds, for each piece of a recording.

        There are files that Qt begins and never finishes; waited for, one would keep all others
        from being read. A long recording on a slow computer is no such file.
        """
        super().__init__(parent)
        self._time_limit = time_limit
        self._turn = asyncio.Lock()

    async def read(self, path: Path) -> Envelope:
        """The envelope of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; also if it falls silent.
        """
        async with self._turn:
            meter = await self._decode(path)
        if meter is None or not meter.samples:
            raise DemoError(DemoProblem.NOT_AUDIO, detail="no sound in it")
        return meter.envelope()

    async def _decode(self, path: Path) -> PeakMeter | None:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        limit = asyncio.timeout(self._time_limit)
        meter: PeakMeter | None = None
        # The recording's own format: asked to resample, Qt 6.11 never finishes an MP3 whose first
        # piece is nothing but the encoder's delay.
        decoder = QAudioDecoder(self)
        decoder.setSource(QUrl.fromLocalFile(str(path)))

        def take() -> None:
            nonlocal meter
            buffer = decoder.read()
            if buffer.isValid():
                if meter is None:
                    meter = _meter(buffer.format())
                meter.take(bytes(buffer.constData()))
                if not done.done():
                    limit.reschedule(loop.time() + self._time_limit)

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
            async with limit:
                decoder.start()
                await done
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


def _meter(found: QAudioFormat) -> PeakMeter:
    """A meter for sound of this format."""
    return PeakMeter(found.sampleRate(), found.channelCount(), _CODES[found.sampleFormat()])
