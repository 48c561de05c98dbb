"""Joins the page of trainings to the account's trainings.

The page is made when it is first asked for. It leads to a training's voice, and to the form that
sends it again.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer

from voicedesk.domain.training import Training
from voicedesk.services.session import AccountSession
from voicedesk.services.trainings import usual_time
from voicedesk.services.voices import Voices
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.actions import copy_to_clipboard
from voicedesk.ui.batch.texts import progress_text
from voicedesk.ui.common.facts import RecordingLook
from voicedesk.ui.common.permissions import Permission, creation
from voicedesk.ui.kit.view import popup_menu
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.history import HistoryPresenter
from voicedesk.ui.trainings.model import TrainingKey, TrainingRow, TrainingRowStatus, TrainingsModel
from voicedesk.ui.trainings.page import TrainingsPage
from voicedesk.ui.voices.presenter import VoicesPresenter

_TICK_MS = 5_000


class TrainingsPresenter(AccountPart):
    """Shows every training, and how it stands.

    Args:
        train_again: opens the form on one.
        retry_all: asks whether to send all again that failed.
    """

    def __init__(
        self,
        window: MainWindow,
        voices: VoicesPresenter,
        history: HistoryPresenter,
        train_again: Callable[[Training], None],
        retry_all: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._voices = voices
        self._history = history
        self._copy_link = self._with_training(lambda one: copy_to_clipboard(one.audio_url))
        self._copy_id = self._with_training(lambda one: copy_to_clipboard(one.voice_id))
        self._train_again = train_again
        self._retry_all = retry_all
        self._page: TrainingsPage | None = None
        self._model = TrainingsModel()
        self._gathering = QTimer(self, singleShot=True, interval=0)
        self._gathering.timeout.connect(self._show)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.renew_times)
        history.shown.connect(self._show_recording)
        self.attach()

    def attach(self) -> None:
        window, before = self._window, self._page
        window.sidebar.trainings_requested.connect(self.show_trainings)
        window.commands.trainings.triggered.connect(self.show_trainings)
        window.desk.page_changed.connect(self._page_changed)
        self._page = None
        if before is not None and window.page_before is before:
            selected = before.table.selected_key
            self.show_trainings()
            self._made_page().table.select(selected)
        self._show()

    def listens(self, session: AccountSession) -> Listening:
        voices = session.voices
        return [
            (voices.training_changed, self._changed),
            (voices.changed, self._changed),
            (voices.connection_changed, self._changed),
            (session.batch.changed, self._changed),
        ]

    def opened(self, _session: AccountSession) -> None:
        if not self._window.shows_desk:
            self.leave()  # from the welcome one comes to the voices
        self._show()

    def closed(self) -> None:
        self._gathering.stop()
        self._show()

    def show_trainings(self) -> None:
        if self._window.shows_desk and not self._is_shown:
            page = self._made_page()
            self._window.desk.show_page(page)
            self._show()
            page.focus_first()

    def show_training(self, training: Training) -> None:
        self.show_trainings()
        if self._is_shown and self._page is not None:
            key = TrainingRow(training, "", is_open=False, is_gone=False).key
            if self._model.place_of(key) < 0:
                self._page.search.clear()
            self._page.table.select(key)

    def leave(self) -> None:
        if self._is_shown:
            self._window.desk.leave_page()

    def renew_times(self) -> None:
        self._model.renew_times()
        if self._page is not None:
            self._page.pane.renew_time()

    @property
    def _is_shown(self) -> bool:
        return self._page is not None and self._window.desk.page is self._page

    def _made_page(self) -> TrainingsPage:
        if self._page is None:
            page = self._page = TrainingsPage(self._model)
            page.table.selected.connect(self._show_chosen)
            page.table.voice_requested.connect(self._show_voice)
            page.table.menu_requested.connect(self._open_menu)
            page.pane.voice.clicked.connect(self._show_voice)
            page.pane.again.clicked.connect(self._send_again)
            page.pane.retry_all.clicked.connect(self._retry_all)
            facts = page.pane.facts
            facts.play.clicked.connect(self._with_training(self._history.toggle_recording))
            facts.compare.clicked.connect(self._with_training(self._history.compare_recording))
            facts.copy_link.clicked.connect(self._copy_link)
            facts.copy_id.clicked.connect(self._copy_id)
            page.new.clicked.connect(self._make_voice)
            page.refresh.clicked.connect(self._voices.refresh)
            self._voices.show_refreshing_on(page.refresh)
            page.waiting.open.clicked.connect(self._window.sidebar.batch.click)
        return self._page

    def _changed(self, _what: object) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _page_changed(self) -> None:
        self._window.sidebar.show_trainings(here=self._is_shown)
        (self._tick.start if self._is_shown else self._tick.stop)()

    def _show(self) -> None:
        session = self._session
        self._window.sidebar.trainings.show_count(_running(session.voices) if session else 0)
        if self._page is None:
            return  # nobody has asked for it yet
        rows = _rows(session.voices) if session is not None else []
        usual = usual_time(row.training for row in rows)
        offline = self._window.facts.offline
        self._model.show(rows, usual, offline=offline)
        waits = session is not None and session.batch.now.waiting
        fact, words = progress_text(session.batch.now) if session and waits else ("", "")
        self._page.waiting.show_waiting(fact, words)
        self._page.show_new(creation(offline=offline, connected=session is not None))
        self._show_chosen(self._page.table.selected_key)

    def _show_chosen(self, key: TrainingKey | None) -> None:
        row = self._model.row(key)
        if self._page is not None and row is not None:
            failed = len(self._window.facts.retriable)
            self._page.pane.show_row(row, self._again(row), failed)
            self._show_recording()

    def _again(self, row: TrainingRow) -> Permission:
        if not row.training.is_ours:
            return Permission(
                allowed=False,
                reason=self.tr("Started outside this computer, so no details are available."),
            )
        if row.is_gone:
            return Permission(
                allowed=False,
                reason=self.tr("The voice was deleted. Create a new voice and use this link."),
            )
        if self._session is not None and row.status is not TrainingRowStatus.TRAINING:
            running = self._session.voices.open_training(row.training.voice_id)
            if running is not None and not self._window.facts.offline:
                return Permission(allowed=False, reason=self.tr("This voice is training."))
        voice = self._window.model.voice(row.training.voice_id)
        allowed = self._voices.permissions(voice)
        return allowed.train if allowed is not None else Permission(allowed=False)

    @property
    def _selected(self) -> TrainingRow | None:
        return self._model.row(self._page.table.selected_key) if self._page is not None else None

    def _show_recording(self) -> None:
        if self._page is not None:
            row = self._selected
            look = (
                self._history.recording_look(row.training) if row is not None else RecordingLook()
            )
            self._page.pane.facts.show_recording(look)

    def _with_training(self, act: Callable[[Training], None]) -> Callable[[], None]:
        def act_on_selected() -> None:
            if (row := self._selected) is not None:
                act(row.training)

        return act_on_selected

    def _show_voice(self) -> None:
        row = self._selected
        if row is not None and not row.is_gone:
            self.leave()
            self._voices.select(row.training.voice_id)
            self._window.desk.show_drawer()

    def _send_again(self) -> None:
        row = self._selected
        if row is not None and self._again(row).allowed:
            self.leave()
            self._train_again(row.training)

    def _make_voice(self) -> None:
        self.leave()
        self._window.voices.new.click()

    def _open_menu(self, where: QPoint) -> None:
        row = self._selected
        if row is None:
            return
        menu = popup_menu(self._window)
        for words, act, allowed in (
            (self.tr("Show voice"), self._show_voice, not row.is_gone),
            (self.tr("Train again"), self._send_again, self._again(row).allowed),
            (self.tr("Copy link"), self._copy_link, bool(row.training.audio_url)),
            (self.tr("Copy ID"), self._copy_id, True),
        ):
            action = menu.addAction(words)
            action.setEnabled(allowed)
            action.triggered.connect(act)
        menu.popup(where)


def _running(voices: Voices) -> int:
    return sum(voices.open_training(training.voice_id) == training for training in voices.trainings)


def _rows(voices: Voices) -> list[TrainingRow]:
    rows = []
    for training in voices.trainings:
        voice = voices.by_id.get(training.voice_id)
        rows.append(
            TrainingRow(
                training,
                voice.name if voice is not None else training.voice_name,
                is_open=voices.open_training(training.voice_id) == training,
                is_gone=voice is None and voices.listed_at is not None,
            )
        )
    return rows
