"""Lets the person drag the demos of the chosen voices out of the window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from voicedesk.domain.display import clean, isolated
from voicedesk.domain.voice import Voice
from voicedesk.services.account_session import AccountSession
from voicedesk.services.demo_saving import DemoSaving, SavedDemos
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.error_words import error_words
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.saving.demo_drag import drag_files, drag_picture
from voicedesk.ui.sentences import listed
from voicedesk.ui.voices.voice_facts import DemoLook
from voicedesk.ui.work import Work

_WORK = "voices.drag"
_KEY = "drag"
_MOST = 200
"""Demos that are dragged at once; copying more would take longer than anyone holds a button."""
_PASSING_MS = 6_000


class DragPresenter(QObject):
    """Has copies made of the demos, with readable names, and begins the drag when they are there.

    Those that aren't kept are fetched first. Whoever has let go by then is told to drag again.
    """

    def __init__(self, window: MainWindow, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._session: AccountSession | None = None
        self._is_dragging = False
        window.voices.table.drag_wanted.connect(self.drag_chosen)

    def open(self, session: AccountSession) -> None:
        """Serve another account."""
        self._session = session

    def close(self) -> None:
        """Let go of the account."""
        self._session = None
        self._work.end(_WORK)
        self._window.board.withdraw(_KEY)

    def drag_chosen(self) -> None:
        """Drag the demos of the chosen voices."""
        session, window = self._session, self._window
        found = (window.model.voice(voice_id) for voice_id in window.voices.table.chosen_ids)
        voices = [voice for voice in found if voice is not None and self._has_demo(voice)]
        voices = voices[:_MOST]
        if session is None or not voices or self._is_dragging:
            return
        saving = DemoSaving(session.book, session.shelf)

        async def prepare() -> None:
            outcome = await saving.hand_out_all([voice.id for voice in voices])
            files = [outcome.files[one.id] for one in voices if one.id in outcome.files]
            if outcome.failed and not files:
                raise next(iter(outcome.failed.values()))
            if outcome.failed:
                self._window.board.show(self._left_behind(outcome))
            # From Qt's own events: within this task its loop would hold up all others.
            QTimer.singleShot(0, self, lambda: self._drag(voices, files))

        names = listed(voice.name for voice in voices[:3])
        attempt = Attempt(Doing.SAVE_DEMO, names)
        self._work.read(_WORK, attempt, prepare)

    # Inside

    def _has_demo(self, voice: Voice) -> bool:
        look = self._window.facts.demo_look(voice)
        return look in {DemoLook.KEPT, DemoLook.ONLINE}

    def _drag(self, voices: list[Voice], files: list[Path]) -> None:
        if self._session is None or self._is_dragging:
            return
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._tell_again(len(files))
            return
        table, number = self._window.voices.table, len(files)
        words = (
            clean(voices[0].name)
            if number == 1
            else QCoreApplication.translate("DragPresenter", "%n demo(s)", "", number)
        )
        scale = table.devicePixelRatioF()
        picture = drag_picture(self._window.theme, voices[0].id, words, scale)
        self._is_dragging = True
        try:
            drag_files(table, files, picture)
        finally:
            self._is_dragging = False

    def _left_behind(self, outcome: SavedDemos) -> Message:
        translate = QCoreApplication.translate
        voice_id, error = next(iter(outcome.failed.items()))
        voice = self._window.model.voice(voice_id)
        number = len(outcome.failed)
        return Message(
            _KEY,
            MessageTone.WARN,
            translate("DragPresenter", "%n demo(s) couldn’t be dragged along.", "", number),
            translate("SavingWords", "“{name}”: {reason}").format(
                name=isolated(voice.name if voice else voice_id), reason=error_words(error)
            ),
            anew=lambda: self._left_behind(outcome),
        )

    def _tell_again(self, number: int) -> None:
        self._window.board.show(self._again(number))
        QTimer.singleShot(_PASSING_MS, self, lambda: self._window.board.withdraw(_KEY))

    def _again(self, number: int) -> Message:
        translate = QCoreApplication.translate
        return Message(
            _KEY,
            MessageTone.NOTE,
            translate("DragPresenter", "%n demo(s) are ready to be dragged.", "", number),
            translate("DragPresenter", "They had to be fetched first. Drag again."),
            anew=lambda: self._again(number),
        )
