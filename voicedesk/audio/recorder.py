"""Records a take from a microphone, and writes it as it comes.

`TakeFile` is a WAV file that is whole at every moment, whatever ends the program. `Recorder` fills
one from a device, on a thread that ends with the take, and says how loud it is.
"""

import array
import math
import wave
from contextlib import suppress
from enum import StrEnum
from io import FileIO
from pathlib import Path
from typing import Final

from PySide6.QtCore import QIODevice, QObject, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from voicedesk.audio.output_devices import device_id
from voicedesk.threads import ThreadTask, Worker


class RecorderPhase(StrEnum):
    """What the recorder is doing."""

    IDLE = "idle"
    RECORDING = "recording"
    PAUSED = "paused"


class RecorderFault(StrEnum):
    """Why nothing is recorded, or no more of it. What was recorded before stays."""

    NO_DEVICE = "no device"
    """There is none, or none that can be opened."""
    LOST = "lost"
    """It went away in the middle of a take."""
    DISK = "disk"
    """The take can't be written any further."""


_Sample = QAudioFormat.SampleFormat
_CODES: Final = {_Sample.Int16: "h", _Sample.Float: "f"}
_RATES: Final = (48_000, 44_100)
_PIECE_MICROSECONDS: Final = 100_000
_SILENT: Final = -100.0
"""dBFS that stand for nothing at all."""


class TakeFile:
    """A WAV file of 16 bits that grows. Its calls are a thread's; the first that fails is the last.

    Attributes:
        error: what it failed with; None as long as nothing did.
    """

    def __init__(self, path: Path, *, rate: int, channels: int) -> None:
        self._path = path
        self._form = (channels, 2, rate, 0, "NONE", "")
        self._file: FileIO | None = None
        self._wave: wave.Wave_write | None = None
        self.error: OSError | None = None

    def append(self, samples: bytes) -> None:
        """Write samples, and that they are there."""
        if self.error is not None:
            return
        try:
            if self._wave is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("xb", buffering=0)
                self._wave = wave.Wave_write(self._file)
                self._wave.setparams(self._form)
            self._wave.writeframes(samples)  # which corrects the header, too
        except OSError as error:
            self.error = error

    def close(self) -> None:
        """Write nothing more; nothing if nothing came."""
        with suppress(OSError):  # `append` has told
            if self._wave is not None:
                self._wave.close()
        if self._file is not None:
            self._file.close()


