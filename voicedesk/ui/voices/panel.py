"""The panel of the selected voice: everything known of it, and what can be done with it.

From top to bottom: the name, which turns into a form to rename it; the demo, or a card that says
why there is none; the details with the tags; the note; the history; and at the foot the buttons.
"""

from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.samples import findings_of
from voicedesk.domain.text import clean, short_id
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.annotations.notes import INDENT, NoteSection, StarButton
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.names import NameField
from voicedesk.ui.common.permissions import VoicePermissions
from voicedesk.ui.common.texts import (
    DASH,
    date_text,
    joined,
    language_text,
    minutes_text,
    sent_text,
    size_text,
    so_far_text,
    state_text,
    state_tone,
    tier_text,
)
from voicedesk.ui.findings import FlawList, failure_lead
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import Switch
from voicedesk.ui.kit.labels import Label, lay_out_facts
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import Pill, Tile
from voicedesk.ui.kit.view import PANEL_WIDTH, PaneScroll, View
from voicedesk.ui.kit.waveform import WaveSlider, clock, length_text
from voicedesk.ui.voices.history import TrainingHistory
from voicedesk.ui.voices.usage import UseVoiceCard

_STAR_OUT = 6
"""Pixels by which the star's button stands out at the right, so that the star itself doesn't."""


class VoicePanel(View):
    """Shows one voice; `renamed` when another name was typed and saved."""

    renamed = Signal(str)

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
        self.star.set_text(self.tr("Favourite"), self.tr("Puts it among your favourites (Ctrl+D)"))
        self.details = VoiceDetails(facts)
        self.usage = UseVoiceCard()
        self.notes = NoteSection()
        self.history = TrainingHistory()
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.train = Button(text=self.tr("Train"))
        self.rename = Button(text=self.tr("Rename"))
        self.save = IconButton("save")
        self.save.set_text(self.tr("Save demo"), self.tr("Saves the demo as a file (Ctrl+S)"))
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
            self.rename_form.begin(name or self._voice.name)
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
        playable = voice.is_training or look is not DemoLook.NONE
        self.tile.show_voice(voice.id, playable=playable)
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
        for button, permission in (
            (self.train, permissions.train),
            (self.rename, permissions.rename),
        ):
            button.setEnabled(permission.allowed)
            button.setToolTip(permission.reason)
            button.setAccessibleDescription(permission.reason)
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
            return self.tr("sent {when}").format(when=sent_text(running.sent_at))
        at = self._facts.trained_at.get(voice.id)
        return self.tr("Trained {when}").format(when=sent_text(at)) if at else ""

    def _show_rename(self, *, on: bool) -> None:
        self.rename_form.setVisible(on)
        for widget in (self.name, self.pill, self.trained):
            widget.setVisible(not on)

    def _save_name(self, name: str) -> None:
        self.end_rename()
        if self._voice is not None and name != self._voice.name:
            self.renamed.emit(name)

    def _lay_out(self) -> QWidget:
        name = column(self.name, self.rename_form)
        title = row((name, 1), self.star, gap=16)
        under = row(self.pill, (self.trained, 1), margins=(0, 0, _STAR_OUT, 0))
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
        buttons = row(self.train, self.rename, None, self.save, self.delete, gap=8)
        column(self.reason, buttons, gap=10, margins=(20, 15, 16, 16), on=foot)
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
            "online": self.tr("Play it once and it is kept offline."),
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
    """ID, language, tier, offline demo and tags."""

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self._facts = facts
        self.id = Label(pixels=12, mono=True)
        self.copy = IconButton("copy", side=28, glyph=18)
        self.copy.set_text(self.tr("Copy ID"), self.tr("Copies the whole ID"))
        self.language = Label()
        self.tier = Label()
        self.offline = Label()
        self.keep = Switch()
        self.keep.setAccessibleName(self.tr("Keep offline"))
        why = self.tr("Keeps the demo on this computer, whatever room there is")
        self.keep.setAccessibleDescription(why)
        self.keep.setToolTip(f"{self.tr('Keep offline')}\n{why}")
        self.tags = TagRow()
        self.id_line, rest = View(), QWidget()
        lay_out_facts(self.id_line, (self.tr("Voice ID"), row(self.id, self.copy, None, gap=6)))
        self.played = Label()
        lay_out_facts(
            rest,
            (self.tr("Language"), self.language),
            (self.tr("Tier"), self.tier),
            (self.tr("Offline demo"), row((self.offline, 1), self.keep, gap=8)),
            (self.tr("Tags"), self.tags),
            (self.tr("Last played"), self.played),
        )
        column(self.id_line, rest, on=self)

    def show_voice(self, voice: Voice) -> None:
        self.id.setText(short_id(voice.id))
        self.id.setAccessibleName(clean(voice.id))
        self.language.setText(language_text(voice.language))
        self.tier.setText(tier_text(voice.tier))
        annotations = self._facts.marks_of(voice.id)
        self.offline.setText(self._offline_text(voice, annotations))
        with QSignalBlocker(self.keep):
            self.keep.setChecked(annotations.pinned)
        self.tags.show_tags(voice.id, annotations.tags)
        played = self._facts.played_at.get(voice.id)
        self.played.setText(DASH if played is None else date_text(played))

    def _offline_text(self, voice: Voice, annotations: VoiceAnnotations) -> str:
        look = self._facts.demo_look(voice)
        if look is DemoLook.KEPT:
            size = size_text(self._facts.demos[voice.id].size)
            return self.tr("Kept · {size}").format(size=size)
        if look is DemoLook.NONE:
            return self.tr("As soon as there is one") if annotations.pinned else DASH
        if annotations.pinned:
            return self.tr("To be kept")
        return self.tr("Not kept yet")


