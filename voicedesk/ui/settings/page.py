"""The settings, on a page in the table's place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.settings.accounts import AccountsSection
from voicedesk.ui.settings.general import AppearanceSection, NotificationsSection, SoundSection
from voicedesk.ui.settings.storage import StorageSection

_HEADER = 64


class SettingsPage(View):
    """A header, the messages, and the sections, which scroll.

    Args:
        strip: shows messages while the table's own is out of sight.

    Signals:
        closed: the button at its corner.
    """

    closed = Signal()

    def __init__(self, strip: QWidget) -> None:
        super().__init__(surface="content")
        self.appearance = AppearanceSection()
        self.storage = StorageSection()
        self.sound = SoundSection()
        self.notices = NotificationsSection()
        self.accounts = AccountsSection()
        sections = (self.appearance, self.storage, self.sound, self.notices, self.accounts)
        self.title = Label(pixels=18, weight=650)
        self.shut = IconButton("close")
        head = QWidget()
        head.setFixedHeight(_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(22, 0, 16, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.shut)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 24, 24)
        column.setSpacing(0)
        for number, section in enumerate(sections):
            column.addWidget(section)
            if number:
                section.follow_another()
        column.addStretch()
        self.area = PaneScroll(inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addWidget(strip)
        rows.addWidget(self.area, 1)
        self.shut.clicked.connect(self.closed)
        self.retranslate()

    def begin(self) -> None:
        self.shut.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_accounts(self) -> None:
        # Once all has its place.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.accounts, 0, 24))
        self.accounts.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self.shut.set_text(self.tr("Close settings"), self.tr("Esc"))
