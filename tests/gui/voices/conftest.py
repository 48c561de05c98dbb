"""A table of voices in a window, without anything behind it."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from voicedesk.domain.voice import Voice
from voicedesk.ui.common.facts import VoiceFacts
from voicedesk.ui.voices.model import VoicesModel
from voicedesk.ui.voices.view import VoicesView


def voice(voice_id: str, name: str = "", state: str = "Success", **more: str) -> Voice:
    return Voice(voice_id, name or f"Voice {voice_id}", state, **more)


@pytest.fixture
def facts() -> VoiceFacts:
    return VoiceFacts()


@pytest.fixture
def rows(qapp: object, facts: VoiceFacts) -> VoicesModel:
    """Six voices, a to f."""
    made = VoicesModel(facts)
    made.open([voice(name) for name in "abcdef"])
    return made


@pytest.fixture
def view(window: QWidget, rows: VoicesModel) -> VoicesView:
    column = QVBoxLayout(window)
    made = VoicesView(rows)
    column.addWidget(made)
    QApplication.processEvents()
    made.setFocus()
    return made
