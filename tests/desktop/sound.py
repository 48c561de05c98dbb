"""The loudspeaker, a null sink whose monitor is listened to all the time, and a microphone."""

import array
import math
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.session_parts import SINK

RATE = 16000
BLOCK_SECONDS = 0.01
AUDIBLE = 0.003
"""RMS of full scale. The null sink is digitally silent when nothing plays."""


@dataclass(frozen=True)
class Heard:
    """What was heard: the loudest 10 ms (RMS of full scale), and when sound began if it did."""

    rms: float
    onset: float | None


class Loudspeaker:
    """Listens from the start; keeps the loudness of the last minute, 10 ms by 10 ms."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        command = f"parec --device={SINK}.monitor --format=s16le --rate={RATE} --channels=1 --raw"
        self._recorder = subprocess.Popen(
            [*command.split(), "--latency-msec=10"],
            env=dict(environment),
            stdout=subprocess.PIPE,
        )
        self._changed = threading.Condition()
        self._blocks: deque[tuple[float, float]] = deque(maxlen=int(60 / BLOCK_SECONDS))
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        with self._changed:
            assert self._changed.wait_for(lambda: self._blocks, 10), "parec hears nothing"

    def heard(self, seconds: float) -> Heard:
        """Listen for that long."""
        begin = time.monotonic()
        with self._changed:
            self._changed.wait_for(lambda: self._blocks[-1][0] >= begin + seconds, seconds + 5)
            blocks = [block for block in self._blocks if block[0] >= begin]
        loudest = max((rms for _, rms in blocks), default=0.0)
        return Heard(loudest, next((at for at, rms in blocks if rms > AUDIBLE), None))

    def wait_for_sound(self, since: float | None = None, *, timeout: float = 10) -> float:
        """Wait until something is heard after `since` (monotonic); returns when it began."""
        begin = time.monotonic() if since is None else since

        def onset() -> float | None:
            return next((at for at, rms in self._blocks if at >= begin and rms > AUDIBLE), None)

        with self._changed:
            found = self._changed.wait_for(onset, timeout)
        assert found, f"nothing was heard for {timeout:g} s"
        return found

    def wait_for_silence(self, *, lasting: float = 0.3, timeout: float = 10) -> None:
        """Wait until nothing has been heard for `lasting` seconds."""
        count = int(lasting / BLOCK_SECONDS)
        begin = time.monotonic()

        def silent() -> bool:
            last = list(self._blocks)[-count:]
            return last[0][0] >= begin and all(rms <= AUDIBLE for _, rms in last)

        with self._changed:
            assert self._changed.wait_for(silent, timeout), f"still heard after {timeout:g} s"

    def close(self) -> None:
        """Stop listening."""
        self._recorder.terminate()
        self._listener.join(5)
        self._recorder.wait(5)

    def _listen(self) -> None:
        assert self._recorder.stdout is not None
        size = int(RATE * BLOCK_SECONDS) * 2
        with self._recorder.stdout as stream:
            while len(raw := stream.read(size)) == size:
                samples = array.array("h", raw)
                rms = math.sqrt(sum(s * s for s in samples) / len(samples)) / 32768
                with self._changed:
                    self._blocks.append((time.monotonic(), rms))
                    self._changed.notify_all()


@contextmanager
def microphone(environment: Mapping[str, str], recording: Path) -> Iterator[None]:
    """Have a microphone, the only one and so the system's, that hears a recording from now on."""

    def control(*arguments: str) -> str:
        command = ["pactl", *arguments]
        done = subprocess.run(
            command, env=dict(environment), capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    control("set-default-sink", SINK)
    mouth = control("load-module", "module-null-sink", "sink_name=mouth", "rate=48000")
    name = ("master=mouth.monitor", "source_name=microphone")
    ear = control("load-module", "module-remap-source", *name)
    control("set-default-source", "microphone")
    player = subprocess.Popen(["paplay", "--device=mouth", recording], env=dict(environment))
    try:
        yield
    finally:
        player.terminate()
        player.wait()
        for module in (ear, mouth):
            control("unload-module", module)
