"""Joins the player bar, the table and the panel to the sound."""

from PySide6.QtCore import QObject, QTimer

from voicedesk.audio.player import Player
from voicedesk.audio.player_phase import PlayerPhase
from voicedesk.library import KeptDemo
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.demo_faults import DemoFaults
from voicedesk.ui.player.open_demos import OpenDemos
from voicedesk.ui.player.playback_view import PlaybackView
from voicedesk.ui.player.preparation import Preparation
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.voices.voices_presenter import VoicesPresenter
from voicedesk.ui.work import Work

_REST_MS = 150
"""How long a row must be rested on, where moving plays, before its demo is fetched."""


class PlayerPresenter(QObject):
    """Plays demos: fetched once, then from disk. Playing another stops the first.

    Attributes:
        demos: what is open in the player.
        view: what is shown of it.
    """

    def __init__(
        self,
        window: MainWindow,
        voices: VoicesPresenter,
        player: Player,
        preferences: Preferences,
        work: Work,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._voices = voices
        self._player = player
        self._preferences = preferences
        self._work = work
        self._session: AccountSession | None = None
        self.demos = OpenDemos(player, preferences, self)
        self.view = PlaybackView(window, voices, player, self.demos)
        self._moved_to = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._play_moved_to)
        self._preparation = Preparation(window, self.demos, preferences, self._kept)
        DemoFaults(window, player, self.demos, self.view, work, self.play)
        self._connect()
        window.commands.play_on_move.setChecked(preferences.now.play_on_move)

    def open(self, session: AccountSession) -> None:
        """Play another account's demos."""
        self._session = session
        self.view.shelf = session.shelf
        self.demos.open(session.shelf)
        session.shelf.changed.connect(self._demo_changed)
        self.view.show()

    def close(self) -> None:
        """Stop, and let go of the account."""
        session, self._session = self._session, None
        if session is not None:
            session.shelf.changed.disconnect(self._demo_changed)
        self._give_up_loading()
        self._preparation.give_up()
        self.demos.close()
        self.view.shelf = None
        self.view.show()

    def toggle(self, voice_id: str) -> None:
        """Play a voice's demo; pause or go on where it is the one in the player."""
        loaded = self.demos.loaded
        if loaded is not None and loaded.voice_id == voice_id and self.view.is_newest(loaded):
            self._toggle_loaded()
        elif voice_id:
            self.play(voice_id)

    def play(self, voice_id: str) -> None:
        """Play a voice's demo from its beginning; it is fetched first where it isn't kept."""
        voice = self._window.model.voice(voice_id)
        if self._session is None or voice is None or not self.view.can_play(voice):
            return
        if voice_id == self.view.loading_id:
            return
        self._give_up_loading()
        if (kept := self._kept(voice_id)) is not None:
            self.hear(kept)
            return
        shelf = self._session.shelf
        self.view.loading_id = voice_id
        self._player.stop()

        async def load() -> None:
            self.hear(await shelf.fetch(voice_id))

        attempt = Attempt(
            Doing.PLAY, voice.name, lambda: self.play(voice_id), caught=self._loading_failed
        )
        self._work.read("player.load", attempt, load)
        self.view.show()

    def hear(self, demo: KeptDemo) -> None:
        """Play a kept demo from its beginning, also one of an earlier training."""
        if self._session is not None:
            self.view.loading_id = ""
            self.demos.play(demo)
            self._session.shelf.heard(demo.voice_id, demo)
            self.view.show()

    def go_over(self, demo: KeptDemo) -> None:
        """Hear one of the demos that are compared, from where the player is."""
        self._give_up_loading()
        if self.demos.loaded is None or self._player.phase is PlayerPhase.EMPTY:
            self.hear(demo)
        elif self._session is not None:
            self.demos.go_over(demo)
            self._session.shelf.heard(demo.voice_id, demo)
            if self._player.phase is not PlayerPhase.PLAYING:
                self._player.play()
            self.view.show()

    def toggle_demo(self, demo: KeptDemo) -> None:
        """Play a kept demo; pause or go on where it is the one in the player."""
        if self.demos.loaded is not None and self.demos.loaded.file == demo.file:
            self._toggle_loaded()
        else:
            self._give_up_loading()
            self.hear(demo)

    def listen(self, voice_id: str) -> None:
        """Bring a voice into view and play it."""
        self._voices.select(voice_id)
        self.play(voice_id)

    # What the sound says

    def _phase_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.EMPTY and not self.view.loading_id:
            self.demos.forget_loaded()
        self.view.show()

    # What the shelf says

    def _demo_changed(self, voice_id: str) -> None:
        shelf = self._session.shelf if self._session is not None else None
        loaded = self.demos.loaded
        if loaded is not None and loaded.voice_id == voice_id:
            kept = shelf.all_of(voice_id) if shelf else ()
            now = next((one for one in kept if one.file == loaded.file), None)
            if now is None or now.kept_at != loaded.kept_at:
                self.demos.unload()
            else:
                self.demos.renew(now)
            self.view.show()
        elif voice_id == self.view.shown_id:
            self.view.show()
        if voice_id == self._window.voices.table.current_id:
            self._preparation.begin()

    # What the person does

    def _connect(self) -> None:
        window, player = self._window, self._player
        bar, table, panel = window.player, window.voices.table, window.panel
        bar.play_pressed.connect(self._toggle_shown)
        bar.stop_pressed.connect(self._stop)
        bar.sought.connect(self._seek_shown)
        bar.play_on_move_toggled.connect(self._set_play_on_move)
        table.play_wanted.connect(self.toggle)
        table.sought.connect(self._seek)
        table.seek_wanted.connect(lambda step: self._seek(player.position + step))
        table.restart_wanted.connect(lambda: self._seek(0))
        table.moved.connect(self._moved)
        panel.sought.connect(lambda position: self._seek_in(panel.voice_id, position))
        window.commands.play.triggered.connect(lambda: self.toggle(table.current_id))
        window.commands.play_on_move.toggled.connect(bar.on_move.setChecked)
        self._voices.selected.connect(self._selected)
        player.phase_changed.connect(self._phase_changed)
        player.position_changed.connect(lambda _: self.view.show_position())
        player.duration_changed.connect(lambda _: self.view.show_position())

    def _selected(self, _voice_id: str) -> None:
        self._preparation.begin()
        self.view.show()

    def _kept(self, voice_id: str) -> KeptDemo | None:
        """The voice's demo, where it is kept and can be heard at once."""
        kept = self._session.shelf.kept.get(voice_id) if self._session is not None else None
        if kept is None or kept.duration_ms is None or self._session is None:
            return None
        return kept if self._session.shelf.is_current(kept) else None

    def _moved(self, voice_id: str) -> None:
        self._resting.stop()
        if not self._preferences.now.play_on_move or self._session is None:
            return
        voice = self._window.model.voice(voice_id)
        if voice is None or not self.view.can_play(voice):
            self._stop()
        elif self._kept(voice_id) is not None:
            self.play(voice_id)
        else:
            self._stop()
            self._moved_to = voice_id
            self._resting.start()

    def _play_moved_to(self) -> None:
        if self._moved_to == self._window.voices.table.current_id:
            self.play(self._moved_to)

    def _loading_failed(self, _error: Exception) -> bool:
        self.view.loading_id = ""
        self.view.show()
        return False

    def _give_up_loading(self) -> None:
        self._resting.stop()
        self._work.end("player.load")
        self.view.loading_id = ""

    def _toggle_shown(self) -> None:
        if self.view.shows_loaded:
            self._toggle_loaded()
        else:
            self.toggle(self.view.shown_id)

    def _toggle_loaded(self) -> None:
        self._give_up_loading()
        if self._player.phase is PlayerPhase.PLAYING:
            self._player.pause()
        else:
            self._player.play()

    def _stop(self) -> None:
        self._give_up_loading()
        self._player.stop()
        self.view.show()

    def _seek(self, position: int) -> None:
        if self.demos.loaded is not None:
            self._player.seek(max(0, min(position, self.view.duration)))

    def _seek_shown(self, position: int) -> None:
        if self.view.shows_loaded:
            self._seek(position)
        else:
            self._seek_in(self.view.shown_id, position)

    def _seek_in(self, voice_id: str, position: int) -> None:
        """Go to a position of a voice's demo; one that isn't in the player is played."""
        loaded = self.demos.loaded
        if loaded is not None and loaded.voice_id == voice_id and self.view.is_newest(loaded):
            self._seek(position)
        else:
            self.play(voice_id)

    def _set_play_on_move(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._preferences.change(play_on_move=on)
        self._preparation.begin()
        self._window.commands.play_on_move.setChecked(on)
