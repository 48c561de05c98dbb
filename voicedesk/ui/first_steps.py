"""Three first steps in the sidebar of whoever is new here: hear a voice, train one, keep one.

Each leads to the command that does it, and goes once that was done, however it was done. What is
left is a setting; a person who had settings before there were these steps has none left.
"""

from PySide6.QtCore import Signal

from voicedesk.audio.player import Player, PlayerPhase
from voicedesk.domain.training import Training
from voicedesk.library import FIRST_STEPS
from voicedesk.services.session import AccountSession
from voicedesk.ui.account_part import AccountPart, Listening
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.sidebar.buttons import PlaceButton

HEAR, TRAIN, KEEP = FIRST_STEPS


class FirstSteps(View):
    """The steps that are left, under a heading with a close.

    Signals:
        asked(str): the button of a step was pressed.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label(self.tr("First steps"), pixels=11, weight=600, ink="text2")
        self.close_button = IconButton("close", text=self.tr("Hide first steps"), side=24, glyph=14)
        words = {
            HEAR: self.tr("Hear a voice"),
            TRAIN: self.tr("Train your own"),
            KEEP: self.tr("Always keep a demo"),
        }
        icons = {HEAR: "play", TRAIN: "train", KEEP: "download"}
        self.steps = {step: PlaceButton(icons[step], "text2", badge=True) for step in FIRST_STEPS}
        for step, button in self.steps.items():
            button.setCheckable(False)
            button.set_text(words[step])
            button.clicked.connect(lambda _=False, step=step: self.asked.emit(step))
        head = row(self.heading, None, self.close_button, margins=(10, 0, 4, 0))
        column(head, 2, *self.steps.values(), on=self, margins=(8, 0, 8, 12))

    def show_left(self, left: tuple[str, ...]) -> None:
        for step, button in self.steps.items():
            button.setVisible(step in left)


class FirstStepsPresenter(AccountPart):
    """Shows the steps beside an open account, and ticks them off."""

    view: FirstSteps

    def __init__(self, window: MainWindow, player: Player, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        player.phase_changed.connect(self._player_changed)
        preferences.changed.connect(self._show)
        self.attach()

    def attach(self) -> None:
        if not self._preferences.now.steps_left:
            return
        self.view = FirstSteps()
        self.view.asked.connect(self._do)
        self.view.close_button.clicked.connect(lambda: self._preferences.change(steps_left=()))
        self._window.sidebar.take_steps(self.view)
        self._show()

    def listens(self, session: AccountSession) -> Listening:
        return [
            (session.voices.training_changed, self._training_changed),
            (session.annotations.changed, self._annotations_changed),
        ]

    def opened(self, session: AccountSession) -> None:
        del session
        self._show()

    def closed(self) -> None:
        self._show()

    def _do(self, step: str) -> None:
        commands = self._window.commands
        command = {HEAR: commands.play, TRAIN: commands.new, KEEP: commands.keep}[step]
        if command.isEnabled():
            command.trigger()

    def _player_changed(self, phase: PlayerPhase) -> None:
        if phase is PlayerPhase.PLAYING:
            self._tick(HEAR)

    def _training_changed(self, training: Training) -> None:
        if training.is_ours:
            self._tick(TRAIN)

    def _annotations_changed(self, voice_ids: frozenset[str]) -> None:
        session = self._session
        if session is not None and any(session.annotations.get(one).pinned for one in voice_ids):
            self._tick(KEEP)

    def _tick(self, step: str) -> None:
        left = tuple(one for one in self._preferences.now.steps_left if one != step)
        self._preferences.change(steps_left=left)

    def _show(self) -> None:
        left = self._preferences.now.steps_left if self._session is not None else ()
        self._window.sidebar.show_steps(shown=bool(left))
        if left:
            self.view.show_left(left)
