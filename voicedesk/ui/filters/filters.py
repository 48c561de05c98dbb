"""The filters as they are kept, and as they are shown in every part of the window."""

from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.voice import VoiceState
from voicedesk.library import Settings
from voicedesk.ui.common.filters import VoiceFilter, filter_parts

if TYPE_CHECKING:
    from voicedesk.ui.main_window import MainWindow

_STATES = frozenset(state.value for state in VoiceState)


def kept_filter(settings: Settings, known_tags: Container[str]) -> VoiceFilter:
    """The filter that was in force last, without tags that no voice has; no search is kept."""
    return VoiceFilter(
        state=settings.shown_state if settings.shown_state in _STATES else "",
        favourites=settings.shown_favourites,
        offline=settings.shown_offline,
        tags=tuple(tag for tag in settings.shown_tags if tag in known_tags),
    )


def put_filter(window: "MainWindow", wanted: VoiceFilter) -> None:
    """Show the voices that pass, and say so everywhere."""
    if wanted != window.model.filters:
        window.model.filter(wanted)
    window.sidebar.show_filter(wanted)
    window.voices.show_filter(wanted)


def filters_on_text(shown: VoiceFilter) -> str:
    """How many filters are on; empty for none."""
    number = len(filter_parts(shown))
    return (
        QCoreApplication.translate("ShownFilter", "%n filter(s) on", "", number) if number else ""
    )
