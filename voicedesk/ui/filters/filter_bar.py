"""The row that says which filters are on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.filters.filter_parts import FilterPart, filter_parts
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.chip import Chip
from voicedesk.ui.kit.flow import Flow
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour
from voicedesk.ui.voices.voice_filter import VoiceFilter

_LINE = 32


class FilterBar(View):
    """A chip for each filter, and a button that ends them all.

    Args:
        after: the widget that Tab leads here from.

    Signals:
        chosen: a VoiceFilter without the one whose chip was pressed.
        cleared: the button.
    """

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, after: QWidget) -> None:
        super().__init__(theme, surface="content")
        self._after = after
        self._shown = VoiceFilter()
        self._parts: list[FilterPart] = []
        self.heading = Label(theme, pixels=12, ink="text2")
        self.heading.setFixedHeight(_LINE)
        self.chips: list[Chip] = []
        self.clear = Button(theme, ButtonKind.LINK, height=28)
        self._flow = Flow(line=_LINE, gap=6)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 12, 5)
        row.setSpacing(12)
        row.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._flow, 1)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        self.clear.clicked.connect(self.cleared)
        self.retranslate()

    def show_filter(self, shown: VoiceFilter) -> None:
        """Show the filters that are on."""
        self._shown = shown
        parts = filter_parts(shown)
        if [part.words for part in parts] == [part.words for part in self._parts]:
            self._parts = parts
            return
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        before = self.chips
        self._parts = parts
        self.chips = [self._chip(at) for at in range(len(parts))]
        self._flow.set_parts([*self.chips], after=self._after)
        self.setTabOrder(self.chips[-1] if self.chips else self._after, self.clear)
        if self.chips and focused >= 0:
            left = self.chips[min(focused, len(self.chips) - 1)]
            left.setFocus(Qt.FocusReason.TabFocusReason)
        for chip in before:
            chip.hide()
            chip.deleteLater()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Filters"))
        self.clear.setText(self.tr("Clear all"))
        self.clear.setAccessibleName(self.tr("Clear all filters"))
        self._parts = []
        self.show_filter(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        line = self.tokens.line
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(line))
        painter.end()

    def _chip(self, at: int) -> Chip:
        part = self._parts[at]
        chip = Chip(self.theme, part.words, tag=part.tag)
        chip.set_action(self.tr("Remove filter “{name}”").format(name=isolated(part.words)))
        chip.clicked.connect(lambda: self.chosen.emit(self._parts[at].rest))
        return chip
