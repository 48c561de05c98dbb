"""How long it takes from a key press on a kept demo until it is heard at the sound server."""

# ruff: noqa: T201 - prints the figures

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.known_voices import keep_voices
from tests.benchmarks.measured_process import Conversation, desktop, talk
from tests.benchmarks.onset import Onsets
from tests.sandbox_process import starting

_PAIRS = 24
_GOAL = 1.1


class _Pair(NamedTuple):
    """Milliseconds until the same demo was heard, of a bare player and of VoiceDesk."""

    bare: float
    ours: float


def run() -> None:
    """Press keys in VoiceDesk and in a window with nothing but a player, by turns."""
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        sandbox = start_sandbox("--voices", "1000")
        known = Path(name, "known")
        keep_voices(sandbox.url, known)
        with (
            desktop(Path(name, "desktop"), sound=True) as environment,
            Onsets(environment) as onsets,
            _opened(environment, sandbox.url, known) as (bare, ours),
        ):
            figures = {
                way: [_pair(way, bare, ours, onsets) for _ in range(_PAIRS + 1)][1:]
                for way in ("space", "down")
            }
    _print(figures)


@contextmanager
def _opened(
    environment: Mapping[str, str], address: str, data: Path
) -> Iterator[tuple[Conversation, Conversation]]:
    with (
        talk(environment, "bare_player") as bare,
        talk(environment, "watched_player", address, str(data)) as ours,
    ):
        yield bare, ours


def _pair(way: str, bare: Conversation, ours: Conversation, onsets: Onsets) -> _Pair:
    pressed, path = ours.ask(way)
    heard = onsets.after(float(pressed))
    ours.ask("stop")
    onsets.wait_for_silence()
    pressed_bare, _ = bare.ask(f"play {path}")
    heard_bare = onsets.after(float(pressed_bare))
    bare.ask("stop")
    onsets.wait_for_silence()
    return _Pair(1000 * (heard_bare - float(pressed_bare)), 1000 * (heard - float(pressed)))


def _print(figures: dict[str, list[_Pair]]) -> None:
    print(f"From a key press on a kept demo until it is heard, {_PAIRS} pairs; medians (least)")
    print(f"{'':34}{'bare player':>16}{'VoiceDesk':>16}{'ratio':>8}{'to reach':>10}")
    words = {"space": "Space on the selected voice", "down": "an arrow, where moving plays"}
    for way, pairs in figures.items():
        bare, ours = [pair.bare for pair in pairs], [pair.ours for pair in pairs]
        cells = "".join(
            f"{f'{median(some):.0f} ms ({min(some):.0f})':>16}" for some in (bare, ours)
        )
        ratio = median(ours) / median(bare)
        print(f"{words[way]:34}{cells}{ratio:8.2f}{f'≤ {_GOAL}':>10}")
