"""A player on a sound server, for the tests that listen to it.

Arguments: a scene, and what it needs. Prints what the player says as lines of JSON.
"""

# ruff: noqa: T201 - what is printed is read by the test

import faulthandler
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from tests.unit.audio.sound_server import OTHER
from voicedesk.audio.chime import Chime
from voicedesk.audio.player import Player, PlayerPhase

_PATIENCE_MS = 10_000
_QT_TRIES_MS = 3_300
"""After which it has tried to connect to a server that had ended."""


def until(condition: Callable[[], bool]) -> None:
    """Wait until it holds."""
    waiting, look, end = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: waiting.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(waiting.quit)
    look.start(5)
    end.start(_PATIENCE_MS)
    waiting.exec()
    assert condition()


def listen(ms: int) -> None:
    """Let it be heard for a while."""
    waiting = QEventLoop()
    QTimer.singleShot(ms, waiting.quit)
    waiting.exec()


def play(player: Player, path: str) -> None:
    """Play a recording, and wait until it moves."""
    player.load(Path(path), play=True)
    until(lambda: player.phase is PlayerPhase.PLAYING and player.position > 50)


def speed(player: Player, path: str, value: str) -> None:
    """Play a recording at a speed, to its end."""
    player.speed = float(value)
    play(player, path)
    until(lambda: player.phase is PlayerPhase.STOPPED)
    listen(300)


def evened_out(player: Player, *paths: str) -> None:
    """Play recordings one after another, each as loud as the others."""
    player.equal_loudness = True
    for path in paths:
        play(player, path)
        until(lambda: player.phase is PlayerPhase.STOPPED)
        listen(400)


def loop(player: Player, path: str) -> None:
    """Play a short recording several times over."""
    finished: list[int] = []
    player.finished.connect(lambda: finished.append(1))
    player.loop = True
    play(player, path)
    listen(2500)
    print(json.dumps([len(finished), player.phase.value]))
    player.loop = False
    until(lambda: player.phase is PlayerPhase.STOPPED)


def go_over(player: Player, first: str, second: str) -> None:
    """Go to and fro between two recordings in step."""
    both = [Path(first), Path(second)]
    player.keep_ready(both, in_step=True)
    play(player, first)
    player.keep_ready(both, in_step=True)
    until(lambda: player.position > 600)
    for path in (second, first, second):
        player.go_over(Path(path))
        listen(500)
    player.pause()
    at = player.position
    player.go_over(Path(first))
    print(json.dumps([at, player.position, player.phase.value]))
    listen(400)
    player.play()
    listen(400)


def pulled_out(player: Player, path: str, number: str, system: str) -> None:
    """Play on the other device, which is pulled out meanwhile.

    `system` is what the system uses by itself; a system with PulseAudio tells at once of the loss
    of that device alone.
    """
    devices = player.devices
    devices.lost.connect(lambda name: print(json.dumps(["lost", name])))
    devices.returned.connect(lambda name: print(json.dumps(["returned", name])))
    _pactl("set-default-sink", system)
    devices.choose(bytes.hex(OTHER.encode()))
    player.loop = True
    play(player, path)
    listen(600)
    _pactl("unload-module", number)
    listen(1200)
    print(json.dumps([player.phase.value, player.has_device]))
    _pactl("load-module", "module-null-sink", f"sink_name={OTHER}", "rate=48000")
    listen(500)
    print(json.dumps([bytes(devices.used.id().data()).decode()]))


def none_left(player: Player, path: str) -> None:
    """Play while the last device goes, and then on one that comes."""
    player.failed.connect(lambda fault: print(json.dumps(["failed", fault])))
    player.loop = True
    play(player, path)
    until(lambda: player.position > 1000)
    _pactl("unload-module", "module-null-sink")
    gone = time.monotonic()
    until(lambda: player.phase is PlayerPhase.PAUSED)
    print(json.dumps([time.monotonic() - gone]))
    at = player.position
    _pactl("load-module", "module-null-sink", f"sink_name={OTHER}", "rate=48000")
    listen(500)
    player.play()
    until(lambda: player.position > at + 100)
    print(json.dumps([player.phase.value, _is_heard()]))


def server_restarts(player: Player, path: str, number: str, *command: str) -> None:
    """Play while the sound server ends, do what would be heard, and have it start again."""
    chime = Chime(player.devices.server, player)
    player.failed.connect(lambda fault: print(json.dumps(["failed", fault])))
    player.loop = True
    play(player, path)
    listen(700)
    before = player.position
    os.kill(int(number), signal.SIGKILL)
    gone = time.monotonic()
    until(lambda: player.phase is not PlayerPhase.PLAYING)
    print(json.dumps([time.monotonic() - gone, before, player.position]))
    player.play()
    player.seek(before + 200)
    player.devices.changed.emit()
    chime.play()
    listen(_QT_TRIES_MS)
    with _running(command):
        until(lambda: player.phase is PlayerPhase.PLAYING)
        until(lambda: player.position > before + 300)
        print(json.dumps([_is_heard()]))


def server_restarted_before(player: Player, path: str, number: str, *command: str) -> None:
    """Play, and then again after the sound server was started anew."""
    play(player, path)
    player.unload()
    listen(100)  # what played it has ended
    os.kill(int(number), signal.SIGKILL)
    until(lambda: player.devices.server.is_away)
    with _running(command):
        until(lambda: not player.devices.server.is_away)
        play(player, path)
        print(json.dumps([_is_heard()]))


def _pactl(*arguments: str) -> str:
    done = subprocess.run(["pactl", *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _is_heard() -> bool:
    return bool(_pactl("list", "short", "sink-inputs").strip())


@contextmanager
def _running(command: Sequence[str]) -> Iterator[None]:
    """Have a sound server."""
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        server.kill()
        server.wait()


SCENES = {
    scene.__name__: scene
    for scene in (
        *(speed, evened_out, loop, go_over, pulled_out, none_left),
        *(server_restarts, server_restarted_before),
    )
}


def main() -> None:
    faulthandler.dump_traceback_later(50, exit=True)
    application = QCoreApplication([])
    player = Player(application)
    player.volume = 1.0
    SCENES[sys.argv[1]](player, *sys.argv[2:])
    player.unload()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
