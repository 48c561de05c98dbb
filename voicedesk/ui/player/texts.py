"""What the player says: messages of faults, devices and Compare, and what there is to hear."""

from PySide6.QtCore import QCoreApplication

from voicedesk.audio.decks import PlayerFault
from voicedesk.domain.text import isolated
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.facts import DemoLook
from voicedesk.ui.messages.messages import Message, MessageTone

translate = QCoreApplication.translate

NO_DEVICE_KEY = "no sound device"
SILENT_KEY = "silent sound device"
OUTPUT_KEY = "another sound device"


def fault_message(fault: str, name: str, *, is_sample: bool = False) -> Message:
    """What of the voice `name` couldn't be played, its demo or a sample to train from, and why."""
    if fault == PlayerFault.NO_DEVICE:
        return Message(
            NO_DEVICE_KEY,
            MessageTone.WARN,
            translate("PlayerTexts", "There is no sound device."),
            translate("PlayerTexts", "Plug in headphones or speakers to hear it."),
            icon="speaker",
            of_account=False,
        )
    if fault == PlayerFault.SILENT:
        return Message(
            SILENT_KEY,
            MessageTone.WARN,
            translate("PlayerTexts", "The sound device takes no more sound."),
            translate("PlayerTexts", "Plug it in again or choose another one, then press play."),
            icon="speaker",
        )
    fact = translate("PlayerTexts", "The demo of {name} can’t be played.")
    rest = translate("PlayerTexts", "The file may be damaged. Play it again to download it again.")
    if is_sample:
        fact = translate("PlayerTexts", "The recording of {name} can’t be played.")
        rest = translate("PlayerTexts", "The file may be damaged.")
    if fault == PlayerFault.NO_DECODER:
        rest = translate(
            "PlayerTexts",
            "VoiceDesk couldn’t start what decodes sound. Restart VoiceDesk to try again.",
        )
    return Message(f"play:{name}", MessageTone.BAD, fact.format(name=isolated(name)), rest)


def output_message(device: str, used: str, *, lost: bool) -> Message:
    """The selected device went away, or is there again.

    Args:
        device: what the selected one is called.
        used: what the sound comes from now.
    """
    if lost:
        fact = translate("PlayerTexts", "{device} is gone.").format(device=isolated(device))
        rest = translate("PlayerTexts", "The sound comes from {device} meanwhile.")
    else:
        fact = translate("PlayerTexts", "{device} is back.").format(device=isolated(device))
        rest = translate("PlayerTexts", "The sound comes from {device} again.")
    return Message(
        OUTPUT_KEY,
        MessageTone.NOTE,
        fact,
        rest.format(device=isolated(used)),
        icon="speaker",
        of_account=False,
    )


def note_text(voice: Voice | None, look: DemoLook) -> str:
    """What there is to hear of a voice, under its name."""
    if voice is None:
        return ""
    if voice.is_training:
        return translate("PlayerPresenter", "In training")
    if not voice.is_ready:
        return translate("PlayerPresenter", "Nothing to play yet")
    return {
        DemoLook.KEPT: translate("PlayerPresenter", "Demo · on this computer"),
        DemoLook.ONLINE: translate("PlayerPresenter", "Demo · online only"),
        DemoLook.OUT_OF_REACH: translate("PlayerPresenter", "Not available offline"),
        DemoLook.NONE: translate("PlayerPresenter", "No demo"),
    }[look]


def emptied_message(name: str, number: int, *, deleted: bool, is_sample: bool = False) -> Message:
    """A place of Compare, counted from 1, is empty now."""
    if deleted:
        fact = translate("CompareTexts", "{name} was deleted.")
    elif is_sample:
        fact = translate("CompareTexts", "The recording of {name} is no longer kept.")
    else:
        fact = translate("CompareTexts", "The demo of {name} is no longer kept.")
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        fact.format(name=isolated(name)),
        translate("CompareTexts", "Slot {number} of Compare is empty now.").format(number=number),
        icon="compare",
    )


def retrained_message(name: str, number: int) -> Message:
    """A place of Compare, counted from 1, holds the demo from before a training."""
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        translate("CompareTexts", "{name} has a new demo.").format(name=isolated(name)),
        translate("CompareTexts", "Slot {number} of Compare keeps the one from before.").format(
            number=number
        ),
        icon="compare",
    )


def nothing_to_compare_message(name: str) -> Message:
    return Message(
        "compare",
        MessageTone.NOTE,
        translate("CompareTexts", "There is nothing to hear of {name} now.").format(
            name=isolated(name)
        ),
        translate("CompareTexts", "Compare takes voices whose demo can be played."),
        icon="compare",
    )
