"""Asks whose voice it is, and whether that person agreed."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from voicedesk.domain.consent import Consent, is_same_person
from voicedesk.domain.display import clean
from voicedesk.ui.kit.check_box import CheckBox
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_words import date_words


class ConsentPart(View):
    """A field for the speaker, and a box to tick unless that person agreed before.

    Signals:
        changed: whether there is a consent may be another.
        submitted: Enter was pressed in the field or on the box.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._confirmed_by = ""
        self._before: Callable[[str], Consent | None] = lambda _: None
        self._follows = True
        self._asked_of = ""
        self.title = Label(theme, weight=600)
        self.speaker = QLineEdit()
        self.agreed = CheckBox(theme)
        self.wording = Label(theme, pixels=12, ink="text2", wrap=True)
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
                speaker=clean(before.speaker), date=date_words(before.given_at)
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
