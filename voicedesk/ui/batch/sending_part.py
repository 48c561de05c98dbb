"""Over a table that is being sent, or was: how far it has come, and what can be done about it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voicedesk.services.batch_progress import BatchProgress
from voicedesk.ui.batch.outcome_words import progress_words
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.usage_bar import UsageBar
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme

translate = QCoreApplication.translate


class SendingPart(View):
    """A bar, a sentence, and those buttons that make sense now.

    Signals:
        pause_wanted, resume_wanted, cancel_wanted: of what is left.
        retry_wanted: of what came to nothing.
        export_wanted: the outcomes as a file.
        new_wanted: another table.
    """

    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()
    export_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._progress = BatchProgress()
        self.fact = Label(theme, pixels=15, weight=600, tabular=True)
        self.words = Label(theme, ink="text2", wrap=True, tabular=True)
        self.bar = UsageBar(theme)
        self.pause = Button(theme, icon="pause")
        self.resume = Button(theme, ButtonKind.PRIMARY, icon="play")
        self.cancel = Button(theme, ButtonKind.GHOST)
        self.retry = Button(theme, icon="refresh")
        self.export = Button(theme, icon="external")
        self.another = Button(theme, icon="plus")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.fact)
        texts.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        buttons = (self.cancel, self.retry, self.export, self.another, self.pause, self.resume)
        signals = (
            *(self.cancel_wanted, self.retry_wanted, self.export_wanted, self.new_wanted),
            *(self.pause_wanted, self.resume_wanted),
        )
        for button, signal in zip(buttons, signals, strict=True):
            row.addWidget(button)
            button.clicked.connect(signal)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 22, 14)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.retranslate()

    def show_progress(self, progress: BatchProgress) -> None:
        """Show how far it has come."""
        before, self._progress = self._progress, progress
        over = progress.is_over
        focused = next((one for one in (self.pause, self.resume) if one.hasFocus()), None)
        self.bar.setVisible(not over)
        self.bar.show_part((progress.total - progress.left) / max(1, progress.total))
        self.pause.setVisible(not over and progress.is_going)
        self.resume.setVisible(not over and not progress.is_going)
        self.cancel.setVisible(not over)
        self.retry.setVisible(progress.again > 0 and over)
        self.another.setVisible(over)
        if focused is not None and focused.isHidden():
            other = self.resume if focused is self.pause else self.pause
            (self.export if other.isHidden() else other).setFocus()
        self.retranslate()
        news = progress.is_over, progress.is_going, progress.is_waiting
        if news != (before.is_over, before.is_going, before.is_waiting):
            event = QAccessibleAnnouncementEvent(self, f"{self.fact.text()} {self.words.text()}")
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

    def retranslate(self) -> None:
        fact, words = progress_words(self._progress)
        self.fact.setText(fact)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(fact)
        self.bar.setAccessibleName(fact)
        self.pause.setText(self.tr("Pause"))
        self.resume.setText(self.tr("Go on"))
        self.cancel.setText(self.tr("Cancel the rest"))
        self.retry.setText(translate("Batch", "Try %n again", "", self._progress.again))
        self.export.setText(self.tr("Export results…"))
        self.another.setText(self.tr("New table"))
