"""The settings while the program runs: one place that changes and keeps them."""

from collections.abc import Awaitable, Callable
from typing import TypedDict, Unpack

from PySide6.QtCore import QObject, QTimer, Signal

from voicedesk.domain.account import Account
from voicedesk.library import SavedFilter, Settings
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

SAVE_SETTINGS = TaskKey("save settings", of_account=False)
_PAUSE_MS = 600


class _Changes(TypedDict, total=False):
    language: str
    theme: str
    last_account: str
    accounts: tuple[Account, ...]
    volume: float
    muted: bool
    play_on_move: bool
    loop: bool
    speed: float
    device: str
    microphone: str
    recordings_folder: str
    equal_loudness: bool
    plain_keys: bool
    keep_new_demos: bool
    keep_samples: bool
    demo_limit: int
    proxy: str
    notify: bool
    notify_sound: bool
    shown_state: str
    shown_favourites: bool
    shown_offline: bool
    shown_unplayed: bool
    shown_tags: tuple[str, ...]
    usage_folded: bool
    saved_filters: tuple[SavedFilter, ...]
    recent_commands: tuple[str, ...]
    steps_left: tuple[str, ...]
    window: str
    columns: str


class Preferences(QObject):
    """Holds the settings, tells when some `changed`, and saves them a moment after the last.

    Signals:
        saved(Settings, Settings): they are on disk: those before, and those now.
    """

    changed = Signal()
    saved = Signal(object, object)

    def __init__(
        self, settings: Settings, save: Callable[[Settings], Awaitable[None]], tasks: TaskRunner
    ) -> None:
        super().__init__()
        self.now = settings
        self._saved: Settings | None = settings
        self._save = save
        self._tasks = tasks
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._start_saving)

    def change(self, **changes: Unpack[_Changes]) -> None:
        before = self.now
        self.now = before._replace(**changes)
        if self.now != self._saved:
            self._pause.start()
        if self.now != before:
            self.changed.emit()

    def save_anew(self) -> None:
        """Have them saved although nobody changed them: on disk they are others."""
        self._saved = None
        self._pause.start()

    async def flush(self) -> None:
        self._pause.stop()
        if self.now != self._saved:
            before, saving = self._saved, self.now
            await self._save(saving)
            self._saved = saving
            if before is not None:
                self.saved.emit(before, saving)

    def _start_saving(self) -> None:
        if not self._tasks.write(SAVE_SETTINGS, Operation(OperationKind.SAVE_SETTINGS), self.flush):
            self._pause.start()
