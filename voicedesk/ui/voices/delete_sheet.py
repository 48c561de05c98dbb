"""The question before a voice is deleted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicedesk.domain.display import isolated, short_id
from voicedesk.domain.voice import Voice
from voicedesk.ui.deletion.deletion_words import recordings_go_words
from voicedesk.ui.kit.button import Button, ButtonKind
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.question_sheet import QuestionSheet
from voicedesk.ui.kit.tile import Tile
from voicedesk.ui.sentences import joined
from voicedesk.ui.theme import Theme


class DeleteSheet(QuestionSheet):
    """Names the voice and says that it can't be brought back.

    Signals:
        save_wanted: its demo is to be saved first; the question is over.
    """

    save_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        voice: Voice,
        *,
        demo_kept: bool,
        has_demo: bool,
        recordings: int = 0,
    ) -> None:
        super().__init__(theme, window)
        self._voice = voice
        self._demo_kept = demo_kept
        self._recordings = recordings
        tile = Tile(theme, 48)
        tile.show_voice(voice.id, playable=voice.is_ready)
        self.id = Label(theme, short_id(voice.id), pixels=12, mono=True, ink="text2")
        self.save = Button(theme, ButtonKind.LINK, icon="save")
        if not has_demo:
            self.save.hide()
        self.buttons.insertWidget(0, self.save)
        self.body.removeWidget(self.title)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.id)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(tile)
        head.addLayout(words, 1)
        self.body.insertLayout(0, head)
        self.save.clicked.connect(self._save)
        self.retranslate()

    def retranslate(self) -> None:
        gone = self.tr("Its demo kept on this computer goes with it.") if self._demo_kept else ""
        fact = self.tr("The voice is removed from the service and can’t be brought back.")
        self.say(
            self.tr("Delete “{name}”?").format(name=isolated(self._voice.name)),
            joined(joined(fact, gone), recordings_go_words(self._recordings)),
            keep=self.tr("Keep voice"),
            act=self.tr("Delete voice"),
        )
        self.save.setText(self.tr("Save demo first…"))

    def _save(self) -> None:
        self.close_sheet()
        self.save_wanted.emit()
