"""A whole desktop for the program under test, and the program on it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.child_processes import Stopwatch, seconds_to_end
from tests.desktop.accessibility import AccessibilityBus, WindowTree
from tests.desktop.session_parts import SessionParts
from tests.desktop.sound import Loudspeaker
from voicedesk import APP_ID

SOURCES = Path(__file__).resolve().parents[2]
SCREEN = "1600x1000"
_LONGEST_END = 10.0


class App(WindowTree):
    """A program as a real process. It ends with the test; what it complained of fails the test.

    Attributes:
        may_complain: set by a test that expects words on standard error.
    """

    def __init__(
        self, process: "subprocess.Popen[bytes]", bus: AccessibilityBus, output: Path, errors: Path
    ) -> None:
        super().__init__(bus, process.pid)
        self.process = process
        self.may_complain = False
        self._output = output
        self._errors = errors

    @property
    def stdout(self) -> str:
        """What it has written so far."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    @property
    def stderr(self) -> str:
        """What it has complained of so far."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def wait(self, timeout: float = _LONGEST_END) -> int:
        """Wait for its end; returns the exit status."""
        self.seconds_to_end(Stopwatch(self.process.pid), timeout)
        return self.process.returncode

    def seconds_to_end(self, watch: Stopwatch, timeout: float = _LONGEST_END) -> float:
        """Wait for its end; returns what `watch` showed then."""
        try:
            return seconds_to_end(self.process, watch, timeout)
        except subprocess.TimeoutExpired:
            tree = self.dump()
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"didn't end in {timeout:g} s; it showed\n{tree}") from None

    def end(self, timeout: float = _LONGEST_END) -> float:
        """SIGTERM; returns the seconds until it had ended."""
        watch = Stopwatch(self.process.pid)
        self.process.terminate()
        return self.seconds_to_end(watch, timeout)

    def crash(self) -> None:
        """SIGKILL, as a power loss would."""
        self.process.kill()
        self.process.wait()


class Desktop:
    """Screen, window manager, buses, unlocked keyring, sound; all fresh and private."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = SessionParts(folder)
        self._count = 0
        self.apps: list[App] = []
        self.kept: list[App] = []
        try:
            self._parts.start_screen(SCREEN)
            self._parts.start_buses()
            self._parts.start_keyring()
            self._parts.start_sound()
            self.sound = Loudspeaker(self._parts.environment)
            self._bus = AccessibilityBus(self._parts.environment)
        except BaseException:
            self._parts.close()
            raise

    @property
    def environment(self) -> dict[str, str]:
        """A copy of what programs on this desktop get."""
        return {**self._parts.environment, "PYTHONPATH": str(SOURCES), "PYTHONWARNINGS": "error"}

    def launch(self, *arguments: str, **more_environment: str) -> App:
        """Start VoiceDesk with these options."""
        return self.launch_program(
            [sys.executable, "-m", "voicedesk", *arguments], **more_environment
        )

    def launch_program(self, command: Sequence[str | Path], **more_environment: str) -> App:
        """Start any program on this desktop."""
        self._count += 1
        output = self._folder / "logs" / f"app-{self._count}.out"
        errors = output.with_suffix(".err")
        with output.open("wb") as stdout, errors.open("wb") as stderr:
            process = subprocess.Popen(
                command,
                env={**self.environment, **more_environment},
                cwd=self._folder / "home",
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
            )
        app = App(process, self._bus, output, errors)
        self.apps.append(app)
        return app

    def keys(self, *keys: str) -> None:
        """Press keys on the real keyboard, such as `keys("ctrl+f", "Down")`."""
        self._xdotool("key", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        """Type on the real keyboard, which has no Chinese: `Element.set_text` brings it."""
        assert text.isascii(), "a key that is put on the keyboard for one stroke may come too late"
        self._xdotool("type", "--delay", "15", text)

    def click(self, at: tuple[int, int], *, button: int = 1, times: int = 1) -> None:
        """Click a place on the screen, such as an element's `middle`."""
        x, y = map(str, at)
        # Without --sync, which waits for ever where the pointer is there already.
        self._xdotool("mousemove", x, y, "click", "--repeat", str(times), str(button))

    def press(self, at: tuple[int, int]) -> None:
        """Press the first button at a place, and hold it."""
        x, y = map(str, at)
        self._xdotool("mousemove", x, y, "mousedown", "1")

    def move(self, to: tuple[int, int]) -> None:
        """Move the pointer, in steps as a hand does."""
        self._xdotool("mousemove", *map(str, to))
        self._xdotool("mousemove_relative", "--", "3", "3")

    def release(self) -> None:
        """Let go of the first button."""
        self._xdotool("mouseup", "1")

    def activate(self, app: App) -> None:
        """Bring a program's window to the front and give it the keyboard."""
        search = f"search --sync --onlyvisible --all --pid {app.process.pid} --name ."
        self._xdotool(*search.split(), "windowactivate", "--sync", "%1")

    def minimise(self, app: App) -> None:
        """Put a program's window away."""
        search = f"search --sync --onlyvisible --all --pid {app.process.pid} --name ."
        self._xdotool(*search.split(), "windowminimize", "--sync", "%1")

    def bring_back(self, app: App) -> None:
        """Open a program's window again that was put away."""
        # Found by its class, by which desktops find the program's entry.
        search = f"search --sync --all --pid {app.process.pid} --classname ^{APP_ID}$"
        self._xdotool(*search.split(), "windowactivate", "--sync", "%1")

    def screenshot(self, path: Path) -> None:
        """Save the whole screen as PNG."""
        self._tool("screenshot.py", path)

    def clipboard(self) -> str:
        """What the next paste would bring."""
        return self._tool("clipboard.py")

    def keyring(self, verb: str, account: str, token: str = "") -> str:
        """What a person does with `keyring set voicedesk ACCOUNT`; get answers the token or ""."""
        command = [sys.executable, "-m", "keyring", verb, "voicedesk", account]
        run = subprocess.run(
            command,
            env=self._parts.environment,
            input=token,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return run.stdout.removesuffix("\n")

    def keep(self, app: App) -> None:
        """Let a program outlive `end_apps`; who keeps it ends it."""
        self.apps.remove(app)
        self.kept.append(app)

    def end_apps(self) -> list[str]:
        """End what still runs; returns what the programs since the last call complained of."""
        complaints = []
        for app in self.apps:
            if app.process.poll() is None:
                app.end()
            if app.stderr and not app.may_complain:
                complaints.append(app.stderr)
        self.apps.clear()
        return complaints

    def close(self) -> None:
        """End everything."""
        self.end_apps()
        self._bus.close()
        self.sound.close()
        self._parts.close()

    def _tool(self, name: str, *arguments: str | Path) -> str:
        command = [sys.executable, Path(__file__).with_name(name), *arguments]
        run = subprocess.run(
            command,
            env=self._parts.environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
            timeout=30,
        )
        return run.stdout

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._parts.environment, check=True, timeout=30)
