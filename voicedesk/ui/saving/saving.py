"""Saves the demos of the chosen voices as files."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from voicedesk.domain.voice import Voice
from voicedesk.services.export import DemoSaving
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.facts import DemoLook
from voicedesk.ui.kit.files import ask_folder, ask_target, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.saving.texts import (
    SAVING_KEY,
    all_saved_message,
    getting_message,
    saved_message,
    saving_message,
)
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner

_WORK = "voices.save_demos"
_TOLD_EVERY = 1.0
"""Seconds between two words on how far it has come: a screen reader reads each of them."""


class SavingPresenter(QObject):
    """Asks where to, fetches what isn't kept, and saves: one under a name, several in a folder."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session: AccountSession | None = None
        self._folder = documents_folder()
        self._told_at = 0.0
        window.commands.save_demo.triggered.connect(self.save_chosen)
        window.panel.save_requested.connect(self.save_chosen)
        window.voices.table.voice_selected.connect(lambda _voice_id: self._show_command())
        window.voices.table.chosen_changed.connect(self._show_command)
        window.model.dataChanged.connect(self._show_command)
        self._show_command()

    def open(self, session: AccountSession) -> None:
        self._session = session
        self._show_command()

    def close(self) -> None:
        """Let go of the account; what is being saved, or asked for, is given up."""
        self._session = None
        for dialog in self._window.findChildren(QFileDialog):
            dialog.close()
        self._tasks.end(_WORK)
        self._window.messages.withdraw(SAVING_KEY)
        self._show_command()

    def save_chosen(self) -> None:
        model = self._window.model
        found = (model.voice(voice_id) for voice_id in self._window.voices.table.chosen_ids)
        voices = [voice for voice in found if voice is not None and self._has_demo(voice)]
        if self._session is None or not voices or self._tasks.is_busy(_WORK):
            return
        if len(voices) == 1:
            self.save_one(voices[0])
        else:
            self._ask_folder([voice.id for voice in voices])

    def save_one(self, voice: Voice) -> None:
        """Fetch a voice's demo where it isn't kept, and ask under which name to save it."""
        saving = self._saving()
        if saving is None:
            return

        async def get() -> None:
            try:
                name = await saving.file_name(voice.id)
            finally:
                self._window.messages.withdraw(SAVING_KEY)
            self._ask_target(voice, name)

        if voice.id not in self._window.facts.demos:
            self._window.messages.show(getting_message(voice.name, self._cancel))
        operation = Operation(OperationKind.SAVE_DEMO, voice.name, lambda: self.save_one(voice))
        self._tasks.read(_WORK, operation, get)

    def save_in(self, voice_ids: Sequence[str], folder: Path) -> None:
        """Save the demos of these voices in a folder."""
        saving = self._saving()
        if saving is None or self._tasks.is_busy(_WORK):
            return
        self._folder, number = folder, len(voice_ids)

        async def save() -> None:
            try:
                status = await saving.save_all(voice_ids, folder, lambda n: self._tell(n, number))
            finally:
                self._window.messages.withdraw(SAVING_KEY)
            failed = {self._name(key): error for key, error in status.failed.items()}
            left = list(status.failed)
            message = all_saved_message(
                len(status.files), folder, failed, lambda: self.save_in(left, folder)
            )
            self._window.messages.show(message)

        self._told_at = time.monotonic()
        self._window.messages.show(saving_message(0, number, self._cancel))
        # A read: at the end of the program nobody waits for it, and no file is left half done.
        self._tasks.read(_WORK, Operation(OperationKind.SAVE_DEMO, self._name(voice_ids[0])), save)

    # Inside

    def _saving(self) -> DemoSaving | None:
        session = self._session
        return DemoSaving(session.voices, session.demos) if session is not None else None

    def _ask_target(self, voice: Voice, name: str) -> None:
        suggested = self._folder / name
        kind = self.tr("Sound (*{suffix})").format(suffix=suggested.suffix)
        title = self.tr("Save demo")
        ask_target(self._window, title, suggested, kind, lambda target: self._save(voice, target))

    def _save(self, voice: Voice, target: Path) -> None:
        saving = self._saving()
        if saving is None:
            return
        self._folder = target.parent

        async def save() -> None:
            await saving.save(voice.id, target)
            self._window.messages.show(saved_message(target))

        operation = Operation(OperationKind.SAVE_DEMO, voice.name, lambda: self.save_one(voice))
        self._tasks.read(_WORK, operation, save)

    def _ask_folder(self, voice_ids: Sequence[str]) -> None:
        title = self.tr("Save demos in a folder")
        ask_folder(self._window, title, self._folder, lambda to: self.save_in(voice_ids, to))

    def _cancel(self) -> None:
        self._tasks.end(_WORK)

    def _tell(self, done: int, number: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _TOLD_EVERY and done < number:
            self._told_at = now
            self._window.messages.show(saving_message(done, number, self._cancel))

    def _name(self, voice_id: str) -> str:
        voice = self._window.model.voice(voice_id)
        return voice.name if voice is not None else voice_id

    def _has_demo(self, voice: Voice) -> bool:
        return self._window.facts.demo_look(voice) is not DemoLook.NONE

    def _show_command(self) -> None:
        table, command = self._window.voices.table, self._window.commands.save_demo
        voice = self._window.model.voice(table.current_id)
        several = len(table.selection.ids) > 1
        one = voice is not None and self._has_demo(voice)
        command.setEnabled(self._session is not None and (several or one))
        command.setText(self.tr("Save demos…") if several else self.tr("Save demo…"))
        self._window.panel.save.setEnabled(one and self._session is not None)
