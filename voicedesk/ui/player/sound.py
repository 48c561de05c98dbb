"""Loudness, mute, loop, speed and output device: joins the player to bar, menu and settings."""

from PySide6.QtWidgets import QSlider

from voicedesk.audio.player import Player
from voicedesk.ui.account_part import WindowPart
from voicedesk.ui.actions import SPEEDS, speed_text
from voicedesk.ui.kit.view import open_at
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.player.texts import OUTPUT_KEY, output_message
from voicedesk.ui.preferences import Preferences


class SoundPresenter(WindowPart):
    """Sets the player as the settings say, and the settings as the person does."""

    def __init__(self, window: MainWindow, player: Player, preferences: Preferences) -> None:
        super().__init__(window)
        self._player = player
        self._preferences = preferences
        devices = player.devices
        devices.changed.connect(self._show_outputs)
        devices.lost.connect(self._device_lost)
        devices.returned.connect(self._device_returned)
        preferences.changed.connect(self._apply_loudness)
        self.attach()

    def attach(self) -> None:
        bar, commands = self._window.player, self._window.commands.listening
        bar.volume.valueChanged.connect(self._set_volume)
        bar.mute.toggled.connect(self._set_muted)
        bar.mute.toggled.connect(commands.mute.setChecked)
        commands.mute.toggled.connect(bar.mute.setChecked)
        step = QSlider.SliderAction
        commands.louder.triggered.connect(
            lambda: bar.volume.triggerAction(step.SliderSingleStepAdd)
        )
        commands.quieter.triggered.connect(
            lambda: bar.volume.triggerAction(step.SliderSingleStepSub)
        )
        bar.loop.toggled.connect(commands.loop.setChecked)
        bar.speed.clicked.connect(self._offer_speeds)
        commands.loop.toggled.connect(self._set_loop)
        commands.slower.triggered.connect(lambda: self._step_speed(-1))
        commands.faster.triggered.connect(lambda: self._step_speed(1))
        commands.speed_chosen.connect(self._set_speed)
        commands.output_chosen.connect(self._choose_output)
        self._apply_settings()

    def _apply_settings(self) -> None:
        settings, player = self._preferences.now, self._player
        player.volume = settings.volume
        player.muted = settings.muted
        player.loop = settings.loop
        player.speed = min(max(settings.speed, SPEEDS[0]), SPEEDS[-1])
        player.devices.choose(settings.device)
        self._window.player.show_settings(
            round(settings.volume * 100),
            muted=settings.muted,
            auto_play=settings.play_on_move,
            loop=settings.loop,
        )
        self._window.commands.listening.loop.setChecked(settings.loop)
        self._window.commands.listening.mute.setChecked(settings.muted)
        self._apply_loudness()
        self._show_speed()
        self._show_outputs()

    def _apply_loudness(self) -> None:
        self._player.equal_loudness = self._preferences.now.equal_loudness

    def _set_volume(self, percent: int) -> None:
        self._player.volume = percent / 100
        self._preferences.change(volume=percent / 100)

    def _set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._player.muted = muted
        self._preferences.change(muted=muted)

    def _set_loop(self, loop: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        self._player.loop = loop
        self._preferences.change(loop=loop)
        self._window.player.show_loop(loop=loop)

    def _step_speed(self, step: int) -> None:
        now = self._player.speed
        others = [speed for speed in SPEEDS if (speed - now) * step > 0]
        if others:
            self._set_speed(others[0] if step > 0 else others[-1])

    def _set_speed(self, speed: float) -> None:
        self._player.speed = speed
        self._preferences.change(speed=speed)
        self._show_speed()

    def _show_speed(self) -> None:
        speed = self._player.speed
        self._window.player.show_speed(speed_text(speed))
        commands = self._window.commands.listening
        commands.show_speed(speed)
        commands.slower.setEnabled(speed > SPEEDS[0])
        commands.faster.setEnabled(speed < SPEEDS[-1])

    def _offer_speeds(self) -> None:
        open_at(self._window.commands.listening.speed_menu(), self._window.player.speed, above=True)

    def _choose_output(self, device_id: str) -> None:
        self._window.messages.withdraw(OUTPUT_KEY)
        self._player.devices.choose(device_id)
        self._preferences.change(device=device_id)

    def _show_outputs(self) -> None:
        devices = self._player.devices
        self._window.commands.listening.show_outputs(devices.all, devices.selected, devices.away)

    def _device_lost(self, name: str) -> None:
        self._tell(name, lost=True)

    def _device_returned(self, name: str) -> None:
        self._tell(name, lost=False)

    def _tell(self, name: str, *, lost: bool) -> None:
        used = self._player.devices.used
        if used.isNull():
            return  # that is told already, and more plainly
        self._window.messages.show(output_message(name, used.description(), lost=lost))
