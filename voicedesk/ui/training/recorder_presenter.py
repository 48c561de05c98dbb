"""Records takes, and hands over the one that is to be used.

It stops with the form, the account and the program; what was recorded stays as a take. While it
records nothing is played.
"""

import asyncio
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QMicrophonePermission,
    QObject,
    QPermission,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices
from PySide6.QtWidgets import QApplication, QWidget

from voicedesk.audio.output_devices import device_id
from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.audio.recorder import Recorder, RecorderFault, RecorderPhase
from voicedesk.domain.recordings import LocalRecording, RecordingError
from voicedesk.domain.samples import FindingStatus, flaws
from voicedesk.library import CachedRecording
from voicedesk.resources import resource
from voicedesk.services.session import AccountSession
from voicedesk.services.takes import Take, Takes
from voicedesk.ui.findings import cause_text, status_text
from voicedesk.ui.kit.view import add_choice, open_at, popup_menu, say
from voicedesk.ui.kit.waveform import length_text
from voicedesk.ui.messages.messages import Message, Messages, MessageTone, Undo
from voicedesk.ui.player.presenter import PlayerPresenter
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.training.form import TrainingForm
from voicedesk.ui.training.recorder_view import (
    LEAST,
    RecorderState,
    RecorderView,
    take_title,
)

TAKES: Final = TaskKey("takes")
_TEXT: Final = TaskKey("text to read")
_ASKS: Final[bool] = sys.platform == "darwin"
"""Elsewhere the system asks by itself, or nobody does."""
_COUNT: Final = 3
_LONGEST_MS: Final = 600_000
"""Of a take: ten times what is advised."""
_SILENT: Final = -99.0
_PIECES_A_SECOND: Final = 10
_FALL: Final = 3.0
"""dB that the meter falls from one piece of sound to the next, so that it can be followed."""


Change = Callable[[Takes], Awaitable[None]]


