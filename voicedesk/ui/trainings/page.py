"""The page of trainings: its header, the messages, the table, and the selected one's panel."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from voicedesk.ui.common.permissions import Permission
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.fields import SearchField
from voicedesk.ui.kit.labels import EmptyState, Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.view import PANEL_WIDTH, View
from voicedesk.ui.messages.area import MessageText
from voicedesk.ui.trainings.model import TrainingsModel
from voicedesk.ui.trainings.pane import TrainingPane
from voicedesk.ui.trainings.view import TrainingsView
from voicedesk.ui.voices.page import HEADER_HEIGHT

_COUNTS_FROM = 560
"""Pixels of the header from which there is room for the number beside the title."""
_WORDS_FROM = 480
"""Those from which there is room for the words of the button."""


class TrainingsPage(View):
    """Shows the trainings and what is known of the selected one.

    Attributes:
        model: the table of trainings.
    """

    def __init__(self, model: TrainingsModel) -> None:
        super().__init__(surface="content")
        self.setAccessibleName(self.tr("Trainings"))
        self.model = model
        title = Label(self.tr("Trainings"), pixels=18, weight=600)
        title.setMinimumWidth(title.sizeHint().width())
        self.count = Label(pixels=13, ink="text3", tabular=True)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search trainings"))
        self.search.setAccessibleName(self.tr("Search trainings"))
        self.search.clear_button.set_text(self.tr("Clear search"))
        self.refresh = IconButton("refresh")
        self.refresh.set_text(self.tr("Refresh"), self.tr("Check training progress (F5)"))
        self.new = Button(ButtonKind.PRIMARY, icon="plus", text=self.tr("New voice"))
        self.new.setAccessibleName(self.new.text())
        self.table = TrainingsView(model)
        self.table.setAccessibleName(self.tr("Trainings"))
        self.pane = TrainingPane(model)
        self.none_yet = EmptyState("clock")
        self.none_yet.fact.setText(self.tr("No trainings yet"))
        self.none_yet.sentence.setText(
            self.tr("Trainings you start appear here, with their progress and result.")
        )
        self.none_yet.primary.setText(self.tr("New voice"))
        self.none_found = EmptyState("search-none")
        self.none_found.fact.setText(self.tr("No trainings found"))
        self.none_found.sentence.setText(
            self.tr("The search covers voice, speaker, recording and result.")
        )
        self.none_found.primary.setText(self.tr("Clear search"))
        # A screen reader would find them without a name.
        discard((self.none_yet.secondary, self.none_found.secondary))
        self.waiting = WaitingStrip()
        self._stack = QStackedWidget()
        for part in (self.table, self.none_yet, self.none_found):
            self._stack.addWidget(part)
        top = QWidget()
        top.setFixedHeight(HEADER_HEIGHT)
        row(
            *(title, 7, self.count, None, (self.search, 3), 8, self.refresh, 8, self.new),
            on=top,
            margins=(22, 0, 16, 0),
            gap=4,
        )
        body = row(self._stack, margins=(12, 0, 4, 0))
        row(
            (column(top, row(self.waiting, margins=(12, 0, 12, 0)), (body, 1)), 1),
            self.pane,
            on=self,
            gap=0,
        )
        self.search.textChanged.connect(model.search)
        self.none_yet.primary.clicked.connect(self.new.click)
        self.none_found.primary.clicked.connect(self.search.clear)
        model.counts_changed.connect(self._show_counts)
        # The window's own keys are for the voices, and off while those are out of sight.
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence("F5"), self.refresh.click),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._show_counts()

    def focus_first(self) -> None:
        first = self.table if self.model.rowCount() else self.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_new(self, permission: Permission) -> None:
        for button in (self.new, self.none_yet.primary):
            button.setEnabled(permission.allowed)
            button.setToolTip(permission.reason)
            button.setAccessibleDescription(permission.reason)
        self.new.set_icon_name("plus" if permission.allowed else "cloud-off")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width() - PANEL_WIDTH
        self.count.setVisible(width >= _COUNTS_FROM)
        self.new.setText(self.none_yet.primary.text() if width >= _WORDS_FROM else "")

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_counts(self) -> None:
        model = self.model
        running = len(model.running)
        self.count.setText(
            QCoreApplication.translate("TrainingsPage", "%n in progress", "", running)
            if running
            else str(model.rowCount() or "")
        )
        page: QWidget = self.table
        if not model.rowCount():
            page = self.none_found if model.total else self.none_yet
        self.pane.setVisible(page is self.table)
        self._stack.setCurrentWidget(page)


class WaitingStrip(View):
    """Says, until that is decided, that the rest of a table waits for the person."""

    def __init__(self) -> None:
        super().__init__(surface="training")
        self.text = MessageText()
        self.open = Button(text=self.tr("Show"))
        self.open.setAccessibleName(self.tr("Train many"))
        glyph = Glyph("warn", ink="training", side=18)
        row(glyph, (self.text, 1), self.open, on=self, margins=(12, 8, 12, 8), gap=10)
        self.hide()

    def show_waiting(self, fact: str, words: str) -> None:
        """Say how far the table has come; no fact, no table."""
        self.text.show_text(fact, words)
        self.setVisible(bool(fact))
