"""What the program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme


class AboutSheet(Sheet):
    """Name, version, purpose and licence."""

    def __init__(self, theme: Theme, window: QWidget, version: str) -> None:
        super().__init__(theme, window, width=420)
        self._number = version
        self.name = Label(theme, "VoiceDesk", pixels=22, weight=650)
        self.version = Label(theme, ink="text2", tabular=True)
        self.purpose = Label(theme, wrap=True)
        self.licence = Label(theme, pixels=12, ink="text2", wrap=True)
        for label in (self.purpose, self.licence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shut = Button(theme, ButtonKind.SECONDARY)
        centre = Qt.AlignmentFlag.AlignHCenter
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.shut)
        foot.addStretch()
        self.body.setSpacing(8)
        self.body.addWidget(Glyph(theme, "app", side=64), 0, centre)
        self.body.addSpacing(4)
        self.body.addWidget(self.name, 0, centre)
        self.body.addWidget(self.version, 0, centre)
        self.body.addSpacing(4)
        self.body.addWidget(self.purpose)
        self.body.addWidget(self.licence)
        self.body.addSpacing(8)
        self.body.addLayout(foot)
        self.shut.clicked.connect(self.close_sheet)
        self.retranslate()

    def open_sheet(self) -> None:
        """Show it."""
        self.open(self.shut)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("About VoiceDesk"))
        self.version.setText(self.tr("Version {version}").format(version=self._number))
        self.purpose.setText(
            self.tr("For the cloned voices of your account: see them, hear them, train new ones.")
        )
        self.licence.setText(
            self.tr(
                "Free software under the MIT licence. The typefaces Inter and JetBrains Mono are "
                "under the SIL Open Font License."
            )
        )
        self.shut.setText(self.tr("Close"))
