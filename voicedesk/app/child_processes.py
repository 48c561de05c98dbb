"""The built-in service, as a process of its own."""

import asyncio
import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from voicedesk.domain.errors import PinyinError, SandboxError
from voicedesk.domain.text import Reading
from voicedesk.library import make_private_folder
from voicedesk.resources import child_command
from voicedesk.threads import in_thread

SANDBOX_TOKEN = "sandbox"  # noqa: S105 - opens the built-in service alone, which holds nothing real
_START_SECONDS = 20.0
_LONGEST_DYING = 0.2
_LONGEST_FAILING = 5.0


class SandboxProcess:
    """Starts the service once, on a free port of this computer, and ends it with the program.

    Where it dies before, it can be revived on the port that it had.

    It ends by itself when its standard input closes, so a crash leaves none behind.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._address = ""
        self._starting: asyncio.Future[str] | None = None

    @property
    def ended(self) -> bool:
        """Whether it was running and has ended by itself."""
        process = self._process
        return bool(self._address) and process is not None and process.poll() is not None

    async def start(self) -> str:
        """Start it unless it runs; returns its address.

        Raises:
            SandboxError: it can't be started; the detail says why.
        """
        return await self._started_on(0)

    async def revive(self) -> None:
        """Start it again at the address that it had, unless it runs.

        Raises:
            SandboxError: it can't be started there; the detail says why.
        """
        await self._started_on(urlsplit(self._address).port or 0)

    async def _started_on(self, port: int) -> str:
        if self._address and self._process is not None and self._process.poll() is None:
            return self._address
        if self._starting is None or self._starting.done():
            self.stop()  # what is left of one that crashed
            self._starting = in_thread(lambda: self._launch(port), "sandbox")
        try:
            async with asyncio.timeout(_START_SECONDS):
                # Whoever gives up waiting doesn't stop the start: the next one waits for it too.
                self._address = await asyncio.shield(self._starting)
        except TimeoutError:
            raise SandboxError("it doesn't answer") from None
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            # ValueError: it was stopped while it was starting.
            raise SandboxError(str(error)) from error
        return self._address

    def dismiss(self) -> None:
        """Ask it to end; `stop` sees to it that it does."""
        process = self._process
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
            process.terminate()

    def stop(self, seconds: float = 0.5) -> None:
        """End it; what doesn't within `seconds` is killed. Blocks."""
        self.dismiss()
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            with suppress(subprocess.TimeoutExpired):  # the system has its own time with it
                process.wait(_LONGEST_DYING)
        if process.stdout is not None:
            process.stdout.close()

    def _launch(self, port: int) -> str:
        make_private_folder(self._folder)
        command = [
            *child_command("sandbox"),
            *("--port", str(port)),
            *("--token", SANDBOX_TOKEN),
            *("--state", str(self._folder / "service.json")),
            "--until-stdin-closes",
        ]
        process = self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        if process.stdout is None:
            raise OSError("it has no output")
        address = process.stdout.readline().strip()
        if not address:
            try:
                status = process.wait(_LONGEST_FAILING)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise OSError("it gives no address") from None
            raise OSError(f"it ended with status {status}")
        return address


_ANSWER_SECONDS = 60.0


class PinyinProcess:
    """Starts the process for each list of texts, and ends it with the program.

    It ends by itself once it has read its input.
    """

    def __init__(self) -> None:
        self._processes: set[subprocess.Popen[str]] = set()
        self._stopped = False

    async def find_out(self, texts: Sequence[str]) -> list[Reading]:
        """How each of these is read, in their order.

        Raises:
            PinyinError: it can't be started, fails, or takes too long.
        """
        try:
            return await in_thread(lambda: self._ask(texts), "pinyin")
        except (OSError, ValueError, TypeError, subprocess.SubprocessError) as error:
            raise PinyinError(f"{type(error).__name__}: {error}") from error

    def stop(self) -> None:
        """End it, and start no other."""
        self._stopped = True
        for process in list(self._processes):
            process.kill()

    def _ask(self, texts: Sequence[str]) -> list[Reading]:
        lines = "".join(f"{json.dumps(text)}\n" for text in texts)
        with subprocess.Popen(  # noqa: S603 - our own module
            child_command("pinyin"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        ) as process:
            self._processes.add(process)
            try:
                if self._stopped:
                    raise OSError("the program ends")
                answer, _ = process.communicate(lines, timeout=_ANSWER_SECONDS)
            finally:
                self._processes.discard(process)
                process.kill()  # unless it has ended
        if process.returncode:
            raise OSError(f"it ended with status {process.returncode}")
        return [Reading(*json.loads(line)) for line in answer.splitlines()]
