"""Decodes the formats that Qt knows, piece by piece."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from voicedesk.domain.errors import DemoError, DemoProblem

if TYPE_CHECKING:
    from voicedesk.audio.peak_meter import SampleCode

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
        """Decode no further."""
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
