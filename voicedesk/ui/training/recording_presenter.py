"""Opens a recording on this computer in the training form, and uploads what is kept of it.

`use` is the one entry for files, takes, drafts and kept recordings (`use_file` names them). What is
heard is the very file that is sent: it is made once for each range (`_prepare`) and uploaded as it
is (`upload`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent, QWindow

from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.domain.recordings import RECORDING_SUFFIXES, Cut, LocalRecording, RecordingError
from voicedesk.domain.samples import LENGTH
from voicedesk.library import CachedRecording
from voicedesk.services.recordings import OpenedRecording, PreparedRecording
from voicedesk.services.samples import SampleReport
from voicedesk.services.session import AccountSession
from voicedesk.services.takes import take_number
from voicedesk.ui.common.texts import sent_text
from voicedesk.ui.kit.dialogs import ask_file, documents_folder
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.form import TrainingForm
from voicedesk.ui.training.recorder_view import take_title
from voicedesk.ui.training.recording_card import RecordingCard

OPEN = TaskKey("open recording")
PREPARE = TaskKey("prepare recording")
_REST_MS = 300
"""How long a handle rests before the range is judged."""
_KINDS = " ".join(f"*{suffix}" for suffix in RECORDING_SUFFIXES)


class RecordingPresenter(QObject):
    """Joins the form's card to the recordings on this computer, and those to the player.

    Attributes:
        is_uploading: whether a recording is made ready or uploaded, which can be cancelled.
    """

    _form: TrainingForm

    def __init__(
        self,
        window: MainWindow,
        playing: PlayerPresenter,
        player: Player,
        preferences: Preferences,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._playing = playing
        self._player = player
        self._tasks = tasks
        self._session: AccountSession | None = None
        self._recording: LocalRecording | None = None
        self._begin_with: Cut | None = None
        self._opened: OpenedRecording | None = None
        self._prepared: tuple[Cut, PreparedRecording] | None = None
        self._sent: tuple[str, SampleReport] | None = None
        self._demo: CachedRecording | None = None
        self._sought: int | None = None
        self._preferences = preferences
        self.is_uploading = False
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._check)
        playing.view.shown.connect(self._show_sounding)
        player.position_changed.connect(self._show_position)
        player.phase_changed.connect(self._go_to_sought)

    def attach(self, form: TrainingForm) -> None:
        self._form = form
        card = form.card
        if self._recording is not None:
            report, cut = card.report, self._begin_with
            self._show(cut)
            if report is not None:
                card.show_report(report)
        form.choose.clicked.connect(self._ask_file)
        form.link.changed.connect(self._link_changed)
        card.cut_changed.connect(self._cut_changed)
        card.remove.clicked.connect(self.remove)
        card.again.clicked.connect(self._open)
        card.play.clicked.connect(self._toggle)
        card.sought.connect(self._seek)
        self._show_sounding()

    def open(self, session: AccountSession) -> None:
        self._session = session

    def close(self) -> None:
        self.give_up()
        self._session = None

    def give_up(self) -> None:
        """The form is closed: nothing more is read, made or kept."""
        self._resting.stop()
        for key in (OPEN, PREPARE):
            self._tasks.end(key)
        self._discard()
        self._recording = self._opened = self._begin_with = self._sent = None
        self._form.show_local(None)

    def use(self, recording: LocalRecording, cut: Cut | None = None) -> None:
        """Open a recording in the form, in the place of whatever was there.

        Args:
            cut: the range to begin with; None for all of it.
        """
        self.give_up()
        cut = cut if cut is not None and cut.seconds > 0 else None
        self._recording, self._begin_with = recording, cut
        self._show(cut)
        self._form.show_local(recording)
        self._open()

    def use_file(self, path: Path, cut: Cut | None = None) -> None:
        """As `use`, of a file that may be a take, or a recording that was sent and kept."""
        kept = self._session.demos.samples.local(path) if self._session is not None else None
        number = take_number(path)
        if number is None:
            self.use(kept or LocalRecording(path, path.name), cut)
        else:
            self.use(LocalRecording(path, take_title(number), is_take=True), cut)

    def remove(self) -> None:
        """Use no recording of this computer any more."""
        self.give_up()
        self._form.link.field.setFocus()

    def report(self, link: str) -> SampleReport | None:
        """What is known of a recording that was uploaded; None for another link."""
        return self._sent[1] if self._sent is not None and self._sent[0] == link else None

    async def upload(self, session: AccountSession) -> str:
        """Upload what is kept of the recording, and return its link.

        Raises:
            RecordingError: it can't be made ready.
            StorageError, TokenStoreError, LibraryError: as of `Uploads.upload`.
        """
        self.is_uploading = True
        self._resting.stop()
        self._tasks.end(PREPARE)
        self._form.card.show_progress(0)
        try:
            prepared = await self._prepare(self._form.card.cut)
            whole = len(prepared.content)
            link = await session.uploads.upload(
                prepared.content,
                sent=lambda sent: self._form.card.show_progress(sent / whole),
            )
        finally:
            self.is_uploading = False
            self._form.card.show_progress(None)
        self._sent = link, replace(prepared.report, link=link)
        return link

    # Opening and judging

    def _show(self, cut: Cut | None) -> None:
        recording, card = self._recording, self._form.card
        if recording is None:
            return
        card.show_reading(
            recording.title, self._made_text(recording), is_take=recording.is_take, cut=cut
        )
        if self._opened is not None:
            opened = self._opened
            card.show_recording(opened.envelope, opened.speech, is_whole=opened.is_whole)
            if self._session is not None:
                used = self._session.recordings.used_before(self._opened, self._form.voice_id)
                card.show_used(used)

    def _made_text(self, recording: LocalRecording) -> str:
        """Where a recording is from: when a take was made, or what was sent in which training."""
        if recording.made_at:
            return self.tr("recorded {time}").format(time=sent_text(recording.made_at))
        if recording.training is None:
            return ""
        time, origin = sent_text(recording.training.sent_at), recording.training.origin
        if origin is None:
            return self.tr("sent {time}").format(time=time)
        since, to = (clock(round(1000 * second)) for second in (origin.since, origin.to))
        return self.tr("sent {time}, {since}–{to} of the original").format(
            time=time, since=since, to=to
        )

    def _open(self) -> None:
        session, recording = self._session, self._recording
        if session is None or recording is None:
            return
        self._show(self._begin_with)
        self._form.show_sample()

        async def read() -> None:
            self._opened = await session.recordings.open(recording)
            self._recording = self._opened.recording
            if self._begin_with is None and not self._opened.is_whole:
                since = self._opened.speech[0]
                self._begin_with = Cut(since, since + LENGTH.to)
            self._show(self._begin_with)
            self._form.show_sample()

        operation = Operation(OperationKind.CHECK_SAMPLE, caught=self._failed)
        self._tasks.read(OPEN, operation, read)

    def _cut_changed(self) -> None:
        self._begin_with = self._form.card.cut
        self._tasks.end(PREPARE)
        if self._prepared is not None and self._prepared[0] != self._begin_with:
            self._discard()
        self._form.card.show_looking()
        self._form.show_sample()
        self._resting.start()

    def _check(self) -> None:
        """Judge what is kept by what would be sent: it is made once, to be heard and sent too."""
        cut = self._form.card.cut
        if self._opened is None:
            return

        async def check() -> None:
            await self._prepare(cut)

        operation = Operation(OperationKind.CHECK_SAMPLE, caught=self._failed)
        self._tasks.read(PREPARE, operation, check)

    def _failed(self, error: Exception) -> bool:
        if not isinstance(error, RecordingError) or self._recording is None:
            return False
        self._form.card.show_error(error)
        self._form.show_sample()
        return True

    def _link_changed(self) -> None:
        if self._recording is not None and self._form.link.field.text():
            self.give_up()

    async def _prepare(self, cut: Cut) -> PreparedRecording:
        """What is sent for a range, and its report: made once, and heard from the same file."""
        if self._prepared is not None and self._prepared[0] == cut:
            return self._prepared[1]
        session, opened = self._session, self._opened
        assert session is not None  # noqa: S101 - the form is open
        assert opened is not None  # noqa: S101 - its button is off before
        prepared = await session.recordings.prepare(opened, cut)
        self._discard()
        self._prepared = cut, prepared
        if opened is self._opened and cut == self._form.card.cut:
            self._form.card.show_report(prepared.report)
            self._form.show_sample()
        return prepared

    def _discard(self) -> None:
        """Delete what was made to be heard and sent, also where it is being heard."""
        if self._is_loaded():
            self._playing.demos.unload()
            self._playing.view.show()
        self._demo = self._sought = None
        prepared, self._prepared = self._prepared, None
        if prepared is not None and self._session is not None:
            self._session.recordings.discard(prepared[1])

    # Hearing it

    def _toggle(self) -> None:
        if self._is_loaded() and self._demo is not None:
            self._playing.toggle_demo(self._demo)
        else:
            self._hear(None)

    def _seek(self, milliseconds: int) -> None:
        position = max(0, milliseconds - round(1000 * self._form.card.cut.since))
        if self._is_loaded():
            self._player.seek(position)
        else:
            self._hear(position)

    def _hear(self, position: int | None) -> None:
        cut = self._form.card.cut
        if self._opened is None:
            return

        async def hear() -> None:
            prepared = await self._prepare(cut)
            if cut != self._form.card.cut:
                return
            self._demo = prepared.report.recording(self._form.voice_id)
            if self._demo is not None:
                self._playing.toggle_demo(self._demo)
            self._sought = position
            self._go_to_sought()

        operation = Operation(OperationKind.CHECK_SAMPLE, caught=self._failed)
        self._tasks.read(PREPARE, operation, hear)

    def _is_loaded(self) -> bool:
        return self._playing.is_loaded(self._demo)

    def _go_to_sought(self) -> None:
        """Begin where the person pointed, once the player has the recording open."""
        sought = self._sought
        if sought is not None and self._is_loaded() and self._player.phase is PlayerPhase.PLAYING:
            self._sought = None
            self._player.seek(sought)

    def _show_sounding(self) -> None:
        card: RecordingCard = self._form.card
        is_ours = self._is_loaded()
        card.show_sounding(sounding=is_ours and self._playing.view.sounding is not None)
        if not is_ours:
            card.show_position(None)

    def _show_position(self, position: int) -> None:
        if self._is_loaded():
            card = self._form.card
            card.show_position(round(card.cut.since * 1000) + position)

    # Files

    def _ask_file(self) -> None:
        title = self.tr("Choose a recording")
        kinds = f"{self.tr('Recordings')} ({_KINDS});;{self.tr('All files')} (*)"

        def chosen(path: Path) -> None:
            self._preferences.change(recordings_folder=str(path.parent))
            self.use_file(path)

        folder = self._preferences.now.recordings_folder
        ask_file(self._window, title, Path(folder) if folder else documents_folder(), kinds, chosen)


class FileDrops(QObject):
    """Takes files that are dropped anywhere on the window.

    It sees them before the widgets do: a field would take a file's address for text.

    Args:
        may_take: whether files can be used now, or not.
        take: told the files, and the id of the voice that they were dropped on; empty for none.
    """

    def __init__(
        self,
        window: MainWindow,
        may_take: Callable[[], bool],
        take: Callable[[Sequence[Path], str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._may_take, self._take = window, may_take, take
        self._watched: QWindow | None = None

    def watch(self) -> None:
        self._window.winId()  # which makes the native window, where it isn't shown yet
        handle = self._window.windowHandle()
        if handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return False
        if not isinstance(event, QDropEvent) or event.source() is not None:
            return False  # a voice that is dragged out
        urls = event.mimeData().urls()
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not files or not self._may_take():
            return False
        event.acceptProposedAction()
        if kind is QEvent.Type.Drop:
            self._take(files, self._voice_at(event))
        return True

    def _voice_at(self, event: QDropEvent) -> str:
        table, place = self._window.voices.table, event.position().toPoint()
        viewport = table.viewport()
        if self._window.childAt(place) is not viewport:
            return ""
        index = table.indexAt(viewport.mapFrom(self._window, place))
        voice = self._window.model.voice_at(index.row()) if index.isValid() else None
        return voice.id if voice is not None else ""
