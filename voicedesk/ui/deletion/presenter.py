"""Asks before voices are deleted, deletes them, and tells what became of each."""

from collections.abc import Mapping, Sequence

from voicedesk.domain.errors import VoiceBusyError
from voicedesk.domain.text import clean, isolated
from voicedesk.domain.voice import Voice
from voicedesk.services.deletion import DeletionResult, DeletionStatus, VoiceDeletion
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.common.permissions import is_paid
from voicedesk.ui.common.texts import listed
from voicedesk.ui.deletion.dialogs import DeleteDialog, reason_text, so_far_text, status_text
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.view import say
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner
from voicedesk.ui.voices.presenter import Gathering, VoicesPresenter

DELETE = TaskKey("delete voices")
_KEY = "deletion"
_NAMED = 3
_TOLD = 5_000
"""Voices in a message's details, those that aren't deleted first: of a hundred thousand the words
would take a second."""


class DeletionPresenter(AccountPart):
    """Deletes the chosen voices: one by its own question, several by one that lists them."""

    def __init__(self, window: MainWindow, tasks: TaskRunner, voices: VoicesPresenter) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._voices = voices
        self._dialog: DeleteDialog | None = None
        self._run: VoiceDeletion | None = None
        self._deleted: list[Voice] = []
        self._pace = Gathering(lambda _ids: self._show_results(), self)
        self.attach()

    def attach(self) -> None:
        self._window.voices.table.delete_requested.connect(self.ask)
        self._window.panel.delete.clicked.connect(self.ask)
        self._window.commands.delete.triggered.connect(self.ask)

    def closed(self) -> None:
        self._run = None
        self._pace.forget()
        for dialog in self._window.findChildren(DeleteDialog):
            dialog.reject()
        self._window.messages.withdraw(_KEY)

    def ask(self) -> None:
        known = self._window.model.voices
        ids = self._window.voices.table.selected_ids
        voices = [voice for voice in map(known.get, ids) if voice is not None]
        if self._session is None or not voices or self._window.findChild(Dialog) is not None:
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
        if self._window.findChild(Dialog) is None:
            self._question([voice], None).confirmed.connect(lambda: self._delete(voice))

    def _question(
        self, voices: Sequence[Voice], left_out: Mapping[Voice, str] | None
    ) -> DeleteDialog:
        facts, session = self._window.facts, self._session
        ids = {voice.id for voice in voices}
        dialog = DeleteDialog(
            self._window,
            voices,
            left_out,
            demos=len(ids & facts.demos.keys()),
            have_demos=any(facts.is_playable(voice) for voice in voices),
            recordings=session.demos.samples.count(ids) if session is not None else 0,
        )
        dialog.save_requested.connect(self._window.commands.save_demo.trigger)
        dialog.ask()
        return dialog

    def _delete(self, voice: Voice) -> None:
        if self._session is None:
            return
        voices = self._session.voices

        def again() -> None:
            self._ask_one(self._window.model.voice(voice.id))

        async def delete() -> None:
            await voices.delete(voice.id)
            told = self.tr("{name} deleted.").format(name=isolated(voice.name))
            self._window.messages.show(
                Message(f"deleted:{voice.id}", MessageTone.GOOD, told, icon="check")
            )

        operation = Operation(OperationKind.DELETE, voice.name, again)
        if not self._tasks.write(TaskKey.change(voice.id), operation, delete):
            told = self.tr("{name} wasn’t deleted.").format(name=isolated(voice.name))
            busy = reason_text(DeletionResult(DeletionStatus.NOT_SENT, VoiceBusyError()))
            self._window.messages.show(Message(f"deleted:{voice.id}", MessageTone.WARN, told, busy))

    # Several

    def _ask_many(self, voices: Sequence[Voice]) -> None:
        if self._tasks.is_busy(DELETE):
            self._show_run()
            return
        if self._window.facts.offline:
            return
        # What is allowed for each would be found out of a hundred thousand in a second.
        changing = {key.target for key in self._tasks.busy if key == TaskKey.change(key.target)}
        left_out: dict[Voice, str] = {}
        for voice in voices:
            if is_paid(voice) or voice.id in changing:
                allowed = self._voices.permissions(voice)
                left_out[voice] = allowed.delete.reason if allowed is not None else ""
        out = {voice.id for voice in left_out}
        may = [voice for voice in voices if voice.id not in out] if out else voices
        if not may:
            return
        dialog = self._question(may, left_out)
        dialog.confirmed.connect(lambda: self._delete_many(may))
        self._follow(dialog)

    def _follow(self, dialog: DeleteDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._dialog_closed)
        dialog.stop.clicked.connect(self._stop)

    def _delete_many(self, voices: Sequence[Voice]) -> None:
        if self._session is None:
            return
        run = VoiceDeletion(
            self._session.voices, self._delete_one, lambda voice_id, _: self._pace.add(voice_id)
        )

        async def delete_many() -> None:
            try:
                await run.run([voice.id for voice in voices])
            finally:
                self._pace.forget()
            self._ended(run, voices)

        # Errors of each voice are in its result: what reaches this one is a mistake in the program.
        names = listed(voice.name for voice in voices[:_NAMED])
        if self._tasks.write(DELETE, Operation(OperationKind.DELETE, names), delete_many):
            self._run, self._deleted = run, list(voices)

    async def _delete_one(self, voice_id: str) -> None:
        """Delete one under its own key, so that nothing else is done to it meanwhile."""
        session, voice = self._session, self._window.model.voice(voice_id)
        if session is None or voice is None:
            return
        voices, key = session.voices, TaskKey.change(voice_id)
        caught: list[Exception] = []

        def catch(error: Exception) -> bool:
            caught.append(error)
            return True

        operation = Operation(OperationKind.DELETE, voice.name, caught=catch)
        if not self._tasks.write(key, operation, lambda: voices.delete(voice_id)):
            raise VoiceBusyError
        await self._tasks.finished(key)
        if caught:
            raise caught[0]

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _ended(self, run: VoiceDeletion, voices: Sequence[Voice]) -> None:
        if run is not self._run:
            return  # the account is closed
        all_gone = all(one.status is DeletionStatus.DELETED for one in run.results.values())
        if self._dialog is None or all_gone:
            if self._dialog is not None:
                self._dialog.reject()
            self._window.messages.show(self._result(run, voices))
        else:
            self._show_results()
            say(self._dialog, " ".join(so_far_text(run.results.values())))

    def _show_results(self) -> None:
        if self._dialog is not None and self._run is not None:
            running = self._tasks.is_busy(DELETE) and not self._run.is_over
            self._dialog.show_results(self._run.results, running=running)

    def _show_run(self) -> None:
        if self._run is None or self._window.findChild(Dialog) is not None:
            return
        dialog = DeleteDialog(self._window, self._deleted, {}, demos=0, have_demos=False)
        self._follow(dialog)
        dialog.ask()
        self._show_results()

    def _dialog_closed(self) -> None:
        self._dialog = None

    def _result(self, run: VoiceDeletion, voices: Sequence[Voice]) -> Message:
        fact, rest = so_far_text(run.results.values())
        gone = DeletionStatus.DELETED
        told = sorted(voices, key=lambda voice: run.results[voice.id].status is gone)[:_TOLD]
        return Message(
            _KEY,
            MessageTone.WARN if rest else MessageTone.GOOD,
            fact,
            rest,
            self.tr("Show") if rest else "",
            self._show_run if rest else None,
            details="\n".join(_line(voice, run.results[voice.id]) for voice in told),
        )


def _line(voice: Voice, result: DeletionResult) -> str:
    parts = [clean(voice.name), clean(voice.id), status_text(result.status), reason_text(result)]
    return ", ".join(filter(None, parts))
