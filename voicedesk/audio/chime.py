"""A short sound that says: done."""

from __future__ import annotations

import math
from array import array
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

from voicedesk.audio.output_devices import SoundServer

_RATE: Final = 44_100
_LOUDNESS: Final = 0.22
_TONES: Final = ((0.0, 784.0), (0.13, 1175.0))
"""When each begins, in seconds, and its pitch in hertz: a fifth, upwards."""
_LENGTH: Final = 0.7


class Chime(QObject):
    """Plays it on the system's own device, beside whatever the player does."""

    def __init__(self, server: SoundServer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)

    def play(self) -> None:
        """Play it from its beginning; without a device nothing happens."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull() or self._server.is_away:
            return
        self._server.prepare(device)
        self.stop()
        form = QAudioFormat()
        form.setSampleRate(_RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._buffer.setData(QByteArray(chime_samples()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, form, self)
        self._sink.start(self._buffer)

    def stop(self) -> None:
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None
        self._buffer.close()


def chime_samples() -> bytes:
    """Two tones that ring out, 16 bits, one channel."""
    samples = array("h")
    for number in range(int(_RATE * _LENGTH)):
        at, value = number / _RATE, 0.0
        for begin, pitch in _TONES:
            since = at - begin
            if since >= 0:
                rise = min(1.0, since / 0.005)
                fade = min(1.0, (_LENGTH - at) / 0.03)
                value += rise * fade * math.exp(-7 * since) * math.sin(math.tau * pitch * since)
        samples.append(int(32767 * _LOUDNESS * max(-1.0, min(1.0, value))))
    return samples.tobytes()
