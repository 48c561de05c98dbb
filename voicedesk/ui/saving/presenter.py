"""Saves what the person takes out of the program: demos as files, and the list of voices.

Demos that aren't on this computer are downloaded first. One is saved under a name that is asked
for, several go into a folder. The list is exported as a table or as JSON, as its file's name says.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from voicedesk.domain.text import clean, safe_stem
from voicedesk.domain.voice import Voice
from voicedesk.services.export import (
    DemoSaving,
    ExportedVoice,
    csv_content,
    json_content,
    write_list,
)
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.texts import DASH, language_text, state_text, tier_text
from voicedesk.ui.kit.dialogs import ask_folder, ask_target, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.saving.texts import (
    EXPORT_KEY,
    SAVING_KEY,
    all_saved_message,
    exported_message,
    exporting_message,
    getting_message,
    saved_message,
    saving_message,
)
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

_SAVE = TaskKey("save demos")
EXPORT = TaskKey("export")
_TOLD_EVERY = 1.0
"""Seconds between two words on how far it has come: a screen reader reads each of them."""
_SLICE = 1_000
"""Voices that are looked at before others have their turn."""

_Made = TypeVar("_Made")


class SavingPresenter(AccountPart):
    """Asks where to, and saves the selected voices' demos or exports the list."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._folder = documents_folder()
        self._told_at = 0.0
        window.model.dataChanged.connect(self._show_commands)
        window.model.counts_changed.connect(self._show_commands)
        self.attach()

    def attach(self) -> None:
        window = self._window
        window.commands.save_demo.triggered.connect(self.save_selected)
        window.commands.export_list.triggered.connect(self.ask_export)
        window.panel.save.clicked.connect(self.save_selected)
        window.voices.table.voice_selected.connect(self._show_commands)
        window.voices.table.selection_changed.connect(self._show_commands)
        self._show_commands()

    def opened(self, _session: AccountSession) -> None:
        self._show_commands()

    def closed(self) -> None:
        for dialog in self._window.findChildren(QFileDialog):
            dialog.close()
        for task, key in ((_SAVE, SAVING_KEY), (EXPORT, EXPORT_KEY)):
            self._tasks.end(task)
            self._window.messages.withdraw(key)
        self._show_commands()

    # Demos

    def save_selected(self) -> None:
        model, ids = self._window.model, self._window.voices.table.selected_ids
        found = (model.voice(voice_id) for voice_id in ids)
        voices = [voice for voice in found if voice is not None and self._has_demo(voice)]
        if self._session is None or not voices or self._tasks.is_busy(_SAVE):
            return
        if len(voices) == 1:
            self.save_one(voices[0])
        else:
            title, selected = self.tr("Save demos to a folder"), [voice.id for voice in voices]
            ask_folder(self._window, title, self._folder, lambda to: self.save_in(selected, to))

    def save_one(self, voice: Voice) -> None:
        """Fetch a voice's demo where it isn't cached, and ask under which name to save it."""
        saving = self._saving()
        if saving is None:
            return

        async def get() -> None:
            try:
                name = await saving.file_name(voice.id)
            finally:
                self._window.messages.withdraw(SAVING_KEY)
            suggested = self._folder / name
            kind = self.tr("Audio (*{suffix})").format(suffix=suggested.suffix)
            title = self.tr("Save demo")
            ask_target(self._window, title, suggested, kind, lambda to: self._save(voice, to))

        if voice.id not in self._window.facts.demos:
            self._window.messages.show(getting_message(voice.name, self._cancel))
        operation = Operation(OperationKind.SAVE_DEMO, voice.name, lambda: self.save_one(voice))
        self._tasks.read(_SAVE, operation, get)

    def save_in(self, voice_ids: Sequence[str], folder: Path) -> None:
        saving = self._saving()
        if saving is None or self._tasks.is_busy(_SAVE):
            return
        self._folder, number = folder, len(voice_ids)

        async def save() -> None:
            try:
                saved = await saving.save_all(voice_ids, folder, lambda n: self._tell(n, number))
            finally:
                self._window.messages.withdraw(SAVING_KEY)
            failed = {self._name(key): error for key, error in saved.failed.items()}
            left = list(saved.failed)
            message = all_saved_message(
                len(saved.files), folder, failed, lambda: self.save_in(left, folder)
            )
            self._window.messages.show(message)

        self._told_at = time.monotonic()
        self._window.messages.show(saving_message(0, number, self._cancel))
        # A read: at the end of the program nobody waits for it, and no file is left half done.
        self._tasks.read(_SAVE, Operation(OperationKind.SAVE_DEMO, self._name(voice_ids[0])), save)

    def _save(self, voice: Voice, target: Path) -> None:
        saving = self._saving()
        if saving is None:
            return
        self._folder = target.parent

        async def save() -> None:
            await saving.save(voice.id, target)
            self._window.messages.show(saved_message(target))

        operation = Operation(OperationKind.SAVE_DEMO, voice.name, lambda: self.save_one(voice))
        self._tasks.read(_SAVE, operation, save)

    def _saving(self) -> DemoSaving | None:
        session = self._session
        return DemoSaving(session.voices, session.demos) if session is not None else None

    def _cancel(self) -> None:
        self._tasks.end(_SAVE)

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

    # The list

    def ask_export(self) -> None:
        """Ask for the file: of the selected voices where they are several, else of all shown."""
        selected = self._window.voices.table.selected_ids
        several = len(selected) > 1
        ids = selected if several else list(self._window.model.shown_ids)
        if self._session is None or not ids:
            return
        title = self.tr("Export selected voices") if several else self.tr("Export list")
        account = safe_stem(self._session.account.name, "")
        suggested = self._folder / f"VoiceDesk {account} {date.today():%Y-%m-%d}.csv"  # noqa: DTZ011
        table, other = self.tr("Table for spreadsheets (*.csv)"), self.tr("JSON (*.json)")
        dialog = ask_target(
            self._window, title, suggested, f"{table};;{other}", lambda to: self.export(ids, to)
        )
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("json" if kind == other else "csv")
        )

    def export(self, voice_ids: Sequence[str], target: Path) -> None:
        if self._session is None or self._tasks.is_busy(EXPORT):
            return
        self._folder = target.parent

        facts = self._window.facts

        async def export() -> None:
            try:
                if target.suffix.lower() == ".json":
                    voices = await self._each(voice_ids, lambda one: _exported(one, facts))
                    await write_list(target, lambda: json_content(voices))
                    number = len(voices)
                else:
                    cells = _make_cells()
                    rows = await self._each(voice_ids, lambda one: cells(_exported(one, facts)))
                    await write_list(target, lambda: csv_content(_header(), rows))
                    number = len(rows)
            finally:
                self._window.messages.withdraw(EXPORT_KEY)
            self._window.messages.show(exported_message(number, target))

        self._window.messages.show(exporting_message(lambda: self._tasks.end(EXPORT)))
        operation = Operation(OperationKind.EXPORT, retry=lambda: self.export(voice_ids, target))
        self._tasks.read(EXPORT, operation, export)

    async def _each(self, voice_ids: Sequence[str], make: Callable[[Voice], _Made]) -> list[_Made]:
        """What `make` makes of each; a voice that goes meanwhile is left out."""
        made: list[_Made] = []
        for number, voice_id in enumerate(voice_ids):
            if number % _SLICE == _SLICE - 1:
                await asyncio.sleep(0)
            if (voice := self._window.model.voice(voice_id)) is not None:
                made.append(make(voice))
        return made

    def _show_commands(self) -> None:
        table, commands = self._window.voices.table, self._window.commands
        is_open = self._session is not None
        voice = self._window.model.voice(table.current_id)
        several = len(table.selection.ids) > 1
        one = voice is not None and self._has_demo(voice)
        commands.save_demo.setEnabled(is_open and (several or one))
        commands.save_demo.setText(self.tr("Save demos…") if several else self.tr("Save demo…"))
        commands.export_list.setEnabled(is_open and self._window.model.rowCount() > 0)
        self._window.panel.save.setEnabled(is_open and one)


