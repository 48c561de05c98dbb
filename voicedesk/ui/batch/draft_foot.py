"""Under a table that wasn't sent yet: whose voices they are, what it comes to, and the button."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.ui.batch.speakers_part import SpeakersPart
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.pane import Foot
from voicedesk.ui.theme import Theme

translate = QCoreApplication.translate


class DraftFoot(Foot):
    """The boxes to tick, the sentence about the rest, and the one button.

    Signals:
        changed: one of the boxes was ticked, or is no longer.
        start_wanted: the rows are to be sent.
    """

    changed = Signal()
    start_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._count = 0
        self._unseen = 0
        self._is_looking = False
        self.speakers = SpeakersPart(theme)
        self.anyway = CheckBox(theme)
        self.note = Label(theme, pixels=12, ink="text2", wrap=True)
        self.start = Button(theme, ButtonKind.PRIMARY)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.speakers)
        left.addWidget(self.anyway)
        left.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 22, 16)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.start)
        self.speakers.changed.connect(self.changed)
        self.anyway.toggled.connect(lambda _: self.changed.emit())
        self.start.clicked.connect(self.start_wanted)
        self.retranslate()

    def show_looking(self, *, is_looking: bool) -> None:
        """Ask whether to wait for what is being looked at; that is no answer to what is found."""
        was_looking, self._is_looking = self._is_looking, is_looking
        if was_looking and not is_looking:
            self.anyway.setChecked(False)

    def show_state(self, count: int, unseen: int, note: str, *, ready: bool) -> None:
        """Show how many can be sent, how many could not be looked at, and what is missing."""
        self._count, self._unseen = count, unseen
        self.anyway.setVisible(unseen > 0 or self._is_looking)
        self.start.setEnabled(ready)
        self.start.setAccessibleDescription("" if ready else note)
        self.note.setText(note)
        self.retranslate()

    def retranslate(self) -> None:
        self.start.setText(translate("Batch", "Start %n training(s)", "", self._count))
        self.start.updateGeometry()
        unseen = translate(
            "Batch", "Send %n recording(s) that couldn’t be looked at, too", "", self._unseen
        )
        waiting = self.tr("Send without waiting until all recordings were looked at")
        self.anyway.setText(waiting if self._is_looking else unseen)
        self.anyway.updateGeometry()
