"""Whose voice it is, and whether that person agreed to have this recording used.

A tick counts for the recording and the person it was given for: another link, or another person's
name, takes it away. Only what was agreed to of this very recording before isn't asked again.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from voicedesk.domain.text import clean
from voicedesk.domain.training import Consent, is_same_person, is_same_recording
from voicedesk.domain.voice import is_default_name
from voicedesk.ui.common.texts import date_text
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column
from voicedesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class Consents:
    """What is known of consents when the form is opened.

    Attributes:
        account: the account under which one would be confirmed.
        before: finds the consent that a speaker gave before for the recording of a link.
        speakers: whose voices were trained here, to be offered.
    """

    account: str
    before: Callable[[str, str], Consent | None]
    speakers: Sequence[str] = ()


class ConsentPart(View):
    """A box to tick, and what is confirmed by it.

    Attributes:
        speaker: the field for the speaker, which stands elsewhere in the form.

    Signals:
        changed: whether there is a consent may be another.
        submitted: Enter was pressed in the field or on the box.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._consents = Consents("", lambda _speaker, _link: None)
        self._link = self._name = self._agreed_of = ""
        self.speaker = TitledField(self.tr("Speaker"))
        self.speaker.field.setPlaceholderText(self.tr("Whose voice is it?"))
        self._speakers = QStringListModel(self)
        completer = QCompleter(self._speakers, self.speaker.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.speaker.field.setCompleter(completer)
        self.agreed = CheckBox(self.tr("Speaker agreed"))
        self.wording = Label(pixels=12, ink="text2", wrap=True)
        column(self.agreed, self.wording, None, on=self, gap=4)
        self.speaker.edited.connect(self._speaker_changed)
        self.speaker.submitted.connect(self.submitted)
        self.agreed.toggled.connect(self._ticked)
        self._show()

    def reset(self, consents: Consents) -> None:
        self._consents = consents
        self._speakers.setStringList([clean(speaker) for speaker in consents.speakers])
        self.agreed.setChecked(False)
        self._show()

    def take_over(self, part: "ConsentPart") -> None:
        self.reset(part._consents)  # noqa: SLF001 - another of this class
        self._link, self._name = part._link, part._name  # noqa: SLF001
        self.speaker.field.setText(part.speaker.field.text())
        self.agreed.setChecked(part.agreed.isChecked())

    def show_recording(self, link: str, name: str) -> None:
        """Ask for the recording behind `link`, of the voice that is to have this name."""
        if not is_same_recording(link, self._link):
            self.agreed.setChecked(False)
        self._link, self._name = link, name
        self._show()

    def given(self) -> Consent | None:
        """The consent as things stand; None while it is missing."""
        if self._before is not None:
            return self._before
        if not self.agreed.isChecked() or not self._speaker:
            return None
        return Consent(self._speaker, self._words(), self._consents.account, time.time())

    def missing(self) -> str:
        """What is to be done before there is a consent; empty once there is one."""
        if not self._speaker:
            return self.tr("Enter the speaker’s name.")
        if self.given() is None:
            return self.tr("Confirm that the speaker has agreed.")
        return ""

    def focus_missing(self) -> None:
        missing = self.agreed if self._speaker else self.speaker.field
        missing.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.agreed.hasFocus():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _speaker(self) -> str:
        """Who it is said to be: whoever is named, else the name that a person gave the voice."""
        return self.speaker.text or ("" if is_default_name(self._name) else self._name)

    @property
    def _before(self) -> Consent | None:
        speaker = self.speaker.text
        return self._consents.before(speaker, self._link) if speaker and self._link else None

    def _speaker_changed(self) -> None:
        if self._agreed_of and not is_same_person(self._agreed_of, self.speaker.text):
            self.agreed.setChecked(False)  # it was someone else who agreed
        self._show()

    def _ticked(self) -> None:
        self._agreed_of = self.speaker.text if self.agreed.isChecked() else ""
        self._show()

    def _show(self) -> None:
        before = self._before
        self.agreed.setVisible(before is None)
        words = self._words()
        if before is not None:
            words = self.tr("Consent: {speaker}, {date}.").format(
                speaker=clean(before.speaker), date=date_text(before.given_at)
            )
        self.wording.setText(words)
        self.agreed.setAccessibleDescription(words)
        self.changed.emit()

    def _words(self) -> str:
        if not self.speaker.text:
            return self.tr("I have the speaker’s permission to clone this voice.")
        return self.tr(
            "{speaker} knows this recording will be used to clone their voice, and has agreed."
        ).format(speaker=clean(self.speaker.text))
