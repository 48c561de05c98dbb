"""What went wrong with the sound, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.audio.player_fault import PlayerFault
from voicedesk.domain.display import isolated
from voicedesk.domain.voice import Voice
from voicedesk.ui.messages.message import Message, MessageTone
from voicedesk.ui.voices.voice_facts import DemoLook

NO_DEVICE_KEY = "no sound device"
SILENT_KEY = "silent sound device"
OUTPUT_KEY = "another sound device"


def fault_message(fault: str, name: str, *, is_sample: bool = False) -> Message:
    """The message for a fault of the player; `name` is the voice's.

    Args:
        is_sample: whether it is about a recording to train from, not a demo.
    """
    translate = QCoreApplication.translate
    if fault == PlayerFault.NO_DEVICE:
        return Message(
            NO_DEVICE_KEY,
            MessageTone.WARN,
            translate("PlayerWords", "There is no sound device."),
            translate("PlayerWords", "Plug in headphones or speakers to hear it."),
            icon="speaker",
            of_account=False,
            anew=lambda: fault_message(fault, name),
        )
    if fault == PlayerFault.SILENT:
        return Message(
            SILENT_KEY,
            MessageTone.WARN,
            translate("PlayerWords", "The sound device takes no more sound."),
            translate("PlayerWords", "Plug it in again or choose another one, then press play."),
            icon="speaker",
            anew=lambda: fault_message(fault, name),
        )
    if is_sample:
        return Message(
            f"play:{name}",
            MessageTone.BAD,
            translate("PlayerWords", "The recording of {name} can’t be played.").format(
                name=isolated(name)
            ),
            translate("PlayerWords", "The file may be damaged."),
            anew=lambda: fault_message(fault, name, is_sample=True),
        )
    return Message(
        f"play:{name}",
        MessageTone.BAD,
        translate("PlayerWords", "The demo of {name} can’t be played.").format(name=isolated(name)),
        translate("PlayerWords", "The file may be damaged. Play it again to download it again."),
        anew=lambda: fault_message(fault, name),
    )


def output_message(device: str, used: str, *, lost: bool) -> Message:
    """The message that the chosen device went away, or is there again.

    Args:
        device: what the chosen one is called.
        used: what the sound comes from now.
    """
    translate = QCoreApplication.translate
    if lost:
        fact = translate("PlayerWords", "{device} is gone.").format(device=isolated(device))
        rest = translate("PlayerWords", "The sound comes from {device} meanwhile.")
    else:
        fact = translate("PlayerWords", "{device} is back.").format(device=isolated(device))
        rest = translate("PlayerWords", "The sound comes from {device} again.")
    return Message(
        OUTPUT_KEY,
        MessageTone.NOTE,
        fact,
        rest.format(device=isolated(used)),
        icon="speaker",
        of_account=False,
        anew=lambda: output_message(device, used, lost=lost),
    )


def note_words(voice: Voice | None, look: DemoLook) -> str:
    """What there is to hear of a voice, under its name."""
    translate = QCoreApplication.translate
    if voice is None:
        return ""
    if voice.is_training:
        return translate("PlayerPresenter", "In training")
    if not voice.is_ready:
        return translate("PlayerPresenter", "Nothing to play yet")
    return {
        DemoLook.KEPT: translate("PlayerPresenter", "Demo · kept offline"),
        DemoLook.ONLINE: translate("PlayerPresenter", "Demo · online only"),
        DemoLook.OUT_OF_REACH: translate("PlayerPresenter", "Not available offline"),
        DemoLook.NONE: translate("PlayerPresenter", "No demo"),
    }[look]
