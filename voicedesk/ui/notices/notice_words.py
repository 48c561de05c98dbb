"""What a notification says of trainings that ended. Its words are plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from voicedesk.desktop import Notification
from voicedesk.domain.display import clean
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.services.training_verdict import LONGEST_TRAINING
from voicedesk.ui.trainings.found_words import failed_words
from voicedesk.ui.voices.voice_words import minutes_words

translate = QCoreApplication.translate

PLAY, SHOW, LIST = "play", "show", "list"
"""The keys of actions: play the voice, show the training, show them all."""


def end_notification(training: Training, name: str, tag: str) -> Notification:
    """Tells of one."""
    name = clean(name)
    if training.outcome is TrainingOutcome.READY:
        summary = translate("NoticeWords", "{name} is ready.").format(name=name)
        actions = ((PLAY, translate("NoticeWords", "Play")),)
        return Notification(tag, summary, _took_words(training), actions)
    summary = translate("NoticeWords", "Training {name} failed.").format(name=name)
    actions = ((SHOW, translate("NoticeWords", "Show")),)
    return Notification(tag, summary, failed_words(training), actions, urgent=True)


def summary_notification(trainings: Sequence[Training], tag: str) -> Notification:
    """Tells of several that ended together."""
    ready = sum(training.outcome is TrainingOutcome.READY for training in trainings)
    failed = len(trainings) - ready
    summary = translate("NoticeWords", "%n trainings ended.", "", len(trainings))
    bodies = []
    if ready:
        bodies.append(translate("NoticeWords", "%n ready.", "", ready))
    if failed:
        bodies.append(translate("NoticeWords", "%n failed.", "", failed))
    actions = ((LIST, translate("NoticeWords", "Show")),)
    return Notification(tag, summary, " ".join(bodies), actions, urgent=failed > 0)


def _took_words(training: Training) -> str:
    if not training.is_ours or training.ended_at is None:
        return ""
    took = training.ended_at - training.sent_at
    if not 0 <= took <= LONGEST_TRAINING:
        return ""
    return translate("NoticeWords", "Training took {time}.").format(time=minutes_words(took))
