"""Find and use what the window shows, as a screen reader does."""

import json
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.child_processes import next_line

CHILD = Path(__file__).with_name("accessibility_child.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 10.0
_PAUSE = 0.03

T = TypeVar("T")


class NotThereError(AssertionError):
    """What a test waited for did not come; the message has the accessibility tree."""


class AccessibilityBus:
    """The child process that speaks with the bus (accessibility_child.py)."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._child = subprocess.Popen(
            [SYSTEM_PYTHON, CHILD],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, verb: str, **arguments: Any) -> Any:
        """One request and its answer; AssertionError with the child's reason if it failed."""
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"do": verb, **arguments}) + "\n")
        self._child.stdin.flush()
        try:
            line = next_line(self._child)
        except AssertionError:
            raise AssertionError(
                f"{SYSTEM_PYTHON} {CHILD.name} ended; is python3-pyatspi installed?"
            ) from None
        answer = json.loads(line)
        assert "error" not in answer, f"accessibility bus, {verb}: {answer['error']}"
        return answer["answer"]

    def close(self) -> None:
        """End the child."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.wait(PATIENCE)
        self._child.stdout.close()


@dataclass(frozen=True)
class Element:
    """One element as it was when looked at; `now()` looks again."""

    bus: AccessibilityBus
    key: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str | None
    value: float | None
    box: tuple[int, int, int, int] | None

    @classmethod
    def from_answer(cls, bus: AccessibilityBus, answer: Mapping[str, Any]) -> "Element":
        """What the child told of an element."""
        box = tuple(answer["box"]) if answer["box"] else None
        return cls(bus, **{**answer, "states": frozenset(answer["states"]), "box": box})

    def now(self) -> "Element":
        """The same element as it is now."""
        return Element.from_answer(self.bus, self.bus.ask("look", key=self.key))

    @property
    def is_usable(self) -> bool:
        """Whether it can be pressed now."""
        return {"enabled", "showing"} <= self.states

    @property
    def middle(self) -> tuple[int, int]:
        """Its middle on the screen, to click at."""
        assert self.box, f"{self.role} “{self.name}” has no place on the screen"
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    def press(self) -> None:
        """Do its main action."""
        assert "enabled" in self.now().states, f"{self.role} “{self.name}” is not enabled"
        self.bus.ask("press", key=self.key, actions=["press", "click", "toggle", "showmenu"])

    def focus(self) -> None:
        """Give it the keyboard."""
        self.bus.ask("focus", key=self.key)

    def set_text(self, text: str) -> None:
        """Put `text` in place of what it has."""
        self.bus.ask("set_text", key=self.key, text=text)

    def set_value(self, value: float) -> None:
        """Move a slider."""
        self.bus.ask("set_value", key=self.key, value=value)

    def rows(self, first: int = 0, most: int = 100) -> list[list[str]]:
        """A table's cells, by their accessible names."""
        return self.bus.ask("rows", key=self.key, first=first, most=most)

    def headers(self) -> list[str]:
        """A table's column headings, in the order shown."""
        return self.bus.ask("headers", key=self.key)

    def selected_rows(self) -> list[int]:
        """The numbers of a table's selected rows."""
        return self.bus.ask("selected_rows", key=self.key)

    def cell(self, row: int, column: int) -> "Element":
        """One cell of a table."""
        return Element.from_answer(
            self.bus, self.bus.ask("cell", key=self.key, row=row, column=column)
        )


class WindowTree:
    """What one process shows."""

    def __init__(self, bus: AccessibilityBus, pid: int) -> None:
        self._bus = bus
        self._pid = pid

    def all(
        self,
        role: str | None = None,
        name: str | None = None,
        *,
        within: Element | None = None,
        state: str | None = None,
        showing: bool = True,
        most: int = 1000,
    ) -> list[Element]:
        """Every element with that role, name (a `*` at the end: any that begins so) and state."""
        answers = self._bus.ask(
            "find",
            pid=self._pid,
            role=role,
            name=name,
            within=within.key if within else None,
            state=state,
            showing=showing,
            most=most,
        )
        return [Element.from_answer(self._bus, answer) for answer in answers]

    def find(
        self,
        role: str | None = None,
        name: str | None = None,
        *,
        within: Element | None = None,
        showing: bool = True,
        usable: bool = False,
        timeout: float = PATIENCE,
    ) -> Element:
        """Wait for an element; NotThereError with the tree if it doesn't come.

        Args:
            usable: wait until it can be pressed, too.
        """

        def look() -> Element | None:
            most = 50 if usable else 1
            found = self.all(role, name, within=within, showing=showing, most=most)
            return next((each for each in found if each.is_usable or not usable), None)

        what = f"{'a usable ' if usable else ''}{role or 'element'} “{name or ''}”"
        return self.wait_for(look, what, timeout=timeout)

    def gone(self, role: str, name: str, *, timeout: float = PATIENCE) -> None:
        """Wait until no such element shows."""
        what = f"no {role} “{name}”"
        self.wait_for(lambda: not self.all(role, name, most=1), what, timeout=timeout)

    def wait_for(self, look: Callable[[], T | None], what: str, *, timeout: float = PATIENCE) -> T:
        """Wait until `look` finds something; returns what it found."""
        end = time.monotonic() + timeout
        while not (found := look()):
            if time.monotonic() > end:
                raise NotThereError(f"waited {timeout:g} s for {what}; there is\n{self.dump()}")
            time.sleep(_PAUSE)
        return found

    def listen(self, *events: str) -> None:
        """Note events from now on, such as `object:state-changed:focused`."""
        self._bus.ask("listen", events=events)

    def heard(self) -> list[dict[str, Any]]:
        """The events since the last time: `event`, `kind`, `on`, `value`, and the `name` told."""
        return self._bus.ask("heard", pid=self._pid)

    def dump(self) -> str:
        """The whole tree, one element to a line; why there is none, if so."""
        return self._bus.ask("tree", pid=self._pid)
