"""Decodes a recording into its envelope."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from voicedesk.audio.envelope import Envelope
from voicedesk.audio.measuring_threads import MEASURING_THREADS, MeasuringThreads
from voicedesk.audio.qt_decoder import QtDecoder
from voicedesk.audio.sound_file import SUFFIXES, read_envelope
from voicedesk.domain.errors import DemoError, DemoProblem

if TYPE_CHECKING:
    from voicedesk.audio.peak_meter import PeakMeter, SampleCode


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
        self._decoder = QtDecoder(self, time_limit=time_limit)
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
        meter: PeakMeter | None = None

        async def take(rate: int, channels: int, code: "SampleCode", sound: bytes) -> bool:
            nonlocal meter
            meter = await self._threads.run(partial(_measured, meter, rate, channels, code, sound))
            return True

        await self._decoder.decode(path, take)
        return meter


def _measured(
    meter: "PeakMeter | None", rate: int, channels: int, code: "SampleCode", sound: bytes
) -> "PeakMeter":
    """The meter, made if there is none, after it took more sound."""
    from voicedesk.audio.peak_meter import PeakMeter  # noqa: PLC0415  (loads numpy)

    meter = meter or PeakMeter(rate, channels, code)
    meter.take(sound)
    return meter
