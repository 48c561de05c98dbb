"""The demos that are open in the player: which is loaded, and which may be heard next."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from PySide6.QtCore import QObject

from voicedesk.audio.player import Player
from voicedesk.domain.loudness import COMMON_LOUDNESS, common_loudness, gain_to
from voicedesk.library import KeptDemo
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.ui.preferences import Preferences


class OpenDemos(QObject):
    """Opens demos in the player, each as loud as the others where that is wanted.

    What is open is held on the shelf: it isn't dropped for lack of room.
    """

    def __init__(self, player: Player, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._preferences = preferences
        self._shelf: DemoShelf | None = None
        self._loaded: KeptDemo | None = None
        self._next: Sequence[KeptDemo] = ()
        self._compared: Sequence[KeptDemo] | None = None
        self._opened: dict[Path, float] = {}
        self._gains: dict[Path, float] = {}
        self._even = preferences.now.equal_loudness
        preferences.changed.connect(self._take_settings)

    @property
    def loaded(self) -> KeptDemo | None:
        """The demo that is heard, or would be."""
        return self._loaded

    def open(self, shelf: DemoShelf) -> None:
        """Hold another account's demos."""
        self._shelf = shelf

    def close(self) -> None:
        """Let go of all."""
        self._next, self._compared = (), None
        self.unload()
        self._shelf = None

    def play(self, demo: KeptDemo) -> None:
        """Play a demo from its beginning; another one is stopped."""
        self._loaded = demo
        if self._opened.get(demo.path, demo.kept_at) != demo.kept_at:
            self._let_go({demo.path})
        self._player.load(demo.path, play=True, gain=self._gain(demo))
        self._open_rest()

    def go_over(self, demo: KeptDemo) -> None:
        """Hear one of those compared instead of the loaded one, at the same position."""
        self._player.go_over(demo.path)
        if self._player.path == demo.path:
            self._loaded = demo
            self._open_rest()

    def unload(self) -> None:
        """Have no demo loaded; its file may go."""
        self._loaded = None
        self._player.unload()
        self._open_rest()

    def forget_loaded(self) -> None:
        """The player has let go of it by itself."""
        self._loaded = None
        self._open_rest()

    def prepare(self, demos: Sequence[KeptDemo]) -> None:
        """Have demos ready that may be wanted next, so that they are heard at once."""
        if demos != self._next:
            self._next = demos
            self._open_rest()

    def compare(self, demos: Sequence[KeptDemo] | None) -> None:
        """Have these run along with the one that is heard; None for none any more."""
        if demos != self._compared:
            self._compared = demos
            self._open_rest()

    def renew(self, demo: KeptDemo) -> None:
        """More is known of a demo that may be loaded, such as its loudness."""
        if self._loaded is not None and self._loaded.file == demo.file:
            self._loaded = demo
            self._open_rest()

    # Inside

    def _open_rest(self) -> None:
        loaded = [self._loaded] if self._loaded is not None else []
        wanted = [*loaded, *(self._next if self._compared is None else self._compared)]
        if self._shelf is not None:
            self._shelf.hold([demo.path for demo in wanted])
        if replaced := {
            demo.path
            for demo in wanted
            if self._opened.get(demo.path, demo.kept_at) != demo.kept_at
        }:
            self._let_go(replaced)
        self._opened = {demo.path: demo.kept_at for demo in wanted}
        self._gains = {demo.path: self._gain(demo) for demo in wanted}
        self._player.keep_ready(self._gains, in_step=self._compared is not None)

    def _let_go(self, replaced: AbstractSet[Path]) -> None:
        """Open these no longer: under the same names there are other files by now."""
        rest = {path: gain for path, gain in self._gains.items() if path not in replaced}
        self._player.keep_ready(rest, in_step=self._compared is not None)

    def _gain(self, demo: KeptDemo) -> float:
        if not self._even:
            return 1.0
        if self._compared is None:
            return gain_to(COMMON_LOUDNESS, demo.loudness)
        target = common_loudness(one.loudness for one in (demo, *self._compared))
        return gain_to(target, demo.loudness)

    def _take_settings(self) -> None:
        if self._even is not self._preferences.now.equal_loudness:
            self._even = self._preferences.now.equal_loudness
            self._open_rest()
