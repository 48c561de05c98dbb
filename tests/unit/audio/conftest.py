import asyncio
import math
import os
import wave
from array import array
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

T = TypeVar("T")
Run = Callable[[Coroutine[object, object, T]], T]


@pytest.fixture
def run(qapp: QApplication) -> Run:
    """Runs a coroutine on Qt's event loop, as the program does."""

    def run(coroutine: Coroutine[object, object, T]) -> T:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
            return runner.run(asyncio.wait_for(coroutine, 20))

    return run


@pytest.fixture
def write_wav(tmp_path: Path) -> Callable[..., Path]:
    """Writes 16-bit samples from -1 to 1."""

    def write(
        samples: Sequence[float], *, name: str = "sound.wav", rate: int = 24_000, channels: int = 1
    ) -> Path:
        path = tmp_path / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(channels)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(array("h", (int(32_000 * sample) for sample in samples)).tobytes())
        return path

    return write


def tone(seconds: float, *, rate: int = 24_000, loudness: float = 0.5) -> list[float]:
    return [loudness * math.sin(index * 0.15) for index in range(int(seconds * rate))]
