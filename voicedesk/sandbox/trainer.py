"""The trainings on their way."""

import asyncio
import contextlib
import secrets
import threading
import time
from urllib.parse import urlsplit

from voicedesk.sandbox.demo_store import DemoStore
from voicedesk.sandbox.sample_fetch import fetch_sample
from voicedesk.sandbox.speech import SampleError, demo_from
from voicedesk.sandbox.voice_record import RunningTraining, State, VoiceRecord
from voicedesk.sandbox.voice_store import VoiceStore


class Trainer:
    """Trains voices: fetches each sample, makes a demo of it, and ends when the time is over.

    A training takes `seconds` whether it succeeds or fails, longer only when its sample takes
    longer to fetch.
    """

    def __init__(self, voices: VoiceStore, demos: DemoStore, seconds: float) -> None:
        self._voices = voices
        self._demos = demos
        self._seconds = seconds
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def begin(self, voice: VoiceRecord, url: str) -> None:
        """Begin a training and write it down."""
        voice.state = State.TRAINING
        voice.problem = ""
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
