"""The page of all voices: its header, the table, and what stands there when there is nothing."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voicedesk.domain.display import isolated
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.empty_state import EmptyState
from voicedesk.ui.kit.icon_button import IconButton
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.search_field import SearchField
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import Theme
from voicedesk.ui.voices.voice_words import state_words
from voicedesk.ui.voices.voices_model import VoicesModel
from voicedesk.ui.voices.voices_view import VoicesView


class VoicesPage(View):
    """Title and count, search, refresh, new voice; the message strip; the table.

    Signals:
        new_wanted, refresh_wanted, panel_wanted: the header's buttons.
        state_chosen: another state is to be shown; empty for all.
    """

    new_wanted = Signal()
    refresh_wanted = Signal()
    panel_wanted = Signal()
    state_chosen = Signal(str)

    def __init__(self, theme: Theme, model: VoicesModel, strip: QWidget) -> None:
        super().__init__(theme, surface="content")
        self._model = model
        self._loading = False
        self.title = Label(theme, pixels=18, weight=600)
        self.count = Label(theme, pixels=13, ink="text3", tabular=True)
        self.search = SearchField(theme)
        self.refresh = IconButton(theme, "refresh")
        self.panel = IconButton(theme, "inspector")
        self.new = Button(theme, ButtonKind.PRIMARY, icon="plus")
        self.table = VoicesView(theme, model)
        self.none_yet = EmptyState(theme, "plus")
        self.none_found = EmptyState(theme, "search-none")
        self.loading = EmptyState(theme, "refresh")
        self.loading.primary.hide()
        self.loading.secondary.hide()
        self.none_yet.primary.set_icon_name("plus")
        self.none_yet.secondary.set_icon_name("refresh")
        self._stack = QStackedWidget()
        for page in (self.table, self.none_yet, self.none_found, self.loading):
            self._stack.addWidget(page)
        self._lay_out(strip)
        self._connect()
        self.retranslate()

    def show_loading(self, *, loading: bool) -> None:
        """Say that the first list is on its way, where there is nothing else to show."""
        self._loading = loading
        self._show_counts()

    def show_new(self, *, enabled: bool, reason: str = "", icon: str = "plus") -> None:
        """Allow a new voice, or say why not."""
        for button in (self.new, self.none_yet.primary):
            button.setEnabled(enabled)
            button.setToolTip(reason)
            button.setAccessibleDescription(reason)
        self.new.set_icon_name(icon)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search voices"))
        self.search.setAccessibleName(self.tr("Search voices"))
        keys = QKeySequence(QKeySequence.StandardKey.Find)
        self.search.key_hint = keys.toString(QKeySequence.SequenceFormat.NativeText).replace(
            "+", " "
        )
        self.search.clear_button.set_words(self.tr("Clear search"))
        self.refresh.set_words(self.tr("Refresh"), self.tr("Ask the service for the list (F5)"))
        self.panel.set_words(self.tr("Details of the voice"))
        self.new.setText(self.tr("New voice"))
        self.table.setAccessibleName(self.tr("Voices"))
        self.none_yet.fact.setText(self.tr("No voices yet"))
        self.none_yet.sentence.setText(
            self.tr(
                "Train the first one from a clean recording of one speaker, "
                "ten seconds to a minute long."
            )
        )
        self.none_yet.primary.setText(self.tr("New voice"))
        self.none_yet.secondary.setText(self.tr("Look again"))
        self.none_found.primary.setText(self.tr("Clear search"))
        self.none_found.secondary.setText(self.tr("Show all voices"))
        self.loading.fact.setText(self.tr("Getting your voices…"))
        self._show_counts()

    # Inside

    def _lay_out(self, strip: QWidget) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(22, 0, 16, 0)
        header.setSpacing(4)
        header.addWidget(self.title)
        header.addSpacing(7)
        header.addWidget(self.count)
        header.addStretch(1)
        header.addWidget(self.search, 3)
        header.addSpacing(8)
        header.addWidget(self.refresh)
        header.addWidget(self.panel)
        header.addSpacing(8)
        header.addWidget(self.new)
        top = QWidget()
        top.setLayout(header)
        top.setFixedHeight(64)
        body = QVBoxLayout()
        body.setContentsMargins(12, 0, 4, 0)
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(strip)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.none_yet.primary.clicked.connect(self.new_wanted)
        self.none_yet.secondary.clicked.connect(self.refresh_wanted)
        self.refresh.clicked.connect(self.refresh_wanted)
        self.panel.clicked.connect(self.panel_wanted)
        self.none_found.primary.clicked.connect(self.search.clear)
        self.none_found.secondary.clicked.connect(lambda: self.state_chosen.emit(""))
        self.search.textChanged.connect(lambda text: self._model.filter(search=text))
        self._model.counts_changed.connect(self._show_counts)

    def _show_counts(self) -> None:
        shown, state, search = self._model.rowCount(), self._model.state, self._model.search
        self.title.setText(state_words(state) if state else self.tr("All voices"))
        self.count.setText(str(shown))
        said = QCoreApplication.translate("VoicesPage", "%n voice(s)", "", shown)
        self.count.setAccessibleName(said)
        if shown:
            self._stack.setCurrentWidget(self.table)
        elif self._model.total:
            self._explain_none(state, search.strip())
            self._stack.setCurrentWidget(self.none_found)
        else:
            self._stack.setCurrentWidget(self.loading if self._loading else self.none_yet)

    def _explain_none(self, state: str, search: str) -> None:
        page = self.none_found
        if search:
            page.fact.setText(self.tr("No voices match “{search}”").format(search=isolated(search)))
        else:
            page.fact.setText(self.tr("No voice is in this state"))
        looked = self.tr("The search looks at names, languages and IDs.") if search else ""
        filtered = (
            self.tr("Only voices in the state “{state}” are shown.").format(
                state=state_words(state)
            )
            if state
            else ""
        )
        page.sentence.setText("\n".join(part for part in (filtered, looked) if part))
        page.primary.setVisible(bool(search))
        page.secondary.setVisible(bool(state))
