"""The window with what is known, before anything else is loaded."""

import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLoggingCategory
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from voicedesk import __version__
from voicedesk.app.options import Options
from voicedesk.app.single_instance import SingleInstance
from voicedesk.domain.account import FIRST_ACCOUNT, SANDBOX_ACCOUNT, Account
from voicedesk.domain.errors import LibraryError
from voicedesk.library import Library, Opening, Places, Settings, SettingsStore, make_private_folder
from voicedesk.resources import resource
from voicedesk.ui.filters.shown_filter import kept_filter, put_filter
from voicedesk.ui.languages import Languages, window_language
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.marks.mark_counts import MarkCounter
from voicedesk.ui.theme import Theme, ThemeChoice
from voicedesk.ui.voices.demo_facts import demo_facts

_SANDBOX_FOLDER = "sandbox"
_LONGEST_SIGHT = 0.5
_STEP_MS = 20
_WAIT = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
# What Qt Multimedia tried, and questions of screen readers that Qt leaves open: a person at a
# terminal can't use that. QT_LOGGING_RULES in the environment brings it back.
_QUIET = "qt.multimedia.*=false\nqt.accessibility.atspi=false"


@dataclass(slots=True)
class FirstPaint:
    """The visible window, and what was read to fill it.

    Attributes:
        opening: what the account's library holds; None if it could not be read (`problem`).
        settings_problem: why the settings could not be read; the defaults stand in for them.
    """

    options: Options
    application: QApplication
    instance: SingleInstance
    places: Places
    settings: Settings
    settings_store: SettingsStore
    languages: Languages
    theme: Theme
    window: MainWindow
    account: Account
    library: Library
    opening: Opening | None = None
    problem: LibraryError | None = None
    settings_problem: LibraryError | None = None


def paint_first(options: Options, arguments: list[str]) -> FirstPaint | None:
    """Open the window; None if another process has the data directory and was brought forward.

    Raises:
        OSError: the data directory can't be made.
        NoAnswerError: another process has it and doesn't answer.
    """
    application = _application(arguments)
    places = _places(options)
    make_private_folder(places.data)
    instance = SingleInstance(places.data)
    if not instance.acquire():
        return None
    store = SettingsStore(places.settings)
    settings, settings_problem = _read(store)
    account = _account(options, settings)
    library = Library(places.account_folder(account.name))
    reading = _Reading(library, places.account_folder(account.name))
    languages = Languages(application, resource("translations"))
    languages.use(window_language(options.language or settings.language))
    theme = Theme(application, resource(), _theme_choice(settings.theme))
    window = MainWindow(theme)
    window.restore_look(settings.window, settings.columns)
    reading.join()
    first = FirstPaint(
        options, application, instance, places, settings, store, languages, theme, window,
        account, library, reading.opening, reading.problem, settings_problem,
    )  # fmt: skip
    _fill(first)
    window.show()
    _see(window, application)
    return first


def _read(store: SettingsStore) -> tuple[Settings, LibraryError | None]:
    try:
        return store.read(), None
    except LibraryError as error:
        return Settings(), error


def _see(window: MainWindow, application: QApplication) -> None:
    """Wait until the window has been painted: what comes next would keep it blank for a while."""
    deadline = time.monotonic() + _LONGEST_SIGHT
    application.processEvents()
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


def _fill(first: FirstPaint) -> None:
    window, opening = first.window, first.opening
    if opening is None or opening.known.listed_at is None:
        window.show_opening()
        return
    voices = opening.known.voices
    window.facts.demos = {key: demo_facts(demo) for key, demo in opening.demos.items()}
    window.facts.marks = opening.marks
    window.facts.take_trainings(opening.trainings, {voice.id: voice for voice in voices})
    window.model.open(voices)
    listed = {voice.id for voice in voices}
    counts = MarkCounter(opening.marks, listed.__contains__).counts
    window.sidebar.show_marks(counts)
    put_filter(window, kept_filter(first.settings, dict(counts.tags)))
    window.sidebar.show_counts(window.model.total, window.model.counts())
    window.sidebar.show_account(first.account.name, "", "text3")
    window.show_desk()
    window.voices.table.setFocus()


def _application(arguments: list[str]) -> QApplication:
    QLoggingCategory.setFilterRules(_QUIET)
    QApplication.setApplicationName("VoiceDesk")
    QApplication.setApplicationDisplayName("VoiceDesk")
    QApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("voicedesk")
    # Chosen by argument: the call for it returns a QStyle, which takes PySide 8 ms to prepare.
    application = QApplication(["voicedesk", "-style", "fusion", *arguments])
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
    return replace(known, address=options.base_url) if options.base_url else known


def _theme_choice(kept: str) -> ThemeChoice:
    return ThemeChoice(kept) if kept in set(ThemeChoice) else ThemeChoice.SYSTEM
