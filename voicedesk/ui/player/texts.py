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
            translate("PlayerTexts", "No audio device found."),
            translate("PlayerTexts", "Connect headphones or speakers."),
            icon="speaker",
            of_account=False,
        )
    if fault == PlayerFault.SILENT:
        return Message(
            SILENT_KEY,
            MessageTone.WARN,
            translate("PlayerTexts", "The audio device stopped responding."),
            translate(
                "PlayerTexts",
                "Press Play to try again, or choose another audio device in Settings.",
            ),
            icon="speaker",
        )
    fact = translate("PlayerTexts", "Can’t play the demo of {name}.")
    rest = translate("PlayerTexts", "The file may be damaged. Press Play to download it again.")
    if is_sample:
        fact = translate("PlayerTexts", "Can’t play the recording of {name}.")
        rest = translate("PlayerTexts", "The file may be damaged.")
    if fault == PlayerFault.NO_DECODER:
        rest = translate(
            "PlayerTexts",
            "The audio decoder couldn’t start. Restart VoiceDesk and try again.",
        )
    return Message(f"play:{name}", MessageTone.BAD, fact.format(name=isolated(name)), rest)


def output_message(device: str, used: str, *, lost: bool) -> Message:
    """The selected device went away, or is there again.

    Args:
        device: what the selected one is called.
        used: what the sound comes from now.
    """
    if lost:
        fact = translate("PlayerTexts", "{device} was disconnected.").format(
            device=isolated(device)
        )
        rest = translate("PlayerTexts", "Playing through {device} for now.")
    else:
        fact = translate("PlayerTexts", "{device} is connected again.").format(
            device=isolated(device)
        )
        rest = translate("PlayerTexts", "Playing through {device} again.")
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
        return translate("PlayerPresenter", "Training")
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
        fact = translate("CompareTexts", "The recording of {name} is no longer on this computer.")
    else:
        fact = translate("CompareTexts", "The demo of {name} is no longer on this computer.")
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        fact.format(name=isolated(name)),
        translate("CompareTexts", "Compare slot {number} is now empty.").format(number=number),
        icon="compare",
    )


def retrained_message(name: str, number: int) -> Message:
    """A place of Compare, counted from 1, holds the demo from before a training."""
    return Message(
        f"compare:{number}",
        MessageTone.NOTE,
        translate("CompareTexts", "{name} has a new demo.").format(name=isolated(name)),
        translate("CompareTexts", "Compare slot {number} still has the earlier demo.").format(
            number=number
        ),
        icon="compare",
    )


def nothing_to_compare_message(name: str) -> Message:
    return Message(
        "compare",
        MessageTone.NOTE,
        translate("CompareTexts", "{name} has nothing to play right now.").format(
            name=isolated(name)
        ),
        translate("CompareTexts", "You can compare voices that have a playable demo."),
        icon="compare",
    )
