"""The panel of the selected voice: everything known of it, and what can be done with it."""

from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voicedesk.domain.annotations import VoiceAnnotations
from voicedesk.domain.samples import findings_of
from voicedesk.domain.text import clean, short_id
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.annotations.notes import INDENT, NoteSection, StarButton
from voicedesk.ui.annotations.tags import TagRow
from voicedesk.ui.common.facts import DemoLook, VoiceFacts
from voicedesk.ui.common.permissions import VoicePermissions
from voicedesk.ui.common.texts import (
    DASH,
    language_text,
    minutes_text,
    moment_text,
    size_text,
    so_far_text,
    state_text,
    state_tone,
    tier_text,
)
from voicedesk.ui.findings import FlawList, failure_lead
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import Switch
from voicedesk.ui.kit.fields import NameField
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.marks import Pill, Tile
from voicedesk.ui.kit.view import PANEL_WIDTH, Foot, Pane, PaneScroll, View
from voicedesk.ui.kit.waveform import WaveCard
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.voices.history import TrainingHistory


class RenameForm(View):
    """The field, and two buttons under it.

    Signals:
        saved: the name that was typed; it can be sent.
        cancelled: the name stays as it was.
    """

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = NameField()
        self.save = Button(ButtonKind.PRIMARY)
        self.cancel = Button(ButtonKind.GHOST)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(buttons)
        self.name.changed.connect(self._check)
        self.name.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()
        self.retranslate()

    def begin(self, name: str) -> None:
        self.name.set_name(name)
        self.show()
        self.name.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.name.set_text(self.tr("New name"), self.tr("New name"))
        self.save.setText(self.tr("Save name"))
        self.cancel.setText(self.tr("Cancel"))

    def _check(self) -> None:
        self.save.setEnabled(self.name.problem() is None)

    def _save(self) -> None:
        if self.name.problem() is None:
            self.saved.emit(self.name.name)


_LINE = 32


class VoiceDetails(View):
    """ID, language, tier, offline demo and tags.

    Signals:
        copy_wanted: the button beside the id.
        keep_changed: the demo is to be kept whatever room there is, or no longer.
    """

    copy_requested = Signal()
    keep_changed = Signal(bool)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self._facts = facts
        self._titles = [Label(ink="text2") for _ in range(5)]
        self.id = Label(pixels=12, mono=True)
        self.copy = IconButton("copy", side=28, glyph=18)
        self.language = Label()
        self.tier = Label()
        self.offline = Label()
        self.keep = Switch()
        self.tags = TagRow()
        self._lay_out()
        self.copy.clicked.connect(self.copy_requested)
        # Not `clicked`: a screen reader's press toggles without a click.
        self.keep.toggled.connect(self.keep_changed)
        self.retranslate()

    def show_voice(self, voice: Voice) -> None:
        """Show what is known of a voice, and its marks."""
        self.id.setText(short_id(voice.id))
        self.id.setAccessibleName(clean(voice.id))
        self.language.setText(language_text(voice.language))
        self.tier.setText(tier_text(voice.tier))
        annotations = self._facts.marks_of(voice.id)
        self.offline.setText(self._offline_text(voice, annotations))
        with QSignalBlocker(self.keep):
            self.keep.setChecked(annotations.pinned)
        self.tags.show_tags(voice.id, annotations.tags)

    def retranslate(self) -> None:
        words = (
            self.tr("Voice ID"),
            self.tr("Language"),
            self.tr("Tier"),
            self.tr("Offline demo"),
            self.tr("Tags"),
        )
        for label, text in zip(self._titles, words, strict=True):
            label.setText(text)
        self.copy.set_text(self.tr("Copy ID"), self.tr("Copies the whole ID"))
        self.keep.setAccessibleName(self.tr("Keep offline"))
        why = self.tr("Keeps the demo on this computer, whatever room there is")
        self.keep.setAccessibleDescription(why)
        self.keep.setToolTip(f"{self.tr('Keep offline')}\n{why}")

    # Inside

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

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 100)
        grid.setColumnStretch(1, 1)
        for row, label in enumerate(self._titles):
            grid.setRowMinimumHeight(row, _LINE)
            grid.addWidget(_high(label), row, 0, Qt.AlignmentFlag.AlignTop)
        identity = QHBoxLayout()
        identity.setSpacing(6)
        identity.addWidget(self.id)
        identity.addWidget(self.copy)
        identity.addStretch()
        offline = QHBoxLayout()
        offline.setSpacing(8)
        offline.addWidget(self.offline, 1)
        offline.addWidget(self.keep)
        values: tuple[QWidget | QLayout, ...] = (
            identity,
            self.language,
            self.tier,
            offline,
            self.tags,
        )
        for row, value in enumerate(values):
            if isinstance(value, QLayout):
                grid.addLayout(value, row, 1)
            else:
                grid.addWidget(value, row, 1)


