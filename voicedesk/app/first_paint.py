"""The window with what is known, before anything else is loaded."""

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLoggingCategory
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from voicedesk import APP_ID, __version__
from voicedesk.app.options import Options
from voicedesk.app.single_instance import SingleInstance
from voicedesk.domain.account import FIRST_ACCOUNT, SANDBOX_ACCOUNT, Account
from voicedesk.domain.errors import LibraryError
from voicedesk.library import (
    AccountFolders,
    Library,
    Move,
    Opening,
    Places,
    Settings,
    SettingsStore,
    make_private_folder,
)
from voicedesk.resources import resource

if TYPE_CHECKING:
    from voicedesk.app.program import Program
    from voicedesk.ui.languages import Languages
    from voicedesk.ui.main_window import MainWindow

_SANDBOX_FOLDER = "sandbox"
_SWITCH_SECONDS = 0.0005
"""Painting lets go of the interpreter at every call into Qt; with Python's usual 5 ms, a busy
thread takes that long to hand it back, and the window stands still meanwhile."""
_LONGEST_SIGHT = 0.5
_USUAL_DPI = 96
_STEP_MS = 20
# Keys wait in Qt's queue until there is something to answer them.
NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_WAIT = NO_INPUT | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
# What Qt Multimedia tried, questions of screen readers that Qt leaves open, and twice that the
# display is gone: a person at a terminal can't use that. QT_LOGGING_RULES in the environment brings
# it back.
_QUIET = "qt.multimedia.*=false\nqt.accessibility.atspi=false\ndefault.warning=false"


@dataclass(slots=True)
class FirstPaint:
    """The visible window, and what was read to fill it.

    Attributes:
        opening: what the account's library holds; None if it could not be read (`problem`).
        settings_problem: why the settings could not be read; the defaults stand in for them.
        move: an account's renaming that was cut short, and is to be finished.
        program: what is built around the window, once it is.
    """

    options: Options
    application: QApplication
    instance: SingleInstance
    places: Places
    settings: Settings
    settings_store: SettingsStore
    languages: "Languages"
    window: "MainWindow"
    account: Account
    library: Library
    opening: Opening | None = None
    problem: LibraryError | None = None
    settings_problem: LibraryError | None = None
    move: Move | None = None
    program: "Program | None" = None

    def end_now(self) -> None:
        """Keep what is to be kept and close all, without an event loop."""
        if self.program is not None:
            self.program.end_now()
        else:
            self.library.close_now()
        self.instance.release()


def paint_first(options: Options, arguments: list[str]) -> FirstPaint | None:
    """Open the window; None if another process has the data directory and was brought forward.

    Raises:
        OSError: the data directory can't be used.
        NoAnswerError: another process has it and doesn't answer.
    """
    # The window is built and the library read at once: neither is to wait 5 ms for the other.
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = _application(arguments)
    places = _places(options)
    make_private_folder(places.data)
    instance = SingleInstance(places.data, options.opened)
    if not instance.acquire(anyway=options.anyway):
        return None
    try:
        return _paint(options, application, instance, places)
    except BaseException:  # the next try takes it again
        instance.release()
        raise


def _paint(
    options: Options, application: QApplication, instance: SingleInstance, places: Places
) -> FirstPaint:
    store = SettingsStore(places.settings)
    settings, settings_problem = _read(store)
    move = AccountFolders(places).unfinished()
    if move is not None:
        settings = _followed(settings, move)
    account = _account(options, settings)
    library = Library(places.account_folder(account.name))
    reading = _Reading(library, places.account_folder(account.name))
    # The window's modules, too, are loaded beside the reading.
    from voicedesk.app.first_window import FirstWindow, fill  # noqa: PLC0415

    built = FirstWindow(application, options, settings)
    window = built.window
    window.restore_look(settings.window, settings.columns)
    reading.join()
    first = FirstPaint(
        options, application, instance, places, settings, store, built.languages,
        window, account, library, reading.opening, reading.problem,
        settings_problem, move,
    )  # fmt: skip
    fill(window, reading.opening, account, settings)
    window.show()
    _see(window, application)
    return first


