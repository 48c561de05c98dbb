"""For every test: the built-in service where one is wanted, and a look at what was only logged."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox_process import Sandbox, StartSandbox, starting
from voicedesk.app.pyside_workarounds import collect_due


def _has_room_in_memory(folder: Path) -> bool:
    """Whether tests can keep their folders there, and run programs from them."""
    if not folder.is_dir() or os.statvfs(folder).f_flag & os.ST_NOEXEC:
        return False
    return shutil.disk_usage(folder).free > 1 << 30


# Libraries wait for the disk at each step; on a busy one that takes longer than all else.
_MEMORY = Path("/dev/shm")
if _has_room_in_memory(_MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

gc.disable()  # as the program does: not on whichever thread happens to ask for memory


@pytest.fixture(autouse=True)
def _collect_garbage() -> Iterator[None]:
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _no_listener_failed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A part that raises when told something mustn't pass for working because services go on."""
    yield
    failed = [one for one in caplog.get_records("call") if one.name.endswith(".announce")]
    assert not failed, f"raised when told: {[one.exc_info for one in failed]}"


@pytest.fixture
def start_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartSandbox]:
    """Starts services, each on a free port; ends them, and fails if one had cause to complain."""
    with starting(tmp_path_factory.mktemp("sandbox"), forked=True) as start:
        yield start


@pytest.fixture
def sandbox(start_sandbox: StartSandbox) -> Sandbox:
    """A service with its usual twelve voices, whose trainings take two seconds."""
    return start_sandbox("--training-seconds", "2")


@pytest.fixture(scope="module")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """One service for a whole module, whose tests don't mind what others did to its voices."""
    with starting(tmp_path_factory.mktemp("sandbox"), forked=True) as start:
        yield start("--training-seconds", "2")
