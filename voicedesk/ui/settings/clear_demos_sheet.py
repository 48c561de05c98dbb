"""The question before kept demos are cleared away."""

from PySide6.QtWidgets import QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.theme import Theme


class ClearDemosSheet(QuestionSheet):
    """Says which go and which stay."""

    def __init__(self, theme: Theme, window: QWidget, account: str) -> None:
        super().__init__(theme, window)
        self._account = account
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Clear the demos of “{name}”?").format(name=isolated(self._account)),
            self.tr(
                "Demos of favourites and those you keep offline stay. The others are fetched anew "
                "when you play them; earlier demos of retrained voices, and recordings that were "
                "sent, are gone for good."
            ),
            keep=self.tr("Keep demos"),
            act=self.tr("Clear demos"),
        )
