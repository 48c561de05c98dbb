"""How Chinese is read aloud, found out by a process of its own."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from voicedesk.domain.errors import PinyinError
from voicedesk.domain.reading import Reading

_PATIENCE = 60.0


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
        loop = asyncio.get_running_loop()
        done: asyncio.Future[list[Reading] | str] = loop.create_future()

        def tell(result: list[Reading] | str) -> None:
            if not done.done():
                done.set_result(result)

        def ask() -> None:
            try:
                result: list[Reading] | str = self._ask(texts)
            except (OSError, ValueError, TypeError, subprocess.SubprocessError) as error:
                result = f"{type(error).__name__}: {error}"
            with suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(tell, result)

        threading.Thread(target=ask, name="pinyin", daemon=True).start()
        found = await done
        if isinstance(found, str):
            raise PinyinError(found)
        return found

    def stop(self) -> None:
        """End it, and start no other."""
        self._stopped = True
        for process in list(self._processes):
            process.kill()

    def _ask(self, texts: Sequence[str]) -> list[Reading]:
        lines = "".join(f"{json.dumps(text)}\n" for text in texts)
        with subprocess.Popen(
            [sys.executable, "-m", "voicedesk.pinyin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        ) as process:
            self._processes.add(process)
            try:
                if self._stopped:
                    raise OSError("the program ends")
                answer, _ = process.communicate(lines, timeout=_PATIENCE)
            finally:
                self._processes.discard(process)
                process.kill()  # unless it has ended
        if process.returncode:
            raise OSError(f"it ended with status {process.returncode}")
        return [Reading(*json.loads(line)) for line in answer.splitlines()]
