"""The columns of the table of trainings."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class TrainingColumn(IntEnum):
    """A column; the value is its place in the model."""

    VOICE = 0
    SPEAKER = 1
    SENT = 2
    TOOK = 3
    OUTCOME = 4

    @property
    def title(self) -> str:
        """What stands at its head."""
        return QCoreApplication.translate("TrainingColumn", str(_TITLES[self]))


_TITLES = {
    TrainingColumn.VOICE: QT_TRANSLATE_NOOP("TrainingColumn", "Voice"),
    TrainingColumn.SPEAKER: QT_TRANSLATE_NOOP("TrainingColumn", "Speaker"),
    TrainingColumn.SENT: QT_TRANSLATE_NOOP("TrainingColumn", "Sent"),
    TrainingColumn.TOOK: QT_TRANSLATE_NOOP("TrainingColumn", "Took"),
    TrainingColumn.OUTCOME: QT_TRANSLATE_NOOP("TrainingColumn", "Outcome"),
}
