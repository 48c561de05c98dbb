"""The form that trains a voice."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.text import clean
from voicedesk.domain.training import Consent, is_same_person
from voicedesk.domain.voice import Voice, VoiceState
from voicedesk.ui.common.texts import (
    FREE_LANGUAGES,
    LANGUAGES,
    date_text,
    language_text,
    tier_text,
)
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox, ChoiceBox
from voicedesk.ui.kit.fields import NameField
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.view import Foot, Pane, PaneScroll, View
from voicedesk.ui.training.link_field import LinkField
from voicedesk.ui.training.sample_view import SamplePart


class SlotChoice(View):
    """Closed at first: the service's own choice suits most people.

    Signals:
        changed: another language or tier was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.more = Button(ButtonKind.LINK, icon="chevron-right")
        self.language_title = Label(weight=600)
        self.language_box = ChoiceBox()
        self.tier_title = Label(weight=600)
        self.tier_box = ChoiceBox()
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self._details = QWidget()
        grid = QGridLayout(self._details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.language_title, 0, 0)
        grid.addWidget(self.tier_title, 0, 1)
        grid.addWidget(self.language_box, 1, 0)
        grid.addWidget(self.tier_box, 1, 1)
        grid.addWidget(self.note, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        self.language_title.setBuddy(self.language_box)
        self.tier_title.setBuddy(self.tier_box)
        self.more.clicked.connect(lambda: self._open(opened=self._details.isHidden()))
        self.language_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.tier_box.currentIndexChanged.connect(self._tier_chosen)
        self._open(opened=False)
        self.retranslate()

    @property
    def language(self) -> str:
        """The code chosen; empty to leave it to the service."""
        return str(self.language_box.currentData() or "")

    @property
    def tier(self) -> str:
        """`free`, `pro`, or empty to leave it to the service."""
        return str(self.tier_box.currentData() or "")

    def reset(self) -> None:
        """Leave both to the service again."""
        self.language_box.setCurrentIndex(0)
        self.tier_box.setCurrentIndex(0)
        self._open(opened=False)

    def retranslate(self) -> None:
        self.more.setText(self.tr("Language and tier"))
        self.language_title.setText(self.tr("Language"))
        self.tier_title.setText(self.tr("Tier"))
        self.language_box.setAccessibleName(self.tr("Language"))
        self.tier_box.setAccessibleName(self.tr("Tier"))
        self.note.setText(
            self.tr(
                "The language can’t be changed once the voice is made. A paid training uses up "
                "quota, and a paid voice can’t be deleted. Leave both alone if unsure."
            )
        )
        tier, language = self.tier, self.language
        self.tier_box.offer(
            [
                ("", self.tr("Let the service choose")),
                *((t, tier_text(t)) for t in ("free", "pro")),
            ],
            tier,
        )
        self._fill_languages(language)

    def _fill_languages(self, selected: str) -> None:
        codes = FREE_LANGUAGES if self.tier == "free" else tuple(LANGUAGES)
        named = [(code, language_text(code)) for code in codes]
        self.language_box.offer([("", self.tr("Let the service choose")), *named], selected)

    def _tier_chosen(self) -> None:
        self._fill_languages(self.language)
        self.changed.emit()

    def _open(self, *, opened: bool) -> None:
        self._details.setVisible(opened)
        self.more.set_icon_name("chevron-down" if opened else "chevron-right")


class KeepPart(View):
    """A box to tick, and what that is good for."""

    def __init__(self) -> None:
        super().__init__()
        self.box = CheckBox()
        self._use = Label(pixels=12, ink="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self._use)
        self.retranslate()

    def retranslate(self) -> None:
        self.box.setText(self.tr("Keep the recording on this computer"))
        self._use.setText(self.tr("So that you can compare it with the demos before and after."))
        self.box.setAccessibleDescription(self._use.text())


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
        self._confirmed_by = ""
        self._before: Callable[[str], Consent | None] = lambda _: None
        self._follows = True
        self._asked_of = ""
        self.title = Label(weight=600)
        self.speaker = QLineEdit()
        self.agreed = CheckBox()
        self.wording = Label(pixels=12, ink="text2", wrap=True)
        self.title.setBuddy(self.speaker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.speaker, self.agreed, self.wording):
            column.addWidget(part)
        self.speaker.textEdited.connect(self._stop_following)
        self.speaker.textChanged.connect(self._name_changed)
        self.speaker.returnPressed.connect(self.submitted)
        self.agreed.toggled.connect(self._ticked)
        self.retranslate()

    def begin(
        self, confirmed_by: str, speaker: str, before: Callable[[str], Consent | None]
    ) -> None:
        """Start afresh.

        Args:
            confirmed_by: the account under which it would be confirmed.
            speaker: whose voice was trained with before; empty where that isn't known.
            before: finds the consent that a person gave earlier.
        """
        self._confirmed_by, self._before = confirmed_by, before
        self._follows = not speaker
        self.agreed.setChecked(False)
        self.speaker.setText(speaker)
        self._show()

    def suggest(self, name: str) -> None:
        """Take the voice's name for the speaker's, until the person says otherwise."""
        if self._follows:
            self.speaker.setText(name)

    def given(self) -> Consent | None:
        """The consent as things stand; None while it is missing."""
        speaker = self.speaker.text().strip()
        if not speaker:
            return None
        before = self._before(speaker)
        if before is not None:
            return before
        if not self.agreed.isChecked():
            return None
        return Consent(speaker, self._words(speaker), self._confirmed_by, time.time())

    def missing(self) -> str:
        """What is to be done before there is a consent; empty once there is one."""
        if not self.speaker.text().strip():
            return self.tr("Say whose voice it is.")
        if self.given() is None:
            return self.tr("Confirm that the speaker agreed.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.agreed.hasFocus():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def focus_missing(self) -> None:
        """Put the keyboard where something is to be done."""
        named = bool(self.speaker.text().strip())
        (self.agreed if named else self.speaker).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Whose voice is it?"))
        self.speaker.setAccessibleName(self.tr("Speaker"))
        self.agreed.setText(self.tr("Speaker agreed"))
        self._show()

    def _stop_following(self) -> None:
        self._follows = False

    def _name_changed(self) -> None:
        if self._asked_of and not is_same_person(self._asked_of, self.speaker.text()):
            self.agreed.setChecked(False)  # it was someone else who agreed
        self._show()

    def _ticked(self) -> None:
        # Whoever is named now was meant, so a voice's name typed later doesn't change it.
        self._asked_of = self.speaker.text().strip() if self.agreed.isChecked() else ""
        self._follows = self._follows and not self._asked_of
        self._show()

    def _show(self) -> None:
        speaker = self.speaker.text().strip()
        before = self._before(speaker) if speaker else None
        self.agreed.setVisible(before is None)
        self.wording.setText(
            self._words(speaker)
            if before is None
            else self.tr("{speaker} agreed on {date}.").format(
                speaker=clean(before.speaker), date=date_text(before.given_at)
            )
        )
        self.agreed.setAccessibleDescription(self.wording.text())
        self.changed.emit()

    def _words(self, speaker: str) -> str:
        if not speaker:
            return self.tr("The person whose voice it is knows that it is cloned, and agreed.")
        return self.tr(
            "{speaker} knows that the voice is cloned from this recording, and agreed."
        ).format(speaker=clean(speaker))


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


class TrainingForm(Pane):
    """Link, name, and for a voice not trained yet language and tier.

    Signals:
        submitted: a `TrainingRequest` that can be sent.
        closed: Cancel, the cross or Escape.
    """

    submitted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._voice: Voice | None = None
        self._made_with = ("", "")
        self._is_new = False
        self._busy = False
        self._blocked = ""
        self._sample = ""
        self.setFixedWidth(WIDTH)
        self.title = Label(pixels=18, weight=600)
        self.close_button = IconButton("close")
        self.link = LinkField()
        self.use_sample = Button(ButtonKind.LINK, icon="file")
        self.sample = SamplePart()
        self.keep = KeepPart()
        self.name = NameField()
        self.consent = ConsentPart()
        self.choice = SlotChoice()
        self.language = Label(ink="text2", wrap=True)
        self.again = Label(ink="text2", wrap=True)
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self.cancel = Button(ButtonKind.GHOST)
        self.start = Button(ButtonKind.PRIMARY)
        self._lay_out()
        self.link.changed.connect(self._check)
        self.name.changed.connect(self._name_changed)
        self.consent.changed.connect(self._check)
        self.link.submitted.connect(self._submit)
        self.name.submitted.connect(self._submit)
        self.consent.submitted.connect(self._submit)
        self.start.clicked.connect(self._submit)
        self.use_sample.clicked.connect(lambda: self.link.field.setText(self._sample))
        self.cancel.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.retranslate()

    @property
    def voice_id(self) -> str:
        """The voice the form is for; empty for none."""
        return self._voice.id if self._voice else ""

    def begin(
        self,
        voice: Voice,
        *,
        is_new: bool,
        service: NetworkPlace,
        consents: Consents,
        sample: str = "",
    ) -> None:
        """Start afresh for `voice`, which was made a moment ago (`is_new`) or is trained again.

        `sample` is the link of a recording to try it with; empty where there is none.
        """
        self._sample = sample
        self.use_sample.setVisible(bool(sample))
        self._voice, self._is_new = voice, is_new
        self._made_with = ("", "")
        self.link.field.clear()
        self.link.set_service(service)
        self.consent.begin(consents.account, consents.speaker, consents.before)
        self.name.set_name(voice.name)
        self.consent.suggest(self.name.name)  # the name may be the same as before
        self.choice.reset()
        self.show_busy(busy=False)
        self.retranslate()
        self.link.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_slot(self, voice: Voice, wish: TrainingRequest) -> None:
        """Go on with another slot, made with the language and tier of `wish`."""
        self._voice = voice
        self._made_with = (wish.language, wish.tier)
        self.retranslate()

    def show_busy(self, *, busy: bool, blocked: str = "") -> None:
        """While it is being sent nothing can be changed; `blocked` says why it can't be sent."""
        is_back = self._busy and not busy
        focus = QApplication.focusWidget()
        is_new = busy and not self._busy
        if is_new and focus is not None and self.isAncestorOf(focus):
            # Fields that are switched off lose the keyboard, to whatever is next in the window. Not
            # to Cancel: a second, impatient Enter would press it.
            self.note.setFocus()
        self._busy, self._blocked = busy, blocked
        for widget in (self.link, self.use_sample, self.keep, self.name, self.consent, self.choice):
            widget.setEnabled(not busy)
        self._check()
        if is_back and self.note.hasFocus():
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
        """Ask for what is typed, if nothing is missing."""
        self._submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        voice = self._voice
        name = clean(voice.name) if voice else ""
        self.title.setText(
            self.tr("New voice") if self._is_new else self.tr("Train “{name}”").format(name=name)
        )
        self.close_button.set_text(self.tr("Close the form"))
        self.name.set_text(self.tr("Name"), self.tr("Voice name"))
        self.cancel.setText(self.tr("Cancel"))
        self.use_sample.setText(self.tr("Use a sample recording"))
        # Another language means another slot. Only one that was made a moment ago is given up for
        # it: an older one's id may be in use elsewhere.
        chooses = self._is_new and (voice is None or voice.state == VoiceState.INIT)
        self.choice.setVisible(chooses)
        self.language.setVisible(not chooses and bool(voice and voice.language))
        self.language.setText(
            self.tr("Language: {language}. It can’t be changed.").format(
                language=language_text(voice.language if voice else "")
            )
        )
        self.again.setVisible(bool(voice and voice.is_ready))
        self.again.setText(self.tr("While it is trained again, the voice can’t be used."))
        self._check()

    def _check(self) -> None:
        self.start.setText(
            self.tr("Start training")
            if not self._busy
            else self.tr("Checking…")
            if self.sample.is_looking
            else self.tr("Sending…")
        )
        self.start.setAccessibleName(self.tr("Start training"))
        ready = self.link.problem() is None and self.name.problem() is None
        missing = self._blocked or (self._missing() if ready else "")
        self.start.setEnabled(ready and not self._busy and not missing)
        self.start.setAccessibleDescription(missing)
        self.note.setText(missing or self.tr("Takes a few minutes.\nCan’t be stopped once sent."))

    def _missing(self) -> str:
        return self.sample.hopeless_text or self.consent.missing()

    def _name_changed(self) -> None:
        self.consent.suggest(self.name.name)
        self._check()

    def _submit(self) -> None:
        consent = self.consent.given()
        fields = self.link.problem() is None and self.name.problem() is None
        if consent is None and fields and not self._busy and not self._blocked:
            self.consent.focus_missing()
        if not self.start.isEnabled() or self._voice is None or consent is None:
            return
        selected = self._made_with
        if self.choice.isVisibleTo(self):
            selected = (self.choice.language, self.choice.tier)
        needs_slot = selected != self._made_with
        self.submitted.emit(
            TrainingRequest(
                self._voice.id,
                self.link.link,
                self.name.name,
                consent,
                *selected,
                needs_slot=needs_slot,
            )
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 20, 0)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.close_button)
        top = QWidget()
        top.setFixedHeight(64)
        top.setLayout(head)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(24, 4, 24, 16)
        body.setSpacing(18)
        for widget in (
            *(self.link, self.use_sample, self.sample, self.keep, self.name, self.consent),
            *(self.choice, self.language, self.again),
        ):
            body.addWidget(widget)
        body.addStretch()
        self.keep.hide()
        self._scroll = PaneScroll(inside)
        foot_box = Foot()
        foot = QHBoxLayout(foot_box)
        foot.setContentsMargins(24, 16, 24, 20)
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot_box)
