"""The demos that are open in the player, and what the window shows of them.

`OpenDemos` is the only one that opens files in the player: what is heard, what may be heard next,
and what is compared. `PlaybackView` shows it in the bar, the table, the panel and the menu.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedRecording, CachedSound
from voicedesk.services.demos import Demos
from voicedesk.ui.common.facts import DemoLook, demo_facts
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.texts import note_text
from voicedesk.ui.voices.presenter import VoicesPresenter


class OpenDemos(QObject):
    """Opens demos in the player.

    What is open is marked as in use: the cache doesn't remove it for lack of room.

    Attributes:
        loaded: the demo that is heard, or would be.
    """

    def __init__(self, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._demos: Demos | None = None
        self.loaded: CachedSound | None = None
        self._next: Sequence[CachedSound] = ()
        self._compared: Sequence[CachedSound] | None = None
        self._opened: dict[Path, float] = {}

    def open(self, demos: Demos) -> None:
        self._demos = demos

    def close(self) -> None:
        self._next, self._compared = (), None
        self.unload()
        self._demos = None

    def play(self, demo: CachedSound) -> None:
        """Play a demo from its beginning; another one is stopped."""
        self.loaded = demo
        if self._opened.get(demo.path, demo.kept_at) != demo.kept_at:
            self._let_go({demo.path})
        self._player.load(demo.path, play=True)
        self._open_rest()

    def go_over(self, demo: CachedSound) -> None:
        """Hear one of those compared instead of the loaded one, at the same position."""
        self._player.go_over(demo.path)
        if self._player.path == demo.path:
            self.loaded = demo
            self._open_rest()

    def unload(self) -> None:
        self.loaded = None
        self._player.unload()
        self._open_rest()

    def forget_loaded(self) -> None:
        """The player has let go of it by itself."""
        self.loaded = None
        self._open_rest()

    def prepare(self, demos: Sequence[CachedSound]) -> None:
        """Have demos ready that may be wanted next, so that they are heard at once."""
        if demos != self._next:
            self._next = demos
            self._open_rest()

    def compare(self, demos: Sequence[CachedSound] | None) -> None:
        """Have these run along with the one that is heard; None for none any more."""
        if demos != self._compared:
            self._compared = demos
            self._open_rest()

    def renew(self, demo: CachedSound) -> None:
        """More is known of a demo that may be loaded, such as its outline."""
        if self.loaded is not None and self.loaded.file == demo.file:
            self.loaded = demo

    # Inside

    def _open_rest(self) -> None:
        loaded = [self.loaded] if self.loaded is not None else []
        wanted = [*loaded, *(self._next if self._compared is None else self._compared)]
        if self._demos is not None:
            self._demos.set_in_use([demo.path for demo in wanted])
        if replaced := {
            demo.path
            for demo in wanted
            if self._opened.get(demo.path, demo.kept_at) != demo.kept_at
        }:
            self._let_go(replaced)
        self._opened = {demo.path: demo.kept_at for demo in wanted}
        self._player.keep_ready(self._opened, in_step=self._compared is not None)

    def _let_go(self, replaced: AbstractSet[Path]) -> None:
        """Close these: under the same names there are other files by now."""
        rest = self._opened.keys() - replaced
        self._player.keep_ready(rest, in_step=self._compared is not None)


class PlaybackView(QObject):
    """What the window shows of the player.

    Attributes:
        loading_id: the voice whose demo is being fetched to be played; empty for none.
        demos: the open account's; None while none is open.

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
        self.demos: Demos | None = None
        self._place = ""

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
    def sounding(self) -> CachedSound | None:
        return self._demos.loaded if self._player.phase is PlayerPhase.PLAYING else None

    @property
    def duration(self) -> int:
        """Of the demo in the player, in milliseconds."""
        loaded = self._demos.loaded
        return (loaded.duration_ms if loaded else None) or self._player.duration

    def is_newest(self, demo: CachedSound) -> bool:
        """Whether a demo is the one that the table and the panel show of its voice."""
        newest = self.demos.cached.get(demo.voice_id) if self.demos is not None else None
        return newest is not None and newest.file == demo.file

    def can_play(self, voice: Voice) -> bool:
        return self._window.facts.is_playable(voice)

    def keep_place(self, voice_id: str) -> None:
        """Remember which of the voices in the table is heard, whatever is searched meanwhile."""
        row, total = self._window.model.row_of(voice_id), self._window.model.rowCount()
        self._place = _place_text(row + 1, total) if row >= 0 else ""

    def show(self) -> None:
        window, bar = self._window, self._window.player
        sounding = self._player.phase is PlayerPhase.PLAYING
        shown_id, is_loaded, loaded = self.shown_id, self.shows_loaded, self._demos.loaded
        voice = window.model.voice(shown_id)
        newest = window.facts.demos.get(shown_id)
        demo = demo_facts(loaded) if is_loaded and loaded is not None else newest
        duration = demo.duration if demo else 0
        note = self._note(voice)
        name = voice.name if voice else ""
        envelope = demo.envelope if demo else b""
        coloured = voice is not None and window.facts.is_coloured(voice)
        bar.show_demo(shown_id, name, envelope, duration, note=note, coloured=coloured)
        bar.show_sounding(sounding=sounding)
        listening = window.commands.listening
        listening.stop.setEnabled(is_loaded or bool(self.loading_id))
        place, total = self._place if is_loaded else "", window.model.total
        widest = _place_text(total, total)
        bar.show_auto_play(place, listening.auto_play.key, widest=widest)
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
            window.panel.wave.show_position(0, beside.duration)
        self.shown.emit()

    def show_position(self) -> None:
        """Show where the player is, wherever its demo is shown."""
        loaded = self._demos.loaded
        if loaded is None:
            return
        window, position, duration = self._window, self._player.position, self.duration
        if self.shows_loaded:
            window.player.show_position(position, duration)
        if self.is_newest(loaded):
            window.voices.table.show_position(position, duration)
        if self._is_loaded(window.panel.voice_id):
            window.panel.wave.show_position(position, duration)

    # Inside

    def _show_command(self, *, sounding: bool) -> None:
        """In the menus play is about the selected voice, whatever plays."""
        command, selected = self._window.commands.play, self._voices.voice
        is_loaded = selected is not None and self._is_loaded(selected.id)
        command.setEnabled(is_loaded or (selected is not None and self.can_play(selected)))
        bar = self._window.player
        command.setText(bar.pause_text() if is_loaded and sounding else bar.play_text())

    def _is_loaded(self, voice_id: str) -> bool:
        """Whether the demo that is shown of a voice is the one in the player."""
        loaded = self._demos.loaded
        return loaded is not None and loaded.voice_id == voice_id and self.is_newest(loaded)

    def _note(self, voice: Voice | None) -> str:
        if voice is not None and self.loading_id:
            return QCoreApplication.translate("PlayerPresenter", "Loading the demo…")
        loaded = self._demos.loaded
        if loaded is not None and self.shows_loaded and not self.is_newest(loaded):
            if isinstance(loaded, CachedRecording):
                return QCoreApplication.translate("PlayerPresenter", "The recording to train with")
            return QCoreApplication.translate("PlayerPresenter", "An earlier demo")
        look = self._window.facts.demo_look(voice) if voice is not None else DemoLook.NONE
        return note_text(voice, look)


def _place_text(number: int, total: int) -> str:
    words, locale = QCoreApplication.translate("PlayerPresenter", "{number} of {total}"), QLocale()
    return words.format(number=locale.toString(number), total=locale.toString(total))
