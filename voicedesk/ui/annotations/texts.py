"""What is said of changed annotations, so that they can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import isolated
from voicedesk.services.annotations import AnnotationChanges

translate = QCoreApplication.translate


def change_text(changes: AnnotationChanges, name_of: Callable[[str], str]) -> str:
    """What one operation changed, in a sentence.

    Args:
        name_of: the name of a voice by its id; empty for one that isn't listed.
    """
    pairs, number = list(changes.values()), len(changes)
    name = isolated(only) if number == 1 and (only := name_of(next(iter(changes)))) else ""
    before, after = pairs[0]
    if before.favourite != after.favourite:
        return _favourite_text(name, number, on=after.favourite)
    if before.pinned != after.pinned:
        return _pinned_text(name, number, on=after.pinned)
    if before.note != after.note:
        return note_text(name, is_empty=not after.note)
    gone = {tag for one, other in pairs for tag in one.tags if tag not in other.tags}
    new = {tag for one, other in pairs for tag in other.tags if tag not in one.tags}
    if gone and new:
        return translate("AnnotationTexts", "Tag “{old}” renamed to “{new}”.").format(
            old=isolated(min(gone)), new=isolated(min(new))
        )
    return _tag_text(isolated(min(gone or new)), name, number, added=bool(new))


def note_text(name: str, *, is_empty: bool) -> str:
    if is_empty:
        words = translate("AnnotationTexts", "Note on {name} deleted.")
    else:
        words = translate("AnnotationTexts", "Note on {name} saved.")
    return words.format(name=name)


def _favourite_text(name: str, number: int, *, on: bool) -> str:
    if not name:
        return (
            translate("AnnotationTexts", "%Ln voice(s) added to favourites.", "", number)
            if on
            else translate("AnnotationTexts", "%Ln voice(s) removed from favourites.", "", number)
        )
    if on:
        words = translate("AnnotationTexts", "{name} added to favourites.")
    else:
        words = translate("AnnotationTexts", "{name} removed from favourites.")
    return words.format(name=name)


def _pinned_text(name: str, number: int, *, on: bool) -> str:
    if not name:
        return (
            translate("AnnotationTexts", "“Always keep” turned on for %Ln demo(s).", "", number)
            if on
            else translate(
                "AnnotationTexts", "“Always keep” turned off for %Ln demo(s).", "", number
            )
        )
    if on:
        words = translate("AnnotationTexts", "“Always keep” turned on for {name}.")
    else:
        words = translate("AnnotationTexts", "“Always keep” turned off for {name}.")
    return words.format(name=name)


def _tag_text(tag: str, name: str, number: int, *, added: bool) -> str:
    if not name:
        words = (
            translate("AnnotationTexts", "Tag “{tag}” added to %Ln voice(s).", "", number)
            if added
            else translate("AnnotationTexts", "Tag “{tag}” removed from %Ln voice(s).", "", number)
        )
    elif added:
        words = translate("AnnotationTexts", "Tag “{tag}” added to {name}.")
    else:
        words = translate("AnnotationTexts", "Tag “{tag}” removed from {name}.")
    return words.format(tag=tag, name=name)
