"""A sound server of a test's own, whose devices are listened to sample by sample."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.desktop.session_parts import SINK, SessionParts

RATE = 48_000
OTHER = "headphones"
_PROGRAM = Path(__file__).with_name("heard_player.py")
_WINDOW = int(0.04 * RATE)
_STEP = int(0.01 * RATE)
_AUDIBLE = 0.003
"""RMS of full scale. A null sink is digitally silent when nothing plays."""

Samples = NDArray[np.float64]


class Heard:
    """What one device gave out, in windows of 40 ms, every 10 ms.

    Attributes:
        loudness: RMS of full scale.
        pitch: the strongest frequency, in hertz; 0 where there is silence.
    """

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        window = np.hanning(_WINDOW)
        starts = range(0, max(0, len(samples) - _WINDOW), _STEP)
        self.loudness = np.array(
            [np.sqrt(np.mean(samples[at : at + _WINDOW] ** 2)) for at in starts]
        )
        spectra = (np.abs(np.fft.rfft(samples[at : at + _WINDOW] * window, RATE)) for at in starts)
        self.pitch = np.array([float(spectrum.argmax()) for spectrum in spectra])
        self.pitch[self.loudness < _AUDIBLE] = 0

    @property
    def seconds(self) -> float:
        """How long there was sound, in all."""
        return float(np.count_nonzero(self.pitch)) * _STEP / RATE

    @property
    def sounding(self) -> Samples:
        """The pitches from the first sound to the last, with the silences between."""
        at = np.flatnonzero(self.pitch)
        return self.pitch[at[0] : at[-1] + 1] if len(at) else self.pitch[:0]

    def parts(self, *, apart: float) -> list[Samples]:
        """The samples of each sound, between which there are so many seconds of silence."""
        at = np.flatnonzero(self.pitch)
        breaks = np.flatnonzero(np.diff(at) > apart * RATE / _STEP) + 1
        runs = [run for run in np.split(at, breaks) if len(run)]
        return [self._samples[run[0] * _STEP : run[-1] * _STEP + _WINDOW] for run in runs]

    @property
    def longest_gap(self) -> float:
        """Seconds of the longest silence between two sounds."""
        longest = run = 0
        for pitch in self.sounding:
            run = 0 if pitch else run + 1
            longest = max(longest, run)
        # What is silent in one window is silent for its whole length.
        return (longest * _STEP + _WINDOW - _STEP) / RATE if longest else 0.0


class SoundServer:
    """PulseAudio with one device, and another one that can be pulled out."""

    def __init__(self, folder: Path) -> None:
        self._parts = SessionParts(folder)
        self._parts.start_sound()
        root = str(Path(__file__).parents[3])
        self.environment = self._parts.environment | {
            "PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def plug_in(self) -> str:
        """Have the other device; returns the number by which it is pulled out."""
        return self._pactl("load-module", "module-null-sink", f"sink_name={OTHER}", "rate=48000")

    def pull_out(self, number: str) -> None:
        """Have the other device no more."""
        self._pactl("unload-module", number)

    @property
    def program(self) -> tuple[object, ...]:
        """The number of the server's process, and what starts it."""
        return self._parts.sound_number, *self._parts.sound_command

    @contextmanager
    def playing(self, recording: Path) -> Iterator[None]:
        """Play a recording on the first device."""
        player = subprocess.Popen(["paplay", f"--device={SINK}", recording], env=self.environment)
        try:
            yield
        finally:
            player.terminate()
            player.wait()

    @contextmanager
    def microphone(self, name: str = "microphone", seconds: float = 0) -> Iterator[None]:
        """Have a microphone that hears the first device; pulled out after a while if wanted."""
        number = self._pactl(
            "load-module", "module-remap-source", f"master={SINK}.monitor", f"source_name={name}"
        )
        self._pactl("set-default-source", name)
        pulled = threading.Timer(seconds, self._pactl, ["unload-module", number])
        if seconds:
            pulled.start()
        try:
            yield
        finally:
            if seconds:
                pulled.join()
            else:
                self._pactl("unload-module", number)

    def run(self, scene: str, *arguments: object) -> tuple[list[object], Heard, Heard]:
        """Play a scene of `heard_player.py`: what it printed, and what the devices gave out."""
        command = [sys.executable, str(_PROGRAM), scene, *map(str, arguments)]
        with self._listening(SINK) as first, self._listening(OTHER) as second:
            ended = subprocess.run(
                command, env=self.environment, capture_output=True, text=True, timeout=60,
                check=False,
            )  # fmt: skip
        assert ended.returncode == 0, ended.stdout + ended.stderr
        told = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("[")]
        return told, Heard(_samples(first)), Heard(_samples(second))

    def close(self) -> None:
        """End it."""
        self._parts.close()

    @contextmanager
    def _listening(self, device: str) -> Iterator[list[bytes]]:
        form = f"--format=s16le --rate={RATE} --channels=1 --raw --latency-msec=10"
        recorder = subprocess.Popen(
            ["parec", f"--device={device}.monitor", *form.split()],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        heard: list[bytes] = []
        begun = threading.Event()

        def listen() -> None:
            assert recorder.stdout is not None
            with recorder.stdout as stream:
                while block := stream.read(960):
                    heard.append(block)
                    begun.set()
            begun.set()  # there is no such device

        listener = threading.Thread(target=listen)
        listener.start()
        # Before it is listened to, a null sink takes sound in blocks of two seconds.
        assert begun.wait(10)
        yield heard
        recorder.terminate()
        listener.join(5)
        recorder.wait(5)

    def _pactl(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pactl", *arguments], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()


def missing() -> str:
    """What is needed and isn't here; empty for nothing."""
    return ", ".join(name for name in ("pulseaudio", "pactl", "parec") if not shutil.which(name))


def _samples(blocks: list[bytes]) -> Samples:
    raw = b"".join(blocks)
    return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2") / 32768
