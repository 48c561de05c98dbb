"""The settings, on a page in the table's place.

The page stacks sections, and a section stacks rows: `switch()`, `choice()` and `segments()` each
make one, whose control sets a value as soon as it is operated. `SettingsSection.refresh()` shows
the values in force; a section calls it whenever one of the signals that it follows is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from voicedesk.services.session import AccountSession
from voicedesk.ui.kit.buttons import EnterPresses, IconButton
from voicedesk.ui.kit.choices import ChoiceBox, Switch
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.theme import theme

_HEADER = 64
_TITLES, _SETTINGS, _BETWEEN = 208, 576, 24
NAME_WIDTH = 164
"""Pixels that the name of a setting takes where its control fills the rest of the row."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row.

    Attributes:
        refresh: shows the value in force.
        fills: whether the control takes all the room that there is.
    """

    name: str
    control: QWidget
    refresh: Callable[[], None]
    fills: bool = False


def switch(
    name: str,
    preferences: Preferences,
    field: str,
    *,
    switched_on: Callable[[], None] | None = None,
) -> Setting:
    """Yes or no, as `Settings` keeps it in `field`; `switched_on` is called upon a yes."""
    control = Switch()

    def apply(on: bool) -> None:  # noqa: FBT001 - a Qt signal's value
        if on and switched_on is not None and not getattr(preferences.now, field):
            switched_on()
        preferences.change(**{field: on})  # type: ignore[arg-type]  # opening the page proves it

    control.toggled.connect(apply)
    return Setting(name, control, lambda: control.setChecked(getattr(preferences.now, field)))


def choice(
    name: str,
    options: Callable[[], list[tuple[_Value, str]]],
    value: Callable[[], _Value],
    apply: Callable[[_Value], object],
    *,
    icon: str = "",
) -> Setting:
    """One of the values that `options` gives now, each with its text."""
    control = ChoiceBox(icon=icon)
    offered: list[object] = []

    def refresh() -> None:
        nonlocal offered
        if [value(), *options()] != offered:
            offered = [value(), *options()]
            control.offer(options(), value())

    if not icon:
        control.setFixedWidth(144)
    control.selected.connect(apply)
    return Setting(name, control, refresh, fills=bool(icon))


class Segments(View):
    """Radio buttons in the look of one control: Tab comes to the one in force, arrows choose.

    Args:
        options: the values, each with its icon.

    Signals:
        selected(str): the person chose another value.
    """

    selected = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(surface="segments")
        self.buttons = {value: _Segment(icon, self) for value, icon in options}
        self._value = ""
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row(*self.buttons.values(), on=self, margins=(2, 2, 2, 2), gap=0)
        for value, button in self.buttons.items():
            # Not `clicked`: a screen reader's press toggles without a click.
            button.toggled.connect(lambda on, which=value: self._toggled(which, on=on))

    def set_text(self, words: dict[str, str]) -> None:
        for value, said in words.items():
            self.buttons[value].setText(said)

    def show_value(self, value: str) -> None:
        """Show which value is in force, without `selected`."""
        self._value = value
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def _toggled(self, value: str, *, on: bool) -> None:
        self.buttons[value].dress()
        if on:  # Qt sees to that only once the focus has been here
            for button in self.buttons.values():
                strong = button.isChecked()
                policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(policy)
        if on and value != self._value:
            self._value = value
            self.selected.emit(value)


class _Segment(EnterPresses, QPushButton):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setIcon(theme().icon(icon, checked=(icon, "text")))
        self.setIconSize(QSize(21, 18))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.dress()

    def dress(self) -> None:
        """The one in force is bold."""
        self.setFont(theme().font(13, 600 if self.isChecked() else 500, text=self.text()))


def segments(
    name: str,
    options: Sequence[tuple[str, str, str]],
    value: Callable[[], str],
    apply: Callable[[str], object],
) -> Setting:
    """One of a few values, each with its icon and its text."""
    control = Segments([(option, icon) for option, icon, _ in options])
    control.set_text({option: text for option, _, text in options})
    control.selected.connect(apply)
    return Setting(name, control, lambda: control.show_value(value()), fills=True)


class SettingsSection(View):
    """A title and a sentence at the left, the settings at the right, in `body`."""

    def __init__(
        self, title: str, sentence: str, *settings: Setting, follows: Sequence[SignalInstance] = ()
    ) -> None:
        super().__init__()
        self._settings: list[Setting] = []
        titles, inside = QWidget(), QWidget()
        titles.setFixedWidth(_TITLES)
        inside.setMaximumWidth(_SETTINGS)
        heading = Label(title, pixels=15, weight=600)
        explanation = Label(sentence, ink="text2", wrap=True)
        column(heading, explanation, None, on=titles, margins=(0, 9, 0, 0), gap=4)
        self.body = column(on=inside, gap=12)
        layout = row(titles, (inside, 1), on=self, margins=(0, 18, 0, 18), gap=_BETWEEN)
        for part in (titles, inside):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(_TITLES + _BETWEEN + _SETTINGS)
        for setting in settings:
            self.add(setting)
        for signal in follows:
            signal.connect(self.refresh)

    def add(self, setting: Setting) -> None:
        control, name = setting.control, Label(setting.name)
        control.setAccessibleName(setting.name)
        name.setBuddy(control)
        if setting.fills:
            name.setFixedWidth(NAME_WIDTH)
            self.body.addLayout(row(name, (control, 1), gap=12))
        else:
            name.setMinimumHeight(30)
            self.body.addLayout(row((name, 1), control, gap=12))
        self._settings.append(setting)
        setting.refresh()

    def refresh(self) -> None:
        for setting in self._settings:
            setting.refresh()

    def account_opened(self, session: AccountSession) -> None:
        """An account is open, or was opened before the page."""

    def account_closed(self) -> None:
        """None is open any more, or the page is about to go."""


class SettingsPage(View):
    """A header, and the sections, which scroll."""

    def __init__(self, *sections: SettingsSection) -> None:
        super().__init__(surface="content")
        self.sections = sections
        self.setAccessibleName(self.tr("Settings"))
        self.shut = IconButton("close", text=self.tr("Close settings"), why=self.tr("Esc"))
        head, inside = QWidget(), QWidget()
        head.setFixedHeight(_HEADER)
        title = Label(self.tr("Settings"), pixels=18, weight=650)
        row((title, 1), self.shut, on=head, margins=(22, 0, 16, 0))
        column(*sections, None, on=inside, margins=(24, 0, 24, 24))
        for section in sections[1:]:
            section.restyle("edge", "top")
        self.area = PaneScroll(inside)
        column(head, (self.area, 1), on=self)

    def show_section(self, section: SettingsSection) -> None:
        # Once all has its place.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(section, 0, 24))
        section.setFocus(Qt.FocusReason.OtherFocusReason)
