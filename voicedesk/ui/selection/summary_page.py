"""Several chosen voices, summed up in the panel's place."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.voice import VoiceState
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.pane import Foot, PaneScroll
from voicedesk.ui.kit.view import View
from voicedesk.ui.selection.chosen_tags import ChosenTags
from voicedesk.ui.selection.chosen_voices import ChosenVoices
from voicedesk.ui.selection.fact_list import CountedFact, FactList
from voicedesk.ui.selection.overlapping_tiles import OverlappingTiles
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_words import language_words, size_words, state_tone, state_words

_MOST_LANGUAGES = 6


class SummaryPage(View):
    """States, demos, favourites, languages and tags of the chosen voices.

    Signals:
        cleared: Escape: one alone is to be chosen again.
    """

    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, surface="pane")
        self._chosen = ChosenVoices()
        self.tiles = OverlappingTiles(theme)
        self.title = Label(theme, pixels=22, weight=650)
        self.hint = Label(theme, ink="text2", wrap=True)
        self.facts = FactList(theme)
        self.tags = ChosenTags(theme)
        self.keys = Label(theme, pixels=12, ink="text2", wrap=True)
        self._lay_out()
        self.retranslate()

    def show_chosen(self, chosen: ChosenVoices) -> None:
        """Sum these up."""
        self._chosen = chosen
        self.tiles.show_voices(chosen.first)
        self.title.setText(
            QCoreApplication.translate("SummaryPage", "%n voice(s)", "", chosen.number)
        )
        self.facts.show_facts(self._facts())
        self.tags.show_tags(chosen.tags, chosen.number)

    def begin_tag(self) -> None:
        """Open the field for another tag, and bring it into sight."""
        self.tags.begin()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.tags.field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.hint.setText(self.tr("Actions in the bar apply to all of them."))
        self.keys.setText(self.tr("Ctrl or Shift click to change. Esc to clear."))
        self.show_chosen(self._chosen)

    # Inside

    def _facts(self) -> list[CountedFact]:
        chosen = self._chosen
        facts = [
            CountedFact(f"state-{state_tone(state)}", state_tone(state), state_words(state), str(n))
            for state, n in sorted(chosen.states, key=lambda pair: _rank(pair[0]))
        ]
        kept = self.tr("{kept} of {number}").format(kept=chosen.kept, number=chosen.number)
        if chosen.kept:
            kept = self.tr("{kept} · {size}").format(kept=kept, size=size_words(chosen.kept_size))
        facts.append(CountedFact("kept-offline", "text2", self.tr("Kept offline"), kept))
        if chosen.favourites:
            count = str(chosen.favourites)
            facts.append(CountedFact("star-filled", "arc", self.tr("Favourites"), count))
        languages = [(code, n) for code, n in chosen.languages if code]
        for code, n in languages[:_MOST_LANGUAGES]:
            facts.append(CountedFact("globe", "text2", language_words(code), str(n)))
        if rest := sum(n for _, n in languages[_MOST_LANGUAGES:]):
            facts.append(CountedFact("globe", "text2", self.tr("Other languages"), str(rest)))
        return facts

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(self.title)
        titles.addWidget(self.hint)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(18)
        column.addWidget(self.tiles)
        column.addLayout(titles)
        column.addWidget(self.facts)
        column.addWidget(self.tags)
        column.addStretch()
        self._scroll = PaneScroll(inside)
        foot = Foot(self.theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 15, 16, 16)
        row.addWidget(self.keys)
        foot.setMinimumHeight(64)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(foot)


def _rank(state: str) -> int:
    """States stand as they do in the sidebar; those that nobody knows come last."""
    order = (VoiceState.SUCCESS, VoiceState.TRAINING, VoiceState.INIT, VoiceState.FAILED)
    return next((at for at, one in enumerate(order) if one == state), len(order))
