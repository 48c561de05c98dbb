"""From the start to the visible window with known voices, beside the bare PySide6 window."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Start, read_start
from tests.benchmarks.known_voices import keep_voices
from tests.benchmarks.measured_process import desktop, output
from tests.sandbox_process import starting

_PAIRS = 15
_NUMBERS = (1_000, 10_000)
_SETTLED_AFTER = "6"
_ROWS = (
    ("from start to painted", "visible", "ms", 1.6),
    ("processor time until then", "processor", "ms", None),
    ("memory when painted", "memory", "MiB", 2.0),
    ("memory once settled", "settled", "MiB", 2.0),
)


def run() -> None:
    """Take pairs, first one window and then the other, and print the ratios of the medians."""
    for number in _NUMBERS:
        with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
            data = Path(name, "data")
            address = start_sandbox("--voices", str(number)).url
            keep_voices(address, data)
            with desktop(Path(name, "desktop")) as environment:
                pairs = [_pair(environment, address, data, number) for _ in range(_PAIRS + 1)]
        _print(number, pairs[1:])  # the first pair compiles the modules, as installing does


def _pair(
    environment: dict[str, str], address: str, data: Path, number: int
) -> tuple[Start, Start]:
    bare = output(environment, "bare_window", _SETTLED_AFTER, str(number))
    ours = output(environment, "voicedesk_window", address, str(data), _SETTLED_AFTER)
    return read_start(bare), read_start(ours)


def _print(number: int, pairs: list[tuple[Start, Start]]) -> None:
    print(f"Start with {number:,} known voices; medians of {len(pairs)} pairs (the least of each)")
    print(f"{'':28}{'bare':>17}{'VoiceDesk':>17}{'ratio':>7}{'to reach':>10}")
    for words, field, unit, goal in _ROWS:
        bare = [getattr(pair[0], field) for pair in pairs]
        ours = [getattr(pair[1], field) for pair in pairs]
        ratio = median(ours) / median(bare)
        print(
            f"{words:28}{median(bare):6.0f} ({min(bare):4.0f}) {unit:4}"
            f"{median(ours):6.0f} ({min(ours):4.0f}) {unit:4}{ratio:7.2f}"
            f"{f'≤ {goal}' if goal else '':>10}"
        )
