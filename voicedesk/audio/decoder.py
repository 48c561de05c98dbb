"""Has recordings decoded and measured by `voicedesk.decoder`, a process of its own.

What is decoded comes from others: this process never does it, and believes no more of an answer
than that it has the form of one. A recording that ends the decoder, or holds it for too long, is
said to be no audio; the next one is given to a new one.
"""

import asyncio
import io
import json
import math
import os
import signal
import stat
import subprocess
import threading
import wave
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar

from voicedesk.domain.errors import DemoError, DemoProblem, LibraryError
from voicedesk.domain.recordings import Cut
from voicedesk.domain.samples import PEAKS, Envelope, Level, SampleMeasures, Span
from voicedesk.resources import child_command
from voicedesk.threads import Worker

_Result = TypeVar("_Result")
What = Literal["envelope", "sample", "sound", "cut"]
Values = Mapping[str, object]

LARGEST: Final = 64 << 20
"""Bytes of a recording: six minutes of stereo without compression."""
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
"""No waiting for the other end of what is no file."""
_OUT_OF_TIME: Final = getattr(signal, "SIGXCPU", 0)
_LONGEST_DYING: Final = 0.2
_LONGEST_LINE: Final = 1 << 20
_LOUDEST: Final = 100.0
"""LUFS, and times full scale, that no sound has."""
_MOST_BYTES: Final = 1 << 28
_ENVIRONMENT: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH")
"""What the decoder sees of this process's environment."""


@dataclass(frozen=True, slots=True)
class DecodedSound:
    """A recording's sound.

    Attributes:
        wav: as a WAV file, its samples multiplied by `level.boost`.
        level: of the recording itself.
    """

    wav: bytes
    level: Level


class Decoder:
    """The process, which is started when it is first needed and kept for the next recording.

    Args:
        time_limit: seconds for one recording, however busy the computer is.
        command: what starts it.
    """

    def __init__(self, *, time_limit: float = 20.0, command: Sequence[str] | None = None) -> None:
        self._time_limit = time_limit
        self._command = command or child_command("decoder")
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._stopped = False
        self._worker = Worker("decoder")
        self._turn = asyncio.Lock()

    async def envelope(self, path: Path) -> Envelope:
        """The envelope of the recording at `path`.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; also if it takes too long.
                TOO_LARGE, also for ten minutes of sound.
        """
        try:
            return await self._ask("envelope", lambda: _readable(path), _envelope)
        except DemoError as error:
            if error.problem is not DemoProblem.TIMED_OUT:
                raise
            raise DemoError(DemoProblem.NOT_AUDIO, detail="takes too long") from None

    async def sample(self, path: Path) -> SampleMeasures:
        """The measures of the recording at `path`, of its first ten minutes if it is longer.

        Raises:
            DemoError: NOT_AUDIO, with the decoder's words as `detail`; TIMED_OUT; TOO_LARGE.
        """
        return await self._ask("sample", lambda: _readable(path), _measures)

    async def measure(self, content: bytes) -> SampleMeasures:
        """As `sample`, of a recording that is in memory."""
        return await self._ask("sample", lambda: content, _measures)

    async def cut(self, content: bytes, cut: Cut) -> bytes:
        """Exactly the samples of a range, in one channel, as a WAV file of 16 bits.

        The rate stays what it is, whatever it is: resampling would add nothing to a low one. All
        channels are mixed, each the same share. 16 bits of one channel come out as they were, but
        where the cut is to be made even; what is louder than full scale is lowered to it.

        Raises:
            DemoError: NOT_AUDIO, also where nothing is in the range; TIMED_OUT; DECODER.
        """
        return await self._ask(
            "cut", lambda: content, _wav, since=cut.since, to=cut.to, is_even=cut.is_even
        )

    def request_sound(
        self, path: Path, give: Callable[["DecodedSound | DemoError | OSError"], None]
    ) -> None:
        """Have `give` called on another thread: with the recording's sound, or why not.

        Of a recording of more than ten minutes it is the beginning. DemoError: as of `sample`.
        OSError: the file can't be read.
        """

        def decode() -> None:
            try:
                give(self._answer("sound", _content(path), _decoded))
            except (DemoError, OSError) as error:
                give(error)

        with suppress(LibraryError):  # the program ends
            self._worker.post(decode)

    def warm_up(self) -> None:
        """Have the process started, so that it is ready for the first recording."""
        self._worker.post(self._start_early)

    def stop(self) -> None:
        """End it, and start no other."""
        with self._guard:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(_LONGEST_DYING)
                    _close(self._process)

    # Inside

    async def _ask(
        self,
        what: What,
        content: Callable[[], bytes],
        read: Callable[[Values, bytes], _Result],
        **options: float,
    ) -> _Result:
        async with self._turn:  # so that what is to be heard waits for one recording at most
            return await self._worker.run(lambda: self._answer(what, content(), read, options))

    def _answer(
        self,
        what: What,
        content: bytes,
        read: Callable[[Values, bytes], _Result],
        options: Values | None = None,
    ) -> _Result:
        """Blocks. One that ended is started again once: what it did before may have ended it."""
        request = {**(options or {}), "what": what, "size": len(content)}
        try:
            try:
                return read(*self._exchange(request, content))
            except EOFError:
                return read(*self._exchange(request, content))
        except (EOFError, ValueError, TypeError) as error:
            raise DemoError(DemoProblem.NOT_AUDIO, detail=str(error)) from None
        except OSError as error:
            raise DemoError(DemoProblem.DECODER, detail=str(error)) from None

    def _exchange(self, request: Values, content: bytes) -> tuple[Values, bytes]:
        """Ask the process, which is started if need be.

        Raises:
            DemoError: NOT_AUDIO, TOO_LARGE: what it answered. TIMED_OUT.
            EOFError: it ended before it answered.
            OSError: it can't be started.
        """
        process = self._running()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._time_limit, give_up)
        timer.start()
        try:
            values, body = _talk(process, request, content)
        except (EOFError, ValueError, TypeError, RecursionError) as error:
            process.kill()
            status = process.wait()
            if late.is_set() or status == -_OUT_OF_TIME:
                raise DemoError(DemoProblem.TIMED_OUT) from None
            raise EOFError(f"the decoder ended with status {status}") from error
        finally:
            timer.cancel()
        if reason := values.get("error"):
            problem = DemoProblem.TOO_LARGE if reason == "TooLongError" else DemoProblem.NOT_AUDIO
            raise DemoError(problem, detail=str(values.get("detail")))
        return values, body

    def _start_early(self) -> None:
        with suppress(OSError):  # it is tried again when it is needed
            self._running()

    def _running(self) -> subprocess.Popen[bytes]:
        with self._guard:
            if self._stopped:
                raise OSError("the program ends")
            if self._process is None or self._process.poll() is not None:
                if self._process is not None:
                    _close(self._process)
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
                    | {
                        "OPENBLAS_NUM_THREADS": "1",
                        "MALLOC_ARENA_MAX": "2",
                        "PYTHONDONTWRITEBYTECODE": "1",
                    },
                )
            return self._process


