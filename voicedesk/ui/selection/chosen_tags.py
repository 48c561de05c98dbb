"""The tags of several voices, to be put on all of them or taken off."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.chip import Chip
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.marks.tag_row import TagRow
from voicedesk.ui.theme import Theme

_MOST = 30
"""Tags that are shown at the most: those on the most voices."""


class ChosenTags(View):
    """Each tag with how many of the voices have it, and a field for another one.

    Signals:
        opened: the field is about to be shown, and can offer known tags.
        added, removed: a tag, of all.
    """

    opened = Signal()
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tags: tuple[tuple[str, int], ...] = ()
        self._number = 0
        self.title = Label(theme, weight=600)
        self.lines: list[_Line] = []
        self.field = TagRow(theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._rows)
        column.addWidget(self.field)
        self.field.opened.connect(self.opened)
        self.field.added.connect(self.added)
        self.retranslate()

    def show_tags(self, tags: Sequence[tuple[str, int]], number: int) -> None:
        """Show these tags and how many of `number` voices have each."""
        shown = tuple(tags[:_MOST])
        if (shown, number) == (self._tags, self._number):
            return
        if [name for name, _ in shown] != [name for name, _ in self._tags]:
            self._build([name for name, _ in shown])
        self._tags, self._number = shown, number
        self._say()

    def begin(self) -> None:
        """Open the field."""
        self.field.begin()

    def forget(self) -> None:
        """Let go of what was half typed."""
        self.field.forget()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Tags"))
        self._say()

    # Inside

    def _build(self, names: list[str]) -> None:
        had_focus = any(line.has_focus for line in self.lines)
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_Line(self.theme, name) for name in names]
        before = self.field.plus.previousInFocusChain() or self.title
        for line in self.lines:
            self._rows.addWidget(line)
            line.chip.clicked.connect(lambda _=False, name=line.name: self.removed.emit(name))
            line.put.clicked.connect(lambda _=False, name=line.name: self.added.emit(name))
            for part in (line.chip, line.put):
                self.setTabOrder(before, part)
                before = part
        if had_focus:
            (self.lines[0].chip if self.lines else self.field.plus).setFocus()

    def _say(self) -> None:
        for line, (_, count) in zip(self.lines, self._tags, strict=True):
            line.say(count, self._number)


class _Line(View):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.name = name
        self.chip = Chip(theme, name, tag=name)
        self.chip.setMaximumWidth(150)
        self.count = Label(theme, ink="text2", tabular=True)
        self.put = Button(theme, ButtonKind.LINK)
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self.chip)
        row.addWidget(self.count, 1)
        row.addWidget(self.put)

    @property
    def has_focus(self) -> bool:
        return self.chip.hasFocus() or self.put.hasFocus()

    def say(self, count: int, number: int) -> None:
        translate = QCoreApplication.translate
        name = isolated(self.name)
        everywhere = count >= number
        words = (
            translate("ChosenTags", "on all %n", "", number)
            if everywhere
            else translate("ChosenTags", "on {count} of {number}").format(
                count=count, number=number
            )
        )
        self.count.setText(words)
        self.chip.set_action(translate("ChosenTags", "Take “{name}” off all").format(name=name))
        self.put.setText(translate("ChosenTags", "Put on all"))
        self.put.setAccessibleName(translate("ChosenTags", "Put “{name}” on all").format(name=name))
        self.put.setVisible(not everywhere)
