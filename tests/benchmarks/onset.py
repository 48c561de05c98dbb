"""When sound begins at the sound server's device, to the millisecond."""

import subprocess
import threading
import time
from collections.abc import Mapping
from typing import Self

import numpy as np

from tests.desktop.session_parts import SINK

_RATE = 16_000
_BLOCK = _RATE // 1000
_AUDIBLE = 0.0003
"""RMS of full scale. The null sink is digitally silent when nothing plays."""
_QUIET = 0.3
_PATIENCE = 15.0
_SETTLED = 3000
"""Milliseconds after which the earliest arrival is known."""


class Onsets:
    """Listens all the time. Blocks arrive by tens of milliseconds; the device's clock says when
    each was heard, and the earliest arrival of all when that clock began."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        command = f"parec --device={SINK}.monitor --format=s16le --rate={_RATE} --channels=1 --raw"
        self._recorder = subprocess.Popen(
            [*command.split(), "--latency-msec=5"], env=dict(environment), stdout=subprocess.PIPE
        )
        self._changed = threading.Condition()
        self._loudness: list[float] = []
        self._began = float("inf")
        self._listener = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._listener.start()
        with self._changed:  # it hears silence, too
            assert self._changed.wait_for(lambda: len(self._loudness) > _SETTLED, _PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._recorder.terminate()
        self._listener.join(5)
        self._recorder.wait(5)

    def after(self, since: float) -> float:
        """When something was first heard after `since`, both by `time.monotonic`."""

        def onset() -> float | None:
            first = max(0, round((since - self._began) * 1000))
            heard = (at for at, rms in enumerate(self._loudness[first:], first) if rms > _AUDIBLE)
            at = next(heard, None)
            return None if at is None else self._began + at / 1000

        with self._changed:
            found = self._changed.wait_for(onset, _PATIENCE)
        assert found, "nothing was heard"
        return found

    def wait_for_silence(self) -> None:
        """Wait until nothing has been heard for a while."""
        begin = time.monotonic()

        def silent() -> bool:
            last = self._loudness[-round(_QUIET * 1000) :]
            return time.monotonic() > begin + _QUIET and max(last) <= _AUDIBLE

        with self._changed:
            assert self._changed.wait_for(silent, _PATIENCE), "it is still heard"

    def _listen(self) -> None:
        assert self._recorder.stdout is not None
        with self._recorder.stdout as stream:
            while len(raw := stream.read(2 * _BLOCK)) == 2 * _BLOCK:
                samples = np.frombuffer(raw, dtype="<i2") / 32768
                with self._changed:
                    self._loudness.append(float(np.sqrt(np.mean(samples**2))))
                    heard_at = len(self._loudness) / 1000
                    self._began = min(self._began, time.monotonic() - heard_at)
                    self._changed.notify_all()