def _read(store: SettingsStore) -> tuple[Settings, LibraryError | None]:
    try:
        return store.read(), None
    except LibraryError as error:
        return Settings(), error


def _followed(settings: Settings, move: Move) -> Settings:
    """The settings after a renaming that was cut short once the library had moved."""
    if any(one.name == move.new_name for one in settings.accounts):
        return settings
    return settings._replace(
        accounts=tuple(
            one._replace(name=move.new_name) if one.name == move.name else one
            for one in settings.accounts
        ),
        last_account=move.new_name if settings.last_account == move.name else settings.last_account,
    )


def _see(window: "MainWindow", application: QApplication) -> None:
    """Wait until the window has been painted: what comes next would keep it blank for a while."""
    deadline = time.monotonic() + _LONGEST_SIGHT
    application.processEvents(NO_INPUT)
    while not window.windowHandle().isExposed() and time.monotonic() < deadline:
        application.processEvents(_WAIT, _STEP_MS)


class _Reading(threading.Thread):
    """Reads the library beside the building of the window."""

    def __init__(self, library: Library, folder: Path) -> None:
        super().__init__(name="first reading", daemon=True)
        self._library = library
        self.opening: Opening | None = None
        self.problem: LibraryError | None = None
        if folder.exists():
            self.start()

    def run(self) -> None:
        try:
            self.opening = self._library.open_now()
        except LibraryError as error:
            self.problem = error

    def join(self, timeout: float | None = None) -> None:
        if self.ident is not None:
            super().join(timeout)


def follow_text_size() -> None:
    """Have the whole window as much larger as the system's text is to be.

    Larger words alone would be cut off. To be called before Qt is started; where a desktop says it
    by the screen's resolution, Qt does the same.
    """
    factor = _text_size()
    if factor != 1:
        os.environ.pop("QT_FONT_DPI", None)
        scale = float(os.environ.get("QT_SCALE_FACTOR") or 1)
        os.environ["QT_SCALE_FACTOR"] = f"{scale * factor:g}"


def _text_size() -> float:
    """How much larger than usual the person wants text, 1 to 3."""
    per_cent = 100.0
    try:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - it is there only

            path = r"Software\Microsoft\Accessibility"
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                per_cent = float(winreg.QueryValueEx(key, "TextScaleFactor")[0])
        else:
            per_cent = float(os.environ.get("QT_FONT_DPI") or _USUAL_DPI) / _USUAL_DPI * 100
    except (OSError, ValueError):  # never set, or no number
        return 1
    return min(max(per_cent / 100, 1), 3)


def _application(arguments: list[str]) -> QApplication:
    there = QApplication.instance()
    if isinstance(there, QApplication):  # a start that failed is tried again
        return there
    follow_text_size()
    QLoggingCategory.setFilterRules(_QUIET)
    QApplication.setApplicationName("VoiceDesk")
    QApplication.setApplicationDisplayName("VoiceDesk")
    QApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APP_ID)
    # Chosen by argument: the call for it returns a QStyle, which takes PySide 8 ms to prepare.
    # The first is the class of X11's windows, by which desktops find the program's entry.
    application = QApplication([APP_ID, "-style", "fusion", *arguments])
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    return application


def _places(options: Options) -> Places:
    if options.data_dir is not None:
        return Places.under(options.data_dir)
    places = Places.of_platform()
    return Places.under(places.data / _SANDBOX_FOLDER) if options.sandbox else places


def _account(options: Options, settings: Settings) -> Account:
    if options.sandbox:
        return Account(SANDBOX_ACCOUNT, "http://127.0.0.1")
    name = options.account or settings.last_account or FIRST_ACCOUNT
    known = next((known for known in settings.accounts if known.name == name), Account(name))
    return known._replace(address=options.base_url) if options.base_url else known
