"""Demos kept on this computer, where the library is, and its backup."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy

from voicedesk.domain.text import clean, isolated
from voicedesk.services.demo_cache import DemoUse
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.texts import account_text, size_text
from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.choices import UsageBar
from voicedesk.ui.kit.dialogs import ask, show_folder
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.view import plain_tip
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.page import NAME_WIDTH, SettingsSection, choice, switch
from voicedesk.ui.tasks import Operation, OperationKind, TaskKey, TaskRunner

translate = QCoreApplication.translate

_MEBIBYTE, _GIBIBYTE = 1 << 20, 1 << 30
_LIMITS = {limit * _MEBIBYTE for limit in (50, 100, 200, 500, 1024, 2048, 5120)}
_PACE_MS = 150
_ASK_CLEAR = TaskKey("ask to clear demos")
_CLEAR = TaskKey("clear demos")


class PathLabel(Label):
    """A path, cut in its middle where there is no room: both of its ends tell more than that."""

    elide = Qt.TextElideMode.ElideMiddle

    def __init__(self) -> None:
        super().__init__(pixels=12, ink="text2")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path | None) -> None:
        words = clean(str(path)) if path is not None else ""
        self.setText(words)
        self.setToolTip(plain_tip(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())


class StorageSection(SettingsSection):
    """What the open account takes, what it may take, and what can be done about it.

    Args:
        folder_of: where the library of the account with this name is.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: TaskRunner,
        preferences: Preferences,
        folder_of: Callable[[str], Path],
    ) -> None:
        super().__init__(
            translate("StorageSection", "Offline storage"),
            translate("StorageSection", "Downloaded demos play without a connection."),
            follows=[preferences.changed],
        )
        self._window = window
        self._tasks = tasks
        self._preferences = preferences
        self._folder_of = folder_of
        self._session: AccountSession | None = None
        self._pace = QTimer(self, singleShot=True, interval=_PACE_MS)
        self._pace.timeout.connect(self.refresh)
        self.used = Label(weight=600, tabular=True)
        self.demos = Label(ink="text2", tabular=True)
        self.of = Label(ink="text2", tabular=True)
        self.bar = UsageBar()
        self.bar.setAccessibleName(self.tr("Used by demos"))
        self.clear = _button(self.tr("Clear…"), self._ask_clear)
        self.clear.setAccessibleName(self.tr("Clear demos"))
        self.path = PathLabel()
        self.folder = _button(self.tr("Show folder"), self._show_folder)
        self.backup = _button(self.tr("Back up…"), window.commands.backup.trigger)
        self.restore = _button(self.tr("Restore…"), window.commands.restore.trigger)
        self._lay_out()
        self.account_closed()

    def account_opened(self, session: AccountSession) -> None:
        self._session = session
        session.demos.changed.connect(self._demos_changed)
        self._show_account()

    def account_closed(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.demos.changed.disconnect(self._demos_changed)
        self._show_account()

    def refresh(self) -> None:
        super().refresh()
        use = self._session.demos.use if self._session is not None else DemoUse()
        limit = self._preferences.now.demo_limit
        used = self.tr("{size} used").format(size=size_text(use.size))
        self.used.setText(used if use.size else self.tr("Empty"))
        kept = translate("StorageSection", "%n demo(s)", "", use.demos)
        if use.samples:
            samples = translate("StorageSection", "%n recording(s)", "", use.samples)
            kept = self.tr("{demos}, {recordings}").format(demos=kept, recordings=samples)
        self.demos.setText(kept)
        of = self.tr("of {limit}").format(limit=_limit_text(limit)) if limit else ""
        self.of.setText(of)
        self.bar.setVisible(limit > 0)
        self.bar.show_part(use.size / limit if limit else 0)
        self.bar.setAccessibleDescription(f"{self.used.text()} {of}".strip())
        self.clear.setEnabled(use.demos + use.samples > 0)

    def _lay_out(self) -> None:
        preferences = self._preferences
        words = self.tr(
            "When storage is full, the least recently played demos are removed "
            "first. Favourites and demos you chose to keep are never removed. Saved "
            "recordings count too."
        )
        rule = Label(words, pixels=12, ink="text2", wrap=True)
        folder_name = Label(self.tr("Library folder"))
        folder_name.setFixedWidth(NAME_WIDTH)
        self.body.addLayout(row(self.used, self.demos, None, self.of, margins=(0, 9, 0, 0), gap=9))
        self.body.addWidget(self.bar)
        self.body.addSpacing(4)
        self.add(
            choice(
                self.tr("Size limit for each account"),
                lambda: _limit_options(preferences.now.demo_limit),
                lambda: preferences.now.demo_limit,
                lambda limit: preferences.change(demo_limit=limit),
            )
        )
        self.add(switch(self.tr("Download new demos automatically"), preferences, "keep_new_demos"))
        clear = row((rule, 1), self.clear, gap=24)
        clear.setAlignment(rule, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(clear)
        self.body.addLayout(row(folder_name, (self.path, 1), self.folder, gap=12))
        self.body.addLayout(row((Label(self.tr("Backup")), 1), self.backup, self.restore))

    def _show_account(self) -> None:
        session = self._session
        self.path.show_path(self._folder_of(session.account.name) if session else None)
        for button in (self.folder, self.backup, self.restore):
            button.setEnabled(session is not None)
        self.refresh()

    def _demos_changed(self, _voice_id: str) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _show_folder(self) -> None:
        if self._session is not None:
            show_folder(self._folder_of(self._session.account.name))

    def _ask_clear(self) -> None:
        session, window, tasks = self._session, self._window, self._tasks
        if session is None:
            return
        title = self.tr("Clear the demos of “{name}”?")
        title = title.format(name=isolated(account_text(session.account)))
        text = self.tr(
            "Favourites and demos you chose to keep stay. Others download again when "
            "you play them. Earlier demos and saved recordings are deleted for good."
        )
        act, keep = self.tr("Clear demos"), self.tr("Keep demos")

        async def question() -> None:
            if await ask(window, title, text, act, cancel=keep, danger=True):
                _clear(tasks, window, session)

        operation = Operation(OperationKind.KEEP_OFFLINE, session.account.name)
        tasks.read(_ASK_CLEAR, operation, question)


def _button(text: str, clicked: Callable[[], None]) -> Button:
    button = Button(text=text)
    button.clicked.connect(clicked)
    return button


def _limit_options(limit: int) -> list[tuple[int, str]]:
    """The usual limits, the one in force where it is another, and none."""
    limits = [*sorted(_LIMITS | {limit} - {0}), 0]
    return [(one, _limit_text(one)) for one in limits]


def _limit_text(limit: int) -> str:
    if not limit:
        return translate("StorageSection", "No limit")
    if limit % _GIBIBYTE == 0:
        return translate("StorageSection", "{number} GB").format(number=limit // _GIBIBYTE)
    if limit % _MEBIBYTE == 0:
        return translate("StorageSection", "{number} MB").format(number=limit // _MEBIBYTE)
    return size_text(limit)


def _clear(tasks: TaskRunner, window: MainWindow, session: AccountSession) -> None:
    """Clear the demos and say what came of it, also where the page is closed meanwhile."""

    async def clear() -> None:
        before = session.demos.use.size
        await session.demos.clear()
        window.messages.show(_cleared_message(before - session.demos.use.size))

    operation = Operation(
        OperationKind.KEEP_OFFLINE, session.account.name, lambda: _clear(tasks, window, session)
    )
    tasks.write(_CLEAR, operation, clear)


def _cleared_message(freed: int) -> Message:
    key = "demos cleared"
    if freed > 0:
        fact = translate("StorageSection", "Cleared {size} of demos.")
        return Message(key, MessageTone.GOOD, fact.format(size=size_text(freed)))
    return Message(
        key,
        MessageTone.NOTE,
        translate("StorageSection", "Nothing to clear."),
        translate("StorageSection", "All demos here are favourites or always kept."),
    )
