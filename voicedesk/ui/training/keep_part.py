"""Asks whether the recording is kept on this computer."""

from PySide6.QtWidgets import QVBoxLayout

from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme


class KeepPart(View):
    """A box to tick, and what that is good for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.box = CheckBox(theme)
        self._use = Label(theme, pixels=12, ink="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self._use)
        self.retranslate()

    def retranslate(self) -> None:
        self.box.setText(self.tr("Keep the recording on this computer"))
        self._use.setText(self.tr("So that you can compare it with the demos before and after."))
        self.box.setAccessibleDescription(self._use.text())