class Recorder(QObject):
    """Records one take at a time.

    Signals:
        phase_changed: RecorderPhase.
        level_changed: the highest sample since the last, in dBFS.
        elapsed_changed: milliseconds recorded, pauses left out.
        failed: RecorderFault; the take has ended.
        devices_changed: other microphones are there.
    """

    phase_changed = Signal(object)
    level_changed = Signal(float)
    elapsed_changed = Signal(int)
    failed = Signal(object)
    devices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker | None = None
        self._written: ThreadTask[None] | None = None
        self._watch = QMediaDevices(self)
        self._watch.audioInputsChanged.connect(self._follow_devices)
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._file: TakeFile | None = None
        self._device = ""
        self._code = "h"
        self._bytes_per_ms = 0.0
        self._bytes = 0
        self._rest = b""
        self.phase = RecorderPhase.IDLE

    @property
    def elapsed(self) -> int:
        """Milliseconds recorded."""
        return round(self._bytes / self._bytes_per_ms) if self._bytes_per_ms else 0

    def start(self, path: Path, device: QAudioDevice) -> None:
        """Begin a take at `path`, where no file may be. A null device can't be recorded from."""
        self.stop()
        form = None if device.isNull() else _format(device)
        if form is None:
            self.failed.emit(RecorderFault.NO_DEVICE)
            return
        self._file = TakeFile(
            path,
            rate=form.sampleRate(),
            channels=form.channelCount(),
        )
        self._worker = Worker("recorder")
        self._code = _CODES[form.sampleFormat()]
        self._bytes_per_ms = form.bytesPerFrame() * form.sampleRate() / 1000
        self._bytes, self._rest = 0, b""
        self._device = device_id(device)
        self._source = QAudioSource(device, form, self)
        self._source.setBufferSize(form.bytesForDuration(_PIECE_MICROSECONDS))
        self._source.stateChanged.connect(self._on_state)
        stream = self._source.start()
        if self._source.error() is not QtAudio.Error.NoError:
            self._end(RecorderFault.NO_DEVICE)
            return
        self._stream = stream
        stream.readyRead.connect(self._read)
        self._set_phase(RecorderPhase.RECORDING)

    def pause(self) -> None:
        if self._source is not None and self.phase is RecorderPhase.RECORDING:
            self._source.suspend()
            self._set_phase(RecorderPhase.PAUSED)

    def resume(self) -> None:
        if self._source is not None and self.phase is RecorderPhase.PAUSED:
            self._source.resume()
            self._set_phase(RecorderPhase.RECORDING)

    def stop(self) -> None:
        """End the take; `settle` waits until it is written."""
        if self._source is not None:
            self._read()
            self._end(None)

    async def settle(self) -> None:
        """Return once all that was recorded is written."""
        if self._written is not None:
            await self._written.awaited()

    # Inside

    def _read(self) -> None:
        stream, file, worker = self._stream, self._file, self._worker
        if stream is None or file is None or worker is None:
            return
        samples = self._rest + bytes(stream.readAll().data())
        whole = len(samples) - len(samples) % array.array(self._code).itemsize
        samples, self._rest = samples[:whole], samples[whole:]
        if samples:
            self._bytes += len(samples)
            heard = array.array(self._code, samples)
            worker.post(lambda: file.append(_in_16_bits(heard)))
            self.level_changed.emit(_peak(heard))
            self.elapsed_changed.emit(self.elapsed)
        if file.error is not None:
            self._end(RecorderFault.DISK)

    @Slot()  # PySide can't hand the state over
    def _on_state(self) -> None:
        source = self._source
        if source is None or self._stream is None:
            return
        if source.state() is QtAudio.State.StoppedState:
            self._end(RecorderFault.LOST)

    def _follow_devices(self) -> None:
        self.devices_changed.emit()
        if self._source is not None and all(
            device_id(one) != self._device for one in QMediaDevices.audioInputs()
        ):
            self._read()
            self._end(RecorderFault.LOST)

    def _end(self, fault: RecorderFault | None) -> None:
        source, self._source = self._source, None
        file, self._file = self._file, None
        worker, self._worker = self._worker, None
        self._stream = None
        if source is not None:
            source.stop()
            source.deleteLater()
        if file is not None and worker is not None:
            self._written = ThreadTask(file.close)
            worker.post(self._written)
            worker.stop(0)
        self._set_phase(RecorderPhase.IDLE)
        if fault is not None:
            self.failed.emit(fault)

    def _set_phase(self, phase: RecorderPhase) -> None:
        if phase is not self.phase:
            self.phase = phase
            self.phase_changed.emit(phase)


def _format(device: QAudioDevice) -> QAudioFormat | None:
    """One channel at a usual rate where the device has that, else what it likes best."""
    wanted = QAudioFormat()
    wanted.setSampleFormat(_Sample.Int16)
    wanted.setChannelCount(1)
    for rate in _RATES:
        wanted.setSampleRate(rate)
        if device.isFormatSupported(wanted):
            return wanted
    preferred = device.preferredFormat()
    for sample in _CODES:
        preferred.setSampleFormat(sample)
        if device.isFormatSupported(preferred):
            return preferred
    return None


def _in_16_bits(samples: "array.array[int] | array.array[float]") -> bytes:
    if samples.typecode == "h":
        return samples.tobytes()
    limited = (max(-1.0, min(1.0, sample)) for sample in samples)
    return array.array("h", (round(32_767 * sample) for sample in limited)).tobytes()


def _peak(samples: "array.array[int] | array.array[float]") -> float:
    full = 32_768 if samples.typecode == "h" else 1.0
    highest = max(abs(min(samples)), abs(max(samples))) / full
    return 20 * math.log10(highest) if highest > 0 else _SILENT
