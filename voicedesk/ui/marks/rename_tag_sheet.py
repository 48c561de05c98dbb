"""A tag's name as a field, in a sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from voicedesk.domain.display import isolated
from voicedesk.domain.tag_name import clean_tag, tag_key, tag_problem
from voicedesk.ui.kit.button import ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.marks.tag_words import tag_words
from voicedesk.ui.theme import Theme


class RenameTagSheet(QuestionSheet):
    """Asks for another name, and says where that makes one tag of two.

    Signals:
        renamed: the new name; it will do.
    """

    renamed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, tag: str, known: Sequence[str]) -> None:
        super().__init__(theme, window, act=ButtonKind.PRIMARY)
        self._tag = tag
        self._known = {tag_key(one): one for one in known if one != tag}
        self.field = QLineEdit(tag)
        self.reason = Label(theme, pixels=12, ink="text2", wrap=True)
        self.add(self.field, self.reason)
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self.confirm)
        self.retranslate()

    def ask(self) -> None:
        """Show it."""
        self.open(self.field)
        self.field.selectAll()

    def retranslate(self) -> None:
        self.say(
            self.tr("Rename tag “{name}”").format(name=isolated(self._tag)),
            "",
            keep=self.tr("Cancel"),
            act=self.tr("Rename tag"),
        )
        self.field.setAccessibleName(self.tr("Tag name"))
        self._check()

    def _check(self) -> None:
        text = self.field.text()
        self.act.setEnabled(tag_problem(text) is None and clean_tag(text) != self._tag)
        wrong = tag_words(text)
        same = self._known.get(tag_key(clean_tag(text)))
        merged = (
            self.tr("There is a tag “{name}” already: the two become one.").format(
                name=isolated(same)
            )
            if same is not None
            else ""
        )
        self.reason.set_ink("failed" if wrong else "text2")
        self.reason.setText(wrong or merged)
        self.reason.setVisible(bool(wrong or merged))
        self.field.setAccessibleDescription(wrong or merged)
        if self.field.property("wrong") != bool(wrong):
            self.field.setProperty("wrong", bool(wrong))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def confirm(self) -> None:
        if self.act.isEnabled():
            name = clean_tag(self.field.text())
            super().confirm()
            self.renamed.emit(name)
