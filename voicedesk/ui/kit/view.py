"""The base of everything that shows words."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import Tokens, colour


class View(QWidget):
    """A part of the window that repaints with the theme and renews its words with the language.

    Args:
        theme: the look in force.
        surface: the name of the token it is painted on; empty for none of its own.

    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, surface: str = "") -> None:
        super().__init__(parent)
        self.theme = theme
        self._surface = surface
        if surface:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self.theme.tokens

    def retranslate(self) -> None:
        """Set every word anew. Called when the language changes; views call it once built."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._surface:
            painter = QPainter(self)
            painter.fillRect(event.rect(), colour(getattr(self.tokens, self._surface)))
            painter.end()
