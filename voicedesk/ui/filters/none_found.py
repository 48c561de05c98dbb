"""What to say where no voice passes the filters."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.filters.filter_parts import filter_parts, is_place
from voicedesk.ui.kit.empty_state import EmptyState
from voicedesk.ui.sentences import listed
from voicedesk.ui.voices.voice_filter import VoiceFilter


def explain_none_found(page: EmptyState, shown: VoiceFilter) -> None:
    """Say what was looked for, which filters are on, and how to see more."""
    translate = QCoreApplication.translate
    search = shown.search.strip()
    parts = filter_parts(shown)
    just_place = is_place(shown) and not search
    filters = (
        translate("NoneFound", "%n filter(s) on: {filters}.", "", len(parts)).format(
            filters=listed(part.words for part in parts)
        )
        if parts
        else ""
    )
    if search:
        fact = translate("NoneFound", "No voices match “{search}”").format(search=isolated(search))
        looked = translate(
            "NoneFound", "The search looks at names, tags, notes, languages and IDs."
        )
        sentence = "\n".join(part for part in (filters, looked) if part)
    elif just_place and shown.favourites:
        fact = translate("NoneFound", "No favourites yet")
        sentence = translate(
            "NoneFound", "Press the star in a voice’s details, or Ctrl+D, to find it here."
        )
    elif just_place:
        fact = translate("NoneFound", "No voice is in this state")
        sentence = ""
    else:
        fact = translate("NoneFound", "No voice passes the filters")
        sentence = filters
    page.fact.setText(fact)
    page.sentence.setText(sentence)
    page.primary.setText(translate("NoneFound", "Clear search"))
    page.secondary.setText(
        translate("NoneFound", "Show all voices")
        if just_place
        else translate("NoneFound", "Clear filters")
    )
    page.primary.setVisible(bool(search))
    page.secondary.setVisible(bool(parts))
