"""The keys, in two columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key.

    Attributes:
        words: what it does, in the language in force.
        keys: as written on the keyboard, such as `Ctrl+F`.
    """

    words: str
    keys: str


class ShortcutsSheet(Sheet):
    """A list of keys to look at.

    Args:
        shortcuts: tells the keys in the language in force; asked again when that changes.

    """

    def __init__(
        self, theme: Theme, window: QWidget, shortcuts: Callable[[], Sequence[Shortcut]]
    ) -> None:
        super().__init__(theme, window, width=600)
        self._shortcuts = shortcuts
        self.title = Label(theme, pixels=18, weight=650)
        self.shut = IconButton(theme, "close")
        self._rows = [(Label(theme), _KeyCaps(theme)) for _ in shortcuts()]
        self._lay_out()
        self.shut.clicked.connect(self.close_sheet)
        self.retranslate()

    def open_sheet(self) -> None:
        """Show it."""
        self.open(self.shut)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.shut.set_words(self.tr("Close"))
        for (words, caps), shortcut in zip(self._rows, self._shortcuts(), strict=True):
            words.setText(shortcut.words)
            caps.show_keys(shortcut.keys)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -6, 0)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.shut)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(2, 24)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        half = (len(self._rows) + 1) // 2
        for number, (words, caps) in enumerate(self._rows):
            row, column = number % half, 3 * (number // half)
            grid.addWidget(words, row, column)
            grid.addWidget(caps, row, column + 1, Qt.AlignmentFlag.AlignRight)
            grid.setRowMinimumHeight(row, 28)
        self.body.addLayout(head)
        self.body.addLayout(grid)


class _KeyCaps(Label):
    """Keys as caps, one beside the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pixels=12, weight=500, ink="text2")
        self._keys: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: str) -> None:
        self._keys = [key for key in keys.split("+") if key] or [keys]
        if keys.endswith("++"):
            self._keys.append("+")
        self.setText(keys)

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(key) for key in self._keys) + 4 * (len(self._keys) - 1)
        return QSize(max(0, wide), 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        x = 0
        for key in self._keys:
            box = QRectF(x + 0.5, 1.5, self._wide(key) - 1, 21)
            painter.setPen(colour(tokens.line_strong))
            painter.setBrush(colour(tokens.content))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(colour(tokens.text2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            x += self._wide(key) + 4
        painter.end()

    def _wide(self, key: str) -> int:
        return max(24, self.fontMetrics().horizontalAdvance(key) + 14)
