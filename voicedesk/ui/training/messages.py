"""What the window says of trainings and their recordings, in messages."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import isolated
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.ui.common.texts import minutes_text
from voicedesk.ui.findings import failure_text
from voicedesk.ui.messages.messages import Message, MessageTone
from voicedesk.ui.tasks import OperationKind

translate = QCoreApplication.translate


def not_opened_message(name: str, reason: str) -> Message:
    """The message for a recording that can't be used now.

    Args:
        reason: why not; empty where a training is being sent.
    """
    sending = translate(
        "TrainingPresenter",
        "Another training is being sent. Open the recording again when it’s done.",
    )
    return Message(
        "dropped files",
        MessageTone.WARN,
        translate("TrainingPresenter", "Couldn’t open {name}.").format(name=isolated(name)),
        reason or sending,
    )


def not_begun_message(name: str) -> Message:
    return Message(
        f"{OperationKind.TRAIN}:{name}",
        MessageTone.NOTE,
        translate("TrainingPresenter", "{name} didn’t start training.").format(name=isolated(name)),
        translate("TrainingPresenter", "It’s safe to start it again."),
    )


def gone_message() -> Message:
    return Message(
        "voice gone",
        MessageTone.WARN,
        translate("TrainingPresenter", "The voice you were about to train was deleted."),
        translate("TrainingPresenter", "It was deleted here or on another device."),
    )


def not_kept_message(name: str) -> Message:
    return Message(
        f"recording:{name}",
        MessageTone.WARN,
        translate(
            "TrainingPresenter", "Couldn’t save the recording of {name} on this computer."
        ).format(name=isolated(name)),
        translate("TrainingPresenter", "The training has started anyway."),
    )


def not_left_message(name: str) -> Message:
    return Message(
        f"storage:{name}",
        MessageTone.WARN,
        translate("TrainingPresenter", "Couldn’t keep the recording of {name} in storage.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "The training has started anyway."),
    )


def end_message(
    training: Training, name: str, listen: Callable[[str], None], show: Callable[[str], None]
) -> Message:
    """Tells of a voice that is ready, or of a training that failed.

    Args:
        name: what the voice is called.
        listen: plays a voice.
        show: brings one into sight.
    """
    took = minutes_text((training.ended_at or training.sent_at) - training.sent_at)
    key, voice_id = f"ended:{training.voice_id}", training.voice_id
    shown = isolated(name)
    if training.status is TrainingStatus.READY:
        words = translate("EndMessage", "Training took {time}.").format(time=took)
        return Message(
            key,
            MessageTone.GOOD,
            translate("EndMessage", "{name} is ready.").format(name=shown),
            words if training.is_ours else "",
            translate("EndMessage", "Play"),
            lambda: listen(voice_id),
        )
    return Message(
        key,
        MessageTone.BAD,
        translate("EndMessage", "Training {name} failed.").format(name=shown),
        failure_text(training),
        translate("EndMessage", "Show"),
        lambda: show(voice_id),
    )
