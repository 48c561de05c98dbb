"""The turning arcs of the rows in training."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView

from voicedesk.domain.voice import VoiceState
from voicedesk.ui.voices.row_look import RowLook
from voicedesk.ui.voices.voice_column import VoiceColumn
from voicedesk.ui.voices.voices_model import VoicesModel

_STEP_MS = 50
_TURN_MS = 1600


class TrainingArcs(QTimer):
    """Turns them while a voice is in training and the table can be seen; repaints nothing else."""

    def __init__(self, table: QTableView, model: VoicesModel, look: RowLook) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._look = look
        self.setInterval(_STEP_MS)
        self.timeout.connect(self._turn)

    def follow(self, *, running: bool) -> None:
        """Turn, or rest."""
        if running != self.isActive():
            (self.start if running else self.stop)()

    def _turn(self) -> None:
        table = self._table
        if not table.isVisible():
            return
        self._look.turn = (self._look.turn + 360 * _STEP_MS / _TURN_MS) % 360
        first = max(0, table.rowAt(0))
        last = table.rowAt(table.viewport().height() - 1)
        last = self._model.rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            voice = self._model.voice_at(row)
            if voice is not None and voice.state == VoiceState.TRAINING:
                table.viewport().update(table.visualRect(self._model.index(row, VoiceColumn.STATE)))
