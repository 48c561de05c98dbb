"""The floor: a window with nothing but QMediaPlayer. Run as a process of its own.

Reads lines: `play FILE` presses a key that plays it, `stop`. Answers each with the time of the key
press, by `time.monotonic`, and the file.
"""

# ruff: noqa: T201 - what is printed is read by the benchmark

import json
import sys
import time

from PySide6.QtCore import QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class _Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.path = ""
        self.player = QMediaPlayer(self)
        self.player.setAudioOutput(QAudioOutput(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        del event
        self.player.setSource(QUrl.fromLocalFile(self.path))
        self.player.play()


_application = QApplication(sys.argv[:1])
_window = _Window()
_window.show()


def _answer() -> None:
    verb, _, _window.path = sys.stdin.readline().strip().partition(" ")
    pressed = time.monotonic()
    if verb == "play":
        QTest.keyClick(_window, Qt.Key.Key_Space)
    elif verb == "stop":
        _window.player.stop()
    else:
        _application.quit()
    print(json.dumps([pressed, _window.path]), flush=True)


_told = QSocketNotifier(0, QSocketNotifier.Type.Read)
_told.activated.connect(_answer)
print(json.dumps(["ready"]), flush=True)
_application.exec()
