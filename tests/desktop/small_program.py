"""A small window for the harness's own tests: a button, a field, a table, a tone, a secret."""

import math
import struct
import sys
import tempfile
import wave
from pathlib import Path

import keyring
from PySide6.QtCore import Qt, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)


def write_tone(path: Path) -> None:
    """Two seconds of 440 Hz at a quarter of full scale."""
    samples = (int(8192 * math.sin(2 * math.pi * 440 * n / 16000)) for n in range(32000))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def main() -> int:
    """Show the window until it is closed."""
    app = QApplication(sys.argv)
    window = QMainWindow(windowTitle="Small program")
    page = QWidget()
    window.setCentralWidget(page)
    player = QMediaPlayer(window)
    player.setAudioOutput(QAudioOutput(window))
    said = QLabel("nothing yet")
    field = QLineEdit(accessibleName="Field")
    field.textChanged.connect(said.setText)
    greet = QPushButton("Greet", clicked=lambda: said.setText("hello"))
    play = QPushButton("Play", clicked=player.play)
    keep = QPushButton("Keep secret")

    def keep_secret() -> None:
        keyring.set_password("small program", "me", "s3cret")
        said.setText(keyring.get_password("small program", "me") or "lost")

    keep.clicked.connect(keep_secret)
    slider = QSlider(Qt.Orientation.Horizontal, accessibleName="Level")
    slider.valueChanged.connect(lambda value: said.setText(f"level {value}"))
    table = QTableWidget(3, 2, accessibleName="Rows")
    table.setHorizontalHeaderLabels(["Letter", "Number"])
    for row in range(3):
        table.setItem(row, 0, QTableWidgetItem("abc"[row]))
        table.setItem(row, 1, QTableWidgetItem(str(row)))
    layout = QVBoxLayout(page)
    for widget in (said, field, greet, play, keep, slider, table):
        layout.addWidget(widget)
    with tempfile.TemporaryDirectory() as folder:
        tone = Path(folder) / "tone.wav"
        write_tone(tone)
        player.setSource(QUrl.fromLocalFile(str(tone)))
        window.show()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main())
