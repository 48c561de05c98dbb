"""Joins the table to how Chinese is read aloud."""

from PySide6.QtCore import QObject, QTimer

from voicedesk.domain.voice import VoiceChanges
from voicedesk.services.account_session import AccountSession
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.work import Work

_KEY = "voices.readings"
_AT_ONCE = 1000
"""Voices put in their places at a time."""


class ReadingsPresenter(QObject):
    """Has the names, tags and notes read, and lets the table find and sort by it.

    What is found out of many voices at once comes to the table in turns of the event loop.
    """

    def __init__(self, window: MainWindow, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._session: AccountSession | None = None
        self._concerned: list[str] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._tell_some)
        work.busy_changed.connect(self._busy_changed)

    def open(self, session: AccountSession) -> None:
        """Read another account's voices."""
        self._session = session
        book, marks, readings = session.book, session.marks, session.readings
        self._window.facts.readings = readings.readings
        book.changed.connect(self._voices_changed)
        marks.changed.connect(self._marks_changed)
        readings.changed.connect(self._known)
        readings.want([voice.name for voice in book.voices.values()])
        self._marks_changed(frozenset(marks.marks))

    def close(self) -> None:
        """Let go of the account."""
        session, self._session = self._session, None
        self._turn.stop()
        self._concerned.clear()
        if session is not None:
            session.book.changed.disconnect(self._voices_changed)
            session.marks.changed.disconnect(self._marks_changed)
            session.readings.changed.disconnect(self._known)

    # Inside

    def _voices_changed(self, changes: VoiceChanges) -> None:
        if self._session is not None and (changes.added or changes.changed):
            voices = (*changes.added, *changes.changed)
            self._session.readings.want([voice.name for voice in voices])
            self._begin()

    def _marks_changed(self, voice_ids: frozenset[str]) -> None:
        if self._session is not None:
            marks = self._session.marks
            self._session.readings.want(
                text
                for voice_id in voice_ids
                for text in (*marks.of(voice_id).tags, marks.of(voice_id).note)
            )
            self._begin()

    def _begin(self) -> None:
        """Find out; where that is being done already, it goes on to what is wanted now."""
        session = self._session
        if session is not None and session.readings.is_waiting and not self._work.is_busy(_KEY):
            self._work.read(_KEY, Attempt(Doing.FOLLOW), session.readings.work)

    def _busy_changed(self, key: str) -> None:
        if key == _KEY:
            self._begin()

    def _known(self, texts: frozenset[str]) -> None:
        if self._session is None:
            return
        marks = self._session.marks.marks
        concerned = [voice.id for voice in self._window.model.all() if voice.name in texts]
        concerned += [
            voice_id
            for voice_id, one in marks.items()
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
