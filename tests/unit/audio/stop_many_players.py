"""Starts and stops new players on the recordings given; ends, unless one locks up.

Of several recordings the first is heard, the others run along, and one of them is gone over to.
"""

import faulthandler
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from voicedesk.audio.decoder import Decoder
from voicedesk.audio.player import Player, PlayerPhase

PLAYERS = 50
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
    decoder = Decoder()
    first, *others = map(Path, sys.argv[1:])
    for number in range(PLAYERS // (1 + len(others))):
        player = Player(application, decoder)
        player.keep_ready(others, in_step=bool(others))
        play_a_little(player, first, number % 8)
        for other in others[:1]:
            player.go_over(other)
            player.seek(100 * number % 1500)
        player.stop()
        player.keep_ready([])
        player.unload()
    sys.stdout.flush()
    os._exit(0)


main()
