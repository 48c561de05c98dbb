"""Joins the player bar, the table and the panel to the sound."""

from PySide6.QtCore import QCoreApplication, QObject

from voicedesk.audio.player import Player
from voicedesk.audio.player_fault import PlayerFault
from voicedesk.audio.player_phase import PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.library import KeptDemo
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.player_words import NO_DEVICE_KEY, fault_message
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.voices.voice_facts import DemoLook
from voicedesk.ui.voices.voices_presenter import VoicesPresenter
from voicedesk.ui.work import Work


class PlayerPresenter(QObject):
    """Plays demos: fetched once, then from disk. Playing another stops the first."""

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
        self._loaded: KeptDemo | None = None
        self._loading_id = ""
        self._connect()
        self._take_settings()

    def open(self, session: AccountSession) -> None:
        """Play another account's demos."""
        self._session = session
        session.shelf.changed.connect(self._demo_changed)
        self._show()

    def close(self) -> None:
        """Stop, and let go of the account."""
        session, self._session = self._session, None
        if session is not None:
            session.shelf.changed.disconnect(self._demo_changed)
        self._work.end("player.load")
        self._player.unload()
        self._loaded, self._loading_id = None, ""
        self._show()

    def toggle(self, voice_id: str) -> None:
        """Play a voice's demo; pause or go on where it is the one in the player."""
        if self._loaded is not None and self._loaded.voice_id == voice_id:
            self._give_up_loading()
            if self._player.phase is PlayerPhase.PLAYING:
                self._player.pause()
            else:
                self._player.play()
        elif voice_id:
            self.play(voice_id)

    def play(self, voice_id: str) -> None:
        """Play a voice's demo from its beginning; it is fetched first where it isn't kept."""
        voice = self._window.model.voice(voice_id)
        if self._session is None or voice is None or not self._can_play(voice):
            return
        if voice_id == self._loading_id:
            return
        shelf = self._session.shelf
        self._loading_id = voice_id
        if self._loaded is not None:
            self._player.stop()

        async def load() -> None:
            demo = await shelf.fetch(voice_id)
            self._loading_id = ""
            self._loaded = demo
            shelf.hold([demo.path])
            shelf.heard(voice_id)
            self._player.load(demo.path, play=True)
            self._show()

        attempt = Attempt(
            Doing.PLAY, voice.name, lambda: self.play(voice_id), caught=self._loading_failed
        )
        self._work.read("player.load", attempt, load)
        self._show()

    def listen(self, voice_id: str) -> None:
        """Bring a voice into view and play it."""
        self._voices.select(voice_id)
        self.play(voice_id)

    # What the sound says

    def _phase_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.EMPTY and not self._loading_id:
            self._loaded = None
        self._show()

    def _position_changed(self, position: int) -> None:
        duration = self._duration()
        loaded = self._loaded
        if loaded is None:
            return
        if loaded.voice_id == self._shown_id():
            self._window.player.show_position(position, duration)
        self._window.voices.table.show_position(position, duration)
        if self._window.panel.voice_id == loaded.voice_id:
            self._window.panel.show_position(position, duration)

    def _duration_changed(self, _duration: int) -> None:
        self._position_changed(self._player.position)

    def _failed(self, fault: str) -> None:
        loaded = self._loaded
        voice = self._window.model.voice(loaded.voice_id) if loaded else None
        self._window.board.show(fault_message(fault, voice.name if voice else ""))
        if loaded is not None and self._session is not None and fault != PlayerFault.NO_DEVICE:
            # A file that doesn't play is fetched anew the next time.
            shelf, voice_id = self._session.shelf, loaded.voice_id
            attempt = Attempt(Doing.PLAY, voice.name if voice else "")
            self._work.write(f"player.drop:{voice_id}", attempt, lambda: shelf.drop(voice_id))

    def _device_changed(self, has_device: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if has_device:
            self._window.board.withdraw(NO_DEVICE_KEY)
        elif self._loaded is not None:
            self._failed(PlayerFault.NO_DEVICE)

    # Inside

    def _connect(self) -> None:
        window, player = self._window, self._player
        bar, table, panel = window.player, window.voices.table, window.panel
        bar.play_pressed.connect(lambda: self.toggle(self._shown_id()))
        bar.stop_pressed.connect(self._stop)
        bar.sought.connect(lambda position: self._seek_in(self._shown_id(), position))
        bar.volume_chosen.connect(self._set_volume)
        bar.mute_toggled.connect(self._set_muted)
        bar.play_on_move_toggled.connect(self._set_play_on_move)
        table.play_wanted.connect(self.toggle)
        table.sought.connect(self._seek)
        table.seek_wanted.connect(lambda step: self._seek(player.position + step))
        table.restart_wanted.connect(lambda: self._seek(0))
        panel.sought.connect(lambda position: self._seek_in(panel.voice_id, position))
        window.commands.play.triggered.connect(lambda: self.toggle(table.current_id))
        window.commands.play_on_move.toggled.connect(bar.on_move.setChecked)
        self._voices.selected.connect(lambda _id: self._show())
        table.moved.connect(self._moved)
        player.phase_changed.connect(self._phase_changed)
        player.position_changed.connect(self._position_changed)
        player.duration_changed.connect(self._duration_changed)
        player.failed.connect(self._failed)
        player.device_changed.connect(self._device_changed)

    def _take_settings(self) -> None:
        settings = self._preferences.now
        self._player.volume = settings.volume
        self._player.muted = settings.muted
        self._window.player.show_settings(
            round(settings.volume * 100),
            muted=settings.muted,
            play_on_move=settings.play_on_move,
        )
        self._window.commands.play_on_move.setChecked(settings.play_on_move)

    def _shown_id(self) -> str:
        """The voice the bar is about: fetched, playing or paused, else the selected one."""
        if self._loading_id:
            return self._loading_id
        sounding = self._player.phase is PlayerPhase.PLAYING
        if self._loaded is not None and (sounding or self._player.position > 0):
            return self._loaded.voice_id
        return self._window.voices.table.current_id

    def _can_play(self, voice: Voice) -> bool:
        look = self._window.facts.demo_look(voice)
        return voice.is_ready and look in {DemoLook.KEPT, DemoLook.ONLINE}

    def _moved(self, voice_id: str) -> None:
        voice = self._window.model.voice(voice_id)
        if self._preferences.now.play_on_move and voice is not None:
            if self._can_play(voice):
                self.play(voice_id)
            else:
                self._stop()

    def _loading_failed(self, _error: Exception) -> bool:
        self._loading_id = ""
        self._show()
        return False

    def _demo_changed(self, voice_id: str) -> None:
        kept = self._session.shelf.kept.get(voice_id) if self._session else None
        loaded = self._loaded
        if loaded is not None and loaded.voice_id == voice_id:
            if kept is None or kept.path != loaded.path:
                self._player.unload()
                self._loaded = None
            else:
                self._loaded = kept
            self._show()
        elif voice_id == self._shown_id():
            self._show()

    def _duration(self) -> int:
        measured = self._loaded.duration_ms if self._loaded else None
        return measured or self._player.duration

    def _give_up_loading(self) -> None:
        self._work.end("player.load")
        self._loading_id = ""

    def _stop(self) -> None:
        self._give_up_loading()
        self._player.stop()
        self._show()

    def _seek(self, position: int) -> None:
        if self._loaded is not None:
            self._player.seek(max(0, min(position, self._duration())))

    def _seek_in(self, voice_id: str, position: int) -> None:
        """Go to a position of a voice's demo; one that isn't in the player is played."""
        if self._loaded is not None and self._loaded.voice_id == voice_id:
            self._seek(position)
        else:
            self.play(voice_id)

    def _set_volume(self, percent: int) -> None:
        self._player.volume = percent / 100
        self._preferences.change(volume=percent / 100)

    def _set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._player.muted = muted
        self._preferences.change(muted=muted)

    def _set_play_on_move(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._preferences.change(play_on_move=on)
        self._window.commands.play_on_move.setChecked(on)

    def _show(self) -> None:
        """Show what plays, else what would play."""
        window = self._window
        sounding = self._player.phase is PlayerPhase.PLAYING
        shown_id = self._shown_id()
        voice = window.model.voice(shown_id)
        demo = window.facts.demos.get(shown_id)
        duration = demo.duration if demo else 0
        is_loaded = self._loaded is not None and self._loaded.voice_id == shown_id
        note = self._note(voice, loading=bool(self._loading_id))
        name = voice.name if voice else ""
        window.player.show_demo(shown_id, name, demo.envelope if demo else b"", duration, note=note)
        window.player.show_sounding(sounding=sounding, loaded=is_loaded or bool(self._loading_id))
        playable = voice is not None and (self._can_play(voice) or is_loaded)
        window.player.show_playable(playable=playable, reason="" if playable else note)
        self._show_command(sounding=sounding)
        loaded_id = shown_id if is_loaded else ""
        window.voices.table.show_playing(loaded_id, sounding=sounding)
        if is_loaded:
            self._position_changed(self._player.position)
        else:
            window.player.show_position(0, duration)

    def _show_command(self, *, sounding: bool) -> None:
        """In the menus play is about the selected voice, whatever plays."""
        command, selected = self._window.commands.play, self._voices.voice
        loaded_id = self._loaded.voice_id if self._loaded is not None else ""
        is_loaded = selected is not None and selected.id == loaded_id
        command.setEnabled(is_loaded or (selected is not None and self._can_play(selected)))
        bar = self._window.player
        command.setText(bar.pause_words() if is_loaded and sounding else bar.play_words())

    def _note(self, voice: Voice | None, *, loading: bool) -> str:
        translate = QCoreApplication.translate
        if voice is None:
            return ""
        if loading:
            return translate("PlayerPresenter", "Getting the demo…")
        if voice.is_training:
            return translate("PlayerPresenter", "In training")
        if not voice.is_ready:
            return translate("PlayerPresenter", "Nothing to play yet")
        return {
            DemoLook.KEPT: translate("PlayerPresenter", "Demo · kept offline"),
            DemoLook.ONLINE: translate("PlayerPresenter", "Demo · online only"),
            DemoLook.OUT_OF_REACH: translate("PlayerPresenter", "Not available offline"),
            DemoLook.NONE: translate("PlayerPresenter", "No demo"),
        }[self._window.facts.demo_look(voice)]
