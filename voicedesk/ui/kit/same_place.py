"""Finds the widget that stands in the same place of another tree, made by the same code."""

from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_Kind = TypeVar("_Kind", bound=QWidget)


def counterpart_of(widget: _Kind, tree: QWidget, other: QWidget) -> _Kind | None:
    """Return the widget in `other` that is what `widget` is in `tree`; None if there is none."""
    steps: list[tuple[type[QWidget], int]] = []
    at: QWidget = widget
    while at is not tree:
        parent = at.parentWidget()
        if parent is None:
            return None
        steps.append((type(at), _alike(parent, type(at)).index(at)))
        at = parent
    found = other
    for kind, place in reversed(steps):
        alike = _alike(found, kind)
        if place >= len(alike):
            return None
        found = alike[place]
    return found if isinstance(found, type(widget)) else None


def copy_typed(tree: QWidget, other: QWidget) -> None:
    """Let the fields in sight in `tree` have their text in `other` too."""
    for field in tree.findChildren(QLineEdit):
        if field.isVisibleTo(tree) and not field.isReadOnly():
            line = counterpart_of(field, tree, other)
            if line is not None and line.text() != field.text():
                line.setText(field.text())
    for text in tree.findChildren(QPlainTextEdit):
        if text.isVisibleTo(tree) and not text.isReadOnly():
            lines = counterpart_of(text, tree, other)
            if lines is not None and lines.toPlainText() != text.toPlainText():
                lines.setPlainText(text.toPlainText())


def _alike(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in parent.children() if type(one) is kind]
