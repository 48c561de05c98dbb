"""What Compare has to say."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.ui.messages.message import Message, MessageTone


def emptied_message(name: str, number: int, *, deleted: bool, is_sample: bool = False) -> Message:
    """The message that a place, counted from 1, is empty now."""
    translate = QCoreApplication.translate
    if deleted:
        fact = translate("CompareWords", "{name} was deleted.")
    elif is_sample:
        fact = translate("CompareWords", "The recording of {name} is no longer kept.")
    else:
        fact = translate("CompareWords", "The demo of {name} is no longer kept.")
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        fact.format(name=isolated(name)),
        translate("CompareWords", "Slot {number} of Compare is empty now.").format(number=number),
        icon="compare",
        anew=lambda: emptied_message(name, number, deleted=deleted, is_sample=is_sample),
    )


def retrained_message(name: str, number: int) -> Message:
    """The message that a place, counted from 1, holds the demo from before a training."""
    translate = QCoreApplication.translate
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        translate("CompareWords", "{name} has a new demo.").format(name=isolated(name)),
        translate("CompareWords", "Slot {number} of Compare keeps the one from before.").format(
            number=number
        ),
        icon="compare",
        anew=lambda: retrained_message(name, number),
    )


def nothing_to_compare_message(name: str) -> Message:
    """The message that a voice can't be compared."""
    translate = QCoreApplication.translate
    return Message(
        "compare",
        MessageTone.NOTE,
        translate("CompareWords", "There is nothing to hear of {name} now.").format(
            name=isolated(name)
        ),
        translate("CompareWords", "Compare takes voices whose demo can be played."),
        icon="compare",
        anew=lambda: nothing_to_compare_message(name),
    )
