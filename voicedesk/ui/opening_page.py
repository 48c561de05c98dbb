"""What is seen until it is known whether there is an account."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme

_QUIET_MS = 300
"""An ordinary start is over by then, and words that flash by say nothing."""


class OpeningPage(View):
    """Nothing at first; then a quiet line that says what is waited for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, surface="content")
        self._line: Label | None = None
        self._asks_store = False
        self._column = QVBoxLayout(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_QUIET_MS)
        self._pause.timeout.connect(self._speak)

    def tell_of_password_store(self) -> None:
        """The password store is asked from now on; it may wait for its owner."""
        self._asks_store = True
        self.retranslate()

    def retranslate(self) -> None:
        if self._line is not None:
            self._line.setText(
                self.tr("Opening the password store…") if self._asks_store else self.tr("Opening…")
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._line is None:
            self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():  # the window was minimised
            return
        self._pause.stop()
        self._asks_store = False
        if self._line is not None:
            self._line.deleteLater()
            self._line = None

    def _speak(self) -> None:
        # Made now, as the first paint has no use for it.
        self._line = Label(self.theme, pixels=15, ink="text2")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._line)
        self.retranslate()
