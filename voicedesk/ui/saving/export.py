"""Exports the list of voices, or the chosen ones, for other programs."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from voicedesk.domain.text import clean, safe_stem
from voicedesk.domain.voice import Voice
from voicedesk.services.export import ExportedVoice, csv_content, json_content, write_list
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.texts import DASH, language_text, state_text, tier_text
from voicedesk.ui.kit.files import ask_target, documents_folder
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.saving.texts import EXPORT_KEY, exported_message, exporting_message
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner

_WORK = "voices.export"
_SLICE = 1_000
"""Voices that are looked at before others have their turn."""


class ExportPresenter(QObject):
    """Asks for the file, and writes what is shown or chosen: a table or JSON, as its name says."""

    def __init__(self, window: MainWindow, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._session: AccountSession | None = None
        self._folder = documents_folder()
        window.commands.export_list.triggered.connect(self.ask)
        window.model.counts_changed.connect(self._show_command)
        self._show_command()

    def open(self, session: AccountSession) -> None:
        self._session = session
        self._show_command()

    def close(self) -> None:
        self._session = None
        self._tasks.end(_WORK)
        self._window.messages.withdraw(EXPORT_KEY)
        self._show_command()

    def ask(self) -> None:
        """Ask for the file: of the chosen voices where they are several, else of all shown."""
        selected = self._window.voices.table.chosen_ids
        ids = selected if len(selected) > 1 else list(self._window.model.shown_ids)
        if self._session is None or not ids:
            return
        title = self.tr("Export chosen voices") if len(selected) > 1 else self.tr("Export list")
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
        """Write these voices to a file."""
        if self._session is None or self._tasks.is_busy(_WORK):
            return
        self._folder = target.parent

        async def export() -> None:
            try:
                voices = await self._looked_at(voice_ids)
                if target.suffix.lower() == ".json":
                    await write_list(target, lambda: json_content(voices))
                else:
                    header, rows = _header(), await self._rows(voices)
                    await write_list(target, lambda: csv_content(header, rows))
            finally:
                self._window.messages.withdraw(EXPORT_KEY)
            self._window.messages.show(exported_message(len(voices), target))

        self._window.messages.show(exporting_message(lambda: self._tasks.end(_WORK)))
        operation = Operation(OperationKind.EXPORT, retry=lambda: self.export(voice_ids, target))
        self._tasks.read(_WORK, operation, export)

    # Inside

    async def _looked_at(self, voice_ids: Sequence[str]) -> list[ExportedVoice]:
        """What is known of these voices; a voice that goes meanwhile is left out."""
        model, found = self._window.model, []
        for number, voice_id in enumerate(voice_ids):
            if number % _SLICE == _SLICE - 1:
                await asyncio.sleep(0)
            if (voice := model.voice(voice_id)) is not None:
                found.append(self._look_at(voice))
        return found

    def _look_at(self, voice: Voice) -> ExportedVoice:
        facts = self._window.facts
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

    async def _rows(self, voices: Sequence[ExportedVoice]) -> list[list[str]]:
        """What the voices' cells say, in the language in force."""
        rows: list[list[str]] = []
        yes = self.tr("yes")
        state, language, tier = cache(state_text), cache(language_text), cache(tier_text)
        for number, voice in enumerate(voices):
            if number % _SLICE == _SLICE - 1:
                await asyncio.sleep(0)
            cells = (
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
            rows.append(["" if cell == DASH else cell for cell in cells])
        return rows

    def _show_command(self) -> None:
        shown = self._window.model.rowCount() > 0
        self._window.commands.export_list.setEnabled(self._session is not None and shown)


def _local(moment: str) -> str:
    """A moment as spreadsheets read it, in the person's own time."""
    if not moment:
        return ""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def _header() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("ExportPresenter", "Name"),
        translate("ExportPresenter", "State"),
        translate("ExportPresenter", "Language"),
        translate("ExportPresenter", "Tier"),
        translate("ExportPresenter", "Favourite"),
        translate("ExportPresenter", "Tags"),
        translate("ExportPresenter", "Note"),
        translate("ExportPresenter", "Kept offline"),
        translate("ExportPresenter", "Trained"),
        translate("ExportPresenter", "ID"),
    ]
