"""Texts that are found apart and shown as one."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import clean


def joined(first: str, second: str) -> str:
    """`first`, then `second`: with a space between them where the language has one there."""
    if not first or not second:
        return first or second
    return QCoreApplication.translate(
        "Sentences", "{first} {second}", "one sentence after another"
    ).format(first=first, second=second)


def listed(names: Iterable[str]) -> str:
    """`names`, made safe to show, one after another as the language lists them."""
    between = QCoreApplication.translate("Sentences", ", ", "between the names of a list")
    return between.join(clean(name) for name in names)
