"""Deletes decks while another thread answers them; ends, unless it crashes.

The argument is how many decks.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QCoreApplication, QEvent

from voicedesk.audio.decks import Deck
from voicedesk.audio.decoder import DecodedSound, Decoder
from voicedesk.audio.output_devices import SoundServer
from voicedesk.domain.errors import DemoError

Give = Callable[[DecodedSound | DemoError | OSError], None]


class AnsweringDecoder(Decoder):
    """Answers at once, and again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: SimpleQueue[Give] = SimpleQueue()
        for _ in range(2):
            threading.Thread(target=self._answer_all, daemon=True).start()

    def request_sound(self, path: Path, give: Give) -> None:
        self._asked.put(give)

    def _answer_all(self) -> None:
        while True:
            give = self._asked.get()
            for _ in range(40):
                give(OSError())


def main() -> None:
    sys.setswitchinterval(1e-6)
    application = QCoreApplication([])
    decoder, server = AnsweringDecoder(), SoundServer()
    for number in range(int(sys.argv[1])):
        deck = Deck(decoder, server, application)
        deck.open(Path("recording"))
        sum(range(number % 300))  # the deck lives on for a moment
        deck.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.flush()
    os._exit(0)


main()
