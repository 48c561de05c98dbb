"""Opens demos in advance that are likely to be wanted next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from voicedesk.library import KeptDemo
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.open_demos import OpenDemos
from voicedesk.ui.preferences import Preferences

_SETTLE_MS = 120
"""How long a row must be rested on before its demo is opened."""


class Preparation(QObject):
    """Has the selected voice's demo ready, so that its sound begins sooner.

    Where moving plays, also those of the rows beside it.
    """

    def __init__(
        self,
        window: MainWindow,
        demos: OpenDemos,
        preferences: Preferences,
        kept: Callable[[str], KeptDemo | None],
    ) -> None:
        """Do nothing yet.

        Args:
            kept: a voice's demo, by its id, where it can be heard at once.
        """
        super().__init__(window)
        self._window = window
        self._demos = demos
        self._preferences = preferences
        self._kept = kept
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._prepare)

    def begin(self) -> None:
        """Other demos may be wanted next: open them in a moment."""
        self._settling.start()

    def give_up(self) -> None:
        """Open nothing."""
        self._settling.stop()

    def _prepare(self) -> None:
        model = self._window.model
        row = model.row_of(self._window.voices.table.current_id)
        rows = [row - 1, row, row + 1] if self._preferences.now.play_on_move else [row]
        voices = [model.voice_at(one) for one in rows if row >= 0]
        kept = [self._kept(voice.id) for voice in voices if voice is not None]
        self._demos.prepare([demo for demo in kept if demo is not None])
