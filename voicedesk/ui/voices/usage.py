"""The card that tells how a ready voice gets to be heard: steps in the console, id and field name.

What it says of the console and of `ttsVoiceId` is the service's own documentation.
"""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSizePolicy, QWidget

from voicedesk.domain.account import DEFAULT_ADDRESS
from voicedesk.domain.text import clean, isolated
from voicedesk.domain.voice import Voice
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.labels import Label, numbered_steps
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View
from voicedesk.ui.theme import theme

CONSOLE = DEFAULT_ADDRESS
"""Where agents are set up; voices of any account are used there."""

AGENT_FIELD = "ttsVoiceId"
"""The field of an agent that takes a voice's id."""


_WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class UseVoiceCard(View):
    """The steps, a button to the console, and the whole id to copy.

    Once its button or the id was used, it is folded to its title from the next voice on; the steps
    stay in sight for who comes back from the console.

    Signals:
        opened_changed: the steps were opened or folded.
        fold_requested(bool): whether it is to be folded from now on.
    """

    opened_changed = Signal()
    fold_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__(surface="card")
        self._voice_id = ""
        self._is_folded = False
        self.title = Button(ButtonKind.GHOST, text=self.tr("Use this voice"))
        self.title.setProperty("heading", True)
        self.title.setFont(theme().font(15, 600, text=self.title.text()))
        self.title.setSizePolicy(_WIDE)
        self.title.setAccessibleDescription(self.tr("Show or hide the steps"))
        self.choose = Label(wrap=True)
        self.console = Button(icon="external", text=self.tr("Open the console"))
        self.console.setSizePolicy(_WIDE)
        self.console.setToolTip(CONSOLE)
        self.console.setAccessibleDescription(CONSOLE)
        self.id = Label(pixels=11, mono=True)
        self.copy = IconButton("copy", side=28, glyph=18, text=self.tr("Copy ID"))
        self.details = self._lay_out()
        column(self.title, self.details, on=self, margins=(16, 8, 16, 8))
        self.title.clicked.connect(self._toggle)
        self.console.clicked.connect(self._open_console)
        self.copy.clicked.connect(lambda: self._fold_next(folded=True))
        self.title.set_icon_name("chevron-down")
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the steps and the id are shown."""
        return not self.isHidden() and not self.details.isHidden()

    def show_folded(self, folded: bool) -> None:  # noqa: FBT001 - states a fact
        """Start folded with the next voice, or open."""
        self._is_folded = folded

    def show_voice(self, voice: Voice) -> None:
        """Show the steps for a voice; none unless it is ready."""
        if voice.id != self._voice_id:
            self._voice_id = voice.id
            self._open(opened=not self._is_folded)
        name = isolated(voice.name)
        self.choose.setText(self.tr("Under Voice, choose “{name}”.").format(name=name))
        self.id.setText(clean(voice.id))
        self.setVisible(voice.is_ready)

    def _lay_out(self) -> QWidget:
        go = self.tr("Open your agent in the console and go to its role settings.")
        steps = numbered_steps(
            Label(go, wrap=True),
            self.choose,
            Label(self.tr("Save."), wrap=True),
            Label(self.tr("Restart the device. It keeps its old voice until then."), wrap=True),
        )
        line = View(surface="line_strong")
        line.setFixedHeight(1)
        developers = Label(self.tr("For developers"), pixels=12, weight=600, ink="text2")
        field = Label(AGENT_FIELD, pixels=12, ink="text2", mono=True)
        box = View(surface="field")
        row((self.id, 1), self.copy, on=box, margins=(8, 1, 0, 1), gap=0)
        details = QWidget()
        column(
            steps,
            self.console,
            line,
            row(developers, None, field),
            box,
            on=details,
            margins=(0, 6, 0, 8),
            gap=10,
        )
        return details

    def _toggle(self) -> None:
        self._open(opened=self.details.isHidden())
        self._fold_next(folded=self.details.isHidden())
        self.opened_changed.emit()

    def _open_console(self) -> None:
        QDesktopServices.openUrl(QUrl(CONSOLE))
        self._fold_next(folded=True)

    def _fold_next(self, *, folded: bool) -> None:
        self._is_folded = folded
        self.fold_requested.emit(folded)

    def _open(self, *, opened: bool) -> None:
        self.details.setVisible(opened)
        self.title.set_icon_name("chevron-down" if opened else "chevron-right")
