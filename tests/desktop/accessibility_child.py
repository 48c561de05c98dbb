"""Speaks JSON lines with the accessibility bus. Runs under the system's Python, which has Gio.

One request per line, {"do": ..., ...}; one answer per line, {"answer": ...} or {"error": "..."}.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bus_connection import A11Y, Connection, Node, Question
from gi.repository import GLib

Request = dict[str, Any]

# Names of roles differ between releases of Qt and at-spi2.
ROLES = {
    "push button": "button",
    "push button menu": "button",
    "text": "text field",
    "entry": "text field",
    "password text": "text field",
    "column header": "table column header",
    "row header": "table row header",
    "cell": "table cell",
}
# The numbers of at-spi2's states.
STATES = {
    "active": 1,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "expanded": 10,
    "focused": 12,
    "pressed": 20,
    "selected": 23,
    "showing": 25,
    "visible": 30,
}
LONGEST_TABLE = 2000
NOWHERE = Node("org.a11y.atspi.Registry", "/org/a11y/atspi/null")
WITHOUT_CHILDREN = {"table cell", "table row header", "table column header", "label"}
ON_SCREEN = 0
# Of at-spi2's rules for what to look for: the ways to match, and the roles of cells and headers.
ALL, NONE, IN_ORDER = 1, 3, 1
CELLS = [0, 1 << 56 - 32 | 1 << 57 - 32 | 1 << 58 - 32, 0, 0]


@dataclass
class Branch:
    """An element and what was found below it."""

    node: Node
    role: str = ""
    states: list[str] = field(default_factory=list)
    below: list["Branch"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple["Branch", int]]:
        """It and all below it, in the order of the tree, with their depth."""
        yield self, depth
        for branch in self.below:
            yield from branch.walk(depth + 1)


class Bus:
    """Answers requests; remembers the elements it told of, by key."""

    def __init__(self) -> None:
        self.bus = Connection()
        self.known: dict[str, Node] = {}

    def find(self, request: Request) -> list[Request]:
        """All elements that match, in the order of the tree."""
        start = self._start(request)
        if start is None:
            return []
        role, state = request["role"], request["state"]
        cells_too = role is None or role.startswith("table ")
        if request["showing"] and (state or not cells_too):
            found = self._showing(start, state, cells_too=cells_too)
        else:
            tree = self._grow(start, showing=request["showing"], cells_too=cells_too)
            walked = [each for each, _ in tree.walk() if state is None or state in each.states]
            found = [(each.node, each.role) for each in walked]
        nodes = [node for node, its_role in found if role in {None, its_role}]
        if (wanted := request["name"]) is not None:
            names = self._names(nodes)
            nodes = [node for node, name in zip(nodes, names, strict=True) if matches(name, wanted)]
        return [self._describe(node) for node in nodes[: request["most"]]]

    def look(self, request: Request) -> Request:
        """A known element's facts now."""
        return {"key": request["key"], **self._facts(self.known[request["key"]])}

    def press(self, request: Request) -> bool:
        """Do the first of the wanted actions that the element has."""
        node = self.known[request["key"]]
        has = "Action" in self._interfaces(node)
        actions = self.bus.ask(Question(node, "Action", "GetActions")) if has else []
        names = [name.lower() for name, *_ in actions]
        for wanted in request["actions"]:
            if wanted in names:
                number = GLib.Variant("(i)", (names.index(wanted),))
                return self.bus.ask(Question(node, "Action", "DoAction", number))
        reason = f"{self._facts(node)} has the actions {names}"
        raise LookupError(reason)

    def focus(self, request: Request) -> bool:
        """Give the element the keyboard."""
        return self.bus.ask(Question(self.known[request["key"]], "Component", "GrabFocus"))

    def set_text(self, request: Request) -> bool:
        """Replace a field's text."""
        text = GLib.Variant("(s)", (request["text"],))
        node = self.known[request["key"]]
        return self.bus.ask(Question(node, "EditableText", "SetTextContents", text))

    def set_value(self, request: Request) -> None:
        """Set a slider."""
        value = GLib.Variant("d", request["value"])
        arguments = GLib.Variant("(ssv)", (f"{A11Y}Value", "CurrentValue", value))
        node = self.known[request["key"]]
        self.bus.ask(Question(node, "org.freedesktop.DBus.Properties", "Set", arguments))

    def rows(self, request: Request) -> list[list[str]]:
        """The names of a table's cells, row by row."""
        node, first = self.known[request["key"]], request["first"]
        count, width = self._size(node)
        last = min(first + request["most"], count)
        places = [(row, column) for row in range(first, last) for column in range(width)]
        cells = self.bus.ask_all([at(node, *place) for place in places])
        # A row may have gone between one question and the next.
        texts = self._names([Node(*cell) if cell else NOWHERE for cell in cells])
        return [texts[begin : begin + width] for begin in range(0, len(texts), width or 1)]

    def headers(self, request: Request) -> list[str]:
        """A table's column headings."""
        node = self.known[request["key"]]
        columns = [GLib.Variant("(i)", (column,)) for column in range(self._size(node)[1])]
        questions = [Question(node, "Table", "GetColumnDescription", column) for column in columns]
        return self.bus.ask_all(questions)

    def selected_rows(self, request: Request) -> list[int]:
        """The numbers of a table's selected rows."""
        return self.bus.ask(Question(self.known[request["key"]], "Table", "GetSelectedRows"))

    def cell(self, request: Request) -> Request:
        """One cell of a table."""
        node = self.known[request["key"]]
        return self._describe(Node(*self.bus.ask(at(node, request["row"], request["column"]))))

    def tree(self, request: Request) -> str:
        """All that a process shows and hides, one element to a line."""
        start = self._start(request)
        if start is None:
            return self._why_unseen(request["pid"])
        walked = self._grow(start, showing=False).walk()
        return "\n".join("  " * depth + line(self._facts(each.node)) for each, depth in walked)

    def listen(self, request: Request) -> None:
        """Note these events from now on."""
        self.bus.listen(request["events"])

    def heard(self, request: Request) -> list[Request]:
        """The events of a process since the last time, with the name of the element they tell."""
        events = [each for each in self.bus.heard() if self._is_of(each["node"], request["pid"])]
        questions = [Question.about(each["node"], "Accessible", "Name") for each in events]
        # Of an element that is gone meanwhile, such as a field, Qt doesn't answer at all.
        names = self.bus.ask_all(questions, patience_ms=200)
        pairs = zip(events, names, strict=True)
        return [{**each, "node": None, "name": name or ""} for each, name in pairs]

    def _is_of(self, node: Node, pid: int) -> bool:
        return self.bus.process(node) == pid

    def _start(self, request: Request) -> Node | None:
        """Where a search begins: an element, or the process's application."""
        if request.get("within"):
            return self.known[request["within"]]
        applications = self.bus.applications()
        return next((each for each in applications if self._is_of(each, request["pid"])), None)

    def _why_unseen(self, pid: int) -> str:
        """What the bus itself, and the system, say of a process that the registry doesn't list."""
        unseen = f"(process {pid} shows nothing; it {how_it_runs(pid)}"
        roots = self.bus.roots(pid)
        if not roots:
            # Qt connects while the first window is being shown.
            return f"{unseen}, and is not on the accessibility bus: its window was never shown)"
        roles = self.bus.ask_all([ask(root, "GetRoleName") for root in roots])
        owners = " ".join(root.owner for root in roots)
        return f"{unseen}, is {owners}, not listed by the registry, and says it is {roles})"

    def _showing(
        self, start: Node, state: str | None, *, cells_too: bool
    ) -> list[tuple[Node, str]]:
        """An element and all that shows below it, or what of it has a state, and their roles.

        Qt itself looks for them, which takes a twentieth of the time of walking the tree.
        """
        bits = [0, 0]
        for each in filter(None, ("showing", state)):
            bits[STATES[each] // 32] |= 1 << STATES[each] % 32
        left_out = [] if cells_too else CELLS
        rule = (bits, ALL, {}, ALL, left_out, NONE, [], ALL, False)
        asked = GLib.Variant("((aiia{ss}iaiiasib)uib)", (rule, IN_ORDER, 0, True))
        (below,) = self.bus.ask_all([Question(start, "Collection", "GetMatches", asked)])
        nodes = [*([] if state else [start]), *(Node(*each) for each in below or [])]
        roles = self.bus.ask_all([ask(node, "GetRoleName") for node in nodes])
        return [
            (node, ROLES.get(role, role or "")) for node, role in zip(nodes, roles, strict=True)
        ]

    def _names(self, nodes: Sequence[Node]) -> list[str]:
        names = self.bus.ask_all([Question.about(node, "Accessible", "Name") for node in nodes])
        return [name or "" for name in names]

    def _grow(self, start: Node, *, showing: bool, cells_too: bool = True) -> Branch:
        """An element and all below it, level by level; a huge table's cells are left out."""
        root = Branch(start)
        level = [(Branch(start), root)]
        while level:
            roles = self.bus.ask_all([ask(each.node, "GetRoleName") for _, each in level])
            states = self.bus.ask_all([ask(each.node, "GetState") for _, each in level])
            kept = []
            for (above, each), role, held in zip(level, roles, states, strict=True):
                each.role, each.states = ROLES.get(role, role or ""), named(held)
                if each is root or not showing or "showing" in each.states:
                    above.below.append(each)
                    kept.append(each)
            holding = [each for each in kept if self._may_hold(each, cells_too=cells_too)]
            children = self.bus.ask_all([ask(each.node, "GetChildren") for each in holding])
            pairs = zip(holding, children, strict=True)
            level = [(above, Branch(Node(*child))) for above, all_ in pairs for child in all_ or []]
        return root

    def _may_hold(self, branch: Branch, *, cells_too: bool) -> bool:
        if branch.role != "table":
            return branch.role not in WITHOUT_CHILDREN
        if not cells_too:
            return False
        rows, columns = self._size(branch.node)
        return rows * columns <= LONGEST_TABLE

    def _size(self, table: Node) -> tuple[int, int]:
        names = ("NRows", "NColumns")
        rows, columns = self.bus.ask_all([Question.about(table, "Table", name) for name in names])
        return rows or 0, columns or 0

    def _interfaces(self, node: Node) -> set[str]:
        names = self.bus.ask_all([ask(node, "GetInterfaces")])[0] or []
        return {name.removeprefix(A11Y) for name in names}

    def _describe(self, node: Node) -> Request:
        """An element's facts, and a new key to it."""
        key = str(len(self.known))
        self.known[key] = node
        return {"key": key, **self._facts(node)}

    def _facts(self, node: Node) -> Request:
        """All that is told of an element."""
        has = self._interfaces(node)
        whole = GLib.Variant("(ii)", (0, -1))
        on_screen = GLib.Variant("(u)", (ON_SCREEN,))
        role, states, name, description, text, value, box = self.bus.ask_all(
            [
                ask(node, "GetRoleName"),
                ask(node, "GetState"),
                Question.about(node, "Accessible", "Name"),
                Question.about(node, "Accessible", "Description"),
                Question(node, "Text", "GetText", whole),
                Question.about(node, "Value", "CurrentValue"),
                Question(node, "Component", "GetExtents", on_screen),
            ]
        )
        return {
            "role": ROLES.get(role, role or ""),
            "name": name or "",
            "description": description or "",
            "states": named(states),
            "text": text if "Text" in has else None,
            "value": value if "Value" in has else None,
            "box": box if "Component" in has else None,
        }


def ask(node: Node, method: str) -> Question:
    """A question that every element answers."""
    return Question(node, "Accessible", method)


def at(table: Node, row: int, column: int) -> Question:
    """The question for a table's cell."""
    place = GLib.Variant("(ii)", (row, column))
    return Question(table, "Table", "GetAccessibleAt", place)


def named(held: Sequence[int] | None) -> list[str]:
    """Those of `STATES` that hold."""
    bits = (held[0] | held[1] << 32) if held else 0
    return [name for name, number in STATES.items() if bits >> number & 1]


def matches(name: str, wanted: str) -> bool:
    """Whether it is the name; a `*` ends a name's beginning."""
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


def line(said: Request) -> str:
    """An element in one line of the tree."""
    parts = [said["role"], repr(said["name"])]
    if said["text"] not in {None, said["name"]}:
        parts.append(f"text={said['text']!r}")
    if said["value"] is not None:
        parts.append(f"value={said['value']:g}")
    return f"{' '.join(parts)} [{' '.join(said['states'])}]"


def how_it_runs(pid: int) -> str:
    """Whether a process is starved, stuck or gone."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        waits_in = Path(f"/proc/{pid}/wchan").read_text(encoding="utf-8")
    except OSError:
        return "has ended"
    if said[0] == "Z":
        return "has ended"
    # After the name come the state and, as the 12th and 13th, the ticks that it computed.
    seconds = sum(map(int, said[11:13])) / os.sysconf("SC_CLK_TCK")
    return f"has computed for {seconds:.1f} s, is in state {said[0]} and waits in {waits_in}"


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