def _exported(voice: Voice, facts: VoiceFacts) -> ExportedVoice:
    annotations, at = facts.marks_of(voice.id), facts.trained_at.get(voice.id)
    return ExportedVoice(
        voice.id,
        voice.name,
        voice.state,
        voice.language,
        voice.tier,
        annotations.favourite,
        annotations.tags,
        annotations.note,
        voice.id in facts.demos,
        datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds") if at else "",
    )


def _make_cells() -> Callable[[ExportedVoice], list[str]]:
    """A function for what a voice's cells say, in the language in force."""
    yes = QCoreApplication.translate("SavingPresenter", "yes")
    state, language, tier = cache(state_text), cache(language_text), cache(tier_text)

    def cells(voice: ExportedVoice) -> list[str]:
        words = (
            clean(voice.name),
            state(voice.state),
            language(voice.language),
            tier(voice.tier),
            yes if voice.favourite else "",
            ", ".join(map(clean, voice.tags)),
            voice.note,
            yes if voice.kept_offline else "",
            _local(voice.trained_at),
            clean(voice.id),
        )
        return ["" if word == DASH else word for word in words]

    return cells


def _local(moment: str) -> str:
    """A moment as spreadsheets read it, in the person's own time."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""


def _header() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("SavingPresenter", "Name"),
        translate("SavingPresenter", "State"),
        translate("SavingPresenter", "Language"),
        translate("SavingPresenter", "Tier"),
        translate("SavingPresenter", "Favourite"),
        translate("SavingPresenter", "Tags"),
        translate("SavingPresenter", "Note"),
        translate("SavingPresenter", "On this computer"),
        translate("SavingPresenter", "Trained"),
        translate("SavingPresenter", "ID"),
    ]
