"""The tags in the sidebar."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.sidebar.tag_button import TagButton
from voicedesk.ui.theme import Theme

_TOP, _GAP, _BOTTOM = 14, 6, 8


class TagList(View):
    """A heading and a button for each tag; scrolls where there are more than there is room for.

    Args:
        after: the widget that Tab leads here from.

    Signals:
        toggled: a tag was switched on or off.
        menu_wanted: a tag's menu is asked for: the tag, and where in screen pixels.
    """

    toggled = Signal(str, bool)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, after: QWidget) -> None:
        super().__init__(theme)
        self._after = after
        self.heading = Label(theme, pixels=11, weight=600, ink="text2")
        self.buttons: dict[str, TagButton] = {}
        self._chosen: Collection[str] = ()
        heading = QHBoxLayout()
        heading.setContentsMargins(18, 0, 8, 0)
        heading.addWidget(self.heading)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _TOP, 1, _BOTTOM)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addSpacing(_GAP)
        column.addWidget(self._scroll, 1)
        self.retranslate()

    def show_tags(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show these tags and how many voices have each, in this order."""
        wanted = dict(counts)
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        for tag in [tag for tag in self.buttons if tag not in wanted]:
            button = self.buttons.pop(tag)
            button.hide()
            button.deleteLater()
        for place, (tag, count) in enumerate(counts):
            button = self.buttons.get(tag) or self._make(tag)
            button.show_count(count)
            if self._column.indexOf(button) != place:
                self._column.insertWidget(place, button)
        self.buttons = {tag: self.buttons[tag] for tag in wanted}
        self._order_focus()
        self._take_room()
        if had_focus and not any(button.hasFocus() for button in self.buttons.values()):
            next(iter(self.buttons.values()), self).setFocus()

    def show_chosen(self, tags: Collection[str]) -> None:
        """Mark the tags that voices are filtered by."""
        self._chosen = tags
        for tag, button in self.buttons.items():
            button.setChecked(tag in tags)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Tags"))

    def _take_room(self) -> None:
        """No more than the tags need: what follows stands right below them."""
        # Counted, not asked of the layout: it leaves out what is shown in a moment.
        tags = sum(button.sizeHint().height() for button in self.buttons.values())
        self.setMaximumHeight(_TOP + self.heading.sizeHint().height() + _GAP + tags + _BOTTOM)

    def _make(self, tag: str) -> TagButton:
        button = TagButton(self.theme, tag)
        button.setChecked(tag in self._chosen)
        # Not `clicked`: a screen reader's press toggles without a click.
        button.toggled.connect(lambda on: self._toggled(tag, on=on))
        button.reached.connect(lambda: self._scroll.ensureWidgetVisible(button, 0, 8))
        button.menu_wanted.connect(lambda where: self.menu_wanted.emit(tag, where))
        self.buttons[tag] = button
        return button

    def _toggled(self, tag: str, *, on: bool) -> None:
        if on != (tag in self._chosen):
            self.toggled.emit(tag, on)

    def _order_focus(self) -> None:
        for before, after in pairwise([self._after, *self.buttons.values()]):
            self.setTabOrder(before, after)
