"""The processes that make a desktop: screen, window manager, buses, keyring, sound."""

import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PATIENCE = 20.0
KEYRING_PASSWORD = "open sesame"
SINK = "heard"
A11Y_LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
)

BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SessionParts:
    """Starts the parts one by one, each awaited; `close` ends them in reverse.

    Nothing of the person's own session is touched: home, run-time folder, buses and screen are
    fresh ones under `folder`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self.sound_command: list[str] = []
        self.sound_number = 0
        for name in ("home", "run", "logs"):
            folder.joinpath(name).mkdir(mode=0o700)
        self.environment = {
            "PYTHONFAULTHANDLER": "1",  # a crash leaves its traceback
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "GSETTINGS_BACKEND": "memory",
            "QT_LOGGING_RULES": "default.warning=true",  # what the program keeps from a terminal
        }

    def start_screen(self, size: str) -> None:
        """An X server on a free display, and a window manager."""
        reading, writing = os.pipe()
        try:
            self._start(
                f"Xvfb -displayfd {writing} -screen 0 {size}x24 -nolisten tcp -noreset -ac".split(),
                pass_fds=(writing,),
            )
        finally:
            os.close(writing)
        with os.fdopen(reading, encoding="ascii") as answer:
            told, _, _ = select.select([answer], [], [], PATIENCE)
            number = answer.readline().strip() if told else ""
        assert number, f"Xvfb did not start; see {self._folder / 'logs'}"
        self.environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self._start(["openbox", "--sm-disable"])

    def start_buses(self) -> None:
        """A private session bus that starts nothing by itself, and the accessibility bus."""
        configuration = self._folder / "bus.conf"
        folder = self._folder / "run"
        configuration.write_text(BUS_CONFIGURATION.format(folder=folder), encoding="utf-8")
        address = self._folder / "run" / "address"
        with address.open("wb") as output:
            self._start(
                ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
                stdout=output.fileno(),
            )
        self._wait(lambda: address.read_text().endswith("\n"), "the session bus")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address.read_text().strip()
        launcher = next(filter(os.path.exists, A11Y_LAUNCHERS), A11Y_LAUNCHERS[0])
        self._start([launcher, "--launch-immediately"])
        self._wait(lambda: self._on_bus("org.a11y.Bus"), "the accessibility bus")
        self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"

    def start_keyring(self) -> None:
        """A Secret Service, unlocked. An empty password would leave it locked."""
        keyring = self._start(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE,
        )
        assert keyring.stdin is not None
        keyring.stdin.write(f"{KEYRING_PASSWORD}\n".encode())
        keyring.stdin.close()
        self._wait(lambda: self._on_bus("org.freedesktop.secrets"), "the keyring")

    def start_sound(self) -> None:
        """A sound server whose one device can be listened to."""
        socket = self._folder / "run" / "pulse.socket"
        self.environment |= {
            "PULSE_RUNTIME_PATH": str(self._folder / "run"),
            "PULSE_SERVER": f"unix:{socket}",
        }
        self.sound_command = [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"),
            *("--use-pid-file=no", "--realtime=no", "--high-priority=no", "--disable-shm=yes"),
            *("-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"),
            *("-L", f"module-null-sink sink_name={SINK} rate=48000"),
        ]
        self.sound_number = self._start(self.sound_command).pid
        self._wait(lambda: self._succeeds("pactl", "get-default-sink"), "the sound server")

    def close(self) -> None:
        """End all parts, the last started first."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(
        self,
        command: list[str],
        *,
        stdin: int = subprocess.DEVNULL,
        stdout: int | None = None,
        pass_fds: tuple[int, ...] = (),
    ) -> "subprocess.Popen[bytes]":
        log = self._folder / "logs" / f"{Path(command[0]).name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                command,
                env=self.environment,
                cwd=self._folder,
                stdin=stdin,
                stdout=output if stdout is None else stdout,
                stderr=output,
                pass_fds=pass_fds,
            )
        self._running.append(process)
        return process

    def _succeeds(self, *command: str) -> bool:
        run = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        return run.returncode == 0

    def _on_bus(self, name: str) -> bool:
        question = "dbus-send --session --print-reply --dest=org.freedesktop.DBus /"
        run = subprocess.run(
            [*question.split(), "org.freedesktop.DBus.NameHasOwner", f"string:{name}"],
            env=self.environment,
            capture_output=True,
            check=False,
        )
        return b"boolean true" in run.stdout

    def _wait(self, ready: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            last = self._running[-1]
            if last.poll() is not None or time.monotonic() > end:
                logs = sorted(self._folder.joinpath("logs").iterdir())
                said = "\n".join(f"{log.name}: {log.read_text(errors='replace')}" for log in logs)
                raise AssertionError(f"{what} did not start: {last.args}\n{said}")
            time.sleep(0.02)


def missing_parts() -> list[str]:
    """What a desktop needs and this computer lacks, as package names of Debian."""
    commands: Mapping[str, str] = {
        "Xvfb": "xvfb",
        "openbox": "openbox",
        "xdotool": "xdotool",
        "dbus-daemon": "dbus",
        "dbus-send": "dbus",
        "gnome-keyring-daemon": "gnome-keyring",
        "pulseaudio": "pulseaudio",
        "parec": "pulseaudio-utils",
        "pactl": "pulseaudio-utils",
    }
    lacking = {package for command, package in commands.items() if not shutil.which(command)}
    if not any(map(os.path.exists, A11Y_LAUNCHERS)):
        lacking.add("at-spi2-core")
    return sorted(lacking)
