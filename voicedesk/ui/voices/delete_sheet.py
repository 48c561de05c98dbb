"""The question before a voice is deleted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.display import isolated, short_id
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.kit.tile import Tile
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme


class DeleteSheet(Sheet):
    """Names the voice and says that it can't be brought back. The safe answer has the focus.

    Signals:
        confirmed: the voice is to be deleted.
        save_wanted: its demo is to be saved first; the question is over.
    """

    confirmed = Signal()
    save_wanted = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, voice: Voice, *, demo_kept: bool, has_demo: bool
    ) -> None:
        super().__init__(theme, window)
        self._voice = voice
        self._demo_kept = demo_kept
        tile = Tile(theme, 48)
        tile.show_voice(voice.id, playable=voice.is_ready)
        self.title = Label(theme, pixels=18, weight=600)
        self.id = Label(theme, short_id(voice.id), pixels=12, mono=True, ink="text2")
        self.sentence = Label(theme, wrap=True)
        self.save = Button(theme, ButtonKind.LINK, icon="save")
        if not has_demo:
            self.save.hide()
        self.keep = Button(theme)
        self.delete = Button(theme, ButtonKind.DESTROY)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.id)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(tile)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addStretch()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.delete)
        self.body.addLayout(head)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self.close_sheet)
        self.delete.clicked.connect(self._confirm)
        self.save.clicked.connect(self._save)
        self.retranslate()

    def ask(self) -> None:
        """Show the question."""
        self.open(self.keep)

    def retranslate(self) -> None:
        name = isolated(self._voice.name)
        self.title.setText(self.tr("Delete “{name}”?").format(name=name))
        gone = self.tr("Its demo kept on this computer goes with it.") if self._demo_kept else ""
        fact = self.tr("The voice is removed from the service and can’t be brought back.")
        self.sentence.setText(joined(fact, gone))
        self.save.setText(self.tr("Save demo first…"))
        self.keep.setText(self.tr("Keep voice"))
        # Whoever hears the focused button has to hear the question too.
        self.setAccessibleName(self.title.text())
        self.keep.setAccessibleDescription(f"{self.title.text()} {self.sentence.text()}")
        self.delete.setText(self.tr("Delete voice"))

    def _save(self) -> None:
        self.close_sheet()
        self.save_wanted.emit()

    def _confirm(self) -> None:
        self.close_sheet()
        self.confirmed.emit()