def _high(label: Label) -> Label:
    """The label in the middle of a line's height, also where the row is of several lines."""
    label.setFixedHeight(_LINE)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label


class VoiceCard(View):
    """A card with a fact and a sentence; red for a failed training, and never by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._failed = False
        self.fact = Label(pixels=15, weight=600)
        self.sentence = Label(ink="text2", wrap=True)
        self.flaws = FlawList()
        self.sample = Label(pixels=12, ink="text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        for part in (self.fact, self.sentence, self.flaws, self.sample):
            column.addWidget(part)

    def show_voice(self, voice: Voice, facts: VoiceFacts) -> None:
        """Say what there is to say, or hide where the demo speaks for itself."""
        self._failed = voice.state == VoiceState.FAILED
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
        self.fact.set_ink("failed" if self._failed else "text")
        self.sentence.setText(sentence)
        self.flaws.show_findings(found or ())
        self.sample.setText(sample)
        self.sample.setVisible(bool(sample))
        self.setVisible(not (voice.is_ready and facts.demo_look(voice) is not DemoLook.NONE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = self.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if self._failed else colour(tokens.line))
        painter.setBrush(colour(tokens.failed_back if self._failed else tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()

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


_STAR_OUT = 6
"""Pixels by which the star's button stands out at the right, so that the star itself doesn't."""


class VoicePanel(Pane):
    """Shows one voice.

    Signals:
        train_wanted, save_wanted, delete_wanted, copy_wanted: the buttons.
        renamed: another name was typed and saved.
        favourite_changed: the star: whether the voice is to be a favourite.
        sought: a place on the waveform was chosen, in milliseconds.
    """

    train_requested = Signal()
    save_requested = Signal()
    delete_requested = Signal()
    copy_requested = Signal()
    renamed = Signal(str)
    favourite_changed = Signal(bool)
    sought = Signal(int)

    def __init__(self, facts: VoiceFacts) -> None:
        super().__init__()
        self._facts = facts
        self._voice: Voice | None = None
        self._permissions: VoicePermissions | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(56)
        self.name = Label(pixels=22, weight=650)
        self.pill = Pill()
        self.trained = Label(pixels=12, ink="text2", tabular=True)
        self.rename_form = RenameForm()
        self.wave = WaveCard()
        self.card = VoiceCard()
        self.star = StarButton()
        self.details = VoiceDetails(facts)
        self.notes = NoteSection()
        self.history = TrainingHistory()
        self.reason = Label(pixels=12, ink="text2", wrap=True)
        self.train = Button()
        self.rename = Button()
        self.save = IconButton("save")
        self.delete = IconButton("trash", ink="failed")
        self.nothing = Label(ink="text3", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._stack)
        self._empty = QWidget()
        self._instead: QWidget | None = None
        middle = QVBoxLayout(self._empty)
        middle.setContentsMargins(32, 0, 32, 0)
        middle.addStretch()
        middle.addWidget(self.nothing)
        middle.addStretch()
        self._content = self._build()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._content)
        self.train.clicked.connect(self.train_requested)
        self.rename.clicked.connect(self._rename_pressed)
        self.save.clicked.connect(self.save_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.details.copy_requested.connect(self.copy_requested)
        # Not `clicked`: a screen reader's press toggles without a click.
        self.star.toggled.connect(self.favourite_changed)
        self.wave.slider.sought.connect(self.sought)
        self.rename_form.saved.connect(self._save_name)
        self.rename_form.cancelled.connect(self.end_rename)
        self.retranslate()

    @property
    def voice_id(self) -> str:
        return self._voice.id if self._voice else ""

    def show_voice(self, voice: Voice | None, permissions: VoicePermissions | None) -> None:
        """Show a voice, or that none is selected. A name being typed stays."""
        if voice is None or voice.id != self.voice_id:
            self.end_rename()
        self._voice, self._permissions = voice, permissions
        self._show_page()
        if voice is None:
            self.notes.show_note("", "")
            self.details.tags.show_tags("", ())
        if voice is not None and permissions is not None:
            self._show(voice, permissions)

    def show_instead(self, page: QWidget | None) -> None:
        """Show `page` in the voice's place, such as a summary of several; None: the voice."""
        if page is not None and self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._instead = page
        self._show_page()

    def _show_page(self) -> None:
        alone = self._empty if self._voice is None else self._content
        self._stack.setCurrentWidget(self._instead or alone)

    def show_annotations(self) -> None:
        """Show what the person added to the voice; a note or tag being typed stays."""
        if self._voice is None:
            return
        annotations = self._facts.marks_of(self._voice.id)
        with QSignalBlocker(self.star):
            self.star.setChecked(annotations.favourite)
        self.details.show_voice(self._voice)
        self.notes.show_note(self._voice.id, annotations.note)

    def show_position(self, position: int, duration: int) -> None:
        """Move the play head; only asked for when the voice shown is in the player."""
        self.wave.show_position(position, duration)

    def begin_rename(self, name: str = "") -> None:
        """Turn the name into a field; `name` is what was typed into it before."""
        if self._voice is not None:
            self.rename_form.begin(name or self._voice.name)
            self._show_rename(on=True)

    def _rename_pressed(self) -> None:
        self.begin_rename()

    def end_rename(self) -> None:
        had_focus = self.rename_form.name.field.hasFocus()
        self._show_rename(on=False)
        if had_focus:
            self.rename.setFocus()

    def retranslate(self) -> None:
        self.nothing.setText(self.tr("Select a voice to see its details."))
        self.star.set_text(self.tr("Favourite"), self.tr("Puts it among your favourites (Ctrl+D)"))
        self.train.setText(self.tr("Train"))
        self.rename.setText(self.tr("Rename"))
        self.save.set_text(self.tr("Save demo"), self.tr("Saves the demo as a file (Ctrl+S)"))
        if self._voice is not None and self._permissions is not None:
            self._show(self._voice, self._permissions)

    # Inside

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
        self.reason.setText(permissions.reason)
        self.reason.setVisible(bool(permissions.reason))

    def _trained_text(self, voice: Voice) -> str:
        running = self._facts.running.get(voice.id)
        if voice.is_training:
            if running is None or not running.is_ours:
                return ""
            return self.tr("sent {when}").format(when=moment_text(running.sent_at))
        at = self._facts.trained_at.get(voice.id)
        return self.tr("Trained {when}").format(when=moment_text(at)) if at else ""

    def _show_rename(self, *, on: bool) -> None:
        self.rename_form.setVisible(on)
        for widget in (self.name, self.pill, self.trained):
            widget.setVisible(not on)

    def _save_name(self, name: str) -> None:
        self.end_rename()
        if self._voice is not None and name != self._voice.name:
            self.renamed.emit(name)

    def _build(self) -> QWidget:
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.pill)
        under.addWidget(self.trained, 1)
        titles = QVBoxLayout()
        titles.setSpacing(5)
        titles.addWidget(self.name)
        titles.addLayout(under)
        titles.addWidget(self.rename_form)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        head.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20 - INDENT, 20, 20 - INDENT, 16)
        column.setSpacing(20)
        head.setContentsMargins(INDENT, 0, INDENT - _STAR_OUT, 0)
        column.addLayout(head)
        for part in (self.wave, self.card, self.details, self.notes, self.history):
            column.addLayout(_indented(part, 0 if part is self.notes else INDENT))
        column.addStretch()
        scroll = PaneScroll(inside)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._build_foot())
        return content

    def _build_foot(self) -> QWidget:
        foot = Foot()
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 15, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.train)
        row.addWidget(self.rename)
        row.addStretch()
        row.addWidget(self.save)
        row.addWidget(self.delete)
        column.addLayout(row)
        return foot


def _indented(part: QWidget, indent: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(indent, 0, indent, 0)
    row.addWidget(part)
    return row
