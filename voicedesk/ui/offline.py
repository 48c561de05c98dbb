"""Demos on this computer: shows in the sidebar how far their download has come.

The presenter has the pinned voices' demos downloaded while an account is open, applies the settings
about them, and says what failed or takes more room than it should.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QTimer

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.text import clean, isolated
from voicedesk.services.annotations import AnnotationChanges
from voicedesk.services.offline import OfflineStatus
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.texts import joined, size_text
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_texts import error_text
from voicedesk.ui.messages.messages import Message, MessageTone, Undo
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.sidebar.tags import OfflineLine
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

KEEP_OFFLINE = TaskKey("keep offline")
SET_LIMIT = TaskKey("limit kept demos")
_KEEP_ALL = TaskKey("pin all")
_CANCEL = TaskKey("cancel keeping")
KEPT_KEY = "offline kept"
LIMIT_KEY = "offline limit"

_PACE_MS = 100
"""Between two looks of the line: demos may come faster than anyone reads."""

translate = QCoreApplication.translate


class OfflinePresenter(AccountPart):
    """Joins the account's offline downloads to the line in the sidebar and to the settings."""

    def __init__(self, window: MainWindow, preferences: Preferences, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._tasks = tasks
        self._limit = preferences.now.demo_limit
        self._pace = QTimer(self, singleShot=True)
        self._pace.timeout.connect(self._show)
        preferences.changed.connect(self._apply_settings)
        self.attach()

    def attach(self) -> None:
        self._line = OfflineLine()
        self._window.sidebar.take_keeping(self._line)
        self._line.pause.clicked.connect(self._pause_or_resume)
        self._line.cancel.clicked.connect(self.cancel)
        self._window.commands.keep_all.triggered.connect(self.keep_all)
        self._show()

    def listens(self, session: AccountSession) -> Listening:
        return [(session.offline.changed, self._changed), (session.offline.ended, self._ended)]

    def opened(self, session: AccountSession) -> None:
        session.offline.fetches_new = self._preferences.now.keep_new_demos
        self._limit = self._preferences.now.demo_limit
        self._start(session)
        self._show()

    def closed(self) -> None:
        self._tasks.end(KEEP_OFFLINE)
        self._window.messages.withdraw(LIMIT_KEY)
        self._show()

    def keep_all(self) -> None:
        """Pin every voice that has a demo."""
        session = self._session
        if session is None:
            return
        voice_ids = [
            voice.id
            for voice in session.voices.by_id.values()
            if voice.id in session.demos.cached or (voice.is_ready and voice.demo_url)
        ]

        async def pin() -> None:
            annotations = session.annotations
            changes = await annotations.set_pinned(voice_ids, pinned=True)
            if changes:
                undo = Undo(lambda: undo_pin(changes), lambda: annotations.can_undo(changes))
                self._window.messages.keep_undo(undo)
            if voice_ids and session.demos.cached.keys() >= set(voice_ids):
                self._window.messages.show(all_kept_message())

        def undo_pin(changes: AnnotationChanges) -> None:
            operation = Operation(OperationKind.KEEP_OFFLINE, retry=lambda: undo_pin(changes))
            self._tasks.write_in_turn(
                _KEEP_ALL, operation, lambda: session.annotations.undo(changes)
            )

        operation = Operation(OperationKind.KEEP_OFFLINE, retry=self.keep_all)
        self._tasks.write_in_turn(_KEEP_ALL, operation, pin)

    def cancel(self) -> None:
        if self._session is not None:
            operation = Operation(OperationKind.KEEP_OFFLINE, retry=self.cancel)
            self._tasks.write(_CANCEL, operation, self._session.offline.cancel)

    # What the services say

    def _changed(self, status: OfflineStatus) -> None:
        if not self._pace.isActive():
            self._pace.start(0 if not status.is_running else _PACE_MS)

    def _ended(self, status: OfflineStatus) -> None:
        session = self._session
        if session is None:
            return
        self._show()
        if status.failed:
            voices = session.voices.by_id
            named = {
                clean(voices[key].name) if key in voices else key: error
                for key, error in status.failed.items()
            }
            self._window.messages.show(failed_message(named, session.offline.retry))
        elif status.total > 1:
            self._window.messages.show(kept_message(status.total))
        self._show_limit()

    # Inside

    def _start(self, session: AccountSession) -> None:
        async def run() -> None:
            with suppress(LibraryError):  # read-only: that is told already
                await session.demos.set_limit(self._limit)
            self._show_limit()
            await session.offline.run()

        operation = Operation(OperationKind.KEEP_OFFLINE, retry=lambda: self._start(session))
        self._tasks.read(KEEP_OFFLINE, operation, run)

    def _apply_settings(self) -> None:
        settings, session = self._preferences.now, self._session
        if session is None:
            return
        session.offline.fetches_new = settings.keep_new_demos
        if settings.demo_limit != self._limit:
            self._limit = settings.demo_limit
            operation = Operation(OperationKind.KEEP_OFFLINE)

            async def limit() -> None:
                await session.demos.set_limit(self._limit)
                self._show_limit()

            self._tasks.read(SET_LIMIT, operation, limit)

    def _show_limit(self) -> None:
        session = self._session
        if session is not None and session.demos.is_over_limit:
            message = over_limit_message(session.demos.use.size, self._limit)
            self._window.messages.show(message)
        else:
            self._window.messages.withdraw(LIMIT_KEY)

    def _pause_or_resume(self) -> None:
        if self._session is not None:
            offline = self._session.offline
            (offline.resume if offline.status.is_paused else offline.pause)()

    def _show(self) -> None:
        session = self._session
        self._line.show_keeping(session.offline.status if session is not None else OfflineStatus())


def kept_message(number: int) -> Message:
    return Message(
        KEPT_KEY,
        MessageTone.GOOD,
        translate("OfflineTexts", "%n demos downloaded for offline use.", "", number),
        icon="kept-offline",
    )


def all_kept_message() -> Message:
    return Message(
        KEPT_KEY,
        MessageTone.GOOD,
        translate("OfflineTexts", "All demos are already on this computer."),
        icon="kept-offline",
    )


def failed_message(failed: Mapping[str, Exception], again: Callable[[], None]) -> Message:
    """Some could not be kept; `failed` has the reasons by the voices' names."""
    names = list(failed)
    reasons = list(dict.fromkeys(error_text(error) for error in failed.values()))
    if len(names) == 1:
        fact = translate("OfflineTexts", "Couldn’t download the demo of “{name}”.").format(
            name=isolated(names[0])
        )
    else:
        fact = translate("OfflineTexts", "Couldn’t download %n demos.", "", len(names))
    if len(reasons) > 1:
        first = translate("OfflineTexts", "“{name}”: {reason}").format(
            name=isolated(names[0]), reason=reasons[0]
        )
        consequence = joined(first, translate("OfflineTexts", "See the details for the others."))
    else:
        consequence = reasons[0]
    return Message(
        KEPT_KEY,
        MessageTone.WARN,
        fact,
        consequence,
        translate("OfflineTexts", "Try again"),
        again,
        details="\n".join(f"{name}: {error_text(error)}" for name, error in failed.items()),
        icon="cloud-off",
    )


def over_limit_message(size: int, limit: int) -> Message:
    return Message(
        LIMIT_KEY,
        MessageTone.NOTE,
        translate("OfflineTexts", "Demos use {size}, more than the limit of {limit}.").format(
            size=size_text(size), limit=size_text(limit)
        ),
        translate(
            "OfflineTexts",
            "Favourites and demos you chose to keep stay. Other demos are downloaded "
            "each time you play them.",
        ),
        icon="kept-offline",
    )
