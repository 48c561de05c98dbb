"""A voice's name as a field, in the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.name_field import NameField
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme


class RenameForm(View):
    """The field, and two buttons under it.

    Signals:
        saved: the name that was typed; it can be sent.
        cancelled: the name stays as it was.
    """

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = NameField(theme)
        self.save = Button(theme, ButtonKind.PRIMARY)
        self.cancel = Button(theme, ButtonKind.GHOST)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(buttons)
        self.name.changed.connect(self._check)
        self.name.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()
        self.retranslate()

    def begin(self, name: str) -> None:
        """Start with the name as it is."""
        self.name.set_name(name)
        self.show()
        self.name.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.name.set_words(self.tr("New name"), self.tr("New name"))
        self.save.setText(self.tr("Save name"))
        self.cancel.setText(self.tr("Cancel"))

    def _check(self) -> None:
        self.save.setEnabled(self.name.problem() is None)

    def _save(self) -> None:
        if self.name.problem() is None:
            self.saved.emit(self.name.name)
