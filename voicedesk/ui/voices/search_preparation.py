"""Makes ready what a search needs, while nothing else is to be done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from voicedesk.domain.voice import Voice

_AT_ONCE = 250
"""Voices at a time: well below a millisecond."""
_STEP_MS = 5


class SearchPreparation(QTimer):
    """Prepares voices a few at a time, so that the window answers in between.

    Args:
        prepare: makes ready what is missing of some voices.
    """

    def __init__(self, parent: QObject, prepare: Callable[[Iterable[Voice]], None]) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._left: Iterator[Voice] = iter(())
        self._has_begun = False
        self.setInterval(_STEP_MS)
        self.timeout.connect(self._go_on)

    def begin(self, voices: Sequence[Voice]) -> None:
        """Prepare these, in place of what was left to do."""
        self._has_begun = True
        self._left = iter(voices)
        self.start()

    def again(self, voices: Sequence[Voice]) -> None:
        """Prepare these if any were before."""
        if self._has_begun:
            self.begin(voices)

    def _go_on(self) -> None:
        some = list(islice(self._left, _AT_ONCE))
        if some:
            self._prepare(some)
        else:
            self.stop()
