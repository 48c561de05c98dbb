"""What the training form has to say where it isn't, or is no longer."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.attempt import Doing
from voicedesk.ui.messages.message import Message, MessageTone

translate = QCoreApplication.translate


def not_begun_message(name: str) -> Message:
    """The training whose answer was lost is known not to have begun."""
    return Message(
        f"{Doing.TRAIN}:{name}",
        MessageTone.NOTE,
        translate("TrainingPresenter", "The training of {name} didn’t begin.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "You can send it again."),
        anew=lambda: not_begun_message(name),
    )


def gone_message() -> Message:
    """There is nothing left to train."""
    return Message(
        "voice gone",
        MessageTone.WARN,
        translate("TrainingPresenter", "The voice of the training form is gone."),
        translate("TrainingPresenter", "It was deleted, here or elsewhere."),
        anew=gone_message,
    )


def not_kept_message(name: str) -> Message:
    """The recording was to be kept, and isn't."""
    return Message(
        f"recording:{name}",
        MessageTone.WARN,
        translate("TrainingPresenter", "The recording of {name} couldn’t be kept.").format(
            name=isolated(name)
        ),
        translate("TrainingPresenter", "The training was sent all the same."),
        anew=lambda: not_kept_message(name),
    )
