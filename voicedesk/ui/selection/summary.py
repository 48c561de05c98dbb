"""Several chosen voices, summed up in the panel's place."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.domain.text import isolated
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.common.texts import language_text, size_text, state_text, state_tone
from voicedesk.ui.kit.buttons import Button, ButtonKind, Chip
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, order_tabs, row
from voicedesk.ui.kit.marks import paint_box, paint_tile, painting
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.selection.bar import SelectedVoices
from voicedesk.ui.theme import theme

_MOST = 30
"""Tags that are shown at the most: those on the most voices."""


class SelectedTags(View):
    """Each tag with how many voices have it, to be `added` to or `removed` from all; a field."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tags: tuple[tuple[str, int], ...] = ()
        self._number = 0
        self.title = Label(self.tr("Tags"), weight=600)
        self.lines: list[_TagLine] = []
        self.field = TagRow()
        self._rows = column(gap=2)
        column(self.title, self._rows, self.field, on=self, gap=8)
        self.field.added.connect(self.added)

    def show_tags(self, tags: Sequence[tuple[str, int]], number: int) -> None:
        shown = tuple(tags[:_MOST])
        if (shown, number) == (self._tags, self._number):
            return
        if [name for name, _ in shown] != [name for name, _ in self._tags]:
            self._build([name for name, _ in shown])
        self._tags, self._number = shown, number
        for line, (_, count) in zip(self.lines, shown, strict=True):
            line.say(count, number)

    # Inside

    def _build(self, names: list[str]) -> None:
        had_focus = any(line.has_focus for line in self.lines)
        discard(self.lines)
        self.lines = [_TagLine(name) for name in names]
        before = self.field.plus.previousInFocusChain() or self.title
        for line in self.lines:
            self._rows.addWidget(line)
            line.chip.clicked.connect(lambda _=False, name=line.name: self.removed.emit(name))
            line.put.clicked.connect(lambda _=False, name=line.name: self.added.emit(name))
        order_tabs(before, *(part for line in self.lines for part in (line.chip, line.put)))
        if had_focus:
            (self.lines[0].chip if self.lines else self.field.plus).setFocus()


class _TagLine(View):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.chip = Chip(name, tag=name)
        self.chip.setMaximumWidth(150)
        self.count = Label(ink="text2", tabular=True)
        self.put = Button(ButtonKind.LINK)
        self.setFixedHeight(32)
        row(self.chip, (self.count, 1), self.put, on=self, gap=9)

    @property
    def has_focus(self) -> bool:
        return self.chip.hasFocus() or self.put.hasFocus()

    def say(self, count: int, number: int) -> None:
        translate = QCoreApplication.translate
        name = isolated(self.name)
        everywhere = count >= number
        words = (
            translate("SelectedTags", "on all %Ln", "", number)
            if everywhere
            else translate("SelectedTags", "{count} of {number}").format(count=count, number=number)
        )
        self.count.setText(words)
        self.chip.set_action(
            translate("SelectedTags", "Remove “{name}” from all").format(name=name)
        )
        self.put.setText(translate("SelectedTags", "Add to all"))
        self.put.setAccessibleName(
            translate("SelectedTags", "Add “{name}” to all").format(name=name)
        )
        self.put.setVisible(not everywhere)


class _FactLine(View):
    """An icon in the ink of a token, what is counted, and how many of it there are."""

    def __init__(self) -> None:
        super().__init__(edge="bottom")
        self._glyph = Glyph("state-idle")
        self._words = Label()
        self._count = Label(ink="text2", tabular=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(33)
        row(self._glyph, (self._words, 1), self._count, on=self, margins=(1, 0, 1, 1), gap=11)

    def show_fact(self, icon: str, ink: str, words: str, count: str) -> None:
        self._glyph.show_icon(icon, ink)
        self._words.setText(words)
        self._count.setText(count)


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

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            for number, voice in enumerate(self._voices):
                tile = QRectF(number * _STEP, _RING, _SIDE, _SIDE)
                if number:
                    around = tile.adjusted(-_RING, -_RING, _RING, _RING)
                    paint_box(painter, around, theme().tokens.pane, _SIDE * 0.25 + _RING)
                playable = voice.is_training or (voice.is_ready and bool(voice.demo_url))
                paint_tile(painter, tile, voice.id, playable=playable)


_LANGUAGES = 6


class SummaryPage(View):
    """Counts of the chosen voices by state, demo, language and tag; Escape sends `cleared`."""

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(surface="pane")
        self.tiles = OverlappingTiles()
        self.title = Label(pixels=22, weight=650)
        hint = Label(self.tr("Actions above apply to all selected voices."), ink="text2", wrap=True)
        self.tags = SelectedTags()
        keys = self.tr("Ctrl-click or Shift-click to change the selection, Esc to clear it.")
        self._lines: list[_FactLine] = []
        self._facts = column()
        inside = QWidget()
        titles = column(self.title, hint, gap=4)
        parts = (self.tiles, titles, self._facts, self.tags, None)
        column(*parts, on=inside, margins=(20, 18, 20, 16), gap=18)
        self._scroll = PaneScroll(inside)
        foot = View(edge="top")
        row(Label(keys, pixels=12, ink="text2", wrap=True), on=foot, margins=(20, 15, 16, 16))
        foot.setMinimumHeight(64)
        column((self._scroll, 1), foot, on=self)

    def show_selected(self, selected: SelectedVoices) -> None:
        self.tiles.show_voices(selected.first)
        title = QCoreApplication.translate("SummaryPage", "%Ln voice(s)", "", selected.number)
        self.title.setText(title)
        facts = self._counted(selected)
        while len(self._lines) < len(facts):
            self._lines.append(_FactLine())
            self._facts.addWidget(self._lines[-1])
        for number, line in enumerate(self._lines):
            if number < len(facts):
                line.show_fact(*facts[number])
            line.setVisible(number < len(facts))
        self.tags.show_tags(selected.tags, selected.number)

    def begin_tag(self) -> None:
        """Open the field for another tag, and bring it into sight."""
        self.tags.field.begin()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.tags.field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _counted(self, selected: SelectedVoices) -> list[tuple[str, str, str, str]]:
        """A line each: icon, ink, what is counted, how many."""
        facts: list[tuple[str, str, str, str]] = [
            (f"state-{state_tone(state)}", state_tone(state), state_text(state), str(n))
            for state, n in sorted(selected.states, key=lambda pair: _rank(pair[0]))
        ]
        kept = self.tr("{kept} of {number}").format(kept=selected.kept, number=selected.number)
        if selected.kept:
            kept = self.tr("{kept} · {size}").format(kept=kept, size=size_text(selected.kept_size))
        facts.append(("kept-offline", "text2", self.tr("On this computer"), kept))
        if selected.favourites:
            count = str(selected.favourites)
            facts.append(("star-filled", "arc", self.tr("Favourites"), count))
        languages = [(code, n) for code, n in selected.languages if code]
        facts += [("globe", "text2", language_text(c), str(n)) for c, n in languages[:_LANGUAGES]]
        if rest := sum(n for _, n in languages[_LANGUAGES:]):
            facts.append(("globe", "text2", self.tr("Other languages"), str(rest)))
        return facts


def _rank(state: str) -> int:
    """States stand as they do in the sidebar; those that nobody knows come last."""
    order = (VoiceState.SUCCESS, VoiceState.TRAINING, VoiceState.INIT, VoiceState.FAILED)
    return next((at for at, one in enumerate(order) if one == state), len(order))
