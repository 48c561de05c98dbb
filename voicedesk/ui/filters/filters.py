"""The filters as they are kept, and counted in words."""

from collections.abc import Container

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.voice import VoiceState
from voicedesk.library import Settings
from voicedesk.ui.common.filters import VoiceFilter, filter_parts

_STATES = frozenset(state.value for state in VoiceState)


def kept_filter(settings: Settings, known_tags: Container[str]) -> VoiceFilter:
    """The filter that was in force last, without tags that no voice has; no search is kept."""
    return VoiceFilter(
        state=settings.shown_state if settings.shown_state in _STATES else "",
        favourites=settings.shown_favourites,
        offline=settings.shown_offline,
        tags=tuple(tag for tag in settings.shown_tags if tag in known_tags),
    )


def filters_on_text(shown: VoiceFilter) -> str:
    """How many filters are on; empty for none."""
    number = len(filter_parts(shown))
    return (
        QCoreApplication.translate("ShownFilter", "%n filter(s) on", "", number) if number else ""
    )
