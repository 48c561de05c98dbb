"""The form that trains a voice: link, name, whose voice it is, language and tier.

It checks itself while it is typed in (`_check`), and once nothing is missing asks for the training
with `submitted`. What is known of the recording stands in `sample`, filled by the presenter.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.text import clean
from voicedesk.domain.training import Consent, is_same_person
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.common.names import NameField
from voicedesk.ui.common.texts import FREE_LANGUAGES, LANGUAGES, date_text, language_text, tier_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox, ChoiceBox
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.training.link_field import LinkField
from voicedesk.ui.training.sample_view import SamplePart

WIDTH = 496


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What the person asked for; `language` and `tier` are empty where left to the service.

    Attributes:
        needs_slot: another language or tier than the slot `voice_id` was made with.
    """

    voice_id: str
    audio_url: str
    name: str
    consent: Consent
    language: str = ""
    tier: str = ""
    needs_slot: bool = False


@dataclass(frozen=True, slots=True)
class Consents:
    """What is known of consents when the form is opened.

    Attributes:
        account: the account under which one would be confirmed.
        speaker: whose voice was trained here before; empty where that isn't known.
        before: finds the consent that a person gave before.
    """

    account: str
    speaker: str
    before: Callable[[str], Consent | None]


class TrainingForm(View):
    """Link, name, and for a voice not trained yet language and tier; sends a `TrainingRequest`."""

    submitted = Signal(object)

    def __init__(self) -> None:
        super().__init__(surface="pane", edge="left")
        self.voice: Voice | None = None
        self.made_with = ("", "")
        self.is_new = False
        self._busy = False
        self._blocked = ""
        self.sample_link = ""
        self.setFixedWidth(WIDTH)
        self.title = Label(pixels=18, weight=600)
        self.close_button = IconButton("close", text=self.tr("Close the form"))
        self.link = LinkField()
        self.use_sample = Button(ButtonKind.LINK, icon="file")
        self.use_sample.setText(self.tr("Use a sample recording"))
        self.sample = SamplePart()
        self.keep = KeepPart()
        self.name = NameField(self.tr("Name"), self.tr("Voice name"))
        self.consent = ConsentPart()
        self.choice = SlotChoice()
        self.language = Label(ink="text2", wrap=True)
        self.again = Label(
            self.tr("While it is trained again, the voice can’t be used."), ink="text2", wrap=True
        )
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self.escape = self.cancel = Button(ButtonKind.GHOST, text=self.tr("Cancel"))
        self.start = Button(ButtonKind.PRIMARY)
        self.start.setAccessibleName(self.tr("Start training"))
        self._fields = (
            self.link,
            self.use_sample,
            self.sample,
            self.keep,
            self.name,
            self.consent,
            self.choice,
        )
        top, inside, foot = QWidget(), QWidget(), View(edge="top")
        top.setFixedHeight(64)
        row(self.title, None, self.close_button, on=top, margins=(24, 0, 20, 0))
        column(
            *self._fields,
            self.language,
            self.again,
            None,
            on=inside,
            margins=(24, 4, 24, 16),
            gap=18,
        )
        foot.setMinimumHeight(75)  # of two lines: nothing moves when a reason takes one
        row((self.note, 1), self.cancel, self.start, on=foot, margins=(24, 16, 24, 20))
        self._scroll = PaneScroll(inside)
        column(top, (self._scroll, 1), foot, on=self, margins=(1, 0, 0, 0))
        self.keep.hide()
        self.link.changed.connect(self._check)
        self.name.changed.connect(self._name_changed)
        self.consent.changed.connect(self._check)
        self.start.clicked.connect(self.send)
        for field in (self.link, self.name, self.consent):
            field.submitted.connect(self.send)
        self.use_sample.clicked.connect(lambda: self.link.field.setText(self.sample_link))
        self.close_button.clicked.connect(self.cancel.click)
        self._show_voice()

    @property
    def voice_id(self) -> str:
        return self.voice.id if self.voice else ""

    def open_for(
        self,
        voice: Voice,
        *,
        is_new: bool,
        service: NetworkPlace,
        consents: Consents,
        sample: str = "",
    ) -> None:
        """Start afresh for `voice`, which was made a moment ago (`is_new`) or is trained again.

        Args:
            service: where the service runs.
            sample: the link of a recording to try it with; empty where there is none.
        """
        self.sample_link = sample
        self.use_sample.setVisible(bool(sample))
        self.voice, self.is_new = voice, is_new
        self.made_with = ("", "")
        self.link.field.clear()
        self.link.set_service(service)
        self.consent.reset(consents)
        self.name.field.setText(voice.name)
        self.consent.suggest(self.name.text)  # the name may be the same as before
        self.choice.reset()
        self.show_busy(busy=False)
        self._show_voice()
        self.link.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, form: "TrainingForm") -> None:
        self.sample_link, self.voice = form.sample_link, form.voice
        self.is_new, self.made_with = form.is_new, form.made_with
        self.use_sample.setVisible(bool(self.sample_link))
        self.link.take_over(form.link)
        self.sample.take_over(form.sample)
        self.name.field.setText(form.name.field.text())
        self.consent.take_over(form.consent)
        self.choice.take_over(form.choice)
        self.keep.box.setChecked(form.keep.box.isChecked())
        self._show_voice()
        self.show_sample()

    def use_slot(self, voice: Voice, request: TrainingRequest) -> None:
        """Go on with another slot, made with the language and tier of `request`."""
        self.voice = voice
        self.made_with = (request.language, request.tier)
        self._show_voice()

    def show_busy(self, *, busy: bool, blocked: str = "") -> None:
        """While it is being sent nothing can be changed; `blocked` says why it can't be sent."""
        was_busy, self._busy, self._blocked = self._busy, busy, blocked
        focus = QApplication.focusWidget()
        if busy and not was_busy and focus is not None and self.isAncestorOf(focus):
            # Fields that are switched off lose the keyboard, to whatever is next in the window. Not
            # to Cancel: a second, impatient Enter would press it.
            self.note.setFocus()
        for field in self._fields:
            if field is not self.sample:
                field.setEnabled(not busy)
        self._check()
        if was_busy and not busy and self.note.hasFocus():
            self.link.field.setFocus()

    def show_sample(self) -> None:
        """More or less is known of the recording than before."""
        self.link.show_doubt(doubted=self.sample.is_doubted)
        self.keep.setVisible(self.sample.has_recording)
        self._check()

    def ask_for_purpose(self) -> None:
        """Have the person say whether to send what couldn't be looked at."""
        self._scroll.ensureWidgetVisible(self.sample)
        self.sample.anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        consent = self.consent.given()
        if consent is None and self._is_filled() and not self._busy and not self._blocked:
            self.consent.focus_missing()
        if not self.start.isEnabled() or self.voice is None or consent is None:
            return
        chosen = self.made_with
        if self.choice.isVisibleTo(self):
            chosen = (self.choice.language, self.choice.tier)
        self.submitted.emit(
            TrainingRequest(
                self.voice.id,
                self.link.link,
                self.name.text,
                consent,
                *chosen,
                needs_slot=chosen != self.made_with,
            )
        )

    def _show_voice(self) -> None:
        voice = self.voice
        name = clean(voice.name) if voice else ""
        self.title.setText(
            self.tr("New voice") if self.is_new else self.tr("Train “{name}”").format(name=name)
        )
        # Another language means another slot. Only one that was made a moment ago is given up for
        # it: an older one's id may be in use elsewhere.
        chooses = self.is_new and (voice is None or voice.state == VoiceState.INIT)
        language = voice.language if voice else ""
        self.choice.setVisible(chooses)
        self.language.setVisible(not chooses and bool(language))
        self.language.setText(
            self.tr("Language: {language}. It can’t be changed.").format(
                language=language_text(language)
            )
        )
        self.again.setVisible(bool(voice and voice.is_ready))
        self._check()

    def _name_changed(self) -> None:
        self.consent.suggest(self.name.text)
        self._check()

    def _is_filled(self) -> bool:
        return self.link.problem() is None and self.name.problem() is None

    def _check(self) -> None:
        if not self._busy:
            self.start.setText(self.tr("Start training"))
        elif self.sample.is_looking:
            self.start.setText(self.tr("Checking…"))
        else:
            self.start.setText(self.tr("Sending…"))
        filled = self._is_filled()
        missing = self._blocked
        if not missing and filled:
            missing = self.sample.hopeless_text or self.consent.missing()
        self.start.setEnabled(filled and not self._busy and not missing)
        self.start.setAccessibleDescription(missing)
        self.note.setText(missing or self.tr("Takes a few minutes.\nCan’t be stopped once sent."))


