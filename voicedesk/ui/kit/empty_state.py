"""What stands where there is nothing: why, and what to do next."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import paint_box, paint_tile, painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme


class EmptyState(View):
    """A picture, a fact, a sentence and up to two buttons, in the middle of a page."""

    def __init__(self, icon: str, *, surface: str = "content") -> None:
        super().__init__(surface=surface)
        self.fact = Label(pixels=18, weight=600)
        self.sentence = Label(ink="text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(320)
        self.primary = Button(ButtonKind.PRIMARY)
        self.secondary = Button(ButtonKind.SECONDARY)
        centre = Qt.AlignmentFlag.AlignHCenter
        column(
            (QWidget(), 5),
            (_Art(icon), centre),
            16,
            (self.fact, centre),
            (self.sentence, centre),
            8,
            row(None, self.primary, self.secondary, None),
            (QWidget(), 6),
            on=self,
            margins=(9, 9, 9, 9),
            gap=8,
        )


class _Art(QWidget):
    """Four mute voiceprints around an icon."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(300, 80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        with painting(self) as painter:
            for x, side, strength in ((29, 40, 0.5), (82, 52, 0.9), (218, 52, 0.9), (271, 40, 0.5)):
                painter.setOpacity(strength)
                box = QRectF(x - side / 2, 40 - side / 2, side, side)
                paint_tile(painter, box, f"empty {x}", playable=False)
            painter.setOpacity(1)
            paint_box(painter, QRectF(114, 4, 72, 72), tokens.select, 18)
            theme().icons.paint(painter, self._icon, QRectF(135, 25, 30, 30), tokens.accent_text)
