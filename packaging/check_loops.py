"""Find what would run an event loop inside the event loop, or start work past `ui/tasks.py`.

A nested loop (`exec`, the static dialogs) under a coroutine breaks the other tasks; a task that
nobody tracks loses its errors and outlives the window.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

NESTED_LOOPS = {
    "exec": "use open() or popup() and the finished signal",
    "exec_": "use open() or popup() and the finished signal",
}
STATIC_DIALOGS = {
    "QColorDialog": {"getColor"},
    "QFileDialog": {
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    },
    "QFontDialog": {"getFont"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QMessageBox": {"about", "aboutQt", "critical", "information", "question", "warning"},
}
# Rightful at one place each: where work is tracked, and before and around the loop's run.
UNTRACKED_WORK = {
    "asyncClose": "hand the coroutine to ui/tasks.py",
    "asyncSlot": "hand the coroutine to ui/tasks.py",
    "create_task": "hand the coroutine to ui/tasks.py",
    "ensure_future": "hand the coroutine to ui/tasks.py",
    "processEvents": "let the event loop run instead",
    "run_forever": "the loop is run in app/ alone",
    "run_until_complete": "the loop is run in app/ alone",
}
# A drag can't be had otherwise. It is begun from Qt's own events, never from within a task, so that
# the tasks go on in its loop; a test of the desktop holds it to that.
NESTED_LOOP_MAY_RUN_IN = ("voicedesk/ui/saving/drag.py",)
# The sandbox is a program of its own with a plain asyncio loop; the decoder is one with none. The
# tries of one connection have all ended before it stands.
WORK_MAY_START_IN = (
    "voicedesk/ui/tasks.py",
    "voicedesk/app/",
    "voicedesk/sandbox/",
    "voicedesk/decoder/",
    "voicedesk/api/places.py",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A line that breaks the rule."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def findings(source: str, path: str) -> Iterator[Finding]:
    """What breaks the rule in one file; `path` is relative to the checkout, with slashes."""
    work_may_start = path.startswith(WORK_MAY_START_IN)
    for node in ast.walk(ast.parse(source, path)):
        if isinstance(node, ast.Attribute):
            name = node.attr
            owner = _last_name(node.value)
            if name in STATIC_DIALOGS.get(owner, set()):
                what = f"{owner}.{name} runs a loop of its own: open() a dialog instead"
                yield Finding(path, node.lineno, what)
                continue
        elif isinstance(node, ast.Name) and node.id != "exec":  # the built-in is ruff's business
            name = node.id
        else:
            continue
        if name in NESTED_LOOPS and path not in NESTED_LOOP_MAY_RUN_IN:
            yield Finding(path, node.lineno, f"{name} runs a nested loop: {NESTED_LOOPS[name]}")
        elif name in UNTRACKED_WORK and not work_may_start:
            yield Finding(path, node.lineno, f"{name}: {UNTRACKED_WORK[name]}")


def check(root: Path = ROOT) -> list[Finding]:
    """All findings in the package `voicedesk` under `root`."""
    found: list[Finding] = []
    for path in sorted(root.joinpath("voicedesk").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        found.extend(findings(source, path.relative_to(root).as_posix()))
    return found


if __name__ == "__main__":
    problems = check()
    print("\n".join(map(str, problems)) or "No nested loops, no untracked work.")
    sys.exit(bool(problems))
