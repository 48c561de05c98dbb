"""Asks once whether all who speak in the recordings agreed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from voicedesk.domain.folding import folded
from voicedesk.ui.batch.name_list import NameList
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.sentences import listed
from voicedesk.ui.theme import Theme


class SpeakersPart(View):
    """A box to tick, the sentence it stands for, and all who weren't asked before.

    Signals:
        changed: the box was ticked, or is no longer.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._speakers: tuple[str, ...] = ()
        self.agreed = CheckBox(theme)
        self.wording = Label(theme, pixels=12, ink="text2", wrap=True)
        self.names = NameList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.agreed)
        column.addWidget(self.wording)
        column.addWidget(self.names)
        self.agreed.toggled.connect(lambda _: self.changed.emit())
        self.retranslate()

    def show_speakers(self, speakers: Sequence[str]) -> None:
        """Ask of these; one more than before has to be agreed to anew."""
        before = {folded(speaker.strip()) for speaker in self._speakers}
        more = any(folded(speaker.strip()) not in before for speaker in speakers)
        if self._speakers == tuple(speakers):
            return
        self._speakers = tuple(speakers)
        if more and self.agreed.isChecked():
            self.agreed.setChecked(False)
        self.retranslate()

    def sentence(self) -> str:
        """What is confirmed of each of them."""
        return self.tr(
            "Each of these people knows that the voice is cloned from the recording, and agreed:"
        )

    def retranslate(self) -> None:
        asks = bool(self._speakers)
        self.agreed.setText(self.tr("All speakers agreed"))
        self.wording.setText(self.sentence())
        self.names.set_text(listed(self._speakers))
        self.agreed.setAccessibleDescription(f"{self.sentence()} {self.names.text()}")
        self.names.setAccessibleName(self.sentence())
        self.setVisible(asks)
