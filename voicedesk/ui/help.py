"""What explains the program: the guide (F1), the list of its keys, what it is, a report on it."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from platform import python_version

import PySide6
from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QWidget

from voicedesk.audio.decks import ffmpeg_version
from voicedesk.library import write_to
from voicedesk.ui.account_part import AccountPart
from voicedesk.ui.actions import copy_to_clipboard
from voicedesk.ui.guide import GuideDialog, read_guide
from voicedesk.ui.kit.buttons import Button, IconButton
from voicedesk.ui.kit.dialogs import Dialog, ask_target, documents_folder, show_folder
from voicedesk.ui.kit.labels import Glyph, KeyCap, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.support_report import (
    ReportFacts,
    SupportReportDialog,
    screen_facts,
    support_report,
)
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a key does, and the key as it is written, such as `Ctrl+F`."""

    words: str
    keys: str


class ShortcutsDialog(Dialog):
    """Every key, and what it does."""

    def __init__(self, window: QWidget, shortcuts: Sequence[Shortcut]) -> None:
        super().__init__(window, width=720)
        title = Label(self.tr("Keyboard shortcuts"), pixels=18, weight=650)
        self.setAccessibleName(title.text())
        self.shut = IconButton("close", text=self.tr("Close"))
        self.shut.clicked.connect(self.reject)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(2, 24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        half = (len(shortcuts) + 1) // 2
        for number, shortcut in enumerate(shortcuts):
            line, place = number % half, 3 * (number // half)
            grid.addWidget(Label(shortcut.words), line, place)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(KeyCap(shortcut.keys), line, place + 1, right)
            grid.setRowMinimumHeight(line, 28)
        self.body.addLayout(row(title, None, self.shut, margins=(0, 0, -6, 0)))
        self.body.addLayout(grid)


class AboutDialog(Dialog):
    """Name, version, purpose and licence."""

    def __init__(self, window: QWidget, version: str) -> None:
        super().__init__(window, width=420)
        self.setAccessibleName(self.tr("About VoiceDesk"))
        number = self.tr("Version {version}").format(version=version)
        purpose = self.tr("Manage your cloned voices: listen, compare, train new ones.")
        licence = self.tr(
            "Free software under the MIT licence. Inter, JetBrains Mono and Noto "
            "Sans CJK are licensed under the SIL Open Font License."
        )
        parts = self.tr(
            "Built with Python {python}, Qt {qt} and PySide {pyside} (LGPL), {ffmpeg} (LGPL) "
            "and libsndfile (LGPL)."
        ).format(
            python=python_version(),
            qt=qVersion(),
            pyside=PySide6.__version__,
            ffmpeg=f"FFmpeg {ffmpeg_version()}".strip(),
        )
        self.shut = Button(text=self.tr("Close"))
        self.shut.clicked.connect(self.reject)
        centre = Qt.AlignmentFlag.AlignHCenter
        small = [Label(text, pixels=12, ink="text2", wrap=True) for text in (licence, parts)]
        texts = (Label(purpose, wrap=True), *small)
        for label in texts:
            label.setAlignment(centre)
        name = Label("VoiceDesk", pixels=22, weight=650)
        version_line = (Label(number, ink="text2", tabular=True), centre)
        head = ((Glyph("app", side=64), centre), 4, (name, centre), version_line, 4)
        self.body.addLayout(column(*head, *texts, 8, (self.shut, centre), gap=8))


_GUIDE = TaskKey("guide", of_account=False)
_REPORT = TaskKey("support report", of_account=False)
Lines = Callable[[], Sequence[str]]


class HelpPresenter(AccountPart):
    """Joins F1 and the menu to their dialogs, and the keys to the setting for them.

    Args:
        requests: the latest ones of this run.
        log: the latest lines of the log file; blocks.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        preferences: Preferences,
        version: str,
        requests: Lines,
        log: Lines,
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._preferences = preferences
        self._version = version
        self._requests = requests
        self._log = log
        preferences.changed.connect(self._allow_plain_keys)
        window.messages.guide_requested.connect(self.open_guide)
        self.attach()

    def attach(self) -> None:
        commands = self._window.commands
        self._allow_plain_keys()
        commands.guide.triggered.connect(self._open_first_page)
        commands.shortcuts.triggered.connect(self._open_shortcuts)
        commands.support_report.triggered.connect(self.open_report)
        commands.about.triggered.connect(self._open_about)

    def open_guide(self, page: str = "") -> None:
        """Show a page of the guide; the first one where none is named."""

        async def read() -> None:
            pages = await asyncio.to_thread(read_guide, QLocale().name())
            dialog = GuideDialog(self._window, pages, page)
            dialog.shortcuts_requested.connect(self._open_shortcuts)
            dialog.open(dialog.list)

        self._tasks.read(_GUIDE, Operation(OperationKind.GUIDE), read)

    def _open_first_page(self) -> None:
        self.open_guide()

    def open_report(self) -> None:
        """Gather the report, then show it."""

        async def gather() -> None:
            facts = self._facts(await asyncio.to_thread(self._log))
            texts = [
                await asyncio.to_thread(support_report, facts, with_names=with_names)
                for with_names in (False, True)
            ]
            dialog = SupportReportDialog(self._window, *texts)
            dialog.copy_requested.connect(copy_to_clipboard)
            dialog.save_requested.connect(self._ask_where_to)
            dialog.open(dialog.names)

        self._tasks.read(_REPORT, Operation(OperationKind.SUPPORT_REPORT), gather)

    def _facts(self, log: Sequence[str]) -> ReportFacts:
        settings = self._preferences.now
        names = {"account": [one.name for one in settings.accounts]}
        counts = {"accounts": len(settings.accounts)}
        if (session := self._session) is not None:
            voices, trainings = list(session.voices.by_id.values()), session.voices.trainings
            names["account"].append(session.account.name)
            names["voice"] = [one.name for one in voices]
            names["voice"] += [one.voice_name for one in trainings]
            names["person"] = [one.consent.speaker for one in trainings if one.consent is not None]
            names["tag"] = session.annotations.tags()
            counts |= {"voices": len(voices), "trainings": len(trainings)}
        return ReportFacts(
            self._version, settings, counts, names, self._requests(), log, screen_facts()
        )

    def _ask_where_to(self, text: str) -> None:
        name = f"VoiceDesk support report {date.today():%Y-%m-%d}.txt"  # noqa: DTZ011
        kind = self.tr("Text files (*.txt)")
        ask_target(
            self._window,
            self.tr("Save support report"),
            documents_folder() / name,
            kind,
            lambda target: self._save(text, target),
        )

    def _save(self, text: str, target: Path) -> None:
        async def save() -> None:
            await asyncio.to_thread(write_to, target, text.encode())
            self._window.messages.show(
                Message(
                    "support report",
                    MessageTone.GOOD,
                    self.tr("Support report saved."),
                    self.tr("Saved as {file}.").format(file=target.name),
                    self.tr("Show folder"),
                    lambda: show_folder(target.parent),
                    of_account=False,
                )
            )

        operation = Operation(OperationKind.SUPPORT_REPORT, retry=lambda: self._save(text, target))
        self._tasks.read(_REPORT, operation, save)

    def _allow_plain_keys(self) -> None:
        for command in self._window.commands.plain:
            command.allow_keys(allowed=self._preferences.now.plain_keys)

    def _open_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._window, self._shortcuts())
        dialog.open(dialog.shut)

    def _open_about(self) -> None:
        dialog = AboutDialog(self._window, self._version)
        dialog.open(dialog.shut)

    def _shortcuts(self) -> list[Shortcut]:
        return [
            Shortcut(self.tr("Play or pause"), self.tr("Space")),
            Shortcut(self.tr("Back or forward 1 s"), "← →"),
            Shortcut(self.tr("Play from the start"), "Ctrl+←"),
            Shortcut(self.tr("Delete"), self.tr("Del")),
            Shortcut(self.tr("Select all"), "Ctrl+A"),
            *self._command_keys(),
        ]

    def _command_keys(self) -> Iterator[Shortcut]:
        """The commands that have a key; those of the row of digits are one line each."""
        commands, heard = self._window.commands, self._window.commands.listening
        for words, keyed in (
            (self.tr("Play compare slot"), heard.hear),
            (self.tr("Add to compare slot"), heard.put),
            (self.tr("Sort by a column"), list(commands.sort_by.values())),
        ):
            if keyed[0].key:
                yield Shortcut(words, f"{keyed[0].key} – {keyed[-1].key[-1]}")
        digits = {*heard.hear, *heard.put, *commands.sort_by.values()}
        for _, command in commands.all:
            if command.key and command.isVisible() and command not in digits:
                yield Shortcut(command.words, command.key)
