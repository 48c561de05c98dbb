"""Where to find the token, in three steps."""

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour

CONSOLE = "https://portal.qiniu.com"


class TokenGuide(View):
    """A card with the three steps and a link to the console."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = Label(theme, weight=600)
        self.link = Button(theme, ButtonKind.LINK, icon="external")
        self.steps = [Label(theme, ink="text2", wrap=True) for _ in range(3)]
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.link)
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for number, step in enumerate(self.steps):
            rows.addWidget(_Number(theme, number + 1), number, 0)
            rows.addWidget(step, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 6, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(rows)
        self.link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(CONSOLE)))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Where to find the token"))
        self.link.setText(self.tr("Open console"))
        self.link.setToolTip(CONSOLE)
        words = (
            self.tr("Sign in to Qiniu’s console"),
            self.tr("Find the API token (or key) of the voice service"),
            self.tr("Copy it and paste it above"),
        )
        for step, text in zip(self.steps, words, strict=True):
            step.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.tokens.line))
        painter.setBrush(colour(self.tokens.content))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()


class _Number(Label):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, str(number), pixels=11, weight=600, ink="text2")
        self.setFixedSize(18, 18)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self._theme.tokens.fill))
        painter.setBrush(colour(self._theme.tokens.fill))
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()
        super().paintEvent(event)
