"""Decodes a recording into its envelope."""

import asyncio
import os
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from voicedesk.audio.decoding import SUFFIXES, QtDecoder, is_usual, read_envelope, read_into
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope, SampleMeasures
from voicedesk.threads import Worker

if TYPE_CHECKING:
    from voicedesk.audio.meters import PeakMeter, SampleCode, SampleMeter

MEASURING_THREADS: Final = max(1, min(2, (os.cpu_count() or 1) - 1))
"""One processor is the window's."""


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
        self._threads = Worker("measuring", MEASURING_THREADS)
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
    from voicedesk.audio.meters import PeakMeter  # noqa: PLC0415  (loads numpy)

    meter = meter or PeakMeter(rate, channels, code)
    meter.take(sound)
    return meter


_LONGEST: Final = 600.0
"""Seconds of a recording that are listened to: ten times what is of use."""


class SampleReader(QObject):
    """Measures recordings, one at a time, and nothing slow of it on the event loop.

    However long a recording is, and whatever its header says, what is held of it is bounded.

    Args:
        time_limit: in seconds, for a whole recording.
    """

    def __init__(
        self, parent: QObject | None = None, *, time_limit: float = 30.0, longest: float = _LONGEST
    ) -> None:
        super().__init__(parent)
        self._time_limit = time_limit
        self._longest = longest
        self._threads = Worker("measuring", MEASURING_THREADS)
        self._decoder = QtDecoder(self, time_limit=min(10.0, time_limit))
        self._turn = asyncio.Lock()

    async def read(self, path: Path) -> SampleMeasures:
        """The measures of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; TIMED_OUT.
        """
        ended = threading.Event()
        try:
            async with self._turn, asyncio.timeout(self._time_limit):
                meter = None
                if path.suffix.lower() in SUFFIXES:
                    meter = await self._threads.run(partial(_read, path, self._longest, ended))
                meter = meter or await self._decode(path)
                if meter is None or not meter.samples:
                    raise DemoError(DemoProblem.NOT_AUDIO, detail="no sound in it")
                return await self._threads.run(meter.measures)
        except TimeoutError:
            raise DemoError(DemoProblem.TIMED_OUT) from None
        finally:
            ended.set()  # a thread that still reads for nobody

    async def _decode(self, path: Path) -> "SampleMeter | None":
        meter: SampleMeter | None = None

        async def take(rate: int, channels: int, code: "SampleCode", sound: bytes) -> bool:
            nonlocal meter
            if not is_usual(rate, channels):
                raise DemoError(DemoProblem.NOT_AUDIO, detail=f"{rate} Hz, {channels} channels")
            if meter is None:
                meter = await self._threads.run(
                    partial(_new_meter, rate, channels, code, self._longest)
                )
            await self._threads.run(partial(meter.take, sound))
            return not meter.is_full

        await self._decoder.decode(path, take)
        return meter


def _new_meter(rate: int, channels: int, code: "SampleCode", longest: float) -> "SampleMeter":
    from voicedesk.audio.meters import SampleMeter  # noqa: PLC0415  (loads numpy)

    return SampleMeter(rate, channels, code, longest=longest)


def _read(path: Path, longest: float, ended: threading.Event) -> "SampleMeter | None":
    return read_into(
        path,
        lambda rate, channels: _new_meter(rate, channels, "h", longest),
        lambda meter: not (meter.is_full or ended.is_set()),
        in_pieces=True,
    )
