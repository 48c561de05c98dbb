"""Runs the benchmarks, or those named: `python -m tests.benchmarks start`.

`--smallest` runs each once with a few voices, in seconds: that it works is all that this says.
"""

# ruff: noqa: T201 - prints the figures

import sys
from importlib import import_module

_ALL = {
    "start": "start",
    "keys": "keys",
    "stalls": "stalls",
    "refresh": "refresh",
    "choosing": "choosing",
    "keep": "keep",
    "waveform": "waveform",
    "search": "table",
    "sort": "table",
    "idle": "idle",
    "sound": "sound",
    "packaged": "packaged",
}
"""Which module holds each benchmark, a function of its name."""


def main(arguments: list[str]) -> None:
    """Run them one after another."""
    smallest = "--smallest" in arguments
    selected = [name for name in arguments if name != "--smallest"]
    for name in selected:
        if name not in _ALL:
            sys.exit(f"there is no benchmark {name}; there are: {', '.join(_ALL)}")
    for name in selected or _ALL:
        getattr(import_module(f"tests.benchmarks.{_ALL[name]}"), name)(smallest=smallest)
        print(flush=True)


main(sys.argv[1:])
