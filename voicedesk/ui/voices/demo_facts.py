"""A kept demo as the window shows it."""

from voicedesk.library import KeptDemo
from voicedesk.ui.voices.voice_facts import DemoFacts


def demo_facts(demo: KeptDemo) -> DemoFacts:
    """Length, envelope and size of a kept demo."""
    return DemoFacts(demo.duration_ms or 0, demo.envelope, demo.size)
