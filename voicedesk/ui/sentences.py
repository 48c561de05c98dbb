"""Texts that are found apart and shown as one."""

from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import clean


def joined(first: str, second: str) -> str:
    """`first`, then `second`: with a space between them where the language has one there."""
    if not first or not second:
        return first or second
    return QCoreApplication.translate(
        "Sentences", "{first} {second}", "one sentence after another"
    ).format(first=first, second=second)


def listed(names: Iterable[str]) -> str:
    """`names`, made safe to show, one after another as the language lists them."""
    pattern = QCoreApplication.translate(
        "Sentences", "{names}, {name}", "one more name at the end of a list"
    )
    return reduce(
        lambda names, name: pattern.format(names=names, name=name) if names else name,
        filter(None, map(clean, names)),
        "",
    )
