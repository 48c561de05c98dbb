"""One group of settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import View

_WORDS = 208
_BODY = 576
_GAP = 24
_PAD = 18


class SettingsSection(View):
    """A title and a line on it at the left, the settings themselves at the right.

    A line above parts it from the one before.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(pixels=15, weight=600)
        self.caption = Label(ink="text2", wrap=True)
        words = QWidget()
        words.setFixedWidth(_WORDS)
        left = QVBoxLayout(words)
        left.setContentsMargins(0, 9, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.title)
        left.addWidget(self.caption)
        left.addStretch()
        inside = QWidget()
        inside.setMaximumWidth(_BODY)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _PAD, 0, _PAD)
        row.setSpacing(_GAP)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(inside, 1, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(_WORDS + _GAP + _BODY)

    def follow_another(self) -> None:
        self.set_edge("top")

    def add_row(self, label: Label, control: QWidget, *, wide: bool = False) -> None:
        """Add a setting: its words at the left, its control at the right; a wide one fills up."""
        row = QHBoxLayout()
        row.setSpacing(12)
        label.setBuddy(control)
        if wide:
            label.setFixedWidth(164)
            row.addWidget(label)
            row.addWidget(control, 1)
        else:
            label.setMinimumHeight(30)
            row.addWidget(label, 1)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
