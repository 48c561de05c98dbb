"""The form that trains a voice: recording, name, whose voice it is, language and tier.

It checks itself while it is typed in (`_check`), and once nothing is missing asks for the training
with `submitted`, or for an empty voice with `creation_requested`. The recording is behind a link,
shown by `sample`, or on this computer, shown by `card`; presenters fill both. Consent and the
buttons stand below what scrolls.
"""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QWidget

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem
from voicedesk.domain.recordings import LocalRecording
from voicedesk.domain.text import clean
from voicedesk.domain.training import Consent, TrainingDraft
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.names import NameField, name_text
from voicedesk.ui.common.permissions import is_paid
from voicedesk.ui.common.texts import FREE_LANGUAGES, LANGUAGES, joined, language_text, tier_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox, ChoiceBox, Segments
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.messages.recording_texts import recording_problem_text
from voicedesk.ui.training.consent import ConsentPart, Consents
from voicedesk.ui.training.link_field import LinkField, link_text
from voicedesk.ui.training.recorder_view import RecorderView
from voicedesk.ui.training.recording_card import RecordingCard
from voicedesk.ui.training.sample_view import SamplePart
from voicedesk.ui.training.storage_line import NoStoragePart, StorageLine

WIDTH = 496
_FOOT = 116
"""Pixels that the foot is high with a reason of two lines: nothing moves when one is there."""
_STACKED_BELOW = 440
"""Pixels of width in which two fields beside each other have no room."""
_BESIDE_CONSENT = 72
"""Pixels of margins and gaps in the line of consent and buttons."""
_SAMPLES = ("en", "zh")
"""Languages of which the built-in service has a recording to train from."""


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What the person asked for.

    Attributes:
        voice_id: empty for a new voice, whose slot is to be made.
        audio_url: empty for the recording on this computer that the form shows.
        language, tier: of a new voice; empty where left to the service.
    """

    voice_id: str
    audio_url: str
    name: str
    consent: Consent
    language: str = ""
    tier: str = ""


class TrainingForm(View):
    """Recording, name and speaker, and for a new voice language and tier.

    Attributes:
        voice: None for a new one that has no slot yet.
        is_new: whether it is for a new voice.
        local: the recording on this computer that is used; None for a link.
        shows_recorder: whether the recorder is in the place of the fields.

    Signals:
        submitted: a TrainingRequest.
        creation_requested: a new voice is to be made, and not trained.
        edited: something that belongs to the draft is another.
    """

    submitted = Signal(object)
    creation_requested = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__(surface="pane", edge="left")
        self.voice: Voice | None = None
        self.is_new = True
        self.local: LocalRecording | None = None
        self._busy = False
        self._blocked = ""
        self._quota = ""
        self._sample_address = ""
        self._untouched = TrainingDraft()
        self.setFixedWidth(WIDTH)
        self.title = Label(pixels=18, weight=600)
        self.escape = self.close_button = IconButton("close", text=self.tr("Close form"))
        self.choose = Button(icon="upload", height=36, text=self.tr("Choose file"))
        self.record = Button(icon="microphone", height=36, text=self.tr("Record"))
        self.link = LinkField()
        self.use_sample = Button(ButtonKind.LINK, icon="file")
        self.use_sample.setText(self.tr("Use a sample recording"))
        self.sample = SamplePart()
        self.card = RecordingCard()
        self.shows_recorder = False
        self._recorder: RecorderView | None = None
        self.no_storage = NoStoragePart()
        self.keep = KeepPart()
        self.storage = StorageLine()
        self.name = NameField(self.tr("Name"), self.tr("Voice name"))
        self.consent = ConsentPart()
        self.choice = SlotChoice()
        self.kind = Label(ink="text2", wrap=True)
        self.again = Label(
            self.tr("You can’t use the voice while it’s training."), ink="text2", wrap=True
        )
        self.cost = Label(weight=600, wrap=True)
        self.note = Label(pixels=12, ink="text2", wrap=True)
        self.create_only = Button(ButtonKind.GHOST, text=self.tr("Create only"))
        self.create_only.setToolTip(
            self.tr("Create an empty voice with this name and train it later")
        )
        self.start = Button(ButtonKind.PRIMARY)
        self.start.setAccessibleName(self.tr("Start training"))
        self._fields = (
            self.choose,
            self.record,
            self.link,
            self.use_sample,
            self.keep,
            self.storage,
            self.name,
            self.consent.speaker,
            self.choice,
            self.consent,
        )
        self._lay_out()
        self._connect()
        self._show_voice()

    def _lay_out(self) -> None:
        top, inside, foot, names = QWidget(), QWidget(), View(edge="top"), QWidget()
        self._rows = [  # which are stacked where there is no room for them
            row((self.name, 1), (self.consent.speaker, 1), on=names, gap=16),
            row(self.choose, self.record, (self.link, 1), gap=8),
            self.choice.boxes,
        ]
        names.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        heading = Label(self.tr("Recording"), weight=600)
        dropping = Label(self.tr("or drop a file anywhere"), pixels=12, ink="text2")
        self._recording, self._below = QWidget(), QWidget()
        column(
            row(heading, None, dropping),
            self._rows[1],
            self.link.hint,
            self.use_sample,
            self.sample,
            self.card,
            self.no_storage,
            on=self._recording,
            gap=8,
        )
        top.setFixedHeight(64)
        row(self.title, None, self.close_button, on=top, margins=(24, 0, 20, 0))
        column(
            names,
            self.choice,
            self.kind,
            self.again,
            self.keep,
            self.storage,
            on=self._below,
            gap=18,
        )
        self.storage.hide()
        self._inside = column(
            self._recording,
            self._below,
            None,
            on=inside,
            margins=(24, 4, 24, 16),
            gap=18,
        )
        foot.setMinimumHeight(_FOOT)
        buttons = column(row(None, self.create_only, self.start), self.note, None, gap=6)
        column(
            self.cost,
            foot_row := row((self.consent, 1), (buttons, 1), gap=16),
            None,
            on=foot,
            margins=(24, 16, 24, 12),
            gap=12,
        )
        self._foot_row = foot_row
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._scroll = PaneScroll(inside)
        column(top, (self._scroll, 1), foot, on=self, margins=(1, 0, 0, 0))
        self.keep.hide()

    def _connect(self) -> None:
        speaker = self.consent.speaker
        for changed in (self.link.changed, self.name.changed):
            changed.connect(self._recording_changed)
        for changed in (self.link.changed, self.name.changed, speaker.edited, self.choice.changed):
            changed.connect(self.edited)
        self.consent.changed.connect(self._check)
        self.choice.changed.connect(self._check)
        self.start.clicked.connect(self.send)
        self.create_only.clicked.connect(self.creation_requested)
        for field in (self.link, self.name, self.consent):
            field.submitted.connect(self.send)
        self.card.cut_changed.connect(self._recording_changed)
        self.card.cut_changed.connect(self.edited)
        self.no_storage.link_requested.connect(self._use_link)
        self.use_sample.clicked.connect(self._use_sample)

    @property
    def recorder(self) -> RecorderView:
        """The recorder, made when it is first asked for: most people never record."""
        if self._recorder is None:
            self._recorder = RecorderView()
            self._recorder.hide()
            self._inside.insertWidget(0, self._recorder)
        return self._recorder

    @property
    def voice_id(self) -> str:
        return self.voice.id if self.voice else ""

    @property
    def draft_key(self) -> str:
        """The voice under which its draft is kept: the empty one for a new voice."""
        return "" if self.is_new else self.voice_id

    @property
    def draft(self) -> TrainingDraft | None:
        """What is typed; None where that is nothing. A link with a password isn't kept."""
        has_password = self.link.problem() is LinkProblem.CREDENTIALS
        draft = TrainingDraft(
            "" if has_password else self.link.field.text(),
            self.name.field.text(),
            self.consent.speaker.field.text(),
            self.choice.language,
            self.choice.tier,
        )
        if self.local is not None:
            draft = draft._replace(file=str(self.local.path))
            if self.card.has_recording:
                cut = self.card.cut
                draft = draft._replace(since=cut.since, to=cut.to, is_even=cut.is_even)
        return draft if draft != self._untouched else None

    def open_for(
        self,
        voice: Voice | None,
        *,
        is_new: bool,
        service: NetworkPlace,
        consents: Consents,
        speaker: str = "",
        draft: TrainingDraft | None = None,
        sample: str = "",
    ) -> None:
        """Start afresh, for a new voice or to train one that is there.

        Args:
            voice: None for a new one without a slot.
            service: where the service runs.
            speaker: whose voice it is known to be.
            draft: what was typed before.
            sample: where recordings to try it with are; empty where there are none.
        """
        self._sample_address = sample
        self.use_sample.setVisible(bool(sample))
        self.voice, self.is_new = voice, is_new
        name = "" if voice is None or is_new else voice.name
        self._untouched = TrainingDraft(name=name, speaker=speaker)
        typed = draft or self._untouched
        self.show_local(None)
        self.no_storage.hide()
        self.consent.reset(consents)
        self.link.set_service(service)
        self.link.field.setText(typed.link)
        self.name.field.setText(typed.name)
        self.consent.speaker.field.setText(typed.speaker)
        self.consent.agreed.setChecked(False)
        self.storage.keep.setChecked(False)
        self.choice.show_values(typed.language, typed.tier)
        self.show_busy(busy=False)
        self._show_voice()
        self.link.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, form: "TrainingForm") -> None:
        self.voice, self.is_new = form.voice, form.is_new
        self._sample_address, self._untouched = form._sample_address, form._untouched  # noqa: SLF001
        self.use_sample.setVisible(bool(self._sample_address))
        self.local = form.local
        self.link.take_over(form.link)
        self.sample.take_over(form.sample)
        self.name.field.setText(form.name.field.text())
        self.consent.take_over(form.consent)
        self.choice.show_values(form.choice.language, form.choice.tier)
        self.keep.box.setChecked(form.keep.box.isChecked())
        self.storage.keep.setChecked(form.storage.keep.isChecked())
        if form.shows_recorder:
            self.show_recorder(shown=True)
        self._show_voice()
        self.show_sample()

    def use_slot(self, voice: Voice) -> None:
        """Go on with the slot that was made for the new voice."""
        self.voice = voice
        self._show_voice()

    def show_busy(self, *, busy: bool, blocked: str = "") -> None:
        """While it is being sent nothing can be changed; `blocked` says why it can't be sent."""
        was_busy, self._busy, self._blocked = self._busy, busy, blocked
        focus = QApplication.focusWidget()
        if busy and not was_busy and focus is not None and self.isAncestorOf(focus):
            # Fields that are switched off lose the keyboard, to whatever is next in the window. Not
            # to the cross: a second, impatient Enter would press it.
            self.note.setFocus()
        for field in self._fields:
            field.setEnabled(not busy)
        self.card.show_locked(locked=busy)
        self._check()
        if was_busy and not busy and self.note.hasFocus():
            self.link.field.setFocus()

    def show_local(self, recording: LocalRecording | None) -> None:
        """Use a recording on this computer, which the card shows, instead of the link; or none."""
        if recording == self.local:
            return
        self.local = recording
        if recording is None:
            self.card.clear()
            self.no_storage.hide()
        else:
            self.link.field.clear()
        self.storage.setVisible(recording is not None)
        self._recording_changed()
        self.show_sample()
        self.edited.emit()

    def show_recorder(self, *, shown: bool) -> None:
        """Have the recorder in the place of the fields, or those again."""
        for part in (self._recording, self._below):
            part.setVisible(not shown)
        self.recorder.setVisible(shown)
        self.shows_recorder = shown
        self._check()
        if not shown:
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_quota(self, words: str) -> None:
        """Say how many trainings are left; nothing where that isn't known."""
        self._quota = words
        self._check()

    def show_sample(self) -> None:
        """More or less is known of the recording than before."""
        self.link.show_doubt(doubted=self.sample.is_doubted)
        self.keep.setVisible(self.sample.has_recording or self.card.has_recording)
        self._check()

    def ask_for_storage(self) -> None:
        """Say that a recording on this computer needs storage, in the place of where it goes."""
        self.storage.hide()
        self.no_storage.ask()

    def ask_for_purpose(self) -> None:
        """Have the person say whether to send what couldn't be looked at."""
        self._scroll.ensureWidgetVisible(self.sample)
        self.sample.anyway.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        consent = self.consent.given()
        if not self._recording_problem() and not self._busy and not self._blocked:
            if self.name.problem() is not None:
                self.name.field.setFocus()
            elif consent is None:
                self.consent.focus_missing()
        if not self.start.isEnabled() or consent is None:
            return
        self.submitted.emit(
            TrainingRequest(
                self.voice_id,
                "" if self.local is not None else self.link.link,
                self.name.text,
                consent,
                self.choice.language,
                self.choice.tier,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in self._rows:
            line.setDirection(down if self.width() < _STACKED_BELOW else across)
        beside = (self.consent.agreed, self.create_only, self.start)
        needed = sum(one.sizeHint().width() for one in beside) + _BESIDE_CONSENT
        self._foot_row.setDirection(down if self.width() < needed else across)

    @property
    def spoken(self) -> str:
        """The language to read aloud in: the voice's, as far as there are texts in it."""
        language = (self.voice.language if self.voice is not None else "") or self.choice.language
        if not language:
            language = QLocale().name()
        return "zh" if language.lower().startswith(("zh", "yue")) else "en"

    def _use_sample(self) -> None:
        """Have a recording that the built-in service offers, in the voice's language."""
        language = self.voice.language if self.voice is not None else ""
        spoken = language if language in _SAMPLES else _SAMPLES[0]
        self.choice.show_values(spoken, self.choice.tier)
        self.link.field.setText(f"{self._sample_address}/{spoken}-reading.mp3")

    def _show_voice(self) -> None:
        voice = self.voice
        name = clean(voice.name) if voice else ""
        self.title.setText(
            self.tr("New voice") if self.is_new else self.tr("Train “{name}”").format(name=name)
        )
        self.create_only.setVisible(self.is_new)
        self.choice.setVisible(voice is None)
        self.kind.show_text(self._kind_text(voice) if voice is not None else "")
        self.again.setVisible(bool(voice and voice.is_ready))
        self._check()

    def _kind_text(self, voice: Voice) -> str:
        """The language and the tier of a voice that is there, as far as they are known."""
        words = ""
        if voice.language:
            words = self.tr("Language: {language}. It can’t be changed.").format(
                language=language_text(voice.language)
            )
        if voice.tier:
            tier = self.tr("Tier: {tier}.").format(tier=tier_text(voice.tier))
            words = joined(words, tier)
        return words

    def _recording_changed(self) -> None:
        link = self.link.link
        if self.local is not None:
            # Another take, and another part of it, is another recording.
            since, to, is_even = self.card.cut
            kept = f"{since:.1f}-{to:.1f}-{is_even:d}" if self.card.has_recording else ""
            link = f"{self.local.path.absolute().as_uri()}/{kept}"
            if self.local.training is not None and self.card.is_whole:
                link = self.local.training.audio_url
        self.consent.show_recording(link, self.name.text)

    def _use_link(self) -> None:
        self.show_local(None)
        self.link.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recording_problem(self) -> str:
        """Why there is no recording to be sent yet; empty where there is."""
        if self.local is None:
            wrong = self.link.problem()
            if wrong is LinkProblem.EMPTY:
                return self.tr("Choose a file, record, or paste a link.")
            return link_text(wrong) if wrong is not None else ""
        if self.card.error is not None:
            return recording_problem_text(self.card.error)[0]
        return "" if self.card.has_recording else self.tr("Reading the recording…")

    def _missing(self) -> str:
        """Why it can't be sent as it is; empty where it can."""
        if self._blocked:
            return self._blocked
        if self.shows_recorder:
            return self.tr("Stop recording and use a take first.")
        if problem := self._recording_problem():
            return problem
        if (wrong := self.name.problem()) is not None:
            words = name_text(wrong, self.name.field.text())
            return words or self.tr("Enter a name for the voice.")
        return self.sample.hopeless_text or self.consent.missing()

    def _check(self) -> None:
        if not self._busy:
            self.start.setText(self.tr("Start training"))
        elif self.sample.is_looking:
            self.start.setText(self.tr("Checking…"))
        else:
            self.start.setText(self.tr("Sending…"))
        missing = self._missing()
        self.start.setEnabled(not self._busy and not missing)
        self.start.setAccessibleDescription(missing)
        has_name = self.name.problem() is None
        self.create_only.setEnabled(has_name and not self._busy and not self._blocked)
        is_paid_for = is_paid(self.voice or Voice("", tier=self.choice.tier))
        paid = self.tr("This training uses paid quota.") if is_paid_for else ""
        self.cost.show_text(joined(self._quota, paid))
        is_empty = self.local is None and self.sample.isHidden()
        has_wrong_link = bool(self.link.field.property("wrong"))
        self.link.hint.setVisible(is_empty or has_wrong_link)
        is_at_field = self.link.field.property("wrong") or self.name.field.property("wrong")
        if is_at_field and not self._blocked:
            missing = ""  # said there, and it may be long
        self.note.setText(
            missing or self.tr("Usually takes 3 to 15 minutes.\nCan’t be stopped once started.")
        )


class KeepPart(View):
    """Whether the recording is kept: a box to tick, and what that is good for."""

    def __init__(self) -> None:
        super().__init__()
        use = self.tr("Lets you compare it with the demos later.")
        self.box = CheckBox(self.tr("Keep the recording on this computer"))
        self.box.setAccessibleDescription(use)
        column(self.box, Label(use, pixels=12, ink="text2", wrap=True), on=self, gap=4)


class SlotChoice(View):
    """Language and tier of a new voice; the service's own choice suits most people.

    Attributes:
        boxes: the row that both stand in.

    Signals:
        changed: another language or tier is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.language_box = ChoiceBox()
        self.tier_box = Segments([("free", ""), ("pro", "")], may_be_none=True)
        self.tier_box.set_text({tier: tier_text(tier) for tier in ("free", "pro")})
        self.note = Label(pixels=12, ink="text2", wrap=True)
        titled = [
            self._titled(self.tr("Language"), self.language_box),
            self._titled(self.tr("Tier"), self.tier_box),
        ]
        self.boxes = row((titled[0], 1), (titled[1], 1), gap=16)
        column(self.boxes, self.note, on=self, gap=6)
        self.language_box.selected.connect(lambda _: self.changed.emit())
        self.tier_box.selected.connect(lambda _: self._offer_languages(self.language))
        self._offer_languages("")

    @property
    def language(self) -> str:
        """The code chosen; empty to leave it to the service."""
        return str(self.language_box.currentData() or "")

    @property
    def tier(self) -> str:
        """`free`, `pro`, or empty to leave it to the service."""
        return self.tier_box.value

    def show_values(self, language: str, tier: str) -> None:
        """Have these chosen, as far as they are offered."""
        with QSignalBlocker(self.tier_box):
            self.tier_box.show_value(tier)
        self._offer_languages(language)

    @property
    def _unchosen(self) -> str:
        return self.tr("Let the service choose")

    def _offer_languages(self, language: str) -> None:
        """Offer what the tier has; `language` stays chosen where that is among it."""
        codes = FREE_LANGUAGES if self.tier == "free" else tuple(LANGUAGES)
        named = [(code, language_text(code)) for code in codes]
        self.language_box.offer([("", self._unchosen), *named], language)
        note = self.tr("The language can’t be changed later.")
        if self.tier == "pro":
            note = joined(note, self.tr("Paid voices can’t be deleted."))
        self.note.setText(note)
        self.changed.emit()

    @staticmethod
    def _titled(words: str, box: QWidget) -> View:
        part, title = View(), Label(words, weight=600)
        title.setBuddy(box)
        box.setAccessibleName(words)
        column(title, box, on=part, gap=6)
        return part
