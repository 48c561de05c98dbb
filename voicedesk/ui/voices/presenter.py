"""Joins the table, the filters and the panel to the account's voices."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal

from voicedesk.domain.errors import ServiceError
from voicedesk.domain.training import Training
from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services.polling import Connection
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.common.facts import demo_facts
from voicedesk.ui.common.permissions import VoicePermissions, permissions
from voicedesk.ui.filters.presenter import FilterPresenter
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner, WaitingPlace

REFRESH = TaskKey("refresh")
_TICK_MS = 5_000


class VoicesPresenter(AccountPart):
    """Shows the account's voices, and carries out what is asked for one but for its training.

    Signals:
        selected: another voice is selected, or the selected one changed: its id, empty for none.
    """

    selected = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        filters: FilterPresenter,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._preferences = preferences
        self._filters = filters
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_passing_time)
        self._demos = Gathering(lambda ids: window.model.touch(ids, reorder=True), self)
        window.model.rename_requested.connect(self.rename)
        window.model.name_typed.connect(self._keep_name)
        self._new_names: dict[str, str] = {}
        self._linked_id = ""
        tasks.busy_changed.connect(self._busy_changed)
        tasks.waiting_changed.connect(self._waiting_changed)
        self.attach()

    def attach(self) -> None:
        window = self._window
        table, panel, commands = window.voices.table, window.panel, window.commands
        table.voice_selected.connect(lambda _voice_id: self._show_selected())
        table.selection_changed.connect(self._show_commands)
        table.menu_requested.connect(self._open_row_menu)
        window.voices.refresh.clicked.connect(self.refresh)
        self.show_refreshing_on(window.voices)
        panel.usage.show_folded(self._preferences.now.usage_folded)
        panel.usage.fold_requested.connect(
            lambda folded: self._preferences.change(usage_folded=folded)
        )
        panel.renamed.connect(lambda name: self.rename(panel.voice_id, name))
        panel.name_typed.connect(lambda text: self._keep_name(panel.voice_id, text))
        commands.refresh.triggered.connect(self.refresh)
        commands.rename.triggered.connect(self._rename_here)
        commands.find.triggered.connect(self._find)
        commands.filter.triggered.connect(window.voices.filters.click)
        for column, sort in commands.sort_by.items():
            sort.triggered.connect(partial(table.columns.sort_by, column))
        commands.sort_again.triggered.connect(table.columns.sort_again)
        table.columns.sortIndicatorChanged.connect(self._show_sort)
        for column, show in commands.columns.items():
            show.triggered.connect(partial(table.columns.toggle, column))
        table.columns.hidden_changed.connect(self._show_columns)
        self._show_sort()
        self._show_columns()
        if self._session is not None:
            self._show_listed()
            self._show_counts()
            self._show_selected()

    @property
    def voice(self) -> Voice | None:
        return self._window.model.voice(self._window.voices.table.current_id)

    def permissions(self, voice: Voice | None) -> VoicePermissions | None:
        """What can be done with a voice now; None where there is no voice or account."""
        if voice is None or self._session is None:
            return None
        busy = self._tasks.is_busy(TaskKey.change(voice.id))
        return permissions(voice, self._window.facts, busy=busy)

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        return [
            (voices.changed, self._changed),
            (voices.training_changed, self._training_changed),
            (voices.connection_changed, self._connection_changed),
            (voices.listed, self._listed),
            (session.demos.changed, self._demo_changed),
            (session.demos.played, self._played),
        ]

    def opened(self, session: AccountSession) -> None:
        voices, facts = session.voices, self._window.facts
        facts.demos = {
            voice_id: demo_facts(demo) for voice_id, demo in session.demos.cached.items()
        }
        facts.played_at = session.demos.played_at
        facts.name_drafts = session.drafts.names
        self._apply_trainings()
        facts.offline = False
        model = self._window.model
        known = list(voices.by_id.values())
        if known != list(model.all()):
            model.open(known)
        else:
            model.touch_all()
        model.prepare_search()
        listed = voices.listed_at is not None
        self._window.voices.show_loading(loading=not listed, listed=listed)
        self._show_counts()
        self._show_selected()

    def closed(self) -> None:
        self._tick.stop()
        self._demos.forget()
        self._window.facts.forget()
        self._window.model.open([])
        self._show_counts()
        self._show_selected()

    # What the person asks for

    def refresh(self) -> None:
        if self._session is None:
            return
        voices = self._session.voices

        async def refresh() -> None:
            await voices.refresh()
            self._window.voices.table.show_current()

        self._tasks.read(REFRESH, Operation(OperationKind.REFRESH, retry=self.refresh), refresh)

    def show_refreshing_on(self, place: WaitingPlace) -> None:
        """Have a place show that the list is waited for, as long as it exists."""
        self._tasks.show_waiting_on(REFRESH, place)

    def select(self, voice_id: str) -> None:
        self._filters.reveal(voice_id)
        self._window.voices.table.select(voice_id)

    def open_link(self, voice_id: str) -> None:
        """Select the voice that a link names, or say that the account has no such voice.

        One that isn't known is looked for in a new list.
        """
        self._window.desk.leave_page()
        self._linked_id = voice_id
        if voice_id and not self._select_linked():
            self.refresh()

    def _select_linked(self) -> bool:
        if self._window.model.voice(self._linked_id) is None:
            return False
        self.select(self._linked_id)
        self._linked_id = ""
        return True

    def rename(self, voice_id: str, name: str) -> None:
        voice = self._window.model.voice(voice_id)
        if self._session is None or voice is None:
            return
        voices = self._session.voices

        async def rename() -> None:
            self._new_names[voice_id] = name  # one before it may just have been shown
            try:
                await voices.rename(voice_id, name)
                self._keep_name(voice_id, "")
            finally:
                self._new_names.pop(voice_id, None)
                self._show_name(voice_id, voices.by_id)

        def refused(error: Exception) -> bool:
            panel = self._window.panel
            uncertain = isinstance(error, ServiceError) and error.facts.may_have_taken_effect
            if panel.voice_id == voice_id and panel.isVisible() and not uncertain:
                panel.begin_rename(name)  # what was typed isn't lost
            return False

        operation = Operation(
            OperationKind.RENAME, voice.name, lambda: self.rename(voice_id, name), caught=refused
        )
        if self._tasks.write_in_turn(TaskKey.change(voice_id), operation, rename):
            self._new_names[voice_id] = name
            self._show_name(voice_id, voices.by_id)

    def _keep_name(self, voice_id: str, text: str) -> None:
        """Keep a name as it is typed until the service has it: Escape and a crash lose nothing."""
        if self._session is not None and voice_id:
            self._session.drafts.put_name(voice_id, text)

    def _show_name(self, voice_id: str, voices: Mapping[str, Voice]) -> None:
        """Show a name that was asked for until the service has answered, then what it has."""
        if self._session is not None and voice_id in voices:
            self._changed(VoiceChanges(changed=(voices[voice_id],)))
            self._show_row(voice_id)

    def _as_asked(self, voice: Voice) -> Voice:
        return voice._replace(name=self._new_names.get(voice.id, voice.name))

    # What the services say

    def _changed(self, changes: VoiceChanges) -> None:
        if self._new_names:
            changes = changes._replace(changed=tuple(map(self._as_asked, changes.changed)))
        for voice_id in changes.removed:
            self._window.facts.demos.pop(voice_id, None)
        self._apply_trainings()
        self._window.model.apply(changes)
        self._show_counts()
        self._show_selected()

    def _training_changed(self, training: Training) -> None:
        self._apply_trainings()
        self._window.model.touch([training.voice_id], reorder=True)
        if training.is_ours and training.ended_at is None:
            self._show_row(training.voice_id)
        self._show_selected()

    def _demo_changed(self, voice_id: str) -> None:
        if self._session is None:
            return
        kept = self._session.demos.cached.get(voice_id)
        demos = self._window.facts.demos
        if kept is not None:
            demos[voice_id] = demo_facts(kept)
        else:
            demos.pop(voice_id, None)
        self._demos.add(voice_id)
        if voice_id == self._window.panel.voice_id:
            self._show_selected()

    def _played(self, voice_id: str) -> None:
        # A list sorted or filtered by it stays as it is while one listens through it.
        self._window.model.touch([voice_id])
        if voice_id == self._window.panel.voice_id:
            self._show_selected()

    def _connection_changed(self, connection: Connection) -> None:
        facts = self._window.facts
        offline = connection in {Connection.OFFLINE, Connection.REFUSED}
        facts.refused = connection is Connection.REFUSED
        if offline != facts.offline:
            facts.offline = offline
            self._window.model.touch_all()
        self._show_listed()
        self._show_selected()

    def _show_listed(self) -> None:
        listed = self._session is not None and self._session.voices.listed_at is not None
        self._window.voices.show_loading(loading=False, listed=listed)

    def _listed(self, _at: float) -> None:
        self._show_listed()
        if self._linked_id and not self._select_linked():
            message = Message(
                "link",
                MessageTone.WARN,
                self.tr("The voice in the link isn’t in this account."),
                self.tr(
                    "It may have been deleted, or it belongs to another account. "
                    "Switch accounts, then open the link again."
                ),
                details=self._linked_id,
            )
            self._linked_id = ""
            self._window.messages.show(message)

    # Inside

    def _apply_trainings(self) -> None:
        if self._session is not None:
            voices, facts = self._session.voices, self._window.facts
            facts.apply_trainings(voices.trainings, voices.by_id)
            facts.usual = voices.usual_seconds()
            if bool(facts.running) != self._tick.isActive():
                (self._tick.start if facts.running else self._tick.stop)()

    def _show_row(self, voice_id: str) -> None:
        """Scroll to a voice's row after the person changed it, where it is still selected."""
        table = self._window.voices.table
        if voice_id == table.current_id:
            table.show_current()

    def _show_selected(self) -> None:
        voice = self.voice
        allowed = self.permissions(voice)
        self._show_commands()
        self._window.panel.show_voice(voice if allowed else None, allowed)
        self._show_waiting()
        self.selected.emit(voice.id if voice else "")

    def _show_commands(self) -> None:
        """Allow what is done to one voice at a time."""
        allowed, commands = self.permissions(self.voice), self._window.commands
        several = len(self._window.voices.table.selection.ids) > 1
        may = None if several else allowed
        commands.train.setEnabled(may is not None and may.train.allowed)
        commands.rename.setEnabled(may is not None and may.rename.allowed)
        if not several:
            commands.delete.setEnabled(may is not None and may.delete.allowed)

    def _show_counts(self) -> None:
        model = self._window.model
        self._window.sidebar.show_counts(model.total, model.counts())

    def _busy_changed(self, key: TaskKey) -> None:
        voice = self.voice
        if voice is not None and key == TaskKey.change(voice.id):
            self._show_selected()

    def _waiting_changed(self, key: TaskKey) -> None:
        if key == TaskKey.change(key.target):
            self.show_waiting(key.target, waiting=self._tasks.waiting(key) is not None)

    def show_waiting(self, voice_id: str, *, waiting: bool) -> None:
        """Show in a voice's row, and in the panel, that something of it is waited for."""
        marked = self._window.facts.waiting
        (marked.add if waiting else marked.discard)(voice_id)
        self._window.model.touch([voice_id])
        self._show_waiting()

    def _show_waiting(self) -> None:
        panel = self._window.panel
        kind = self._tasks.waiting(TaskKey.change(panel.voice_id))
        panel.tile.show_waiting(waiting=panel.voice_id in self._window.facts.waiting)
        panel.rename.show_waiting(waiting=kind is OperationKind.RENAME)
        panel.delete.show_waiting(waiting=kind is OperationKind.DELETE)

    def _show_passing_time(self) -> None:
        running = list(self._window.facts.running)
        if running:
            self._window.model.touch(running)
            if self._window.panel.voice_id in running:
                self._show_selected()

    def _open_row_menu(self, point: QPoint) -> None:
        self._window.commands.row_menu().popup(point)

    def _rename_here(self) -> None:
        table = self._window.voices.table
        if table.hasFocus():
            table.rename_current()
        elif not self._window.desk.form_is_open:
            self._window.desk.show_drawer()
            self._window.panel.begin_rename()

    def _show_sort(self) -> None:
        by = self._window.voices.table.columns.sortIndicatorSection()
        for column, sort in self._window.commands.sort_by.items():
            sort.setChecked(column == by)

    def _show_columns(self) -> None:
        hidden = self._window.voices.table.columns.hidden
        for column, show in self._window.commands.columns.items():
            show.setChecked(column not in hidden)

    def _find(self) -> None:
        page = self._window.voices
        if len(page.table.selection.ids) > 1:
            page.table.selection.select_current()  # the field comes back with the header
        page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page.search.selectAll()


