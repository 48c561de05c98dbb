"""What becomes of a key that is pressed soon after the window is painted."""

# ruff: noqa: T201 - prints the figures

import ctypes
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.onset import Onsets
from tests.benchmarks.processes import desktop, talk
from tests.benchmarks.voices import keep_voices
from tests.sandbox_process import starting

_KEYS = {"space": ("space",), "enter": ("Return",), "ctrl+f": ("Control_L", "f")}
_DELAYS_MS = (0, 50, 100, 150, 200, 300, 400, 500, 600)
_GOAL_MS = 250
_PATIENCE = 2.5
_AGAIN = 0.05
_FOCUS_SECONDS = 5.0
_STARTING = 0.1
"""Seconds in which no window can be there yet."""
_NO_WINDOW = 1


class Pressed(NamedTuple):
    """A key press in a program that was started for it; all by `time.monotonic`.

    Attributes:
        began: the program's first line.
        at: the key press.
        answered: what it led to began; None where it led to nothing.
    """

    began: float
    painted: float
    at: float
    answered: float | None


class Keyboard:
    """Presses keys on the X server, as the real keyboard would: the focus says who gets them."""

    def __init__(self, display: str) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11.XKeysymToKeycode.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        if self._display.value is None:
            sys.exit(f"no keyboard: {display} can't be opened")

    def press(self, *keys: str) -> float:
        """Press keys together; returns when, by `time.monotonic`."""
        symbols = [self._x11.XStringToKeysym(key.encode()) for key in keys]
        codes = [self._x11.XKeysymToKeycode(self._display, symbol) for symbol in symbols]
        pressed = time.monotonic()
        for down, ordered in ((1, codes), (0, reversed(codes))):
            for code in ordered:
                self._test.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)
        return pressed

    def focus(self) -> int:
        """The window that has the keyboard; none is at most 1."""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self._x11.XGetInputFocus(self._display, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    def close(self) -> None:
        """Let go of the X server."""
        self._x11.XCloseDisplay(self._display)


class Presses:
    """Starts VoiceDesk again and again on one folder of data, and presses a key in each.

    Attributes:
        environment: the desktop, for other programs too.
        address: the service.
        how: how a sound is told: at the sound server, or by the player where there is none.
    """

    def __init__(
        self, environment: dict[str, str], address: str, data: Path, onsets: Onsets | None
    ) -> None:
        self.environment, self.address, self.data = environment, address, data
        self.how = "said to play" if onsets is None else "heard"
        self._keyboard = Keyboard(environment["DISPLAY"])
        self._onsets = onsets

    def press(self, key: str, delay: float, *, again: bool = False) -> Pressed:
        """Press the key so many seconds after the paint, or `again` and again from then on.

        A window manager hands the keyboard to a new window when it likes: it isn't pressed before.
        """
        wait = delay + _PATIENCE
        given = ("answer", self.address, self.data, key, wait)
        with talk(self.environment, "program", *given) as program:
            time.sleep(_STARTING)  # who had the keyboard before has let go of it by then
            unfocused = self._keyboard.focus()
            began, painted, *_ = program.hear()
            while (now := self._keyboard.focus()) in {unfocused, 0, _NO_WINDOW}:
                if time.monotonic() > painted + _FOCUS_SECONDS:
                    sys.exit(f"the window didn't get the keyboard: {now:#x} has it")
            time.sleep(max(0, painted + delay - time.monotonic()))
            pressed = self._keyboard.press(*_KEYS[key])
            answer = program.hear_in(_AGAIN if again else wait + 1)
            while again and answer is None and time.monotonic() < painted + wait:
                self._keyboard.press(*_KEYS[key])
                answer = program.hear_in(_AGAIN)
            answered = answer[0] if answer else None
            if answered and self._onsets and key != "ctrl+f":
                answered = self._onsets.after(pressed)
        return Pressed(began, painted, pressed, answered)

    def close(self) -> None:
        """Press no more."""
        self._keyboard.close()


@contextmanager
def presses(number: int, *, sound: bool = True) -> Iterator[Presses]:
    """A desktop, with sound where there can be, and a service of so many voices."""
    sound = sound and all(map(shutil.which, ("pulseaudio", "pactl", "parec")))
    with TemporaryDirectory() as name, starting(Path(name)) as start_sandbox:
        data = Path(name, "data")
        address = start_sandbox("--voices", str(number)).url
        keep_voices(address, data)
        with desktop(Path(name, "desktop"), sound=sound) as environment:
            heard = Onsets(environment) if sound else nullcontext()
            with heard as onsets, closing(Presses(environment, address, data, onsets)) as made:
                yield made


def keys(*, smallest: bool) -> None:
    """Press each key after each delay, in a program of its own; print how long each took."""
    delays, times = ((0, 600), 1) if smallest else (_DELAYS_MS, 3)
    with presses(30 if smallest else 1000, sound=not smallest) as pressing:
        if not smallest:
            pressing.press("space", 1)  # compiles the modules
        found = {
            (key, delay): [pressing.press(key, delay / 1000) for _ in range(times)]
            for delay in delays
            for key in (["space"] if smallest else _KEYS)
        }
    print("A key pressed after the paint: how long after the press it is answered, and how many")
    print(
        f"of {times} are lost. A sound is {pressing.how}; Ctrl+F gives the search field the focus."
    )
    shown = list(dict.fromkeys(key for key, _ in found))
    print(f"{'ms after the paint':20}{''.join(f'{key:>20}' for key in shown)}{'to reach':>12}")
    for delay in delays:
        cells = "".join(f"{_cell(found[key, delay]):>20}" for key in shown)
        print(f"{delay:<20}{cells}{'none lost':>12}")
    early = [one for (_, delay), some in found.items() if delay < _GOAL_MS for one in some]
    latest = [1000 * (one.answered - one.painted) for one in early if one.answered]
    words = f"{max(latest):.0f} ms" if latest else "none"
    print(f"latest answer after the paint to a key pressed before {_GOAL_MS} ms: {words}")


def _cell(pressed: list[Pressed]) -> str:
    took = [1000 * (one.answered - one.at) for one in pressed if one.answered]
    lost = len(pressed) - len(took)
    return f"{f'{median(took):.0f} ms' if took else ''}{f' {lost} lost' if lost else ''}"