def _talk(
    process: subprocess.Popen[bytes], request: Values, content: bytes
) -> tuple[Values, bytes]:
    requests, answers = process.stdin, process.stdout
    assert requests is not None  # noqa: S101 - both are pipes
    assert answers is not None  # noqa: S101
    try:
        requests.write(json.dumps(request).encode() + b"\n")
        requests.write(content)
        requests.flush()
    except BrokenPipeError:
        raise EOFError from None
    line = answers.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise EOFError
    values = json.loads(line)
    if not isinstance(values, dict):
        raise TypeError("no answer")
    size = _whole(values, "size", _MOST_BYTES)
    body = answers.read(size)
    if len(body) < size:
        raise EOFError
    return values, body


def _content(path: Path) -> bytes:
    """A recording's bytes.

    Raises:
        DemoError: NOT_AUDIO if it is no file, TOO_LARGE.
        OSError: it can't be read.
    """
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise DemoError(DemoProblem.NOT_AUDIO, detail="no file")
        if found.st_size > LARGEST:
            raise DemoError(DemoProblem.TOO_LARGE)
        return file.read(LARGEST)


def _readable(path: Path) -> bytes:
    try:
        return _content(path)
    except OSError as error:
        raise DemoError(DemoProblem.NOT_AUDIO, detail=str(error)) from None


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()


# What an answer says. A decoder that was taken over by what it decoded may say anything.


def _envelope(values: Values, peaks: bytes) -> Envelope:
    return Envelope(duration_ms=_whole(values, "duration_ms"), peaks=_peaks(peaks))


def _measures(values: Values, peaks: bytes) -> SampleMeasures:
    return SampleMeasures(
        seconds=_number(values, "seconds") or 0.0,
        is_whole=values.get("is_whole") is True,
        rate=_whole(values, "rate"),
        channels=_whole(values, "channels"),
        peaks=_peaks(peaks),
        loudness=_number(values, "loudness"),
        peak=_number(values, "peak"),
        clipped=_whole(values, "clipped"),
        clipped_spans=_spans(values, "clipped_spans"),
        silent_spans=_spans(values, "silent_spans"),
        noise_distance=_number(values, "noise_distance"),
    )


def _decoded(values: Values, samples: bytes) -> DecodedSound:
    level = Level(_number(values, "loudness"), _finite(values.get("true_peak")))
    if abs(level.loudness or 0.0) > _LOUDEST or not 0 <= level.true_peak <= _LOUDEST:
        raise ValueError("level")
    return DecodedSound(_wav(values, samples), level)


def _wav(values: Values, samples: bytes) -> bytes:
    rate, channels = _whole(values, "rate", 1_000_000), _whole(values, "channels", 32)
    content = io.BytesIO()
    try:
        with wave.open(content, "wb") as file:
            file.setparams((channels, 2, rate, 0, "NONE", ""))
            file.writeframes(samples)
    except wave.Error as error:
        raise ValueError(str(error)) from None
    return content.getvalue()


def _peaks(peaks: bytes) -> bytes:
    if len(peaks) != PEAKS:
        raise ValueError("peaks")
    return peaks


def _whole(values: Values, name: str, most: int = 1 << 31) -> int:
    value = values.get(name)
    if not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError(name)
    return value


def _number(values: Values, name: str) -> float | None:
    value = values.get(name)
    return None if value is None else _finite(value)


def _finite(value: object) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def _spans(values: Values, name: str) -> tuple[Span, ...]:
    spans = values.get(name)
    if not isinstance(spans, list):
        raise TypeError(name)
    return tuple((_finite(since), _finite(to)) for since, to in spans)
