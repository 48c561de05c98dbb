"""The question before a backup is taken in."""

from PySide6.QtWidgets import QWidget

from voicedesk.domain.backup import BackupFacts
from voicedesk.domain.display import isolated
from voicedesk.ui.backup.backup_words import contents_words, origin_words
from voicedesk.ui.kit.button import ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.notice import Notice
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.theme import Theme


class RestoreSheet(QuestionSheet):
    """Says what the backup holds, where it goes, and that nothing newer is overwritten.

    Args:
        account: the name of the account it is taken into.
        foreign: whether it was made of another account.
    """

    def __init__(
        self, theme: Theme, window: QWidget, facts: BackupFacts, account: str, *, foreign: bool
    ) -> None:
        super().__init__(theme, window, act=ButtonKind.PRIMARY)
        self._facts = facts
        self._account = account
        self.contents = Label(theme, ink="text2", wrap=True, tabular=True)
        self.rule = Label(theme, ink="text2", wrap=True)
        self.foreign = Notice(theme, "warn")
        self.foreign.setVisible(foreign)
        self.add(self.contents, self.foreign, self.rule)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Restore into the account “{name}”?").format(name=isolated(self._account)),
            origin_words(self._facts),
            keep=self.tr("Cancel"),
            act=self.tr("Restore"),
        )
        self.contents.setText(contents_words(self._facts))
        self.rule.setText(
            self.tr(
                "What is newer on this computer stays as it is; what is missing is added. "
                "Voices at the service aren’t touched."
            )
        )
        self.foreign.show_words(
            self.tr("It was made of another account, whose voices this one may not have."),
            icon="warn",
            ink="training",
        )
