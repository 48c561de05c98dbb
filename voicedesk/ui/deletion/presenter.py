"""Asks before voices are deleted, deletes them, and tells what became of each."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from voicedesk.domain.text import clean
from voicedesk.domain.voice import Voice
from voicedesk.services.deletion import DeletionFate, DeletionOutcome, VoiceBusyError, VoiceDeletion
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.permissions import is_paid
from voicedesk.ui.deletion.dialogs import (
    DeleteManySheet,
    DeleteSheet,
    fate_words,
    reason_words,
    so_far_words,
)
from voicedesk.ui.kit.accessibility import say
from voicedesk.ui.kit.dialogs import Sheet
from voicedesk.ui.kit.qt_helpers import Gathering
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.sentences import listed
from voicedesk.ui.tasks import Attempt, Doing, Work
from voicedesk.ui.voices.presenter import VoicesPresenter

_RUN = "voices.delete"
_KEY = "deletion"


class DeletionPresenter(QObject):
    """Deletes the chosen voices: one by its own question, several by one that lists them."""

    def __init__(self, window: MainWindow, work: Work, voices: VoicesPresenter) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._voices = voices
        self._session: AccountSession | None = None
        self._sheet: DeleteManySheet | None = None
        self._run: VoiceDeletion | None = None
        self._deleted: list[Voice] = []
        self._pace = Gathering(lambda _ids: self._show_outcomes(), self)
        window.voices.table.delete_wanted.connect(self.ask)
        window.panel.delete_wanted.connect(self.ask)
        window.commands.delete.triggered.connect(self.ask)

    def open(self, session: AccountSession) -> None:
        """Serve another account."""
        self._session = session

    def close(self) -> None:
        """Let go of the account and of the question about it."""
        self._session = self._run = None
        self._pace.forget()
        for sheet in (
            *self._window.findChildren(DeleteSheet),
            *self._window.findChildren(DeleteManySheet),
        ):
            sheet.close_sheet()
        self._window.board.withdraw(_KEY)

    def ask(self) -> None:
        """Ask whether the chosen voices are to be deleted."""
        model = self._window.model
        found = (model.voice(voice_id) for voice_id in self._window.voices.table.chosen_ids)
        voices = [voice for voice in found if voice is not None]
        if self._session is None or not voices or self._window.findChild(Sheet) is not None:
            return
        if len(voices) == 1:
            self._ask_one(voices[0])
        else:
            self._ask_many(voices)

    # One

    def _ask_one(self, voice: Voice | None) -> None:
        allowed = self._voices.permissions(voice)
        if voice is None or allowed is None or not allowed.delete.allowed:
            return
        if self._window.findChild(Sheet) is not None:
            return
        facts = self._window.facts
        sheet = DeleteSheet(
            self._window.theme,
            self._window,
            voice,
            demo_kept=voice.id in facts.demos,
            has_demo=facts.is_playable(voice),
            recordings=self._recordings((voice,)),
        )
        sheet.save_wanted.connect(self._window.commands.save_demo.trigger)
        sheet.confirmed.connect(lambda: self._delete(voice))
        sheet.ask()

    def _delete(self, voice: Voice) -> None:
        if self._session is None:
            return
        book = self._session.book

        def again() -> None:
            self._ask_one(self._window.model.voice(voice.id))

        attempt = Attempt(Doing.DELETE, voice.name, again)
        self._work.write(f"voices.change:{voice.id}", attempt, lambda: book.delete(voice.id))

    def _recordings(self, voices: Sequence[Voice]) -> int:
        """How many recordings go with these voices."""
        session = self._session
        return session.shelf.samples.number_of({one.id for one in voices}) if session else 0

    # Several

    def _ask_many(self, voices: Sequence[Voice]) -> None:
        if self._work.is_busy(_RUN):
            self._show_run()
            return
        if self._window.facts.offline:
            return
        may: list[Voice] = []
        left_out: dict[Voice, str] = {}
        for voice in voices:
            # All that is allowed for one would be found out of a hundred thousand in a second.
            if not is_paid(voice) and not self._work.is_busy(f"voices.change:{voice.id}"):
                may.append(voice)
            elif (allowed := self._voices.permissions(voice)) is not None:
                left_out[voice] = allowed.delete.reason
        if not may:
            return
        facts = self._window.facts
        sheet = DeleteManySheet(
            self._window.theme,
            self._window,
            may,
            left_out,
            demos=sum(voice.id in facts.demos for voice in may),
            have_demos=any(facts.is_playable(voice) for voice in may),
            recordings=self._recordings(may),
        )
        self._take(sheet)
        sheet.save_wanted.connect(self._window.commands.save_demo.trigger)
        sheet.confirmed.connect(lambda: self._delete_many(may))
        sheet.ask()

    def _take(self, sheet: DeleteManySheet) -> None:
        self._sheet = sheet
        sheet.closed.connect(self._sheet_closed)
        sheet.stop_wanted.connect(self._stop)

    def _delete_many(self, voices: Sequence[Voice]) -> None:
        if self._session is None:
            return
        book = self._session.book
        names = {voice.id: voice.name for voice in voices}
        run = VoiceDeletion(book, self._delete_one, lambda voice_id, _: self._pace.add(voice_id))

        async def delete_many() -> None:
            try:
                await run.run(list(names))
            finally:
                self._pace.forget()
            self._ended(run, voices)

        # Told of each by itself: what reaches this attempt is a mistake in the program.
        if self._work.write(_RUN, Attempt(Doing.DELETE, listed(names.values())), delete_many):
            self._run, self._deleted = run, list(voices)

    async def _delete_one(self, voice_id: str) -> None:
        """Delete one under its own key, so that nothing else is done to it meanwhile."""
        session, voice = self._session, self._window.model.voice(voice_id)
        if session is None or voice is None:
            return
        book, key = session.book, f"voices.change:{voice_id}"
        caught: list[Exception] = []

        def catch(error: Exception) -> bool:
            caught.append(error)
            return True

        attempt = Attempt(Doing.DELETE, voice.name, caught=catch)
        if not self._work.write(key, attempt, lambda: book.delete(voice_id)):
            raise VoiceBusyError
        await self._work.finished(key)
        if caught:
            raise caught[0]

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _ended(self, run: VoiceDeletion, voices: Sequence[Voice]) -> None:
        if run is not self._run:
            return  # the account is closed
        all_gone = all(one.fate is DeletionFate.DELETED for one in run.outcomes.values())
        if self._sheet is None or all_gone:
            if self._sheet is not None:
                self._sheet.close_sheet()
            self._window.board.show(self._outcome(run, voices))
        else:
            self._show_outcomes()
            say(self._sheet, " ".join(so_far_words(run.outcomes.values())))

    def _show_outcomes(self) -> None:
        if self._sheet is not None and self._run is not None:
            running = self._work.is_busy(_RUN) and not self._run.is_over
            self._sheet.show_outcomes(self._run.outcomes, running=running)

    def _show_run(self) -> None:
        """Show how far the run has come, or what came of it, in a sheet of its own."""
        if self._run is None or self._window.findChild(Sheet) is not None:
            return
        sheet = DeleteManySheet(
            self._window.theme, self._window, self._deleted, {}, demos=0, have_demos=False
        )
        self._take(sheet)
        sheet.ask()
        self._show_outcomes()

    def _sheet_closed(self) -> None:
        self._sheet = None

    def _outcome(self, run: VoiceDeletion, voices: Sequence[Voice]) -> Message:
        fact, rest = so_far_words(run.outcomes.values())
        return Message(
            _KEY,
            MessageTone.WARN if rest else MessageTone.GOOD,
            fact,
            rest,
            self.tr("Show") if rest else "",
            self._show_run if rest else None,
            details="\n".join(_line(voice, run.outcomes[voice.id]) for voice in voices),
            anew=lambda: self._outcome(run, voices),
        )


def _line(voice: Voice, outcome: DeletionOutcome) -> str:
    parts = [clean(voice.name), clean(voice.id), fate_words(outcome.fate), reason_words(outcome)]
    return ", ".join(filter(None, parts))
