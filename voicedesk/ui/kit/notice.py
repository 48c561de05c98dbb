"""A line with an icon: how a test went, where the token is kept."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.ui.kit.glyph import Glyph
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme


class Notice(View):
    """An icon and words that wrap."""

    def __init__(
        self, theme: Theme, icon: str, *, pixels: int = 13, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.glyph = Glyph(theme, icon, side=18)
        self.words = Label(theme, pixels=pixels, ink="text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.glyph)
        row.addWidget(self.words, 1)

    def show_words(self, words: str, *, icon: str, ink: str = "text2") -> None:
        """Say something else; the icon's colour is the token `ink`."""
        self.glyph.show_icon(icon, ink)
        self.words.setText(words)
