"""The trainings on their way.

A training fetches its sample (`fetch_sample`) and makes a demo of it (`demo_from`) on a thread of
its own; the `Trainer` notes what came of it, waits until the time is over, and ends it.
"""

import asyncio
import contextlib
import http.client
import io
import secrets
import threading
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from voicedesk.sandbox.demos import DemoStore
from voicedesk.sandbox.voices import RunningTraining, State, Tier, VoiceRecord, VoiceStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DEMO_SECONDS = 10
_DEMO_RATE = 24_000
_FADE_SECONDS = 0.03


class SampleError(Exception):
    """A sample that can't be trained from; its text says why."""


def demo_from(sample: bytes) -> bytes:
    """A demo made of a sample's first ten seconds: a mono MP3.

    SampleError if the sample isn't audio, or there is nothing in it.
    """
    signal, rate = _decoded(sample)
    signal = _resampled(signal, rate, _DEMO_RATE)
    fade = min(int(_FADE_SECONDS * _DEMO_RATE), len(signal))
    if fade:
        import numpy as np  # noqa: PLC0415

        signal[-fade:] *= np.linspace(1.0, 0.0, fade)
    return _encoded(signal, _DEMO_RATE, "MP3")


def wav_from(recording: bytes) -> bytes:
    """A recording's first ten seconds as a WAV; SampleError if it isn't audio."""
    signal, rate = _decoded(recording)
    return _encoded(signal, rate, "WAV")


def _decoded(data: bytes) -> "tuple[NDArray[np.float64], int]":
    import soundfile  # noqa: PLC0415

    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            rate = int(file.samplerate)
            frames: NDArray[np.float64] = file.read(_DEMO_SECONDS * rate, always_2d=True)
    except soundfile.LibsndfileError as error:
        raise SampleError(f"not audio: {error.error_string}") from None
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


_LONGEST_BYTES = 50 * 1024 * 1024
_LONGEST_SECONDS = 60.0
_LONGEST_SILENCE_SECONDS = 10.0
_CHUNK = 64 * 1024


def fetch_sample(url: str) -> bytes:
    """What is at `url`, after redirects: at most 50 MiB, within a minute; SampleError if none."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    request = Request(  # noqa: S310 - others are refused before, and no redirect leads to a file
        quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": "voice-sandbox"}
    )
    is_here = urlsplit(url).hostname in {"127.0.0.1", "::1", "localhost"}
    opener = build_opener(ProxyHandler({})) if is_here else build_opener()
    body = bytearray()
    try:
        with opener.open(request, timeout=_LONGEST_SILENCE_SECONDS) as answer:
            while chunk := answer.read(_CHUNK):
                body += chunk
                if len(body) > _LONGEST_BYTES:
                    raise SampleError("too large")
                if time.monotonic() > deadline:
                    raise SampleError("took too long")
    except HTTPError as error:
        with error:
            raise SampleError(f"can't be fetched: {error}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SampleError(f"can't be fetched: {error}") from None
    return bytes(body)


class Trainer:
    """Trains voices: fetches each sample, makes a demo of it, and ends when the time is over.

    A training takes `seconds` whether it succeeds or fails, longer only when its sample takes
    longer to fetch.

    Attributes:
        paid: how many trainings of paid voices began.
    """

    def __init__(self, voices: VoiceStore, demos: DemoStore, seconds: float) -> None:
        self._voices = voices
        self._demos = demos
        self._seconds = seconds
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.paid = 0

    def begin(self, voice: VoiceRecord, url: str) -> None:
        """Begin a training and write it down."""
        voice.state = State.TRAINING
        voice.problem = ""
        self.paid += voice.tier == Tier.PRO
        voice.training = RunningTraining(url, time.time() + self._seconds)
        self._voices.save()
        self._follow(voice, voice.training)

    def pretend(self, voice: VoiceRecord, demo: str, seconds: float) -> None:
        """Begin a training that needs no sample and succeeds with `demo` after `seconds`."""
        voice.training = RunningTraining("", time.time() + seconds, next_demo=demo)
        self._follow(voice, voice.training)

    def resume(self) -> None:
        """Go on with the trainings that were on their way before a restart."""
        for voice in self._voices:
            if voice.training is not None:
                self._follow(voice, voice.training)

    def forget(self, voice: VoiceRecord) -> None:
        """Give a voice's training up, if one is on its way."""
        if voice.training is not None:
            self._demos.drop(voice.training.next_demo)
            voice.training = None
        task = self._tasks.pop(voice.id, None)
        if task is not None:
            task.cancel()

    async def close(self) -> None:
        """Stop following; what is on its way goes on after a restart."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _follow(self, voice: VoiceRecord, training: RunningTraining) -> None:
        self._tasks[voice.id] = asyncio.create_task(self._train(voice, training))

    async def _train(self, voice: VoiceRecord, training: RunningTraining) -> None:
        if not (training.next_demo or training.problem):
            demo = await _on_own_thread(training.url)
            if isinstance(demo, bytes):
                name = f"{secrets.token_hex(16)}.mp3"
                self._demos.keep(name, demo)
                training.next_demo = name
            else:
                training.problem = str(demo)
            self._voices.save()
        await asyncio.sleep(training.ends_at - time.time())
        self._end(voice, training)

    def _end(self, voice: VoiceRecord, training: RunningTraining) -> None:
        voice.training = None
        voice.problem = training.problem
        earlier = voice.demo
        if training.problem:
            voice.state = State.FAILED
        else:
            voice.state = State.SUCCESS
            voice.demo = training.next_demo
            voice.language = voice.language or _language_heard(training.url)
        self._voices.save()
        if voice.demo != earlier:
            self._demos.drop(earlier)
        self._tasks.pop(voice.id, None)


async def _on_own_thread(url: str) -> bytes | SampleError:
    """The demo made of the sample at `url`, or what is wrong with that.

    On a daemon thread, because a fetch that hangs would hold up the program's end on asyncio's own.
    """
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[bytes | SampleError] = loop.create_future()

    def deliver(outcome: bytes | SampleError) -> None:
        if not ready.done():
            ready.set_result(outcome)

    def work() -> None:
        outcome: bytes | SampleError = SampleError("the sandbox itself failed")
        try:
            outcome = demo_from(fetch_sample(url))
        except SampleError as error:
            outcome = error
        finally:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits
                loop.call_soon_threadsafe(deliver, outcome)

    threading.Thread(target=work, name="training", daemon=True).start()
    return await ready


def _language_heard(url: str) -> str:
    """The language of one of the bundled samples by its name; Chinese for anything else."""
    name = urlsplit(url).path.rpartition("/")[2]
    language = name.partition("-")[0]
    return language if language in {"zh", "en", "ja", "yue"} else "zh"
