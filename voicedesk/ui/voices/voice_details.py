"""What is known of a voice, line by line, and what of it the person decides."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from voicedesk.domain.display import clean, short_id
from voicedesk.domain.marks import Marks
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.switch import Switch
from voicedesk.ui.kit.view import View
from voicedesk.ui.marks.tag_row import TagRow
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_facts import DemoLook, VoiceFacts
from voicedesk.ui.voices.voice_words import DASH, language_words, size_words, tier_words

_LINE = 32


class VoiceDetails(View):
    """ID, language, tier, offline demo and tags.

    Signals:
        copy_wanted: the button beside the id.
        keep_changed: the demo is to be kept whatever room there is, or no longer.
    """

    copy_wanted = Signal()
    keep_changed = Signal(bool)

    def __init__(self, theme: Theme, facts: VoiceFacts) -> None:
        super().__init__(theme)
        self._facts = facts
        self._titles = [Label(theme, ink="text2") for _ in range(5)]
        self.id = Label(theme, pixels=12, mono=True)
        self.copy = IconButton(theme, "copy", side=28, glyph=18)
        self.language = Label(theme)
        self.tier = Label(theme)
        self.offline = Label(theme)
        self.keep = Switch(theme)
        self.tags = TagRow(theme)
        self._lay_out()
        self.copy.clicked.connect(self.copy_wanted)
        # Not `clicked`: a screen reader's press toggles without a click.
        self.keep.toggled.connect(self.keep_changed)
        self.retranslate()

    def show_voice(self, voice: Voice) -> None:
        """Show what is known of a voice, and its marks."""
        self.id.setText(short_id(voice.id))
        self.id.setAccessibleName(clean(voice.id))
        self.language.setText(language_words(voice.language))
        self.tier.setText(tier_words(voice.tier))
        marks = self._facts.marks_of(voice.id)
        self.offline.setText(self._offline_words(voice, marks))
        with QSignalBlocker(self.keep):
            self.keep.setChecked(marks.pinned)
        self.tags.show_tags(voice.id, marks.tags)

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
        self.copy.set_words(self.tr("Copy ID"), self.tr("Copies the whole ID"))
        self.keep.setAccessibleName(self.tr("Keep offline"))
        why = self.tr("Keeps the demo on this computer, whatever room there is")
        self.keep.setAccessibleDescription(why)
        self.keep.setToolTip(f"{self.tr('Keep offline')}\n{why}")

    # Inside

    def _offline_words(self, voice: Voice, marks: Marks) -> str:
        look = self._facts.demo_look(voice)
        if look is DemoLook.KEPT:
            size = size_words(self._facts.demos[voice.id].size)
            return self.tr("Kept · {size}").format(size=size)
        if look is DemoLook.NONE:
            return self.tr("As soon as there is one") if marks.pinned else DASH
        if marks.pinned:
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
