r"""Read the strings to be translated from Python sources.

lupdate does this too, but not well (6.11): it takes f-strings for plain ones, gives
`view.tr(...)` the context "view", doesn't see a plural whose count is a name, and doesn't know
`\N{...}`. So the strings are read here, and lupdate is left the merging (ts_file.py).
"""

import ast
import json
from collections.abc import Iterable
from dataclasses import dataclass

MARK = "QT_TRANSLATE_NOOP"


@dataclass(frozen=True, slots=True)
class ProgramString:
    """A string as lupdate knows it; `comment` is the hint that tells equal texts apart."""

    context: str
    text: str
    comment: str
    plural: bool


class MisformedCallError(Exception):
    """A call whose string can't be read, or would not be found at run time."""


class StringReader(ast.NodeVisitor):
    """Collects the `strings` of many files."""

    def __init__(self) -> None:
        self.strings: list[ProgramString] = []
        self._problems: list[str] = []
        self._file = ""
        self._classes: list[str] = []
        self._marked: set[str] = set()
        self._by_variable: list[tuple[str, str]] = []

    @property
    def problems(self) -> list[str]:
        """What is wrong in the files read so far: file, line and reason."""
        return self._problems + [
            f'{where}: translate with a variable needs its texts marked: {MARK}("{context}", …)'
            for where, context in self._by_variable
            if context not in self._marked
        ]

    def read(self, name: str, source: str) -> None:
        """Read one file; `name` is how problems call it."""
        self._file = name
        self.visit(ast.parse(source, name))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember which class `self` is."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """Read the call if it is one of the translating ones."""
        target = node.func
        name = getattr(target, "attr", getattr(target, "id", ""))
        is_table = len(node.args) == 1 and not node.keywords  # str.translate(table)
        try:
            if name == "tr":
                self._read_tr(node)
            elif name == MARK or (name == "translate" and not is_table):
                self._read_translate(node, name)
        except MisformedCallError as error:
            self._problems.append(f"{self._file}:{node.lineno}: {error}")
        self.generic_visit(node)

    def _read_tr(self, call: ast.Call) -> None:
        target = call.func
        owner = target.value if isinstance(target, ast.Attribute) else None
        if not (isinstance(owner, ast.Name) and owner.id == "self" and self._classes):
            raise MisformedCallError("tr belongs to self; elsewhere use QCoreApplication.translate")
        texts = [_literal(argument) for argument in call.args]
        if call.keywords or not texts or len(texts) > 2 or None in texts or "%n" in str(texts[0]):
            # In a subclass `tr` asks for the subclass's context first, and takes the source text
            # with its number filled in for a translation.
            raise MisformedCallError(
                "tr takes a plain string and a hint; a plural is written "
                'QCoreApplication.translate("Class", "%n …", "", count)'
            )
        self._add(self._classes[-1], *texts)

    def _read_translate(self, call: ast.Call, name: str) -> None:
        if call.keywords or len(call.args) < 2:
            raise MisformedCallError("translate takes its arguments by position")
        context, text, *rest = (_literal(argument) for argument in call.args)
        if context is None:
            raise MisformedCallError("translate needs its context as a plain string")
        if name == MARK:
            self._marked.add(context)
        if text is None:
            if name == MARK or isinstance(call.args[1], ast.JoinedStr | ast.BinOp):
                raise MisformedCallError("translate needs a plain string: no f-string, no sum")
            self._by_variable.append((f"{self._file}:{call.lineno}", context))
            return
        plural = len(rest) == 2
        if plural != ("%n" in text or "%Ln" in text):
            raise MisformedCallError(
                'a text with %n, and only that, takes a count: "%n …", "", count'
            )
        self._add(context, text, rest[0] if rest else "", plural=plural)

    def _add(
        self, context: str, text: str | None, comment: str | None = "", *, plural: bool = False
    ) -> None:
        self.strings.append(ProgramString(context, text or "", comment or "", plural))


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def for_lupdate(strings: Iterable[ProgramString]) -> str:
    """A source that says the same in the one form that lupdate reads rightly."""
    lines = []
    for string in dict.fromkeys(strings):
        arguments = [
            json.dumps(part, ensure_ascii=False)
            for part in (string.context, string.text, string.comment)
        ]
        lines.append(f"translate({', '.join(arguments)}{', 1' if string.plural else ''})\n")
    return "".join(lines)
