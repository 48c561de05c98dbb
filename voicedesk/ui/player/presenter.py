"""Plays demos: joins the player bar, the table and the panel to the sound.

A demo is downloaded once and played from the cache from then on. `Preparation` opens what may be
heard next; `DemoFaults` says why something isn't heard.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from voicedesk.audio.decks import PlayerFault
from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.library import CachedDemo, CachedRecording, CachedSound
from voicedesk.services.demos import Demos
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.playback import OpenDemos, PlaybackView
from voicedesk.ui.player.texts import NO_DEVICE_KEY, SILENT_KEY, fault_message
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.voices.presenter import VoicesPresenter

_LOAD = TaskKey("load demo")
_SETTLE_MS = 120
"""How long a row must be rested on before its demo is opened."""
_REST_MS = 150
"""How long a row must be rested on, where moving plays, before its demo is fetched."""


class PlayerPresenter(AccountPart):
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
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._voices = voices
        self._player = player
        self._preferences = preferences
        self._tasks = tasks
        self.demos = OpenDemos(player, self)
        self.view = PlaybackView(window, voices, player, self.demos)
        self._moved_to = ""
        self._awaited_id = ""
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._play_moved_to)
        self._preparation = Preparation(window, self.demos, preferences, self._kept)
        DemoFaults(window, player, self.demos, self.view, tasks, self.play)
        voices.selected.connect(self._selected)
        tasks.waiting_changed.connect(lambda _key: self._show_loading())
        player.phase_changed.connect(self._phase_changed)
        player.position_changed.connect(self.view.show_position)
        player.duration_changed.connect(self.view.show_position)
        self.attach()

    def listens(self, session: AccountSession) -> Listening:
        return [(session.demos.changed, self._demo_changed)]

    def opened(self, session: AccountSession) -> None:
        self.view.demos = session.demos
        self.demos.open(session.demos)
        self.view.show()

    def closed(self) -> None:
        self._give_up_loading()
        self._preparation.stop()
        self.demos.close()
        self.view.demos = None
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
        self.view.keep_place(voice_id)
        if (kept := self._kept(voice_id)) is not None:
            self.hear(kept)
            return
        demos = self._session.demos
        self.view.loading_id = voice_id
        self._player.stop()

        async def load() -> None:
            self.hear(await demos.fetch(voice_id))

        operation = Operation(
            OperationKind.PLAY, voice.name, lambda: self.play(voice_id), caught=self._loading_failed
        )
        self._tasks.read(_LOAD, operation, load)
        self.view.show()
        self._show_loading()

    def hear(self, demo: CachedSound) -> None:
        """Play a kept demo from its beginning, also one of an earlier training."""
        if self._session is not None:
            self.view.loading_id = ""
            self.demos.play(demo)
            self._session.demos.mark_heard(demo)
            self.view.show()

    def go_over(self, demo: CachedSound) -> None:
        """Hear one of the demos that are compared, from where the player is."""
        self._give_up_loading()
        self.view.keep_place(demo.voice_id)
        if self.demos.loaded is None or self._player.phase is PlayerPhase.EMPTY:
            self.hear(demo)
        elif self._session is not None:
            self.demos.go_over(demo)
            self._session.demos.mark_heard(demo)
            if self._player.phase is not PlayerPhase.PLAYING:
                self._player.play()
            self.view.show()

    def is_loaded(self, sound: CachedSound | None) -> bool:
        """Whether it is the one in the player."""
        loaded = self.demos.loaded
        return loaded is not None and sound is not None and loaded.file == sound.file

    def toggle_demo(self, demo: CachedSound) -> None:
        """Play a kept demo; pause or go on where it is the one in the player."""
        if self.is_loaded(demo):
            self._toggle_loaded()
        else:
            self._give_up_loading()
            self.view.keep_place(demo.voice_id)
            self.hear(demo)

    def listen(self, voice_id: str) -> None:
        self._voices.select(voice_id)
        self.play(voice_id)

    # What the sound says

    def _phase_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.EMPTY and not self.view.loading_id:
            self.demos.forget_loaded()
        self.view.show()

    # What the services say

    def _demo_changed(self, voice_id: str) -> None:
        demos = self._session.demos if self._session is not None else None
        loaded = self.demos.loaded
        if loaded is not None and loaded.voice_id == voice_id:
            kept = demos.all_for(voice_id) if demos else ()
            now = next((one for one in kept if one.file == loaded.file), None)
            if now is None or now.kept_at != loaded.kept_at:
                self.demos.unload()
            else:
                self.demos.renew(now)
            self.view.show()
        elif voice_id == self.view.shown_id:
            self.view.show()
        if voice_id == self._window.voices.table.current_id:
            self._preparation.start()

    # What the person does

    def attach(self) -> None:
        window, player = self._window, self._player
        bar, table, panel = window.player, window.voices.table, window.panel
        bar.play.clicked.connect(self._toggle_shown)
        window.commands.listening.stop.triggered.connect(self._stop)
        self._tasks.show_waiting_on(_LOAD, bar.play)
        bar.slider.sought.connect(self._seek_shown)
        bar.auto_play.toggled.connect(self._set_auto_play)
        table.play_requested.connect(self.toggle)
        table.sought.connect(self._seek)
        table.seek_requested.connect(lambda step: self._seek(player.position + step))
        table.restart_requested.connect(lambda: self._seek(0))
        table.moved.connect(self._moved)
        panel.wave.slider.sought.connect(lambda position: self._seek_in(panel.voice_id, position))
        window.commands.play.triggered.connect(lambda: self.toggle(table.current_id))
        window.commands.listening.auto_play.toggled.connect(bar.auto_play.setChecked)
        window.commands.listening.auto_play.setChecked(self._preferences.now.play_on_move)
        self.view.show()

    def _selected(self, _voice_id: str) -> None:
        self._preparation.start()
        self.view.show()

    def _kept(self, voice_id: str) -> CachedDemo | None:
        """The voice's demo, where it is kept and can be heard at once."""
        kept = self._session.demos.cached.get(voice_id) if self._session is not None else None
        if kept is None or kept.duration_ms is None or self._session is None:
            return None
        return kept if self._session.demos.is_current(kept) else None

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

    def _show_loading(self) -> None:
        """Show in the row which demo is waited for."""
        awaited = self.view.loading_id if self._tasks.waiting(_LOAD) else ""
        before, self._awaited_id = self._awaited_id, awaited
        if awaited != before:
            self._voices.show_waiting(before, waiting=False)
            self._voices.show_waiting(awaited, waiting=bool(awaited))

    def _loading_failed(self, _error: Exception) -> bool:
        self.view.loading_id = ""
        self.view.show()
        return False

    def _give_up_loading(self) -> None:
        self._resting.stop()
        self._tasks.end(_LOAD)
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

    def _set_auto_play(self, on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._preferences.change(play_on_move=on)
        self._preparation.start()
        self._window.commands.listening.auto_play.setChecked(on)


class Preparation(QObject):
    """Opens the selected voice's demo in advance, so that its sound begins sooner.

    Where moving plays, also those of the rows beside it.

    Args:
        kept: a voice's demo, by its id, where it can be heard at once.
    """

    def __init__(
        self,
        window: MainWindow,
        demos: OpenDemos,
        preferences: Preferences,
        kept: Callable[[str], CachedDemo | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._demos = demos
        self._preferences = preferences
        self._kept = kept
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._prepare)

    def start(self) -> None:
        """Other demos may be wanted next: open them in a moment."""
        self._settling.start()

    def stop(self) -> None:
        self._settling.stop()

    def _prepare(self) -> None:
        model = self._window.model
        row = model.row_of(self._window.voices.table.current_id)
        rows = [row - 1, row, row + 1] if self._preferences.now.play_on_move else [row]
        voices = [model.voice_at(one) for one in rows if row >= 0]
        kept = [self._kept(voice.id) for voice in voices if voice is not None]
        self._demos.prepare([demo for demo in kept if demo is not None])


class DemoFaults(QObject):
    """Says why a demo isn't heard; a file that doesn't play is removed from the cache.

    Args:
        play: plays a voice's demo, by its id, downloading it where it isn't cached.
    """

    def __init__(
        self,
        window: MainWindow,
        player: Player,
        demos: OpenDemos,
        view: PlaybackView,
        tasks: TaskRunner,
        play: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._demos = demos
        self._view = view
        self._tasks = tasks
        self._play = play
        self._gone: CachedSound | None = None
        player.failed.connect(self._failed)
        player.device_changed.connect(self._device_changed)
        player.phase_changed.connect(self._phase_changed)

    def _failed(self, fault: str) -> None:
        loaded, demos = self._demos.loaded, self._view.demos
        gone = loaded if fault == PlayerFault.NO_FILE else None
        again = gone is not None and gone != self._gone and self._view.is_newest(gone)
        self._gone = gone
        if not again:
            is_sample = isinstance(loaded, CachedRecording)
            message = fault_message(fault, self._name(loaded), is_sample=is_sample)
            self._window.messages.show(message)
        if fault in {PlayerFault.NO_DEVICE, PlayerFault.SILENT, PlayerFault.NO_DECODER}:
            return
        # A demo is fetched anew; of a recording there may be no other.
        stays = isinstance(loaded, CachedRecording) and gone is None
        if loaded is not None and demos is not None and not stays:
            self._drop(demos, loaded, again=again)

    def _drop(self, demos: Demos, demo: CachedSound, *, again: bool) -> None:
        """Have a demo fetched anew: at once, or when it is played the next time."""

        async def drop() -> None:
            await demos.remove(demo)
            if again:
                self._play(demo.voice_id)

        operation = Operation(OperationKind.PLAY, self._name(demo))
        self._tasks.write(TaskKey("drop demo", demo.voice_id), operation, drop)

    def _device_changed(self, has_device: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if has_device:
            self._window.messages.withdraw(NO_DEVICE_KEY)
        elif self._demos.loaded is not None:
            self._failed(PlayerFault.NO_DEVICE)

    def _phase_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.PLAYING:
            self._window.messages.withdraw(SILENT_KEY)

    def _name(self, demo: CachedSound | None) -> str:
        voice = self._window.model.voice(demo.voice_id) if demo is not None else None
        return voice.name if voice is not None else ""
