"""The question before several voices are deleted, which becomes the list of what came of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voicedesk.domain.voice import Voice
from voicedesk.services.voice_deletion import DeletionFate, DeletionOutcome
from voicedesk.ui.deletion.deletion_list import DeletionList, DeletionRow
from voicedesk.ui.deletion.deletion_words import (
    fate_words,
    reason_words,
    recordings_go_words,
    so_far_words,
)
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme


class DeleteManySheet(Sheet):
    """Lists the voices, and those that are left out with the reason. The safe answer has the focus.

    Once confirmed it shows how far it has come. Closed meanwhile, nothing is stopped.

    Args:
        left_out: voices that can't be deleted, and why.
        demos: how many demos kept on this computer go too.
        have_demos: whether there is any demo that could be saved.
        recordings: how many that were sent for training go too.

    Signals:
        confirmed: they are to be deleted.
        stop_wanted: no more are to be deleted than have been.
        save_wanted: their demos are to be saved first; the question is over.
    """

    confirmed = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        voices: Sequence[Voice],
        left_out: Mapping[Voice, str],
        *,
        demos: int,
        have_demos: bool,
        recordings: int = 0,
    ) -> None:
        super().__init__(theme, window, width=480)
        self._voices = list(voices)
        self._left_out = dict(left_out)
        self._demos = demos
        self._have_demos = have_demos
        self._recordings = recordings
        self._outcomes: Mapping[str, DeletionOutcome] = {}
        self.title = Label(theme, pixels=18, weight=600, wrap=True)
        self.sentence = Label(theme, wrap=True)
        self.list = DeletionList(theme)
        self.omitted = Label(theme, ink="text2", wrap=True)
        self.save = Button(theme, ButtonKind.LINK, icon="save")
        self.keep = Button(theme)
        self.delete = Button(theme, ButtonKind.DESTROY)
        self.stop = Button(theme)
        self.shut = Button(theme, ButtonKind.PRIMARY)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.save)
        self._buttons.addStretch()
        for button in (self.keep, self.delete, self.stop, self.shut):
            self._buttons.addWidget(button)
        for part in (self.title, self.sentence, self.list, self.omitted):
            self.body.addWidget(part)
        self.body.addSpacing(4)
        self.body.addLayout(self._buttons)
        self.keep.clicked.connect(self.close_sheet)
        self.shut.clicked.connect(self.close_sheet)
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(self.confirmed)
        self.stop.clicked.connect(self.stop_wanted)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.keep)

    def show_outcomes(self, outcomes: Mapping[str, DeletionOutcome], *, running: bool) -> None:
        """Show what has become of each so far."""
        was_asking = not self._outcomes
        had_focus = self.stop.hasFocus()
        self._outcomes = dict(outcomes)
        self.retranslate()
        self.stop.setVisible(running)
        if was_asking or (had_focus and not running):
            self.shut.setFocus()

    def retranslate(self) -> None:
        asking = not self._outcomes
        for button in (self.keep, self.delete):
            button.setVisible(asking)
        self.save.setVisible(asking and self._have_demos)
        self.shut.setVisible(not asking)
        self.stop.setVisible(not asking and not self.stop.isHidden())
        if asking:
            self._say_question()
        else:
            fact, rest = so_far_words(self._outcomes.values())
            self.title.setText(fact)
            self.sentence.setText(rest)
        self.sentence.setVisible(bool(self.sentence.text()))
        self.list.show_rows(self._rows())
        self.list.setAccessibleName(self.tr("Voices"))
        self.omitted.setVisible(bool(self._left_out))
        self.omitted.setText(
            QCoreApplication.translate(
                "DeleteManySheet", "%n chosen voice(s) can’t be deleted.", "", len(self._left_out)
            )
        )
        self.stop.setText(self.tr("Stop"))
        self.shut.setText(self.tr("Close"))
        self.setAccessibleName(self.title.text())

    def _save(self) -> None:
        self.close_sheet()
        self.save_wanted.emit()

    def _say_question(self) -> None:
        number, translate = len(self._voices), QCoreApplication.translate
        self.title.setText(translate("DeleteManySheet", "Delete %n voice(s)?", "", number))
        gone = (
            translate(
                "DeleteManySheet", "%n demo(s) kept on this computer go too.", "", self._demos
            )
            if self._demos
            else ""
        )
        fact = self.tr("They are removed from the service and can’t be brought back.")
        self.sentence.setText(joined(joined(fact, gone), recordings_go_words(self._recordings)))
        self.save.setText(self.tr("Save demos first…"))
        self.keep.setText(self.tr("Keep voices"))
        self.delete.setText(translate("DeleteManySheet", "Delete %n voice(s)", "", number))
        # Whoever hears the focused button has to hear the question too.
        said = (self.title.text(), self.sentence.text(), self.omitted.text())
        self.keep.setAccessibleDescription(" ".join(filter(None, said)))

    def _rows(self) -> list[DeletionRow]:
        rows: list[DeletionRow] = []
        for voice in self._voices:
            outcome = self._outcomes.get(voice.id)
            if outcome is None:
                rows.append(DeletionRow(voice))
            else:
                word = fate_words(outcome.fate)
                rows.append(DeletionRow(voice, word, outcome.fate, reason_words(outcome)))
        # What isn't as it was asked for comes first: nobody looks for it among a hundred.
        rows.sort(key=lambda row: row.fate not in _ODD)
        out = [DeletionRow(voice, reason, None) for voice, reason in self._left_out.items()]
        return [*rows, *out]


_ODD = {DeletionFate.FAILED, DeletionFate.UNKNOWN, DeletionFate.NOT_SENT}
