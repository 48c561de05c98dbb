"""The settings, on a page in the table's place.

The page stacks sections, and a section stacks rows: `switch()`, `choice()` and `segments()` each
make one, whose control sets a value as soon as it is operated. `SettingsSection.refresh()` shows
the values in force; a section calls it whenever one of the signals that it follows is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from voicedesk.services.session import AccountSession
from voicedesk.ui.kit.buttons import IconButton
from voicedesk.ui.kit.choices import ChoiceBox, Segments, Switch
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import PaneScroll, View
from voicedesk.ui.preferences import Preferences

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
