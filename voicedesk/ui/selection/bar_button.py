"""A button of the bar: icon and word, or the icon alone where there is no room."""

from PySide6.QtCore import QSize

from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme


class BarButton(Button):
    """Always named by its word, which a tool tip shows where the button doesn't."""

    def __init__(self, theme: Theme, icon: str, kind: ButtonKind = ButtonKind.GHOST) -> None:
        super().__init__(theme, kind, icon=icon)
        self._is_compact = False
        self._why = ""

    def set_words(self, words: str, why: str = "") -> None:
        """Name the button, and say what its word doesn't: its key, or why it can't be pressed."""
        self._why = why
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self._tip()
        self.updateGeometry()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon alone, or the word too."""
        if compact != self._is_compact:
            self._is_compact = compact
            self._tip()
            self.updateGeometry()
            self.update()

    @property
    def full_width(self) -> int:
        """Pixels that icon and word take."""
        self._dress()
        return self.fontMetrics().horizontalAdvance(self.text()) + 26 + 16

    def sizeHint(self) -> QSize:
        return QSize(34 if self._is_compact else self.full_width, self.height())

    def _words(self) -> str:
        return "" if self._is_compact else super()._words()

    def _tip(self) -> None:
        words = [self.text()] if self._is_compact else []
        self.setToolTip(plain_tip("\n".join([*words, *filter(None, [self._why])])))