_READINGS = TaskKey("find readings")
_AT_ONCE = 1000
"""Voices put in their places at a time."""


class ReadingsPresenter(AccountPart):
    """Has the names, tags and notes read, and lets the table find and sort by it.

    What is found out of many voices at once comes to the table in turns of the event loop.
    """

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._concerned: list[str] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._tell_some)
        tasks.busy_changed.connect(self._busy_changed)

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.voices.changed, self._voices_changed),
            (session.annotations.changed, self._marks_changed),
            (session.readings.changed, self._known),
        ]

    def opened(self, session: AccountSession) -> None:
        self._window.facts.readings = session.readings.by_text
        session.readings.request([voice.name for voice in session.voices.by_id.values()])
        self._marks_changed(frozenset(session.annotations.by_id))

    def closed(self) -> None:
        self._turn.stop()
        self._concerned.clear()

    def request(self, texts: Iterable[str]) -> None:
        """Have these read, too."""
        if self._session is not None:
            self._session.readings.request(texts)
            self._begin()

    # Inside

    def _voices_changed(self, changes: VoiceChanges) -> None:
        if self._session is not None and (changes.added or changes.changed):
            voices = (*changes.added, *changes.changed)
            self._session.readings.request([voice.name for voice in voices])
            self._begin()

    def _marks_changed(self, voice_ids: frozenset[str]) -> None:
        if self._session is not None:
            annotations = self._session.annotations
            self._session.readings.request(
                text
                for voice_id in voice_ids
                for text in (*annotations.get(voice_id).tags, annotations.get(voice_id).note)
            )
            self._begin()

    def _begin(self) -> None:
        """Find out; where that is being done already, it goes on to what is wanted now."""
        session = self._session
        if session is not None and session.readings.has_work and not self._tasks.is_busy(_READINGS):
            self._tasks.read(_READINGS, Operation(OperationKind.FOLLOW), session.readings.run)

    def _busy_changed(self, key: TaskKey) -> None:
        if key == _READINGS:
            self._begin()

    def _known(self, texts: frozenset[str]) -> None:
        if self._session is None:
            return
        annotations = self._session.annotations.by_id
        concerned = [voice.id for voice in self._window.model.all() if voice.name in texts]
        concerned += [
            voice_id
            for voice_id, one in annotations.items()
            if one.note in texts or not texts.isdisjoint(one.tags)
        ]
        self._concerned += concerned
        self._turn.start()

    def _tell_some(self) -> None:
        some = self._concerned[-_AT_ONCE:]
        del self._concerned[-_AT_ONCE:]
        self._window.model.refind(some)
        if not self._concerned:
            self._turn.stop()
            self._window.model.prepare_search()


_GATHERING_MS = 40
_MOST = 16
"""Handed on together: of so many rows each is painted anew by itself, of more the whole table."""


class Gathering(QObject):
    """Hands on ids: the first at once, those that come within a moment of it together."""

    def __init__(self, hand_on: Callable[[list[str]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._hand_on = hand_on
        self._waiting: dict[str, None] = {}
        self._pace = QTimer(self, singleShot=True, interval=_GATHERING_MS)
        self._pace.timeout.connect(self._next)

    def add(self, one: str) -> None:
        """Take an id; the same one again is one."""
        self._waiting[one] = None
        if not self._pace.isActive():
            self._next()

    def forget(self) -> None:
        self._waiting.clear()

    def _next(self) -> None:
        if self._waiting:
            gathered = list(islice(self._waiting, _MOST))
            for one in gathered:
                del self._waiting[one]
            self._pace.start()
            self._hand_on(gathered)
