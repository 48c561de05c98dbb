"""The toolkit itself: faults of its releases that would otherwise look like our own."""

import subprocess
import sys

MANY_VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("")
"""


def test_void_calls_keep_none_alive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at each; then the process dies."""
    run = subprocess.run(
        [sys.executable, "-c", MANY_VOID_CALLS], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