class RecorderPresenter(QObject):
    """Joins the view to the microphone and to the account's takes.

    Args:
        account_folder: where an account's files are, by its name.

    Signals:
        taken(LocalRecording): this take is to be used.
    """

    taken = Signal(object)

    _form: TrainingForm

    def __init__(
        self,
        parent: QObject,
        messages: Messages,
        playing: PlayerPresenter,
        player: Player,
        preferences: Preferences,
        tasks: TaskRunner,
        account_folder: Callable[[str], Path],
    ) -> None:
        super().__init__(parent)
        self._account_folder = account_folder
        self._messages = messages
        self._playing = playing
        self._player = player
        self._preferences = preferences
        self._tasks = tasks
        self._view: RecorderView | None = None
        self._recorder: Recorder | None = None
        self._session: AccountSession | None = None
        self._takes: Takes | None = None
        self._known: list[Take] = []
        self._heard: dict[Path, CachedRecording] = {}
        self._verdicts: dict[Path, tuple[FindingStatus, str]] = {}
        self._path = Path()
        self._changes: list[Change] = []
        self._count = 0
        self._level = LEAST
        self._levels: deque[float] = deque(maxlen=_PIECES_A_SECOND)
        self._silent = 0
        self._texts: list[str] = []
        self._text = 0
        self._language = "en"
        self._counting = QTimer(self, interval=1000)
        self._counting.timeout.connect(self._count_down)
        playing.view.shown.connect(self._show_sounding)

    def attach(self, form: TrainingForm) -> None:
        self._form, self._view = form, None
        form.record.clicked.connect(self.record)
        form.card.takes.clicked.connect(self._offer_takes)
        form.card.show_takes(len(self._known))
        if self.is_open:
            self._read_texts()
            self._show_state()

    @property
    def view(self) -> RecorderView:
        """The recorder in the form; it and what it needs are made when it is first opened."""
        if self._view is None:
            self._view = self._form.recorder
            self._join(self._view)
        return self._view

    @property
    def _microphone(self) -> Recorder:
        if self._recorder is None:
            self._recorder = recorder = Recorder(self)
            recorder.phase_changed.connect(self._show_state)
            recorder.level_changed.connect(self._show_level)
            recorder.elapsed_changed.connect(self._show_elapsed)
            recorder.failed.connect(self._failed)
            recorder.devices_changed.connect(self._show_device)
        return self._recorder

    def _join(self, view: RecorderView) -> None:
        view.toggled.connect(self._toggle)
        view.paused.connect(self._pause)
        view.restarted.connect(self._restart)
        view.text_requested.connect(self._next_text)
        view.devices_requested.connect(self._offer_devices)
        view.closed.connect(self.leave)
        view.use.clicked.connect(lambda: self._use(self._known[0]))
        self._show_takes(self._known)
        self._show_state()
        self._show_device()
        self._show_text()

    @property
    def is_recording(self) -> bool:
        """Whether a take goes on, or is about to begin."""
        return self._view is not None and self._view.state is not RecorderState.READY

    @property
    def is_open(self) -> bool:
        return self._form.shows_recorder

    def open_account(self, session: AccountSession) -> None:
        folder = self._account_folder(session.account.name)
        self._session, self._takes = session, Takes(folder)
        self._look()

    def close_account(self) -> None:
        self.leave()
        self._session = self._takes = None
        self._changes.clear()
        self._heard.clear()
        self._verdicts.clear()
        self._show_takes([])

    def record(self) -> None:
        """Open the recorder, and begin to count down."""
        self.open()
        if not self.is_recording:
            self._toggle()

    def open(self) -> None:
        """Show the recorder, with a text in the voice's language."""
        self._language = self._form.spoken
        self._form.show_recorder(shown=True)
        self._show_device()
        main = self.view.main
        first = main if main.isEnabled() else self.view.device
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_texts()
        self._look()

    def leave(self) -> None:
        """End what goes on, and show the form again."""
        self._stop()
        if self.is_open:
            self._form.show_recorder(shown=False)

    # Recording

    def _toggle(self) -> None:
        match self.view.state:
            case RecorderState.READY:
                self._ask_permission(self._begin_count)
            case RecorderState.COUNTING:
                self._start()
            case _:
                self._stop()

    def _ask_permission(self, granted: Callable[[], None]) -> None:
        if not _ASKS:
            granted()
            return
        application = QCoreApplication.instance()
        if application is not None:
            asked = partial(self._permitted, granted)
            application.requestPermission(QMicrophonePermission(), self, asked)

    def _permitted(self, granted: Callable[[], None], permission: QPermission) -> None:
        if permission.status() is Qt.PermissionStatus.Granted:
            granted()
        else:
            self.view.show_notice(
                self.tr(
                    "VoiceDesk doesn’t have access to the microphone. Allow it in the "
                    "system settings."
                )
            )

    def _begin_count(self) -> None:
        if self._device().isNull():
            self._failed(RecorderFault.NO_DEVICE)
            return
        self.view.show_notice("")
        self.view.show_elapsed(0)
        if self._player.phase is PlayerPhase.PLAYING:
            self._player.pause()
        self._count = _COUNT
        self._counting.start()
        self._show_count()

    def _count_down(self) -> None:
        self._count -= 1
        if self._count > 0:
            self._show_count()
        else:
            self._start()

    def _show_count(self) -> None:
        self.view.show_state(RecorderState.COUNTING, self._count)
        say(self.view, str(self._count))

    def _start(self) -> None:
        self._counting.stop()
        takes = self._takes
        if takes is None:
            return
        number, self._path = takes.next()
        self._level, self._silent = LEAST, 0
        self._levels.clear()
        self.view.number.setText(take_title(number))
        if self._player.devices.server.is_away:  # Qt would abort: see `SoundServer`
            self._failed(RecorderFault.NO_DEVICE)
        else:
            self._microphone.start(self._path, self._device())
        self._show_state()

    def _pause(self) -> None:
        if self._microphone.phase is RecorderPhase.RECORDING:
            self._microphone.pause()
        else:
            self._microphone.resume()

    def _restart(self) -> None:
        path = self._path
        self._microphone.stop()
        self._look(lambda takes: takes.remove(path))
        self._begin_count()

    def _stop(self) -> None:
        self._counting.stop()
        if self._recorder is not None and self._recorder.phase is not RecorderPhase.IDLE:
            self._recorder.stop()
            self._look()
        if self._view is not None:
            self._show_state()

    def _failed(self, fault: RecorderFault) -> None:
        self._counting.stop()
        self._show_state()
        self.view.show_notice(
            {
                RecorderFault.NO_DEVICE: self.tr(
                    "No microphone available. Connect one or choose another one above."
                ),
                RecorderFault.LOST: self.tr(
                    "The microphone was disconnected. What you recorded so far is saved."
                ),
                RecorderFault.DISK: self.tr(
                    "Can’t save more of this take. Free some space on the disk. What "
                    "you recorded so far is saved."
                ),
            }[fault]
        )
        self._look()

    def _show_state(self) -> None:
        states = {
            RecorderPhase.RECORDING: RecorderState.RECORDING,
            RecorderPhase.PAUSED: RecorderState.PAUSED,
        }
        self.view.show_state(states.get(self._microphone.phase, RecorderState.READY))
        if self._microphone.phase is RecorderPhase.IDLE:
            self.view.number.setText("")

    def _show_level(self, level: float) -> None:
        self._levels.append(level)
        self._level = max(level, self._level - _FALL)
        self.view.show_level(self._level, max(self._levels))
        self._silent = self._silent + 1 if level <= _SILENT else 0
        if self._silent > 2 * _PIECES_A_SECOND:
            self.view.show_notice(self.tr("No sound is coming from this microphone. Is it muted?"))
        elif self._silent == 0:
            self.view.show_notice("")

    def _show_elapsed(self, milliseconds: int) -> None:
        self.view.show_elapsed(milliseconds)
        if milliseconds >= _LONGEST_MS:
            self._stop()
            self.view.show_notice(self.tr("Takes end after 10 minutes. This one is saved."))

    # The microphone

    def _device(self) -> QAudioDevice:
        """The one that was chosen where it is there, else the system's."""
        chosen = self._preferences.now.microphone
        devices = QMediaDevices.audioInputs()
        return next(
            (one for one in devices if device_id(one) == chosen), QMediaDevices.defaultAudioInput()
        )

    def _show_device(self) -> None:
        device = self._device()
        none = self.tr("No microphone")
        words = device.description() or none
        self.view.device.setText(
            self.view.device.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 220)
        )
        self.view.device.setAccessibleName(self.tr("Microphone: {name}").format(name=words))
        if not self.is_recording:
            self.view.main.setEnabled(not device.isNull())

    def _offer_devices(self) -> None:
        menu = popup_menu(self.view)
        used = device_id(self._device())
        for device in QMediaDevices.audioInputs():
            action = menu.addAction(device.description())
            action.setCheckable(True)
            action.setChecked(device_id(device) == used)
            action.triggered.connect(partial(self._choose, device_id(device)))
        open_at(menu, self.view.device, right=True)

    def _choose(self, chosen: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._stop()
        self._preferences.change(microphone=chosen)
        self._show_device()

    # What is read aloud

    def _read_texts(self) -> None:
        path = resource("read_aloud", f"{self._language}.txt")

        async def read() -> None:
            text = await asyncio.to_thread(path.read_text, "utf-8")
            self._texts = [one.strip() for one in text.split("\n\n") if one.strip()]
            self._show_text()

        self._tasks.read(_TEXT, Operation(OperationKind.RECORD), read)

    def _next_text(self) -> None:
        self._text += 1
        self._show_text()

    def _show_text(self) -> None:
        if self._texts:
            self.view.text.setText(self._texts[self._text % len(self._texts)])

    # The takes

    def _look(self, change: Change | None = None) -> None:
        """Look again for the takes, once what is still recorded is written.

        A look takes the place of the one before it; what that was to change first isn't lost.
        """
        takes = self._takes
        if takes is None:
            return
        if change is not None:
            self._changes.append(change)

        async def look() -> None:
            if self._recorder is not None:
                await self._recorder.settle()
            while self._changes:
                await self._changes.pop(0)(takes)
            self._show_takes([one for one in await takes.all() if one.path != self._recording])
            for take in self._known:
                if self.is_open:  # each is decoded for it
                    await self._judge(take)

        self._tasks.read(TAKES, Operation(OperationKind.RECORD), look)

    @property
    def _recording(self) -> Path | None:
        recorder = self._recorder
        is_on = recorder is not None and recorder.phase is not RecorderPhase.IDLE
        return self._path if is_on else None

    def _show_takes(self, takes: list[Take]) -> None:
        self._known = takes
        self._form.card.show_takes(len(takes))
        if self._view is None:
            return
        shown = {line.take.path for line in self.view.lines}
        self.view.show_takes(takes)
        for line in self.view.lines:
            take = line.take
            if take.path not in shown:
                line.played.connect(partial(self._hear, take))
                line.used.connect(partial(self._use, take))
                line.removed.connect(partial(self._remove, take))
            if take.path in self._verdicts:
                line.show_verdict(*self._verdicts[take.path])
        self._show_sounding()

    async def _judge(self, take: Take) -> None:
        session = self._session
        if session is None or take.path in self._verdicts:
            return
        try:
            opened = await session.recordings.open(_recording(take))
            report = await session.recordings.check(opened, opened.whole())
        except RecordingError:
            verdict = FindingStatus.BAD, self.tr("No sound")
        else:
            found = flaws(report.findings)
            verdict = (
                (found[0].status, cause_text(found[0]))
                if found
                else (FindingStatus.GOOD, status_text(FindingStatus.GOOD))
            )
            self._heard[take.path] = CachedRecording(
                "",
                take.path.parent,
                take.path.name,
                len(opened.content),
                take.made_at,
                opened.envelope.duration_ms,
                opened.envelope.peaks,
            )
        self._verdicts[take.path] = verdict
        if (line := self.view.line(take.path)) is not None:
            line.show_verdict(*verdict)

    def _offer_takes(self) -> None:
        menu = popup_menu(self._form.card)
        for take in self._known:
            facts = [take_title(take.number), length_text(round(1000 * take.seconds))]
            if take.path in self._verdicts:
                facts.append(self._verdicts[take.path][1])
            local = self._form.local
            is_used = local is not None and local.path == take.path
            add_choice(menu, " · ".join(facts), self._use, take, on=is_used)
        menu.addSeparator()
        menu.addAction(self.tr("Record another take"), self.record)
        menu.addAction(self.tr("Show all takes"), self.open)
        open_at(menu, self._form.card.takes, right=True)

    def _hear(self, take: Take) -> None:
        heard = self._heard.get(take.path)
        if heard is not None and not self.is_recording:
            self._playing.toggle_demo(heard)

    def _show_sounding(self) -> None:
        sounding = self._playing.view.sounding is not None
        for line in self._view.lines if self._view is not None else ():
            is_loaded = self._playing.is_loaded(self._heard.get(line.take.path))
            line.show_sounding(sounding=is_loaded and sounding)

    def _use(self, take: Take) -> None:
        self._stop()
        self.leave()
        self.taken.emit(_recording(take))

    def _remove(self, take: Take) -> None:
        line = self.view.line(take.path)
        focus: QWidget | None = QApplication.focusWidget()
        if line is not None and focus is not None and line.isAncestorOf(focus):
            self.view.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look(lambda takes: takes.remove(take.path))
        takes = self._takes
        self._messages.show(
            Message(
                f"take:{take.path}",
                MessageTone.NOTE,
                self.tr("Take {number} deleted.").format(number=take.number),
                undo=Undo(
                    lambda: self._look(lambda there: there.restore(take.path)),
                    lambda: takes is self._takes and all(one != take for one in self._known),
                ),
            )
        )


def _recording(take: Take) -> LocalRecording:
    return LocalRecording(take.path, take_title(take.number), True, take.made_at)
