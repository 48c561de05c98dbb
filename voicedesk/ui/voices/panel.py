"""The panel of the selected voice: everything known of it, and what can be done with it.

From top to bottom: the name, which turns into a form to rename it; the demo, or a card that says
why there is none; the details with the tags; the note; the history; and at the foot the buttons.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from voicedesk.domain.annotations import VoiceAnnotations, tag_draft_key
from voicedesk.domain.text import clean, short_id
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.annotations.notes import INDENT, NoteSection, StarButton
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.names import NameField
from voicedesk.ui.common.permissions import VoicePermissions
from voicedesk.ui.common.texts import (
    DASH,
    date_text,
    day_text,
    language_text,
    sent_text,
    size_text,
    state_text,
    state_tone,
    tier_text,
)
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import Switch
from voicedesk.ui.kit.labels import Label, lay_out_facts
from voicedesk.ui.kit.layouts import Flow, column, row
from voicedesk.ui.kit.marks import Pill, Tile
from voicedesk.ui.kit.view import PANEL_WIDTH, PaneScroll, View
from voicedesk.ui.kit.waveform import WaveSlider, clock, length_text
from voicedesk.ui.voices.card import VoiceCard
from voicedesk.ui.voices.history import TrainingHistory
from voicedesk.ui.voices.usage import UseVoiceCard

_STAR_OUT = 6
"""Pixels by which the star's button stands out at the right, so that the star itself doesn't."""


class VoicePanel(View):
    """Shows one voice.

    Signals:
        renamed: another name was typed and saved.
        name_typed: what is typed so far; empty for nothing that is to be kept.
    """

    renamed = Signal(str)
    name_typed = Signal(str)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__(surface="pane", edge="left")
        self._facts = facts
        self._voice: Voice | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(56)
        self.name = Label(pixels=22, weight=650)
        self.pill = Pill()
        self.trained = Label(pixels=12, ink="text2", tabular=True)
        self.rename_form = RenameForm()
        self.wave = WaveCard()
        self.card = VoiceCard()
        self.star = StarButton()
        self.star.set_text(self.tr("Favourite"), self.tr("Add to favourites (Ctrl+D)"))
        self.details = VoiceDetails(facts)
        self.usage = UseVoiceCard()
        self.notes = NoteSection()
        self.history = TrainingHistory()
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.train = Button(text=self.tr("Train"))
        self.train.setAccessibleName(self.tr("Train"))
        self.rename = Button(text=self.tr("Rename"))
        self.save = IconButton("save")
        self.save.set_text(self.tr("Save demo"), self.tr("Save the demo as a file (Ctrl+S)"))
        self.delete = IconButton("trash", ink="failed")
        self.nothing = Label(self.tr("Select a voice to see its details."), ink="text3", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty = QWidget()
        column(None, self.nothing, None, margins=(32, 0, 32, 0), on=self._empty)
        self._content = self._lay_out()
        self._instead: QWidget | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)
        column(self._stack, margins=(1, 0, 0, 0), on=self)
        self.usage.opened_changed.connect(self._show_id)
        self.rename.clicked.connect(lambda _=False: self.begin_rename())
        self.rename_form.saved.connect(self._save_name)
        self.rename_form.cancel.clicked.connect(self.end_rename)
        self.rename_form.name.field.textEdited.connect(self._type_name)

    @property
    def voice_id(self) -> str:
        return self._voice.id if self._voice else ""

    def show_voice(self, voice: Voice | None, permissions: VoicePermissions | None) -> None:
        """Show a voice, or that none is selected. A name being typed stays."""
        if voice is None or voice.id != self.voice_id:
            self.end_rename()
        self._voice = voice
        self._show_page()
        if voice is None:
            self.notes.show_note("", "")
            self.details.tags.show_tags("", ())
        if voice is not None and permissions is not None:
            self._show(voice, permissions)

    def show_instead(self, page: QWidget | None) -> None:
        if page is not None and self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._instead = page
        self._show_page()

    def show_annotations(self) -> None:
        """Show what the person added to the voice; a note or tag being typed stays."""
        if self._voice is None:
            return
        annotations = self._facts.marks_of(self._voice.id)
        with QSignalBlocker(self.star):
            self.star.setChecked(annotations.favourite)
        self.details.show_voice(self._voice)
        self.notes.show_note(self._voice.id, annotations.note)

    def begin_rename(self, name: str = "") -> None:
        if self._voice is not None:
            draft = self._facts.name_drafts.get(self._voice.id, self._voice.name)
            self.rename_form.begin(name or draft)
            self._show_rename(on=True)

    def end_rename(self) -> None:
        had_focus = self.rename_form.name.field.hasFocus()
        self._show_rename(on=False)
        if had_focus:
            self.rename.setFocus()

    # Inside

    def _show_page(self) -> None:
        alone = self._empty if self._voice is None else self._content
        self._stack.setCurrentWidget(self._instead or alone)

    def _show(self, voice: Voice, permissions: VoicePermissions) -> None:
        look = self._facts.demo_look(voice)
        demo = self._facts.demos.get(voice.id)
        self.tile.show_voice(voice.id, playable=self._facts.is_coloured(voice))
        self.name.setText(clean(voice.name))
        self.pill.show_state(state_tone(voice.state), state_text(voice.state))
        self.trained.setText(self._trained_text(voice))
        self.wave.setVisible(voice.is_ready and look is not DemoLook.NONE)
        kept = demo if look is DemoLook.KEPT else None
        self.wave.show_demo(kept.envelope if kept else b"", kept.duration if kept else 0, look)
        self.card.show_voice(voice, self._facts)
        self.usage.show_voice(voice)
        self._show_id()
        self.show_annotations()
        train = permissions.train
        for button, permission in ((self.train, train), (self.rename, permissions.rename)):
            button.setEnabled(permission.allowed)
            button.setToolTip(permission.reason)
            button.setAccessibleDescription(permission.reason)
        was_trained = voice.state in {VoiceState.SUCCESS, VoiceState.FAILED}
        self.train.setText(self.tr("Train again") if was_trained else self.tr("Train"))
        self.train.setVisible(self.card.again.isHidden())
        self.card.again.allow(allowed=train.allowed, reason=train.reason)
        self.delete.setEnabled(permissions.delete.allowed)
        self.delete.set_text(self.tr("Delete"), permissions.delete.reason)
        self.reason.show_text(permissions.reason)

    def _show_id(self) -> None:
        """The id stands among the details unless it stands whole below them."""
        self.details.id_line.setVisible(not self.usage.is_open)

    def _trained_text(self, voice: Voice) -> str:
        running = self._facts.running.get(voice.id)
        if voice.is_training:
            if running is None or not running.is_ours:
                return ""
            return self.tr("started {when}").format(when=sent_text(running.sent_at))
        if (failed := self._facts.failed_training(voice)) is not None and failed.ended_at:
            return day_text(failed.ended_at)
        at = self._facts.trained_at.get(voice.id)
        return self.tr("Trained {when}").format(when=sent_text(at)) if at else ""

    def _show_rename(self, *, on: bool) -> None:
        self.rename_form.setVisible(on)
        for widget in (self.name, self.pill, self.trained):
            widget.setVisible(not on)

    def _type_name(self, text: str) -> None:
        is_other = self._voice is not None and text.strip() != self._voice.name
        self.name_typed.emit(text if is_other else "")

    def _save_name(self, name: str) -> None:
        self.end_rename()
        if self._voice is not None and name != self._voice.name:
            self.renamed.emit(name)

    def _lay_out(self) -> QWidget:
        name = column(self.name, self.rename_form)
        title = row((name, 1), self.star, gap=16)
        under = Flow(line=24, gap=8)  # a date of another year goes below the state
        under.set_parts([self.pill, self.trained])
        titles = column(title, under)
        margins = (INDENT, 0, INDENT - _STAR_OUT, 0)
        head = row(self.tile, (titles, 1), margins=margins, gap=16)
        for line, parts in ((title, (name, self.star)), (head, (self.tile, titles))):
            for part in parts:
                line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        below = [
            row(part, margins=(INDENT, 0, INDENT, 0), gap=0)
            for part in (self.wave, self.card, self.details, self.usage)
        ]
        history = row(self.history, margins=(INDENT, 0, INDENT, 0), gap=0)
        inside = QWidget()
        margins = (20 - INDENT, 20, 20 - INDENT, 16)
        column(head, *below, self.notes, history, None, gap=20, margins=margins, on=inside)
        foot = View(edge="top")
        words = Flow(line=40, gap=8)
        words.set_parts([self.train, self.rename])
        top = Qt.AlignmentFlag.AlignTop
        icons = row(self.save, self.delete, margins=(0, 4, 0, 4), gap=8)
        buttons = row((words, 1), (icons, top), gap=8)
        column(self.reason, buttons, gap=10, margins=(20, 11, 16, 12), on=foot)
        content = QWidget()
        column((PaneScroll(inside), 1), foot, on=content)
        return content


class WaveCard(View):
    """A waveform to seek in, and below it the position and the length."""

    def __init__(self) -> None:
        super().__init__(surface="card")
        self.slider = WaveSlider(bar=3, gap=2, height=66, knob=True)
        self.position = Label(pixels=12, weight=500, tabular=True)
        self.length = Label(pixels=12, ink="text2", tabular=True)
        self._hint = ""
        times = row(self.position, None, self.length)
        column(self.slider, times, on=self, margins=(16, 12, 16, 12), gap=6)
        self.slider.setAccessibleName(self.tr("Demo of this voice"))

    def show_demo(self, envelope: bytes, duration: int, look: str) -> None:
        """Show a demo: its envelope, its length in milliseconds, and where it is."""
        self._hint = look
        known = duration > 0
        self.slider.show_demo(envelope, duration)
        self.position.setText(clock(self.slider.value()) if known else self._hint_text())
        self.position.set_ink("text" if known else "text2")
        self.length.setText(length_text(duration) if known else "")

    def show_position(self, position: int, duration: int) -> None:
        """Move the play head, in milliseconds."""
        if duration > 0:
            if self.slider.maximum() != duration:
                self.length.setText(length_text(duration))
            self.slider.show_position(position, duration)
            self.position.setText(clock(position))

    def _hint_text(self) -> str:
        return {
            "online": self.tr("Plays once, then works offline."),
            "out of reach": self.tr("Not available offline"),
        }.get(self._hint, "")


class RenameForm(View):
    """The field, and two buttons under it; `saved` with a name that can be sent."""

    saved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = NameField(self.tr("New name"), self.tr("New name"))
        self.save = Button(ButtonKind.PRIMARY, text=self.tr("Save name"))
        self.escape = self.cancel = Button(ButtonKind.GHOST, text=self.tr("Cancel"))
        buttons = row(self.save, self.cancel, None, gap=4)
        column(self.name, buttons, gap=8, on=self)
        self.name.changed.connect(self._check)
        self.name.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.hide()

    def begin(self, name: str) -> None:
        self.name.field.setText(name)
        self.show()
        self.name.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.field.selectAll()

    def _check(self) -> None:
        self.save.setEnabled(self.name.problem() is None)

    def _save(self) -> None:
        if self.name.problem() is None:
            self.saved.emit(self.name.text)


class VoiceDetails(View):
    """ID, language, tier, tags, and of the demo whether it is here and whether it stays."""

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self._facts = facts
        self.id = Label(pixels=12, mono=True)
        self.copy = IconButton("copy", side=28, glyph=18)
        self.copy.set_text(self.tr("Copy ID"), self.tr("Copy the full ID"))
        self.language = Label()
        self.tier = Label()
        self.offline = Label()
        self.keep = Switch()
        self.keep.setAccessibleName(self.tr("Always keep"))
        why = self.tr("Never removed, even when storage is full.")
        self.keep.setAccessibleDescription(why)
        self.keep.setToolTip(f"{self.tr('Always keep')}\n{why}")
        self.tags = TagRow()
        self.id_line, facts_above, self.demo, facts_below = View(), View(), View(), View()
        lay_out_facts(self.id_line, (self.tr("Voice ID"), row(self.id, self.copy, None, gap=6)))
        self.played = Label()
        lay_out_facts(
            facts_above, (self.tr("Language"), self.language), (self.tr("Tier"), self.tier)
        )
        where, stays = QWidget(), row((Label(self.tr("Always keep"), ink="text2"), 1), self.keep)
        lay_out_facts(where, (self.tr("Demo"), self.offline))
        sentence = Label(why, pixels=12, ink="text2", wrap=True)
        column(where, 5, stays, 2, sentence, 6, on=self.demo)
        lay_out_facts(
            facts_below, (self.tr("Tags"), self.tags), (self.tr("Last played"), self.played)
        )
        column(self.id_line, facts_above, self.demo, facts_below, on=self)

    def show_voice(self, voice: Voice) -> None:
        self.id.setText(short_id(voice.id))
        self.id.setAccessibleName(clean(voice.id))
        self.language.setText(language_text(voice.language))
        self.tier.setText(tier_text(voice.tier))
        annotations = self._facts.marks_of(voice.id)
        look = self._facts.demo_look(voice)
        self.demo.setVisible(look is not DemoLook.NONE)
        self.offline.setText(self._offline_text(voice, look, annotations))
        with QSignalBlocker(self.keep):
            self.keep.setChecked(annotations.pinned)
        draft = self._facts.name_drafts.get(tag_draft_key(voice.id), "")
        self.tags.show_tags(voice.id, annotations.tags, draft)
        played = self._facts.played_at.get(voice.id)
        self.played.setText(DASH if played is None else date_text(played))

    def _offline_text(self, voice: Voice, look: DemoLook, annotations: VoiceAnnotations) -> str:
        """Whether the demo is here: one that is to be kept may still be on its way."""
        if look is DemoLook.KEPT:
            size = size_text(self._facts.demos[voice.id].size)
            return self.tr("On this computer · {size}").format(size=size)
        if not annotations.pinned:
            return self.tr("Not downloaded")
        if look is DemoLook.OUT_OF_REACH:
            return self.tr("Downloads when online")
        return self.tr("Downloading")