class VoiceCard(View):
    """A card with a fact and a sentence; red for a failed training, and never by colour alone."""

    def __init__(self) -> None:
        super().__init__(surface="card")
        self.fact = Label(pixels=15, weight=600)
        self.sentence = Label(ink="text2", wrap=True)
        self.flaws = FlawList()
        self.sample = Label(pixels=12, ink="text3")
        parts = (self.fact, self.sentence, self.flaws, self.sample)
        column(*parts, gap=6, margins=(16, 14, 16, 14), on=self)

    def show_voice(self, voice: Voice, facts: VoiceFacts) -> None:
        failed = voice.state == VoiceState.FAILED
        self.restyle("surface", "alarm" if failed else "card")
        sample, found = "", None
        match voice.state:
            case VoiceState.TRAINING:
                fact, sentence = self._training(voice, facts)
                sample = self._sample(voice, facts)
            case VoiceState.FAILED:
                fact = self.tr("The service gave no reason.")
                training = self._failed_training(voice, facts)
                found = findings_of(training) if training is not None else None
                sentence = failure_lead(training) if training is not None else ""
                sentence = sentence or self.tr(
                    "Try another recording: one speaker, ten seconds to a minute, "
                    "no music or noise behind it."
                )
                sample = self._sample(voice, facts)
            case VoiceState.INIT:
                fact = self.tr("Not trained yet")
                sentence = self.tr(
                    "Train it from the address of a clean recording of one speaker, "
                    "ten seconds to a minute long."
                )
            case VoiceState.SUCCESS:
                fact = self.tr("No demo")
                sentence = self.tr("The voice can be used, but the service offers no demo of it.")
            case _:
                fact = self.tr("Unknown state")
                sentence = self.tr(
                    "VoiceDesk doesn’t know this state, so the voice counts as not usable."
                )
        self.fact.setText(fact)
        self.fact.set_ink("failed" if failed else "text")
        self.sentence.setText(sentence)
        self.flaws.show_findings(found or ())
        self.sample.show_text(sample)
        self.setVisible(not (voice.is_ready and facts.demo_look(voice) is not DemoLook.NONE))
        self.update()

    def _training(self, voice: Voice, facts: VoiceFacts) -> tuple[str, str]:
        training = facts.running.get(voice.id)
        fact = (
            so_far_text(training.sent_at, None, ours=training.is_ours)
            if training
            else self.tr("Training")
        )
        if facts.offline:
            return fact, self.tr("Not updating while offline. The service carries on.")
        usual = (
            self.tr("Usually about {time} here.").format(time=minutes_text(facts.usual))
            if facts.usual
            else self.tr("A training takes a few minutes to a quarter of an hour or so.")
        )
        rest = self.tr(
            "It can’t be stopped once sent. You can close VoiceDesk: the service carries on."
        )
        return fact, joined(usual, rest)

    @staticmethod
    def _failed_training(voice: Voice, facts: VoiceFacts) -> Training | None:
        """The voice's last training, if that is the one that failed."""
        last = next(iter(facts.history.get(voice.id, ())), None)
        failed = last is not None and last.status is TrainingStatus.FAILED
        return last if failed else None

    def _sample(self, voice: Voice, facts: VoiceFacts) -> str:
        history = facts.history.get(voice.id)
        if not history:
            return ""
        name = unquote(urlsplit(history[0].audio_url).path).rsplit("/", 1)[-1]
        return self.tr("Sample: {name}").format(name=clean(name)) if name else ""
