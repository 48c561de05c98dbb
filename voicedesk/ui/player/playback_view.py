"""Shows in bar, table, panel and menu what is in the player."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from voicedesk.audio.player import Player
from voicedesk.audio.player_phase import PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.library import KeptDemo
from voicedesk.library.kept_demo import SAMPLE
from voicedesk.services.demo_shelf import DemoShelf
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.open_demos import OpenDemos
from voicedesk.ui.player.player_words import note_words
from voicedesk.ui.voices.demo_facts import demo_facts
from voicedesk.ui.voices.voice_facts import DemoLook
from voicedesk.ui.voices.voices_presenter import VoicesPresenter


class PlaybackView(QObject):
    """What the window shows of the player.

    Attributes:
        loading_id: the voice whose demo is being fetched to be played; empty for none.
        shelf: the open account's demos.

    Signals:
        shown: something else is in the player, or it began or stopped.
    """

    shown = Signal()

    def __init__(
        self, window: MainWindow, voices: VoicesPresenter, player: Player, demos: OpenDemos
    ) -> None:
        super().__init__(window)
        self._window = window
        self._voices = voices
        self._player = player
        self._demos = demos
        self.loading_id = ""
        self.shelf: DemoShelf | None = None

    @property
    def shown_id(self) -> str:
        """The voice the bar is about: fetched, playing or paused, else the selected one."""
        if self.loading_id:
            return self.loading_id
        loaded = self._demos.loaded
        sounding = self._player.phase is PlayerPhase.PLAYING
        if loaded is not None and (sounding or self._player.position > 0):
            return loaded.voice_id
        return self._window.voices.table.current_id

    @property
    def shows_loaded(self) -> bool:
        """Whether the bar is about the demo in the player."""
        loaded = self._demos.loaded
        if loaded is None or self.loading_id or loaded.voice_id != self.shown_id:
            return False
        idle = self._player.phase is not PlayerPhase.PLAYING and not self._player.position
        return not idle or self.is_newest(loaded)

    @property
    def sounding(self) -> KeptDemo | None:
        """The demo that plays now."""
        return self._demos.loaded if self._player.phase is PlayerPhase.PLAYING else None

    @property
    def duration(self) -> int:
        """Of the demo in the player, in milliseconds."""
        loaded = self._demos.loaded
        return (loaded.duration_ms if loaded else None) or self._player.duration

    def is_newest(self, demo: KeptDemo) -> bool:
        """Whether a demo is the one that the table and the panel show of its voice."""
        newest = self.shelf.kept.get(demo.voice_id) if self.shelf is not None else None
        return newest is not None and newest.file == demo.file

    def can_play(self, voice: Voice) -> bool:
        """Whether pressing play will be tried."""
        return self._window.facts.is_playable(voice)

    def show(self) -> None:
        """Show what plays, else what would play."""
        window, bar = self._window, self._window.player
        sounding = self._player.phase is PlayerPhase.PLAYING
        shown_id, is_loaded, loaded = self.shown_id, self.shows_loaded, self._demos.loaded
        voice = window.model.voice(shown_id)
        newest = window.facts.demos.get(shown_id)
        demo = demo_facts(loaded) if is_loaded and loaded is not None else newest
        duration = demo.duration if demo else 0
        note = self._note(voice)
        name = voice.name if voice else ""
        bar.show_demo(shown_id, name, demo.envelope if demo else b"", duration, note=note)
        bar.show_sounding(sounding=sounding, loaded=is_loaded or bool(self.loading_id))
        playable = voice is not None and (self.can_play(voice) or is_loaded)
        bar.show_playable(playable=playable, reason="" if playable else note)
        self._show_command(sounding=sounding)
        in_table = is_loaded and loaded is not None and self.is_newest(loaded)
        window.voices.table.show_playing(shown_id if in_table else "", sounding=sounding)
        if is_loaded:
            self.show_position()
        else:
            bar.show_position(0, duration)
        beside = window.facts.demos.get(window.panel.voice_id)
        if beside is not None and not self._is_loaded(window.panel.voice_id):
            window.panel.show_position(0, beside.duration)
        self.shown.emit()

    def show_position(self) -> None:
        """Move the play heads."""
        loaded = self._demos.loaded
        if loaded is None:
            return
        window, position, duration = self._window, self._player.position, self.duration
        if self.shows_loaded:
            window.player.show_position(position, duration)
        if self.is_newest(loaded):
            window.voices.table.show_position(position, duration)
        if self._is_loaded(window.panel.voice_id):
            window.panel.show_position(position, duration)

    # Inside

    def _show_command(self, *, sounding: bool) -> None:
        """In the menus play is about the selected voice, whatever plays."""
        command, selected = self._window.commands.play, self._voices.voice
        is_loaded = selected is not None and self._is_loaded(selected.id)
        command.setEnabled(is_loaded or (selected is not None and self.can_play(selected)))
        bar = self._window.player
        command.setText(bar.pause_words() if is_loaded and sounding else bar.play_words())

    def _is_loaded(self, voice_id: str) -> bool:
        """Whether the demo that is shown of a voice is the one in the player."""
        loaded = self._demos.loaded
        return loaded is not None and loaded.voice_id == voice_id and self.is_newest(loaded)

    def _note(self, voice: Voice | None) -> str:
        if voice is not None and self.loading_id:
            return QCoreApplication.translate("PlayerPresenter", "Getting the demo…")
        loaded = self._demos.loaded
        if loaded is not None and self.shows_loaded and not self.is_newest(loaded):
            if loaded.generation == SAMPLE:
                return QCoreApplication.translate("PlayerPresenter", "The recording to train from")
            return QCoreApplication.translate("PlayerPresenter", "An earlier demo")
        look = self._window.facts.demo_look(voice) if voice is not None else DemoLook.NONE
        return note_words(voice, look)
