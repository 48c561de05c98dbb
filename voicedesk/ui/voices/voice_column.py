"""The columns of the table of voices."""

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class VoiceColumn(IntEnum):
    """A column; the value is its place in the model."""

    NAME = 0
    STATE = 1
    DEMO = 2
    LANGUAGE = 3
    TAGS = 4
    TRAINED = 5
    ID = 6

    @property
    def title(self) -> str:
        """What stands at its head."""
        return QCoreApplication.translate("VoiceColumn", str(_TITLES[self]))


_TITLES = {
    VoiceColumn.NAME: QT_TRANSLATE_NOOP("VoiceColumn", "Name"),
    VoiceColumn.STATE: QT_TRANSLATE_NOOP("VoiceColumn", "State"),
    VoiceColumn.DEMO: QT_TRANSLATE_NOOP("VoiceColumn", "Demo"),
    VoiceColumn.LANGUAGE: QT_TRANSLATE_NOOP("VoiceColumn", "Language"),
    VoiceColumn.TRAINED: QT_TRANSLATE_NOOP("VoiceColumn", "Trained"),
    VoiceColumn.ID: QT_TRANSLATE_NOOP("VoiceColumn", "ID"),
    VoiceColumn.TAGS: QT_TRANSLATE_NOOP("VoiceColumn", "Tags"),
}
