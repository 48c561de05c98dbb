"""The question before an account is removed."""

from PySide6.QtWidgets import QWidget

from voicedesk.domain.account import Account
from voicedesk.domain.display import isolated
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.theme import Theme


class RemoveAccountSheet(QuestionSheet):
    """Says what goes and what stays; the library stays unless `with_library` is ticked."""

    def __init__(self, theme: Theme, window: QWidget, account: Account) -> None:
        super().__init__(theme, window, width=480)
        self._account = account
        self.with_library = CheckBox(theme)
        self.library = Label(theme, pixels=12, ink="text2", wrap=True)
        self.add(self.with_library, self.library)
        self.with_library.toggled.connect(lambda _: self.retranslate())
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("Remove the account “{name}”?").format(name=isolated(self._account.name)),
            self.tr(
                "Its token is removed from this computer. Its voices stay at the service; to "
                "connect again you need the token."
            ),
            keep=self.tr("Keep account"),
            act=self.tr("Remove account"),
        )
        self.with_library.setText(self.tr("Delete its library on this computer too"))
        self.library.setText(
            self.tr("Favourites, tags, notes, history and demos of this account can’t be restored.")
            if self.with_library.isChecked()
            else self.tr(
                "Favourites, tags, notes, history and demos are kept. They are back once you add "
                "an account of this name."
            )
        )
        self.library.set_ink("failed" if self.with_library.isChecked() else "text2")
        self.with_library.setAccessibleDescription(self.library.text())
