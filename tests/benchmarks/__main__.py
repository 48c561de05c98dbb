"""Runs the benchmarks, or those named: `python -m tests.benchmarks start`."""

# ruff: noqa: T201 - prints the figures

import sys
from importlib import import_module

_ALL = ("start", "stalls", "refresh", "keep", "waveform", "search", "sort", "sound")


def main(selected: list[str]) -> None:
    """Run them one after another."""
    for name in selected or _ALL:
        if name not in _ALL:
            sys.exit(f"there is no benchmark {name}; there are: {', '.join(_ALL)}")
    for name in selected or _ALL:
        import_module(f"tests.benchmarks.{name}").run()
        print(flush=True)


main(sys.argv[1:])
