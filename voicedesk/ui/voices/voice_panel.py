"""The panel of the selected voice: everything known of it, and what can be done with it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voicedesk.domain.display import clean
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.button import Button
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.pane import PANEL_WIDTH, Foot, Pane, PaneScroll
from voicedesk.ui.kit.tile import Pill, Tile
from voicedesk.ui.kit.wave_card import WaveCard
from voicedesk.ui.marks.note_section import INDENT, NoteSection
from voicedesk.ui.marks.star_button import StarButton
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.rename_form import RenameForm
from voicedesk.ui.voices.training_history import TrainingHistory
from voicedesk.ui.voices.voice_actions import VoicePermissions
from voicedesk.ui.voices.voice_card import VoiceCard
from voicedesk.ui.voices.voice_details import VoiceDetails
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import moment_words, state_tone, state_words

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

    train_wanted = Signal()
    save_wanted = Signal()
    delete_wanted = Signal()
    copy_wanted = Signal()
    renamed = Signal(str)
    favourite_changed = Signal(bool)
    sought = Signal(int)

    def __init__(self, theme: Theme, facts: VoiceFacts) -> None:
        super().__init__(theme)
        self._facts = facts
        self._voice: Voice | None = None
        self._permissions: VoicePermissions | None = None
        self.setFixedWidth(PANEL_WIDTH)
        self.tile = Tile(theme, 56)
        self.name = Label(theme, pixels=22, weight=650)
        self.pill = Pill(theme)
        self.trained = Label(theme, pixels=12, ink="text2", tabular=True)
        self.rename_form = RenameForm(theme)
        self.wave = WaveCard(theme)
        self.card = VoiceCard(theme)
        self.star = StarButton(theme)
        self.details = VoiceDetails(theme, facts)
        self.notes = NoteSection(theme)
        self.history = TrainingHistory(theme)
        self.reason = Label(theme, pixels=12, ink="text2", wrap=True)
        self.train = Button(theme)
        self.rename = Button(theme)
        self.save = IconButton(theme, "save")
        self.delete = IconButton(theme, "trash", ink="failed")
        self.nothing = Label(theme, ink="text3", wrap=True)
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
        self.train.clicked.connect(self.train_wanted)
        self.rename.clicked.connect(self._rename_pressed)
        self.save.clicked.connect(self.save_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.details.copy_wanted.connect(self.copy_wanted)
        # Not `clicked`: a screen reader's press toggles without a click.
        self.star.toggled.connect(self.favourite_changed)
        self.wave.slider.sought.connect(self.sought)
        self.rename_form.saved.connect(self._save_name)
        self.rename_form.cancelled.connect(self.end_rename)
        self.retranslate()

    @property
    def voice_id(self) -> str:
        """The voice shown; empty for none."""
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

    def show_marks(self) -> None:
        """Show what the person added to the voice; a note or tag being typed stays."""
        if self._voice is None:
            return
        marks = self._facts.marks_of(self._voice.id)
        with QSignalBlocker(self.star):
            self.star.setChecked(marks.favourite)
        self.details.show_voice(self._voice)
        self.notes.show_note(self._voice.id, marks.note)

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
        """Show the name again."""
        had_focus = self.rename_form.name.field.hasFocus()
        self._show_rename(on=False)
        if had_focus:
            self.rename.setFocus()

    def retranslate(self) -> None:
        self.nothing.setText(self.tr("Select a voice to see its details."))
        self.star.set_words(self.tr("Favourite"), self.tr("Puts it among your favourites (Ctrl+D)"))
        self.train.setText(self.tr("Train"))
        self.rename.setText(self.tr("Rename"))
        self.save.set_words(self.tr("Save demo"), self.tr("Saves the demo as a file (Ctrl+S)"))
        if self._voice is not None and self._permissions is not None:
            self._show(self._voice, self._permissions)

    # Inside

    def _show(self, voice: Voice, permissions: VoicePermissions) -> None:
        look = self._facts.demo_look(voice)
        demo = self._facts.demos.get(voice.id)
        playable = voice.is_training or look is not DemoLook.NONE
        self.tile.show_voice(voice.id, playable=playable)
        self.name.setText(clean(voice.name))
        self.pill.show_state(state_tone(voice.state), state_words(voice.state))
        self.trained.setText(self._trained_words(voice))
        self.wave.setVisible(voice.is_ready and look is not DemoLook.NONE)
        kept = demo if look is DemoLook.KEPT else None
        self.wave.show_demo(kept.envelope if kept else b"", kept.duration if kept else 0, look)
        self.card.show_voice(voice, self._facts)
        self.show_marks()
        for button, permission in (
            (self.train, permissions.train),
            (self.rename, permissions.rename),
        ):
            button.setEnabled(permission.allowed)
            button.setToolTip(permission.reason)
            button.setAccessibleDescription(permission.reason)
        self.delete.setEnabled(permissions.delete.allowed)
        self.delete.set_words(self.tr("Delete"), permissions.delete.reason)
        self.reason.setText(permissions.reason)
        self.reason.setVisible(bool(permissions.reason))

    def _trained_words(self, voice: Voice) -> str:
        running = self._facts.running.get(voice.id)
        if voice.is_training:
            if running is None or not running.is_ours:
                return ""
            return self.tr("sent {when}").format(when=moment_words(running.sent_at))
        at = self._facts.trained_at.get(voice.id)
        return self.tr("Trained {when}").format(when=moment_words(at)) if at else ""

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
        foot = Foot(self.theme)
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
