"""The question before a tag is taken off all voices."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme


class RemoveTagSheet(QuestionSheet):
    """Says how many voices have the tag."""

    def __init__(self, theme: Theme, window: QWidget, tag: str, number: int) -> None:
        super().__init__(theme, window)
        self._tag = tag
        self._number = number
        self.retranslate()

    def retranslate(self) -> None:
        fact = QCoreApplication.translate(
            "RemoveTagSheet", "It is taken off %n voice(s).", "", self._number
        )
        self.say(
            self.tr("Remove the tag “{name}”?").format(name=isolated(self._tag)),
            joined(fact, self.tr("The voices themselves stay as they are.")),
            keep=self.tr("Keep tag"),
            act=self.tr("Remove tag"),
        )
