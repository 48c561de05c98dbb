"""One of the two ways on from the welcome."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class WelcomeCard(View):
    """A card with an icon, a title and a line below it; `body` takes the rest.

    Args:
        icon: the icon's name.
        inks: the tokens of the icon and of the square behind it.

    """

    def __init__(
        self, theme: Theme, icon: str, inks: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.title = Label(theme, pixels=15, weight=600)
        self.line = Label(theme, ink="text2")
        head = QGridLayout()
        head.setHorizontalSpacing(14)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        head.addWidget(_Badge(theme, icon, inks), 0, 0, 2, 1)
        head.addWidget(self.title, 0, 1)
        head.addWidget(self.line, 1, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(self.body, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tokens.line))
        painter.setBrush(colour(self.tokens.pane))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.end()


class _Badge(View):
    def __init__(self, theme: Theme, icon: str, inks: tuple[str, str]) -> None:
        super().__init__(theme)
        self._icon = icon
        self._inks = inks
        self.setFixedSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        ink, back = (getattr(self.tokens, name) for name in self._inks)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(back))
        painter.setBrush(colour(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        self.theme.icons.paint(painter, self._icon, QRectF(10, 10, 20, 20), ink)
        painter.end()
