"""The message that tells how a training ended."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.training.failure_words import failure_words
from voicedesk.ui.voices.voice_words import minutes_words

translate = QCoreApplication.translate


def end_message(
    training: Training, name: str, listen: Callable[[str], None], show: Callable[[str], None]
) -> Message:
    """Tells of a voice that is ready, or of a training that failed.

    Args:
        name: what the voice is called.
        listen: plays a voice.
        show: brings one into sight.
    """
    took = minutes_words((training.ended_at or training.sent_at) - training.sent_at)
    key, voice_id = f"ended:{training.voice_id}", training.voice_id
    shown = isolated(name)
    anew: Callable[[], Message] = lambda: end_message(training, name, listen, show)  # noqa: E731
    if training.outcome is TrainingOutcome.READY:
        words = translate("EndMessage", "Training took {time}.").format(time=took)
        return Message(
            key,
            MessageTone.GOOD,
            translate("EndMessage", "{name} is ready.").format(name=shown),
            words if training.is_ours else "",
            translate("EndMessage", "Listen"),
            lambda: listen(voice_id),
            anew=anew,
        )
    return Message(
        key,
        MessageTone.BAD,
        translate("EndMessage", "Training {name} failed.").format(name=shown),
        failure_words(training),
        translate("EndMessage", "Show"),
        lambda: show(voice_id),
        anew=anew,
    )
