"""Decodes a recording that a voice is to be trained from, and measures it."""

import asyncio
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from voicedesk.audio.measuring_threads import MeasuringThreads
from voicedesk.audio.qt_decoder import QtDecoder
from voicedesk.audio.sound_file import SUFFIXES, is_usual, read_into
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.sample_measures import SampleMeasures

if TYPE_CHECKING:
    from voicedesk.audio.peak_meter import SampleCode
    from voicedesk.audio.sample_meter import SampleMeter

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
        self._threads = MeasuringThreads()
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
    from voicedesk.audio.sample_meter import SampleMeter  # noqa: PLC0415  (loads numpy)

    return SampleMeter(rate, channels, code, longest=longest)


def _read(path: Path, longest: float, ended: threading.Event) -> "SampleMeter | None":
    return read_into(
        path,
        lambda rate, channels: _new_meter(rate, channels, "h", longest),
        lambda meter: not (meter.is_full or ended.is_set()),
        in_pieces=True,
    )
