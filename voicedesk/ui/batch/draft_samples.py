"""Has the recordings of a draft looked at, a few at a time."""

import asyncio
from collections import deque
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from voicedesk.services.account_session import AccountSession
from voicedesk.services.sample_check import SampleCheck
from voicedesk.ui.attempt import Attempt, Doing
from voicedesk.ui.batch.batch_draft import BatchDraft
from voicedesk.ui.work import Work

_WORK: Final = "voices.batch_samples"
_REST_MS: Final = 600
"""How long the rows rest before their links are tried: nobody's server is asked for half a link."""
_PACE_MS: Final = 50
_AT_ONCE: Final = 3


class DraftSamples(QObject):
    """Looks at each link once, and notes in the draft what was found.

    Signals:
        news: more is known, or another link is being looked at.
    """

    news = Signal()

    def __init__(self, draft: BatchDraft, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._work = work
        self._session: AccountSession | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._look)
        self._gathering = QTimer(self, singleShot=True, interval=_PACE_MS)
        self._gathering.timeout.connect(self.news)

    def open(self, session: AccountSession) -> None:
        """Look with the means of another account."""
        self._session = session

    def close(self) -> None:
        """Let go of the account."""
        self.stop()
        self._session = None

    def look_soon(self) -> None:
        """Look at what wasn't looked at yet, once the person has stopped typing."""
        self._resting.start()

    def stop(self) -> None:
        """Look at nothing more."""
        self._resting.stop()
        self._work.end(_WORK)

    def _look(self) -> None:
        session, links = self._session, deque(self._draft.unseen())
        if session is None or not links or self._draft.too_many:
            return

        async def look() -> None:
            checks = [session.samples() for _ in range(min(_AT_ONCE, len(links)))]
            try:
                await asyncio.gather(*(self._look_at(check, links) for check in checks))
            finally:
                for check in checks:
                    check.let_go()
                self._draft.looking.clear()

        self._work.read(_WORK, Attempt(Doing.CHECK_SAMPLE), look)

    async def _look_at(self, check: SampleCheck, links: deque[str]) -> None:
        while links:
            link = links.popleft()
            self._draft.looking.add(link)
            self._tell()
            report = await check.check(link)
            self._draft.looking.discard(link)
            self._draft.reports[link] = replace(report, path=None)  # it isn't kept
            self._tell()

    def _tell(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()
