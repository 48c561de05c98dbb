"""How a backup's rows are written as JSON, and read without trusting them."""

import json
from collections.abc import Callable
from typing import TypeVar

_Item = TypeVar("_Item")
Json = dict[str, object]


def dump(value: Json) -> bytes:
    """The bytes of a file."""
    # Lone surrogates, which a service may send, are no UTF-8: they are written as escapes.
    return json.dumps(value, ensure_ascii=True, indent=1, allow_nan=False).encode()


def rows(found: Json, name: str, understand: Callable[[Json], _Item]) -> list[_Item]:
    """What each row of a table means."""
    table = found.get(name)
    return (
        [understand(row) for row in table if isinstance(row, dict)]
        if isinstance(table, list)
        else []
    )


def text(row: Json, name: str) -> str:
    """A text; empty for anything else."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def flag(row: Json, name: str) -> bool:
    """Whether something is said to be so."""
    return row.get(name) is True


def whole(row: Json, name: str) -> int:
    """A count; 0 for anything that SQLite couldn't keep as one."""
    value = row.get(name)
    return value if type(value) is int and 0 <= value < 1 << 53 else 0


def number(row: Json, name: str) -> float | None:
    """A number; None for anything else."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1 << 53 else None  # neither infinite nor NaN


def moment(row: Json, name: str) -> float:
    """POSIX seconds; 0 for anything else."""
    return number(row, name) or 0.0
