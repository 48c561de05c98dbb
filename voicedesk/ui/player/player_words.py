"""What went wrong with the sound, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.audio.player_fault import PlayerFault
from voicedesk.domain.display import isolated
from voicedesk.ui.messages.message import Message, MessageTone

NO_DEVICE_KEY = "no sound device"


def fault_message(fault: str, name: str) -> Message:
    """The message for a fault of the player; `name` is the voice's."""
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
    return Message(
        f"play:{name}",
        MessageTone.BAD,
        translate("PlayerWords", "The demo of {name} can’t be played.").format(name=isolated(name)),
        translate("PlayerWords", "The file may be damaged. Play it again to download it again."),
        anew=lambda: fault_message(fault, name),
    )
