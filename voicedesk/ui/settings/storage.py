"""Demos kept on this computer, and where the library is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.text import isolated
from voicedesk.services.demo_cache import DemoUse
from voicedesk.services.session import AccountSession
from voicedesk.ui.common.texts import account_text, size_text
from voicedesk.ui.kit.buttons import Button
from voicedesk.ui.kit.choices import ChoiceBox, Switch, UsageBar
from voicedesk.ui.kit.dialogs import Dialog, QuestionDialog, show_folder
from voicedesk.ui.kit.labels import Label, PathLabel
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.section import SettingsSection
from voicedesk.ui.tasks import Operation, OperationKind, TaskRunner

_MEBIBYTE, _GIBIBYTE = 1 << 20, 1 << 30
_LIMITS = (
    50 * _MEBIBYTE,
    100 * _MEBIBYTE,
    200 * _MEBIBYTE,
    500 * _MEBIBYTE,
    _GIBIBYTE,
    2 * _GIBIBYTE,
    5 * _GIBIBYTE,
)


class StorageSection(SettingsSection):
    """What the open account takes, what it may, and what is done about it.

    Signals:
        limit_chosen(object): bytes, 0 for any number.
        keep_new_chosen(bool): whether new demos are kept without being asked for.
        clear_asked, folder_asked, backup_asked, restore_asked: the buttons.
    """

    limit_chosen = Signal(object)
    keep_new_chosen = Signal(bool)
    clear_asked = Signal()
    folder_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._demos, self._samples, self._size, self._limit = 0, 0, 0, 0
        self.used = Label(weight=600, tabular=True)
        self.demos = Label(ink="text2", tabular=True)
        self.of = Label(ink="text2", tabular=True)
        self.bar = UsageBar()
        self._limit_title = Label()
        self.limit = ChoiceBox()
        self.limit.setFixedWidth(144)
        self._keep_title = Label()
        self.keep_new = Switch()
        self._rule = Label(pixels=12, ink="text2", wrap=True)
        self.clear = Button()
        self._folder_title = Label()
        self.path = PathLabel()
        self.folder = Button()
        self._backup_title = Label()
        self.backup = Button()
        self.restore = Button()
        self._lay_out()
        self.limit.selected.connect(self.limit_chosen)
        self.keep_new.toggled.connect(self.keep_new_chosen)
        self.clear.clicked.connect(self.clear_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.backup.clicked.connect(self.backup_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.retranslate()

    def show_use(self, demos: int, size: int, samples: int = 0) -> None:
        """Show how many demos and recordings are kept and what they take, in bytes."""
        self._demos, self._size, self._samples = demos, size, samples
        self._show_use()

    def show_settings(self, limit: int, *, keep_new: bool) -> None:
        if limit != self._limit or not self.limit.count():
            self._limit = limit
            self._offer_limits()
        self._show_use()
        self.keep_new.setChecked(keep_new)

    def show_folder(self, folder: Path | None) -> None:
        """Show where the library of the open account is; None while none is open."""
        self.path.show_path(folder)
        for button in (self.folder, self.backup, self.restore):
            button.setEnabled(folder is not None)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Offline storage"))
        self.caption.setText(self.tr("Demos kept here play without a connection."))
        self._limit_title.setText(self.tr("Size limit for each account"))
        self.limit.setAccessibleName(self._limit_title.text())
        self._keep_title.setText(self.tr("Keep new demos automatically"))
        self.keep_new.setAccessibleName(self._keep_title.text())
        self._rule.setText(
            self.tr(
                "Over the limit, demos unheard for longest go first. Favourites and what you keep "
                "offline stay. Recordings that you kept count, and go like demos."
            )
        )
        self.clear.setText(self.tr("Clear…"))
        self.clear.setAccessibleName(self.tr("Clear demos"))
        self._folder_title.setText(self.tr("Library folder"))
        self.folder.setText(self.tr("Show folder"))
        self._backup_title.setText(self.tr("Backup"))
        self.backup.setText(self.tr("Back up…"))
        self.restore.setText(self.tr("Restore…"))
        self.bar.setAccessibleName(self.tr("Used by demos"))
        self._offer_limits()
        self._show_use()

    def _lay_out(self) -> None:
        use = QHBoxLayout()
        use.setSpacing(9)
        use.setContentsMargins(0, 9, 0, 0)
        use.addWidget(self.used)
        use.addWidget(self.demos)
        use.addStretch()
        use.addWidget(self.of)
        self.body.addLayout(use)
        self.body.addWidget(self.bar)
        self.body.addSpacing(4)
        self.add_row(self._limit_title, self.limit)
        self.add_row(self._keep_title, self.keep_new)
        rule = QHBoxLayout()
        rule.setSpacing(24)
        rule.addWidget(self._rule, 1, Qt.AlignmentFlag.AlignVCenter)
        rule.addWidget(self.clear)
        self.body.addLayout(rule)
        where = QHBoxLayout()
        where.setSpacing(12)
        self._folder_title.setFixedWidth(164)
        where.addWidget(self._folder_title)
        where.addWidget(self.path, 1)
        where.addWidget(self.folder)
        self.body.addLayout(where)
        backup = QHBoxLayout()
        backup.setSpacing(8)
        backup.addWidget(self._backup_title, 1)
        backup.addWidget(self.backup)
        backup.addWidget(self.restore)
        self.body.addLayout(backup)

    def _show_use(self) -> None:
        translate = QCoreApplication.translate
        size = size_text(self._size) if self._size else translate("StorageSection", "Nothing")
        self.used.setText(translate("StorageSection", "{size} used").format(size=size))
        kept = translate("StorageSection", "%n demo(s)", "", self._demos)
        if self._samples:
            samples = translate("StorageSection", "%n recording(s)", "", self._samples)
            kept = translate("StorageSection", "{demos}, {recordings}").format(
                demos=kept, recordings=samples
            )
        self.demos.setText(kept)
        limited = self._limit > 0
        of = translate("StorageSection", "of {limit}").format(limit=_limit_text(self._limit))
        self.of.setText(of if limited else "")
        self.bar.setVisible(limited)
        self.bar.show_part(self._size / self._limit if limited else 0)
        self.bar.setAccessibleDescription(f"{self.used.text()} {self.of.text()}".strip())
        self.clear.setEnabled(self._demos + self._samples > 0)

    def _offer_limits(self) -> None:
        limits = sorted({*_LIMITS, self._limit} - {0})
        self.limit.offer([(limit, _limit_text(limit)) for limit in (*limits, 0)], self._limit)


def _limit_text(limit: int) -> str:
    translate = QCoreApplication.translate
    if not limit:
        return translate("StorageSection", "No limit")
    if limit % _GIBIBYTE == 0:
        return translate("StorageSection", "{number} GB").format(number=limit // _GIBIBYTE)
    if limit % _MEBIBYTE == 0:
        return translate("StorageSection", "{number} MB").format(number=limit // _MEBIBYTE)
    return size_text(limit)


class ClearDemosDialog(QuestionDialog):
    """Says which go and which stay."""

    def __init__(self, window: QWidget, account: str) -> None:
        super().__init__(window)
        self._account = account
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Clear the demos of “{name}”?").format(name=isolated(self._account)),
            self.tr(
                "Demos of favourites and those you keep offline stay. The others are fetched anew "
                "when you play them; earlier demos of retrained voices, and recordings that were "
                "sent, are gone for good."
            ),
            keep=self.tr("Keep demos"),
            act=self.tr("Clear demos"),
        )


_CLEAR = "voices.clear_demos"
_KEY = "demos cleared"
_PACE_MS = 150


class StoragePresenter(QObject):
    """Works for as long as its section lives.

    Args:
        folder_of: where the library of the account with this name is.
    """

    def __init__(
        self,
        section: StorageSection,
        window: MainWindow,
        preferences: Preferences,
        tasks: TaskRunner,
        folder_of: Callable[[str], Path],
    ) -> None:
        super().__init__(section)
        self._section = section
        self._window = window
        self._preferences = preferences
        self._tasks = tasks
        self._folder_of = folder_of
        self._session: AccountSession | None = None
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(_PACE_MS)
        self._pace.timeout.connect(self._show_use)
        section.limit_chosen.connect(lambda limit: preferences.change(demo_limit=limit))
        section.keep_new_chosen.connect(lambda on: preferences.change(keep_new_demos=on))
        section.clear_asked.connect(self._ask_clear)
        section.folder_asked.connect(self._show_folder)
        section.backup_asked.connect(window.commands.backup.trigger)
        section.restore_asked.connect(window.commands.restore.trigger)
        preferences.changed.connect(self._show_settings)
        self._show_settings()
        self._show_use()
        section.show_folder(None)

    def open(self, session: AccountSession) -> None:
        self._session = session
        session.demos.changed.connect(self._changed)
        self._section.show_folder(self._folder_of(session.account.name))
        self._show_use()

    def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.demos.changed.disconnect(self._changed)
        self._section.show_folder(None)
        self._show_use()

    def _changed(self, _voice_id: str) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _show_use(self) -> None:
        use = self._session.demos.use if self._session is not None else DemoUse()
        self._section.show_use(use.demos, use.size, use.samples)

    def _show_settings(self) -> None:
        settings = self._preferences.now
        self._section.show_settings(settings.demo_limit, keep_new=settings.keep_new_demos)

    def _show_folder(self) -> None:
        if self._session is not None:
            show_folder(self._folder_of(self._session.account.name))

    def _ask_clear(self) -> None:
        session = self._session
        if session is not None and self._window.findChild(Dialog) is None:
            name = account_text(session.account)
            dialog = ClearDemosDialog(self._window, name)
            dialog.accepted.connect(lambda: _clear(self._tasks, self._window, session))
            dialog.ask()


def _clear(tasks: TaskRunner, window: MainWindow, session: AccountSession) -> None:
    """It goes on and is told of although the page is closed meanwhile."""

    async def clear() -> None:
        before = session.demos.use.size
        await session.demos.clear()
        window.messages.show(_cleared(before - session.demos.use.size))

    operation = Operation(
        OperationKind.KEEP_OFFLINE, session.account.name, lambda: _clear(tasks, window, session)
    )
    tasks.write(_CLEAR, operation, clear)


def _cleared(freed: int) -> Message:
    translate = QCoreApplication.translate
    if freed > 0:
        fact = translate("StoragePresenter", "{size} of demos were cleared away.")
        return Message(
            _KEY,
            MessageTone.GOOD,
            fact.format(size=size_text(freed)),
        )
    return Message(
        _KEY,
        MessageTone.NOTE,
        translate("StoragePresenter", "There was nothing to clear away."),
        translate("StoragePresenter", "All demos here are of favourites or kept offline."),
    )
