"""Starts and stops new players on the recording given; ends, unless one locks up."""

import faulthandler
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from voicedesk.audio.player import Player
from voicedesk.audio.player_phase import PlayerPhase

PLAYERS = 150
LOCKED_UP_SECONDS = 50


def play_a_little(player: Player, recording: Path, ms: int) -> None:
    waiting = QEventLoop()

    def follow(phase: PlayerPhase) -> None:
        if phase is PlayerPhase.PLAYING:
            QTimer.singleShot(ms, waiting.quit)

    player.phase_changed.connect(follow)
    player.load(recording, play=True)
    waiting.exec()
    player.phase_changed.disconnect(follow)


def main() -> None:
    faulthandler.dump_traceback_later(LOCKED_UP_SECONDS, exit=True)
    application = QCoreApplication([])
    for number in range(PLAYERS):
        player = Player(application)
        play_a_little(player, Path(sys.argv[1]), number % 8)
        player.stop()
        player.unload()
    sys.stdout.flush()
    os._exit(0)


main()
