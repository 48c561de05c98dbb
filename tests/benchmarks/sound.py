"""How long it takes from a key press on a kept demo until it is heard at the sound server."""

# ruff: noqa: T201 - prints the figures

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.onset import Onsets
from tests.benchmarks.processes import Conversation, Line, desktop, talk
from tests.benchmarks.voices import keep_voices
from tests.sandbox_process import starting

_PAIRS = 24
_GOAL = 1.1
_WAYS = {"Space": "Space on the selected voice", "Down": "an arrow, where moving plays"}


class _Heard(NamedTuple):
    """Milliseconds until the same demo was heard: of a bare player that sets the source at the key
    press, of one that has loaded it before, and of VoiceDesk."""

    unprepared: float
    prepared: float
    ours: float


def sound(*, smallest: bool) -> None:
    """Press keys in VoiceDesk and in a window with nothing but a player, by turns."""
    times = 1 if smallest else _PAIRS
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        sandbox = start_sandbox("--voices", "30" if smallest else "1000")
        known = Path(name, "known")
        keep_voices(sandbox.url, known)
        with (
            desktop(Path(name, "desktop"), sound=True) as environment,
            Onsets(environment) as onsets,
            talk(environment, "floors", "player") as bare,
            talk(environment, "program", "listen", sandbox.url, known) as ours,
        ):
            bare.hear()  # both are ready
            ours.hear()
            ours.hear()
            figures = {
                way: [_round(way, bare, ours, onsets) for _ in range(times + 1)][-times:]
                for way in _WAYS
            }
    _print(figures)


def _round(way: str, bare: Conversation, ours: Conversation, onsets: Onsets) -> _Heard:
    def heard(speaker: Conversation, line: str) -> tuple[float, Line]:
        answer = speaker.ask(line)
        pressed = float(answer[0])
        took = 1000 * (onsets.after(pressed) - pressed)
        speaker.ask("stop")
        onsets.wait_for_silence()
        return took, answer

    mine, (_, path) = heard(ours, way)
    unprepared, _ = heard(bare, f"play {path}")
    bare.ask(f"load {path}")
    prepared, _ = heard(bare, "press")
    return _Heard(unprepared, prepared, mine)


def _print(figures: dict[str, list[_Heard]]) -> None:
    times = len(figures["Space"])
    print(f"From a key press on a kept demo until it is heard, {times} times; medians (least)")
    print("The bare player sets the source at the key press, or has loaded it before.")
    heads = f"{'bare':>16}{'ratio':>7}{'bare, loaded':>16}{'ratio':>7}{'VoiceDesk':>16}"
    print(f"{'':30}{heads}{'to reach':>10}")
    for way, rounds in figures.items():
        ours = [one.ours for one in rounds]
        cells = ""
        for bare in ([one.unprepared for one in rounds], [one.prepared for one in rounds]):
            cells += f"{_cell(bare)}{median(ours) / median(bare):7.2f}"
        print(f"{_WAYS[way]:30}{cells}{_cell(ours)}{f'≤ {_GOAL}':>10}")


def _cell(figures: list[float]) -> str:
    return f"{f'{median(figures):.0f} ms ({min(figures):.0f})':>16}"
