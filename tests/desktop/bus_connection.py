"""Calls on the accessibility bus. Runs under the system's Python, which has Gio."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from gi.repository import Gio, GLib

PATIENCE_MS = 5000
ROOT = "/org/a11y/atspi/accessible/root"
A11Y = "org.a11y.atspi."


class Node(NamedTuple):
    """An element's address on the bus."""

    owner: str
    path: str


class Question(NamedTuple):
    """A call of a method: of which element, of which of at-spi2's interfaces."""

    node: Node
    interface: str
    method: str
    arguments: GLib.Variant | None = None

    @classmethod
    def about(cls, node: Node, interface: str, name: str) -> "Question":
        """The question for a property."""
        arguments = GLib.Variant("(ss)", (A11Y + interface, name))
        return cls(node, "org.freedesktop.DBus.Properties", "Get", arguments)


class Connection:
    """The accessibility bus. Many questions are asked at once: one by one they take their time."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus = Node("org.a11y.Bus", "/org/a11y/bus")
        (address,) = self._send(session, Question(bus, "org.a11y.Bus", "GetAddress"))
        flags = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self._events: list[dict[str, Any]] = []
        self._listened: set[str] = set()
        self._processes: dict[str, int] = {}

    def ask(self, question: Question) -> Any:
        """The answer to one question.

        Raises:
            GLib.Error: there is none.
        """
        answer = self._send(self._bus, question)
        return answer[0] if len(answer) == 1 else answer

    def ask_all(self, questions: Sequence[Question], patience_ms: int = PATIENCE_MS) -> list[Any]:
        """The answers in the questions' order; None where an element is gone meanwhile."""
        answers: list[Any] = [None] * len(questions)
        left = len(questions)

        def answered(bus: Gio.DBusConnection, result: Gio.AsyncResult, index: int) -> None:
            nonlocal left
            left -= 1
            try:
                answer = bus.call_finish(result).unpack()
            except GLib.Error:
                return
            answers[index] = answer[0] if len(answer) == 1 else answer

        for index, (node, interface, method, arguments) in enumerate(questions):
            name = interface if "." in interface else A11Y + interface
            parts = (node.owner, node.path, name, method, arguments, None)
            self._bus.call(*parts, Gio.DBusCallFlags.NONE, patience_ms, None, answered, index)
        while left:
            GLib.MainContext.default().iteration(may_block=True)
        return answers

    def applications(self) -> list[Node]:
        """Every program on the bus."""
        registry = Node("org.a11y.atspi.Registry", ROOT)
        return [Node(*each) for each in self.ask(Question(registry, "Accessible", "GetChildren"))]

    def roots(self, pid: int) -> list[Node]:
        """The roots of what a process has on the bus, whether or not the registry lists them."""
        bus = Node("org.freedesktop.DBus", "/org/freedesktop/DBus")
        names = self.ask(Question(bus, "org.freedesktop.DBus", "ListNames"))
        nodes = [Node(name, ROOT) for name in names if name.startswith(":")]
        return [node for node in nodes if self.process(node) == pid]

    def process(self, node: Node) -> int:
        """The process that an element belongs to; 0 if it has ended."""
        if node.owner in self._processes:  # no owner's name comes again
            return self._processes[node.owner]
        bus = Node("org.freedesktop.DBus", "/org/freedesktop/DBus")
        owner = GLib.Variant("(s)", (node.owner,))
        question = Question(bus, "org.freedesktop.DBus", "GetConnectionUnixProcessID", owner)
        if process := self.ask_all([question])[0]:
            self._processes[node.owner] = process
        return process or 0

    def listen(self, events: Sequence[str]) -> None:
        """Note events such as `object:state-changed:focused` from now on."""
        registry = Node("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        for event in set(events) - self._listened:
            arguments = GLib.Variant("(sass)", (event, [], ""))
            self.ask(Question(registry, "Registry", "RegisterEvent", arguments))
        if not self._listened:
            interface, flags = f"{A11Y}Event.Object", Gio.DBusSignalFlags.NONE
            self._bus.signal_subscribe(None, interface, None, None, None, flags, self._heard)
        self._listened |= set(events)
        self.heard()

    def heard(self) -> list[dict[str, Any]]:
        """The events since the last time."""
        self.applications()
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(may_block=False)
        events, self._events = self._events, []
        return events

    def _heard(
        self, _bus: object, owner: str, path: str, _interface: str, name: str, what: GLib.Variant
    ) -> None:
        kind, first, _, value = what.unpack()[:4]
        event = {"event": name, "kind": kind, "on": bool(first), "node": Node(owner, path)}
        self._events.append({**event, "value": value if isinstance(value, str) else None})

    @staticmethod
    def _send(bus: Gio.DBusConnection, question: Question) -> Any:
        node, interface, method, arguments = question
        name = interface if "." in interface else A11Y + interface
        parts = (node.owner, node.path, name, method, arguments, None)
        answer = bus.call_sync(*parts, Gio.DBusCallFlags.NONE, PATIENCE_MS, None)
        return answer.unpack()
