"""What is done about demos that can't be heard."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from voicedesk.audio.player import Player
from voicedesk.audio.player_fault import PlayerFault
from voicedesk.audio.player_phase import PlayerPhase
from voicedesk.library import KeptDemo
from voicedesk.library.kept_demo import SAMPLE
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.open_demos import OpenDemos
from voicedesk.ui.player.playback_view import PlaybackView
from voicedesk.ui.player.player_words import NO_DEVICE_KEY, SILENT_KEY, fault_message
from voicedesk.ui.work import Work


class DemoFaults(QObject):
    """Says why a demo isn't heard; a file that doesn't play is kept no longer."""

    def __init__(
        self,
        window: MainWindow,
        player: Player,
        demos: OpenDemos,
        view: PlaybackView,
        work: Work,
        play: Callable[[str], None],
    ) -> None:
        """Follow the player.

        Args:
            play: plays a voice's demo, by its id, fetching it where it isn't kept.
        """
        super().__init__(window)
        self._window = window
        self._demos = demos
        self._view = view
        self._work = work
        self._play = play
        self._gone: KeptDemo | None = None
        player.failed.connect(self._failed)
        player.device_changed.connect(self._device_changed)
        player.phase_changed.connect(self._phase_changed)

    def _failed(self, fault: str) -> None:
        loaded, shelf = self._demos.loaded, self._view.shelf
        gone = loaded if fault == PlayerFault.NO_FILE else None
        again = gone is not None and gone != self._gone and self._view.is_newest(gone)
        self._gone = gone
        if not again:
            is_sample = loaded is not None and loaded.generation == SAMPLE
            message = fault_message(fault, self._name(loaded), is_sample=is_sample)
            self._window.board.show(message)
        if fault in {PlayerFault.NO_DEVICE, PlayerFault.SILENT}:
            return
        # A demo is fetched anew; of a recording there may be no other.
        stays = loaded is not None and loaded.generation == SAMPLE and gone is None
        if loaded is not None and shelf is not None and not stays:
            self._drop(shelf, loaded, again=again)

    def _drop(self, shelf: DemoShelf, demo: KeptDemo, *, again: bool) -> None:
        """Have a demo fetched anew: at once, or when it is played the next time."""

        async def drop() -> None:
            await shelf.drop(demo.voice_id, demo)
            if again:
                self._play(demo.voice_id)

        attempt = Attempt(Doing.PLAY, self._name(demo))
        self._work.write(f"player.drop:{demo.voice_id}", attempt, drop)

    def _device_changed(self, has_device: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if has_device:
            self._window.board.withdraw(NO_DEVICE_KEY)
        elif self._demos.loaded is not None:
            self._failed(PlayerFault.NO_DEVICE)

    def _phase_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.PLAYING:
            self._window.board.withdraw(SILENT_KEY)

    def _name(self, demo: KeptDemo | None) -> str:
        voice = self._window.model.voice(demo.voice_id) if demo is not None else None
        return voice.name if voice is not None else ""
