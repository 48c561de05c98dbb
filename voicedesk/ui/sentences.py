"""Sentences that are translated apart and shown as one text."""

from PySide6.QtCore import QCoreApplication


def joined(first: str, second: str) -> str:
    """`first`, then `second`: with a space between them where the language has one there."""
    if not first or not second:
        return first or second
    return QCoreApplication.translate(
        "Sentences", "{first} {second}", "one sentence after another"
    ).format(first=first, second=second)
