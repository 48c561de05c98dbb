"""Reads recordings off the event loop: the envelopes of demos, and the measures of samples.

The common formats are decoded by libsndfile and measured on a thread. The others are Qt's to
decode, one at a time: it has a thread of its own for that, and hands the sound over in pieces of
some 80 ms, which are collected and measured on a thread. What measures them loads numpy, so that
it is imported there and not before there is something to measure.
"""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject

from voicedesk.audio.decoding import SUFFIXES, QtDecoder, is_usual, read_into
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.samples import Envelope, SampleMeasures
from voicedesk.threads import Worker

if TYPE_CHECKING:
    from voicedesk.audio.meters import PeakMeter, SampleCode, SampleMeter

_Meter = TypeVar("_Meter", bound="PeakMeter")

MEASURING_THREADS: Final = max(1, min(2, (os.cpu_count() or 1) - 1))
"""One processor is the window's."""
_LONGEST: Final = 600.0
"""Seconds of a recording that are listened to: ten times what is of use."""


class EnvelopeReader(QObject):
    """Reads envelopes.

    Args:
        time_limit: in seconds, for a recording of a common format and for each piece of another.
            There are files that Qt begins and never finishes; waited for, one would keep all others
            from being read. A long recording on a slow computer is no such file.
    """

    def __init__(self, parent: QObject | None = None, *, time_limit: float = 10.0) -> None:
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
        meter = None
        if path.suffix.lower() in SUFFIXES:
            read = partial(read_into, path, _peak_meter, lambda _meter: True)
            async with self._room:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._time_limit):
                        meter = await self._threads.run(read)
        if meter is None:
            async with self._turn:
                meter = await _decode(path, self._decoder, self._threads, _peak_meter)
        return await self._threads.run(meter.envelope)


class SampleReader(QObject):
    """Measures recordings to train from, one at a time.

    However long a recording is, and whatever its header says, what is held of it is bounded.

    Args:
        time_limit: in seconds, for a whole recording.
        longest: seconds of it that are listened to.
    """

    def __init__(
        self, parent: QObject | None = None, *, time_limit: float = 30.0, longest: float = _LONGEST
    ) -> None:
        super().__init__(parent)
        self._time_limit = time_limit
        self._make = partial(_sample_meter, longest)
        self._threads = Worker("measuring", MEASURING_THREADS)
        self._decoder = QtDecoder(self, time_limit=min(10.0, time_limit))
        self._turn = asyncio.Lock()

    async def read(self, path: Path) -> SampleMeasures:
        """The measures of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; TIMED_OUT.
        """
        ended = threading.Event()

        def go_on(meter: "SampleMeter") -> bool:
            return not (meter.is_full or ended.is_set())

        try:
            async with self._turn, asyncio.timeout(self._time_limit):
                meter = None
                if path.suffix.lower() in SUFFIXES:
                    meter = await self._threads.run(
                        partial(read_into, path, self._make, go_on, in_pieces=True)
                    )
                if meter is None:
                    meter = await _decode(path, self._decoder, self._threads, self._make)
                return await self._threads.run(meter.measures)
        except TimeoutError:
            raise DemoError(DemoProblem.TIMED_OUT) from None
        finally:
            ended.set()  # a thread that still reads for nobody


def _peak_meter(rate: int, channels: int, code: "SampleCode" = "h") -> "PeakMeter":
    from voicedesk.audio.meters import PeakMeter  # noqa: PLC0415  (loads numpy)

    return PeakMeter(rate, channels, code)


def _sample_meter(
    longest: float, rate: int, channels: int, code: "SampleCode" = "h"
) -> "SampleMeter":
    from voicedesk.audio.meters import SampleMeter  # noqa: PLC0415  (loads numpy)

    return SampleMeter(rate, channels, code, longest=longest)


async def _decode(
    path: Path,
    decoder: QtDecoder,
    threads: Worker,
    make: Callable[[int, int, "SampleCode"], _Meter],
) -> _Meter:
    """The meter made by `make`, after it took what Qt decoded of the recording.

    Raises:
        DemoError: NOT_AUDIO.
    """
    meter: _Meter | None = None

    async def take(rate: int, channels: int, code: "SampleCode", sound: bytes) -> bool:
        nonlocal meter
        if not is_usual(rate, channels):
            raise DemoError(DemoProblem.NOT_AUDIO, detail=f"{rate} Hz, {channels} channels")
        if meter is None:
            meter = await threads.run(partial(make, rate, channels, code))
        await threads.run(partial(meter.take, sound))
        return not meter.is_full

    await decoder.decode(path, take)
    if meter is None or not meter.samples:
        raise DemoError(DemoProblem.NOT_AUDIO, detail="no sound in it")
    return meter
