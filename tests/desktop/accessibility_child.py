"""Speaks JSON lines with the accessibility bus. Runs under the system's Python, which has Atspi.

One request per line, {"do": ..., ...}; one answer per line, {"answer": ...} or {"error": "..."}.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Node = Any
Request = dict[str, Any]

# Names of roles differ between releases of at-spi2.
ROLES = {
    "push button": "button",
    "push button menu": "button",
    "text": "text field",
    "entry": "text field",
}
STATES = (
    "active",
    "checked",
    "editable",
    "enabled",
    "expanded",
    "focused",
    "selected",
    "showing",
    "visible",
)
LONGEST_TABLE = 2000


class Bus:
    """Answers requests; remembers the elements it told of, by key."""

    def __init__(self) -> None:
        Atspi.init()
        Atspi.set_timeout(5000, 15000)
        self.desktop = Atspi.get_desktop(0)
        # Nothing here listens to events, so a cache would grow stale.
        self.desktop.set_cache_mask(Atspi.Cache.NONE)
        self.known: dict[str, Node] = {}

    def start(self, request: Request) -> Node | None:
        """Where a search begins: an element, or the process's application."""
        if request.get("within"):
            return self.known[request["within"]]
        for child in children(self.desktop):
            if quiet(child.get_process_id, 0) == request["pid"]:
                return child
        return None

    def find(self, request: Request) -> list[Request]:
        """All elements that match, in the order of the tree."""
        start = self.start(request)
        found: list[Request] = []
        if start is None:
            return found
        for node, _ in walk(start, showing=request["showing"]):
            if matches(node, request["role"], request["name"]):
                found.append(self.describe(node))
                if len(found) == request["most"]:
                    break
        return found

    def describe(self, node: Node) -> Request:
        """An element's facts, and a new key to it."""
        key = str(len(self.known))
        self.known[key] = node
        return {"key": key, **facts(node)}

    def look(self, request: Request) -> Request:
        """A known element's facts now."""
        return {"key": request["key"], **facts(self.known[request["key"]])}

    def press(self, request: Request) -> bool:
        """Do the first of the wanted actions that the element has."""
        node = self.known[request["key"]]
        has = has_interface(node, "Action")
        count = Atspi.Action.get_n_actions(node) if has else 0
        names = [Atspi.Action.get_action_name(node, i).lower() for i in range(count)]
        for wanted in request["actions"]:
            if wanted in names:
                return Atspi.Action.do_action(node, names.index(wanted))
        reason = f"{role(node)} {node.get_name()!r} has the actions {names}"
        raise LookupError(reason)

    def focus(self, request: Request) -> bool:
        """Give the element the keyboard."""
        return Atspi.Component.grab_focus(self.known[request["key"]])

    def set_text(self, request: Request) -> bool:
        """Replace a field's text."""
        node = self.known[request["key"]]
        return Atspi.EditableText.set_text_contents(node, request["text"])

    def set_value(self, request: Request) -> bool:
        """Set a slider."""
        return Atspi.Value.set_current_value(self.known[request["key"]], request["value"])

    def rows(self, request: Request) -> list[list[str]]:
        """The names of a table's cells, row by row."""
        table, first = self.known[request["key"]], request["first"]
        last = min(first + request["most"], Atspi.Table.get_n_rows(table))
        columns = range(Atspi.Table.get_n_columns(table))
        return [
            [quiet(Atspi.Table.get_accessible_at(table, row, c).get_name, "") for c in columns]
            for row in range(first, last)
        ]

    def headers(self, request: Request) -> list[str]:
        """A table's column headings."""
        table = self.known[request["key"]]
        columns = range(Atspi.Table.get_n_columns(table))
        return [Atspi.Table.get_column_description(table, column) for column in columns]

    def cell(self, request: Request) -> Request:
        """One cell of a table."""
        table = self.known[request["key"]]
        cell = Atspi.Table.get_accessible_at(table, request["row"], request["column"])
        return self.describe(cell)

    def tree(self, request: Request) -> str:
        """All that a process shows and hides, one element to a line."""
        start = self.start(request)
        if start is None:
            return ""
        return "\n".join("  " * depth + line(node) for node, depth in walk(start, showing=False))


def quiet(call: Callable[[], Any], otherwise: Any) -> Any:
    """What a call answers, or `otherwise` if the element is gone meanwhile."""
    try:
        return call()
    except GLib.Error:
        return otherwise


def children(node: Node) -> Iterator[Node]:
    """The children that are still there."""
    for index in range(quiet(node.get_child_count, 0)):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def walk(start: Node, *, showing: bool, depth: int = 0) -> Iterator[tuple[Node, int]]:
    """An element and all below it, with their depth; a huge table's cells are left out."""
    yield start, depth
    if quiet(start.get_child_count, 0) > LONGEST_TABLE:
        return
    for child in children(start):
        if not showing or "showing" in states(child):
            yield from walk(child, showing=showing, depth=depth + 1)


def matches(node: Node, wanted_role: str | None, wanted_name: str | None) -> bool:
    """Whether it has the role and the name; a `*` ends a name's beginning."""
    if wanted_role is not None and role(node) != wanted_role:
        return False
    if wanted_name is None:
        return True
    name = quiet(node.get_name, "")
    if wanted_name.endswith("*"):
        return name.startswith(wanted_name[:-1])
    return name == wanted_name


def role(node: Node) -> str:
    """The role's name."""
    name = quiet(node.get_role_name, "")
    return ROLES.get(name, name)


def states(node: Node) -> list[str]:
    """Those of `STATES` that hold."""
    held = quiet(node.get_state_set, None)
    if held is None:
        return []
    return [name for name in STATES if held.contains(getattr(Atspi.StateType, name.upper()))]


def has_interface(node: Node, name: str) -> bool:
    """Whether it has one of Atspi's interfaces, such as Text."""
    return name in quiet(node.get_interfaces, [])


def text(node: Node) -> str | None:
    """Its text; None if it is no text."""
    if not has_interface(node, "Text"):
        return None
    return quiet(lambda: Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)), None)


def value(node: Node) -> float | None:
    """Its value; None if it has none."""
    if not has_interface(node, "Value"):
        return None
    return quiet(lambda: Atspi.Value.get_current_value(node), None)


def box(node: Node) -> list[int] | None:
    """Its place on the screen: left, top, width, height in pixels."""
    if not has_interface(node, "Component"):
        return None
    area = quiet(lambda: Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN), None)
    return [area.x, area.y, area.width, area.height] if area else None


def facts(node: Node) -> Request:
    """All that is told of an element."""
    return {
        "role": role(node),
        "name": quiet(node.get_name, ""),
        "description": quiet(node.get_description, ""),
        "states": states(node),
        "text": text(node),
        "value": value(node),
        "box": box(node),
    }


def line(node: Node) -> str:
    """An element in one line of the tree."""
    said = facts(node)
    parts = [said["role"], repr(said["name"])]
    if said["text"] not in {None, said["name"]}:
        parts.append(f"text={said['text']!r}")
    if said["value"] is not None:
        parts.append(f"value={said['value']:g}")
    return f"{' '.join(parts)} [{' '.join(said['states'])}]"


def main() -> None:
    """Answer until standard input closes."""
    bus = Bus()
    for request_line in sys.stdin:
        request = json.loads(request_line)
        try:
            answer = {"answer": getattr(bus, request["do"])(request)}
        except (GLib.Error, LookupError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