class KeepPart(View):
    """Whether the recording is kept: a box to tick, and what that is good for."""

    def __init__(self) -> None:
        super().__init__()
        use = self.tr("So that you can compare it with the demos before and after.")
        self.box = CheckBox(self.tr("Keep the recording on this computer"))
        self.box.setAccessibleDescription(use)
        column(self.box, Label(use, pixels=12, ink="text2", wrap=True), on=self, gap=4)


class ConsentPart(View):
    """A field for the speaker, and a box to tick unless that person agreed before.

    Signals:
        changed: whether there is a consent may be another.
        submitted: Enter was pressed in the field or on the box.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.consents = Consents("", "", lambda _: None)
        self.follows = True
        self.asked_of = ""
        title = Label(self.tr("Whose voice is it?"), weight=600)
        self.speaker = QLineEdit()
        self.speaker.setAccessibleName(self.tr("Speaker"))
        title.setBuddy(self.speaker)
        self.agreed = CheckBox(self.tr("Speaker agreed"))
        self.wording = Label(pixels=12, ink="text2", wrap=True)
        column(title, self.speaker, self.agreed, self.wording, on=self, gap=6)
        self.speaker.textEdited.connect(self._stop_following)
        self.speaker.textChanged.connect(self._speaker_changed)
        self.speaker.returnPressed.connect(self.submitted)
        self.agreed.toggled.connect(self._ticked)
        self._show()

    def reset(self, consents: Consents) -> None:
        self.consents = consents
        self.follows = not consents.speaker
        self.agreed.setChecked(False)
        self.speaker.setText(consents.speaker)
        self._show()

    def take_over(self, part: "ConsentPart") -> None:
        self.consents = part.consents
        self.speaker.setText(part.speaker.text())
        self.agreed.setChecked(part.agreed.isChecked())
        self.follows, self.asked_of = part.follows, part.asked_of
        self._show()

    def suggest(self, name: str) -> None:
        """Take the voice's name for the speaker's, until the person says otherwise."""
        if self.follows:
            self.speaker.setText(name)

    def given(self) -> Consent | None:
        """The consent as things stand; None while it is missing."""
        speaker = self._speaker
        if not speaker:
            return None
        before = self.consents.before(speaker)
        if before is not None:
            return before
        if not self.agreed.isChecked():
            return None
        return Consent(speaker, self._words(speaker), self.consents.account, time.time())

    def missing(self) -> str:
        """What is to be done before there is a consent; empty once there is one."""
        if not self._speaker:
            return self.tr("Say whose voice it is.")
        if self.given() is None:
            return self.tr("Confirm that the speaker agreed.")
        return ""

    def focus_missing(self) -> None:
        (self.agreed if self._speaker else self.speaker).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.agreed.hasFocus():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _speaker(self) -> str:
        return self.speaker.text().strip()

    def _stop_following(self) -> None:
        self.follows = False

    def _speaker_changed(self) -> None:
        if self.asked_of and not is_same_person(self.asked_of, self.speaker.text()):
            self.agreed.setChecked(False)  # it was someone else who agreed
        self._show()

    def _ticked(self) -> None:
        # Whoever is named now was meant, so a voice's name typed later doesn't change it.
        self.asked_of = self._speaker if self.agreed.isChecked() else ""
        self.follows = self.follows and not self.asked_of
        self._show()

    def _show(self) -> None:
        speaker = self._speaker
        before = self.consents.before(speaker) if speaker else None
        self.agreed.setVisible(before is None)
        words = self._words(speaker)
        if before is not None:
            words = self.tr("{speaker} agreed on {date}.").format(
                speaker=clean(before.speaker), date=date_text(before.given_at)
            )
        self.wording.setText(words)
        self.agreed.setAccessibleDescription(words)
        self.changed.emit()

    def _words(self, speaker: str) -> str:
        if not speaker:
            return self.tr("The person whose voice it is knows that it is cloned, and agreed.")
        return self.tr(
            "{speaker} knows that the voice is cloned from this recording, and agreed."
        ).format(speaker=clean(speaker))


class SlotChoice(View):
    """Language and tier, closed at first: the service's own choice suits most people."""

    def __init__(self) -> None:
        super().__init__()
        self.more = Button(ButtonKind.LINK, icon="chevron-right", text=self.tr("Language and tier"))
        self.language_box, self.tier_box = ChoiceBox(), ChoiceBox()
        self.details = QWidget()
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, (words, box) in enumerate(
            ((self.tr("Language"), self.language_box), (self.tr("Tier"), self.tier_box))
        ):
            title = Label(words, weight=600)
            title.setBuddy(box)
            box.setAccessibleName(words)
            grid.addWidget(title, 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
        note = self.tr(
            "The language can’t be changed once the voice is made. A paid training uses up "
            "quota, and a paid voice can’t be deleted. Leave both alone if unsure."
        )
        grid.addWidget(Label(note, pixels=12, ink="text2", wrap=True), 2, 0, 1, 2)
        column((self.more, Qt.AlignmentFlag.AlignLeft), self.details, on=self, gap=6)
        self.more.clicked.connect(lambda: self._open(opened=self.details.isHidden()))
        self.tier_box.offer(
            [("", self._unchosen), *((tier, tier_text(tier)) for tier in ("free", "pro"))], ""
        )
        self.tier_box.currentIndexChanged.connect(lambda _: self._fill_languages())
        self._fill_languages()
        self._open(opened=False)

    @property
    def language(self) -> str:
        """The code chosen; empty to leave it to the service."""
        return str(self.language_box.currentData() or "")

    @property
    def tier(self) -> str:
        """`free`, `pro`, or empty to leave it to the service."""
        return str(self.tier_box.currentData() or "")

    def reset(self) -> None:
        self.language_box.setCurrentIndex(0)
        self.tier_box.setCurrentIndex(0)
        self._open(opened=False)

    def take_over(self, choice: "SlotChoice") -> None:
        self.tier_box.setCurrentIndex(choice.tier_box.currentIndex())
        self.language_box.setCurrentIndex(choice.language_box.currentIndex())
        self._open(opened=not choice.details.isHidden())

    @property
    def _unchosen(self) -> str:
        return self.tr("Let the service choose")

    def _fill_languages(self) -> None:
        codes = FREE_LANGUAGES if self.tier == "free" else tuple(LANGUAGES)
        named = [(code, language_text(code)) for code in codes]
        self.language_box.offer([("", self._unchosen), *named], self.language)

    def _open(self, *, opened: bool) -> None:
        self.details.setVisible(opened)
        self.more.set_icon_name("chevron-down" if opened else "chevron-right")
