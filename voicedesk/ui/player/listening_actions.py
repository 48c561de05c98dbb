"""What can be asked for while listening, from the menu or by a key."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.display import clean
from voicedesk.ui.kit.sub_menu import sub_menu
from voicedesk.ui.player.compare_places import SLOTS

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)


class MakeAction(Protocol):
    """Makes an action of the window's."""

    def __call__(self, *keys: str, checkable: bool = False) -> QAction: ...


class ListeningActions(QObject):
    """Loop, speed, Compare and the sound device.

    Attributes:
        loop, compare: switches.
        slower, faster: a step each.
        speeds: by speed; one of them is checked.
        add: put the selected voice into the first free slot of Compare.
        hear, put: by slot; hear what is in it, or put the selected voice there.

    Signals:
        speed_chosen: one of `SPEEDS`.
        output_chosen: a device's id; empty for the system's default.
    """

    speed_chosen = Signal(float)
    output_chosen = Signal(str)

    def __init__(self, make: MakeAction, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.loop = make("Ctrl+L", checkable=True)
        self.slower = make("[")
        self.faster = make("]")
        self.compare = make("Ctrl+K", checkable=True)
        self.add = make()
        self.hear = [make(str(number + 1)) for number in range(SLOTS)]
        self.put = [make(f"Shift+{number + 1}") for number in range(SLOTS)]
        self.speeds = {speed: make(checkable=True) for speed in SPEEDS}
        self._speeds = QActionGroup(self)
        for speed, action in self.speeds.items():
            self._speeds.addAction(action)
            action.triggered.connect(lambda _=False, speed=speed: self.speed_chosen.emit(speed))
        self._outputs = QActionGroup(self)
        self._outputs.triggered.connect(lambda action: self.output_chosen.emit(action.data()))

    @property
    def of_sound(self) -> list[QAction]:
        """Those for what is heard, which goes on while the voices are out of sight."""
        return [self.loop, self.slower, self.faster, self.compare, *self.hear]

    @property
    def of_voices(self) -> list[QAction]:
        """Those for the selected voice."""
        return [self.add, *self.put]

    def fill(self, menu: QMenu) -> None:
        """Put them into a menu."""
        menu.addAction(self.loop)
        speed = sub_menu(menu, self.tr("Speed"))
        speed.addActions(list(self.speeds.values()))
        speed.addSeparator()
        speed.addActions([self.slower, self.faster])
        compare = sub_menu(menu, self.tr("Compare"))
        compare.addActions([self.compare, self.add])
        compare.addSeparator()
        compare.addActions(self.hear)
        compare.addSeparator()
        compare.addActions(self.put)
        outputs = sub_menu(menu, self.tr("Sound output"))
        outputs.addActions(self._outputs.actions())
        # There may be others by the time that it is opened.
        outputs.aboutToShow.connect(lambda: outputs.addActions(self._outputs.actions()))

    def speed_menu(self) -> QMenu:
        """The speeds to choose from."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.speeds.values()))
        return menu

    def show_speed(self, speed: float) -> None:
        """Check the speed that is in force."""
        for one, action in self.speeds.items():
            action.setChecked(one == speed)

    def show_outputs(self, outputs: Sequence[tuple[str, str]], chosen: str, away: str) -> None:
        """Offer devices: ids and what they are called.

        Args:
            chosen: the id of the chosen one; empty for the system's default.
            away: what the chosen one is called where it isn't there; empty where it is.
        """
        for action in self._outputs.actions():
            self._outputs.removeAction(action)
            action.deleteLater()
        default = self.tr("System default")
        gone = [(chosen, self.tr("{device} (not connected)").format(device=away))] if away else []
        for device_id, words in (("", default), *outputs, *gone):
            action = QAction(clean(words).replace("&", "&&"), self)
            action.setData(device_id)
            action.setCheckable(True)
            action.setChecked(device_id == chosen)
            self._outputs.addAction(action)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.loop.setText(self.tr("Loop"))
        self.slower.setText(self.tr("Slower"))
        self.faster.setText(self.tr("Faster"))
        self.compare.setText(self.tr("Compare voices"))
        self.add.setText(self.tr("Add to Compare"))
        for number, (hear, put) in enumerate(zip(self.hear, self.put, strict=True), 1):
            hear.setText(self.tr("Hear slot {number}").format(number=number))
            put.setText(self.tr("Put into slot {number}").format(number=number))
        for speed, action in self.speeds.items():
            action.setText(speed_words(speed))


def speed_words(speed: float) -> str:
    """A speed, such as 1.25×."""
    return f"{QLocale().toString(speed, 'g', 3)}×"
