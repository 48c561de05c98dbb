"""Several chosen voices, summed up in the panel's place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.text import isolated
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.common.texts import language_text, size_text, state_text, state_tone
from voicedesk.ui.kit.buttons import Button, ButtonKind, Chip
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.marks import paint_tile
from voicedesk.ui.kit.view import Foot, PaneScroll, View
from voicedesk.ui.selection.bar import SelectedVoices
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

_MOST = 30
"""Tags that are shown at the most: those on the most voices."""


class SelectedTags(View):
    """Each tag with how many of the voices have it, and a field for another one.

    Signals:
        opened: the field is about to be shown, and can offer known tags.
        added, removed: a tag, of all.
    """

    opened = Signal()
    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tags: tuple[tuple[str, int], ...] = ()
        self._number = 0
        self.title = Label(weight=600)
        self.lines: list[_TagLine] = []
        self.field = TagRow()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._rows)
        column.addWidget(self.field)
        self.field.opened.connect(self.opened)
        self.field.added.connect(self.added)
        self.retranslate()

    def show_tags(self, tags: Sequence[tuple[str, int]], number: int) -> None:
        """Show these tags and how many of `number` voices have each."""
        shown = tuple(tags[:_MOST])
        if (shown, number) == (self._tags, self._number):
            return
        if [name for name, _ in shown] != [name for name, _ in self._tags]:
            self._build([name for name, _ in shown])
        self._tags, self._number = shown, number
        self._say()

    def begin(self) -> None:
        self.field.begin()

    def forget(self) -> None:
        """Let go of what was half typed."""
        self.field.forget()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Tags"))
        self._say()

    # Inside

    def _build(self, names: list[str]) -> None:
        had_focus = any(line.has_focus for line in self.lines)
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_TagLine(name) for name in names]
        before = self.field.plus.previousInFocusChain() or self.title
        for line in self.lines:
            self._rows.addWidget(line)
            line.chip.clicked.connect(lambda _=False, name=line.name: self.removed.emit(name))
            line.put.clicked.connect(lambda _=False, name=line.name: self.added.emit(name))
            for part in (line.chip, line.put):
                self.setTabOrder(before, part)
                before = part
        if had_focus:
            (self.lines[0].chip if self.lines else self.field.plus).setFocus()

    def _say(self) -> None:
        for line, (_, count) in zip(self.lines, self._tags, strict=True):
            line.say(count, self._number)


class _TagLine(View):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.chip = Chip(name, tag=name)
        self.chip.setMaximumWidth(150)
        self.count = Label(ink="text2", tabular=True)
        self.put = Button(ButtonKind.LINK)
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self.chip)
        row.addWidget(self.count, 1)
        row.addWidget(self.put)

    @property
    def has_focus(self) -> bool:
        return self.chip.hasFocus() or self.put.hasFocus()

    def say(self, count: int, number: int) -> None:
        translate = QCoreApplication.translate
        name = isolated(self.name)
        everywhere = count >= number
        words = (
            translate("SelectedTags", "on all %n", "", number)
            if everywhere
            else translate("SelectedTags", "on {count} of {number}").format(
                count=count, number=number
            )
        )
        self.count.setText(words)
        self.chip.set_action(translate("SelectedTags", "Take “{name}” off all").format(name=name))
        self.put.setText(translate("SelectedTags", "Put on all"))
        self.put.setAccessibleName(
            translate("SelectedTags", "Put “{name}” on all").format(name=name)
        )
        self.put.setVisible(not everywhere)


@dataclass(frozen=True, slots=True)
class CountedFact:
    """One line.

    Attributes:
        icon, ink: the icon's name and the token it is painted in.
        words: what is counted.
        count: how many, in words.
    """

    icon: str
    ink: str
    words: str
    count: str


class FactList(View):
    """As many lines as there are facts."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_FactLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_facts(self, facts: Sequence[CountedFact]) -> None:
        while len(self._lines) < len(facts):
            self._lines.append(_FactLine())
            self._column.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            if number < len(facts):
                line.show_fact(facts[number])
            line.setVisible(number < len(facts))


class _FactLine(View):
    def __init__(self) -> None:
        super().__init__(edge="bottom")
        self._glyph = Glyph("state-idle")
        self._words = Label()
        self._count = Label(ink="text2", tabular=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(33)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(11)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)

    def show_fact(self, fact: CountedFact) -> None:
        self._glyph.show_icon(fact.icon, fact.ink)
        self._words.setText(fact.words)
        self._count.setText(fact.count)


_SIDE = 48
_STEP = 40
_RING = 2


class OverlappingTiles(QWidget):
    """They say nothing that words don't."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voices: tuple[Voice, ...] = ()
        self.setFixedHeight(_SIDE + 2 * _RING)

    def show_voices(self, voices: Sequence[Voice]) -> None:
        self._voices = tuple(voices)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 4 * _STEP, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pane = colour(theme().tokens.pane)
        for number, voice in enumerate(self._voices):
            tile = QRectF(number * _STEP, _RING, _SIDE, _SIDE)
            if number:
                around = tile.adjusted(-_RING, -_RING, _RING, _RING)
                painter.setPen(QPen(pane, 0))
                painter.setBrush(pane)
                painter.drawRoundedRect(around, _SIDE * 0.25 + _RING, _SIDE * 0.25 + _RING)
            playable = voice.is_training or (voice.is_ready and bool(voice.demo_url))
            paint_tile(painter, tile, voice.id, playable=playable)
        painter.end()


_MOST_LANGUAGES = 6


class SummaryPage(View):
    """States, demos, favourites, languages and tags of the chosen voices.

    Signals:
        cleared: Escape: one alone is to be chosen again.
    """

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(surface="pane")
        self._selected = SelectedVoices()
        self.tiles = OverlappingTiles()
        self.title = Label(pixels=22, weight=650)
        self.hint = Label(ink="text2", wrap=True)
        self.facts = FactList()
        self.tags = SelectedTags()
        self.keys = Label(pixels=12, ink="text2", wrap=True)
        self._lay_out()
        self.retranslate()

    def show_chosen(self, selected: SelectedVoices) -> None:
        self._selected = selected
        self.tiles.show_voices(selected.first)
        self.title.setText(
            QCoreApplication.translate("SummaryPage", "%n voice(s)", "", selected.number)
        )
        self.facts.show_facts(self._facts())
        self.tags.show_tags(selected.tags, selected.number)

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
        self.show_chosen(self._selected)

    # Inside

    def _facts(self) -> list[CountedFact]:
        selected = self._selected
        facts = [
            CountedFact(f"state-{state_tone(state)}", state_tone(state), state_text(state), str(n))
            for state, n in sorted(selected.states, key=lambda pair: _rank(pair[0]))
        ]
        kept = self.tr("{kept} of {number}").format(kept=selected.kept, number=selected.number)
        if selected.kept:
            kept = self.tr("{kept} · {size}").format(kept=kept, size=size_text(selected.kept_size))
        facts.append(CountedFact("kept-offline", "text2", self.tr("Kept offline"), kept))
        if selected.favourites:
            count = str(selected.favourites)
            facts.append(CountedFact("star-filled", "arc", self.tr("Favourites"), count))
        languages = [(code, n) for code, n in selected.languages if code]
        for code, n in languages[:_MOST_LANGUAGES]:
            facts.append(CountedFact("globe", "text2", language_text(code), str(n)))
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
        foot = Foot()
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
