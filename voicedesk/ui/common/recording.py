"""What is shown of the recording that a training was sent with."""

from dataclasses import dataclass

from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class RecordingLook:
    """What can be done with it.

    Attributes:
        is_kept: whether it is on this computer.
        is_sounding: whether it is being heard.
        is_comparable: whether there is a demo to compare it with.
    """

    is_kept: bool = False
    is_sounding: bool = False
    is_comparable: bool = False


class RecordingPart(View):
    """Two buttons; hidden where the recording isn't kept."""

    def __init__(self) -> None:
        super().__init__()
        self.play = Button(ButtonKind.LINK, text=self.tr("Recording"), icon="play", height=28)
        self.compare = Button(ButtonKind.LINK, text=self.tr("Compare"), icon="compare", height=28)
        row(self.play, self.compare, None, on=self, gap=12)
        self.compare.setToolTip(self.tr("Recording, new demo and earlier demo, side by side"))
        self.hide()

    def show_recording(self, look: RecordingLook, of: str = "") -> None:
        """Show whether it is here; `of` tells a screen reader which training it is of."""
        self.play.set_icon_name("pause" if look.is_sounding else "play")
        self.compare.setVisible(look.is_comparable)
        sounding = look.is_sounding
        play = self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        compare = self.tr("Compare the recording with the demos")
        for button, name in ((self.play, play), (self.compare, compare)):
            button.setAccessibleName(f"{name}: {of}" if of else name)
        self.setVisible(look.is_kept)
