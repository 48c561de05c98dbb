"""VoiceDesk on the desktop, as someone who knows only its names uses it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from tests.child_processes import LONGEST_END
from tests.desktop.accessibility import PATIENCE, Element
from tests.desktop.desktop import App, Desktop
from tests.sandbox_process import Sandbox

T = TypeVar("T")
Row = dict[str, str]


@dataclass
class VoiceDesk:
    """A running VoiceDesk and the service it is opened on."""

    desktop: Desktop
    app: App
    sandbox: Sandbox
    data: Path
    account: str
    _voices: list[dict[str, object]] = field(default_factory=list)

    # What is seen

    def find(self, role: str, name: str, *, usable: bool = False) -> Element:
        """Wait for an element that shows."""
        return self.app.find(role, name, usable=usable)

    def button(self, name: str) -> Element:
        """Wait for a button that can be pressed."""
        return self.app.find("button", name, usable=True)

    def agree(self) -> None:
        """Tick that the speaker of the form's recording agreed, unless the form knows."""
        self.field("Speaker")  # the form is there
        for box in self.app.all("check box", "Speaker agreed", most=1):
            box.press()

    def field(self, name: str) -> Element:
        """Wait for a field that can be typed into."""
        return self.app.find("text field", name, usable=True)

    def until(self, look: Callable[[], T | None], what: str, *, timeout: float = PATIENCE) -> T:
        """Wait until `look` finds something."""
        return self.app.wait_for(look, what, timeout=timeout)

    @cached_property
    def table(self) -> Element:
        """The table of voices."""
        return self.find("table", "Voices")

    def rows(self) -> list[Row]:
        """The table of voices, cell by cell, by the columns' headings."""
        headers = self.table.headers()
        return [dict(zip(headers, row, strict=True)) for row in self.table.rows()]

    def names(self) -> list[str]:
        """The names in the table."""
        return [row["Name"] for row in self.rows()]

    def row(self, name: str, *, timeout: float = PATIENCE, **cells: str) -> Row:
        """Wait for a row that has this name and these cells."""

        def look() -> Row | None:
            wanted = {"Name": name, **cells}
            return next((row for row in self.rows() if wanted.items() <= row.items()), None)

        return self.until(look, f"the row {name} {cells or ''}", timeout=timeout)

    def shows(self, count: int) -> list[Row]:
        """Wait until the table has that many rows."""
        return self.until(
            lambda: rows if len(rows := self.rows()) == count else None, f"{count} rows"
        )

    def selected(self) -> str:
        """The name of the row that is selected; empty for none."""
        rows = self.table.selected_rows()
        return self.table.cell(rows[0], 0).name if rows else ""

    def message(self) -> str:
        """What the message line says now; empty for nothing."""
        strips = self.app.all(name="Messages", most=1)
        if not strips:
            return ""
        labels = self.app.all("label", within=strips[0])
        return " ".join([strips[0].name, *(label.name for label in labels)])

    def says(self, *words: str, timeout: float = PATIENCE) -> str:
        """Wait for a message that holds all these words."""
        return self.until(
            lambda: said if all(word in (said := self.message()) for word in words) else None,
            f"a message with {words}",
            timeout=timeout,
        )

    def focused(self) -> str:
        """The name of what has the keyboard; empty for nothing."""
        held = self.app.all(state="focused")
        if not any(each.role == "table" for each in held):
            # Qt says of the current cell that it has the focus even when its table has not.
            held = [each for each in held if each.role != "table cell"]
        return held[-1].name if held else ""

    def hears_focus(self, name: str) -> None:
        """Wait until it is announced that this has the keyboard; `app.listen` comes first."""

        def told() -> bool:
            return any(each["on"] and each["name"] == name for each in self.app.heard())

        self.until(told, f"the focus on {name} to be announced")

    # What is done

    def activate(self) -> None:
        """Give the window the keyboard."""
        self.desktop.activate(self.app)

    def select(self, name: str) -> None:
        """Click a voice's row, away from what plays it."""
        row = self.row(name)
        cell = self.table.cell(self.names().index(name), list(row).index("State"))
        self.desktop.click(cell.middle)
        self.until(lambda: self.selected() == name, f"{name} to be selected")

    def stop(self) -> None:
        """Stop what plays, by the key of that entry of the Playback menu."""
        self.activate()
        self.desktop.keys("ctrl+period")

    def open_account(self) -> None:
        """Open the account's form, by its entry of the account's menu."""
        self.activate()
        self.desktop.keys("ctrl+shift+a", "Up", "Up", "Up", "Return")

    def start_over(self) -> None:
        """Close what is open, and have twelve new voices at the service and in the table."""
        self.sandbox.set_faults()
        known = self.sandbox.control("voices")["voices"]
        if not self._voices:
            wanted = ("name", "language", "tier", "state", "demo")
            self._voices = [{each: voice[each] for each in wanted} for voice in known]
        new = self.sandbox.edit_voices(*self._voices, removed=tuple(each["id"] for each in known))
        self.activate()
        self.desktop.keys("Escape", "Escape")
        self.find("text field", "Search voices").set_text("")
        self.find("radio button", "All voices").press()
        self.find("slider", "Volume").set_value(80)
        self.stop()
        ids = {each["id"] for each in new}
        self.button("Refresh").press()
        self.until(lambda: {row["ID"] for row in self.rows()} == ids, "the new voices")
        self.select(self.rows()[0]["Name"])
        while said := self.message():
            # One that has said its say goes by itself, perhaps at this very moment.
            for button in self.app.all("button", "Dismiss"):
                if button.is_usable:
                    button.press()
            self.until(lambda before=said: self.message() != before, "the next message or none")
        self.sandbox.clear_log()

    def end(self) -> None:
        """End it as the system does, and see that it ends well."""
        took = self.app.end()
        assert self.app.process.returncode == 0
        assert took < LONGEST_END, f"took {took:.1f} s to end"


class OpenDesk(Protocol):
    """Opens VoiceDesk on a service.

    Args:
        token: put into the keyring for an account of the test's own; empty for none there. Without
            it the account is one that has the usual sandbox's token.
        data: where an earlier one kept its data; new by default.
    """

    def __call__(
        self,
        sandbox: Sandbox,
        *options: str,
        token: str | None = None,
        data: Path | None = None,
        account: str = "",
        **environment: str,
    ) -> VoiceDesk: ...
