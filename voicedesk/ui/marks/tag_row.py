"""A voice's tags: as chips that can be taken away, and a field for more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicedesk.domain.display import isolated
from voicedesk.domain.tag_name import tag_key
from voicedesk.ui.kit.chip import Chip
from voicedesk.ui.kit.flow import Flow
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.marks.tag_field import TagField
from voicedesk.ui.marks.tag_words import tag_words
from voicedesk.ui.theme import Theme


class TagRow(View):
    """Shows the tags of one voice. What is half typed for a voice waits until it is shown again.

    Signals:
        opened: the field is about to be shown, and can offer known tags.
        added, removed: a tag.
    """

    opened = Signal()
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._voice_id = ""
        self._tags: tuple[str, ...] = ()
        self._known: Sequence[str] = ()
        self._drafts: dict[str, str] = {}
        self._flow = Flow(line=32)
        self.chips: list[Chip] = []
        self.plus = IconButton(theme, "plus", side=22, glyph=16)
        self.field = TagField(theme)
        self.reason = Label(theme, pixels=12, ink="failed", wrap=True)
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._flow)
        column.addWidget(self.reason)
        self._fill()
        self.field.hide()
        self.plus.clicked.connect(self.begin)
        self.field.submitted.connect(self._submit)
        self.field.cancelled.connect(self._cancel)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._typed)
        self.retranslate()

    def show_tags(self, voice_id: str, tags: tuple[str, ...]) -> None:
        """Show the tags of a voice."""
        if voice_id != self._voice_id:
            self._keep_draft()
            self._voice_id = voice_id
            draft = self._drafts.pop(voice_id, "")
            self.field.setText(draft)
            self._show_field(on=bool(draft))
        if tags != self._tags:
            self._tags = tags
            self._fill()
            self._offer()
        self._typed()

    def show_known(self, tags: Sequence[str]) -> None:
        """Offer these tags, as other voices have them."""
        self._known = tags
        self._offer()

    def begin(self) -> None:
        """Open the field."""
        self._show_field(on=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of what was half typed, as with another account."""
        self.field.clear()
        self._drafts.clear()
        self._show_field(on=False)

    def retranslate(self) -> None:
        self.plus.set_words(self.tr("Add tag"))
        self.field.setPlaceholderText(self.tr("New tag"))
        self.field.setAccessibleName(self.tr("New tag"))
        for tag, chip in zip(self._tags, self.chips, strict=True):
            chip.set_action(self.tr("Remove tag “{name}”").format(name=isolated(tag)))
        self._typed()

    # Inside

    def _fill(self) -> None:
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        before, self.chips = self.chips, [self._chip(tag) for tag in self._tags]
        self._flow.set_parts([*self.chips, self.plus, self.field])
        if focused >= 0:
            self._focus(focused)
        for chip in before:
            chip.hide()
            chip.deleteLater()

    def _focus(self, at: int) -> None:
        """Leave the keyboard where it was: on the next chip, else on the last of what is there."""
        after: QWidget = self.chips[min(at, len(self.chips) - 1)] if self.chips else self.plus
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def _chip(self, tag: str) -> Chip:
        chip = Chip(self.theme, tag, tag=tag)
        chip.set_action(self.tr("Remove tag “{name}”").format(name=isolated(tag)))
        chip.clicked.connect(lambda: self.removed.emit(tag))
        return chip

    def _show_field(self, *, on: bool) -> None:
        if on and self.field.isHidden():
            self.opened.emit()
        self.field.setVisible(on)
        self.plus.setVisible(not on)

    def _keep_draft(self) -> None:
        if self.field.text().strip():
            self._drafts[self._voice_id] = self.field.text()

    def _offer(self) -> None:
        self.field.set_known([tag for tag in self._known if tag not in self._tags])

    def _has(self, name: str) -> bool:
        return tag_key(name) in map(tag_key, self._tags)

    def _typed(self) -> None:
        text = self.field.text()
        reason = tag_words(text)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) and not self.field.isHidden())
        self.field.mark(wrong=bool(reason))
        self.field.setAccessibleDescription(reason)

    def _submit(self, name: str) -> None:
        self.field.clear()
        if not self._has(name):
            self.added.emit(name)

    def _leave(self) -> None:
        if not self.field.text().strip():
            self._show_field(on=False)

    def _cancel(self) -> None:
        self.field.clear()
        self._show_field(on=False)
        self.plus.setFocus(Qt.FocusReason.OtherFocusReason)
