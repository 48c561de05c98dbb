"""The window of the first paint: built beside the reading of the library, and filled with it."""

from PySide6.QtWidgets import QApplication

from voicedesk.app.options import Options
from voicedesk.domain.account import Account
from voicedesk.library import Opening, Settings
from voicedesk.resources import resource
from voicedesk.ui.common.facts import demo_facts
from voicedesk.ui.common.filters import AnnotationCounter, kept_filter
from voicedesk.ui.languages import Languages, window_language
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.theme import Theme, ThemeChoice


class FirstWindow:
    """The window, empty, in the language and the look that the settings say."""

    def __init__(self, application: QApplication, options: Options, settings: Settings) -> None:
        self.languages = Languages(application, resource("translations"))
        self.languages.use(window_language(options.language or settings.language))
        # What every widget is painted in, by theme().
        Theme(application, resource(), _theme_choice(settings.theme))
        self.window = MainWindow()


def fill(window: MainWindow, opening: Opening | None, account: Account, settings: Settings) -> None:
    """Show what the library holds; `opening` is None where it could not be read."""
    if opening is None or opening.known.listed_at is None:
        window.show_opening()
        return
    voices = opening.known.voices
    window.facts.demos = {key: demo_facts(demo) for key, demo in opening.demos.items()}
    window.facts.annotations = opening.annotations
    listed = {voice.id: voice for voice in voices}
    window.facts.apply_trainings(opening.trainings, listed)
    window.model.open(voices)
    counts = AnnotationCounter(opening.annotations, listed.__contains__).counts
    window.sidebar.show_annotations(counts)
    window.show_filter(kept_filter(settings, dict(counts.tags)))
    window.sidebar.show_counts(window.model.total, window.model.counts())
    window.sidebar.show_account(account)
    window.show_desk()
    window.voices.table.setFocus()


def _theme_choice(kept: str) -> ThemeChoice:
    return ThemeChoice(kept) if kept in set(ThemeChoice) else ThemeChoice.SYSTEM
