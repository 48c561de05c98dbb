"""VoiceDesk on the desktop, as someone who knows only its names uses it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from tests.desktop.accessibility import PATIENCE, Element
from tests.desktop.desktop import App, Desktop
from tests.sandbox_process import Sandbox

T = TypeVar("T")
Row = dict[str, str]

LONGEST_END = 2.0
"""Seconds that the program may take to end, whatever it is doing."""


@dataclass
class VoiceDesk:
    """A running VoiceDesk and the service it is opened on."""

    desktop: Desktop
    app: App
    sandbox: Sandbox
    data: Path
    account: str

    # What is seen

    def find(self, role: str, name: str, *, usable: bool = False) -> Element:
        """Wait for an element that shows."""
        return self.app.find(role, name, usable=usable)

    def button(self, name: str) -> Element:
        """Wait for a button that can be pressed."""
        return self.app.find("button", name, usable=True)

    def field(self, name: str) -> Element:
        """Wait for a field that can be typed into."""
        return self.app.find("text field", name, usable=True)

    def until(self, look: Callable[[], T | None], what: str, *, timeout: float = PATIENCE) -> T:
        """Wait until `look` finds something."""
        return self.app.wait_for(look, what, timeout=timeout)

    @property
    def table(self) -> Element:
        """The table of voices."""
        return self.find("table", "Voices")

    def rows(self) -> list[Row]:
        """The table of voices, cell by cell, by the columns' headings."""
        found = self.app.all("table", "Voices", most=1)
        if not found:
            return []
        headers = found[0].headers()
        return [dict(zip(headers, row, strict=True)) for row in found[0].rows()]

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
        table, names = self.table, self.names()
        rows = (row for row in range(len(names)) if "selected" in table.cell(row, 0).states)
        return next((names[row] for row in rows), "")

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
        held = [each for each in self.app.all() if "focused" in each.states]
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
        self.row(name)
        table = self.table
        cell = table.cell(self.names().index(name), table.headers().index("State"))
        self.desktop.click(cell.middle)
        self.until(lambda: self.selected() == name, f"{name} to be selected")

    def end(self) -> None:
        """End it as the system does, and see that it ends well."""
        took = self.app.end()
        assert self.app.process.returncode == 0
        assert took < LONGEST_END, f"took {took:.1f} s to end"


class OpenDesk(Protocol):
    """Opens VoiceDesk on a service, with its token in the keyring unless told otherwise."""

    def __call__(
        self,
        sandbox: Sandbox,
        *options: str,
        token: str | None = None,
        data: Path | None = None,
        account: str = "",
        **environment: str,
    ) -> VoiceDesk: ...
