"""The desktop suite: the real program on a real desktop, with nothing replaced."""

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.session_parts import missing_parts
from tests.desktop.voice_desk import OpenDesk, VoiceDesk
from tests.sandbox_process import Sandbox, starting

FAILURES = Path(__file__).resolve().parents[2] / "build" / "desktop-failures"
SHARED = "shared"
"""The account of all tests that need none of their own."""
_DESKTOP = pytest.StashKey[Desktop]()


@pytest.fixture(scope="session")
def whole_desktop(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Desktop]:
    """One desktop for all tests."""
    lacking = missing_parts()
    if lacking:
        reason = f"no desktop here without {', '.join(lacking)}; sh packaging/test installs them"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    desktop = Desktop(tmp_path_factory.mktemp("desktop"))
    pytestconfig.stash[_DESKTOP] = desktop
    yield desktop
    desktop.close()


@pytest.fixture
def desktop(whole_desktop: Desktop) -> Iterator[Desktop]:
    """The desktop, with no program on it; the test's programs end with the test."""
    yield whole_desktop
    complaints = whole_desktop.end_apps()
    if complaints:
        pytest.fail("on standard error:\n" + "\n".join(complaints))


@pytest.fixture(scope="session")
def _shared_token(whole_desktop: Desktop) -> None:
    """The usual sandbox's token, in the keyring as another tool put it there."""
    whole_desktop.keyring("set", SHARED, "sandbox")


def end_trainings(sandbox: Sandbox) -> None:
    """The service begins with a voice in training, whose end would be news in any test."""
    if sandbox.process.poll() is None:
        voices = sandbox.control("voices")["voices"]
        running = [voice["id"] for voice in voices if voice["state"] == "Training"]
        edits = [{"id": each, "state": "Success", "demo": "zh-1.mp3"} for each in running]
        sandbox.edit_voices(*edits)


@pytest.fixture
def open_desk(desktop: Desktop, _shared_token: None, tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens VoiceDesk; each ends with the test, within its two seconds and with status 0."""
    opened: list[VoiceDesk] = []

    def open_(
        sandbox: Sandbox,
        *options: str,
        token: str | None = None,
        data: Path | None = None,
        account: str = "",
        **environment: str,
    ) -> VoiceDesk:
        if token is None and not account:
            account, token = SHARED, ""
        account = account or tmp_path.name
        if data is None:
            data = tmp_path / "data"
            end_trainings(sandbox)
        if token:
            desktop.keyring("set", account, token)
        where = ("--base-url", sandbox.url, "--data-dir", str(data), "--account", account)
        app = desktop.launch(*where, *options, **environment)
        opened.append(VoiceDesk(desktop, app, sandbox, data, account))
        return opened[-1]

    yield open_
    for desk in opened:
        if desk.app.process.poll() is None:
            desk.end()


@pytest.fixture
def fresh_desk(open_desk: OpenDesk, sandbox: Sandbox) -> VoiceDesk:
    """VoiceDesk on a service of its own, to be ended or restarted; its twelve voices listed."""
    desk = open_desk(sandbox)
    desk.shows(12)
    desk.activate()
    return desk


@pytest.fixture(scope="session")
def _shared_desk(
    whole_desktop: Desktop, _shared_token: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VoiceDesk]:
    folder = tmp_path_factory.mktemp("shared")
    with starting(folder, forked=True) as start:
        sandbox = start("--training-seconds", "2")
        end_trainings(sandbox)
        data = folder / "data"
        app = whole_desktop.launch(
            *("--base-url", sandbox.url, "--data-dir", str(data), "--account", SHARED)
        )
        whole_desktop.keep(app)
        desk = VoiceDesk(whole_desktop, app, sandbox, data, SHARED)
        desk.shows(12)
        yield desk
        desk.end()


@pytest.fixture
def desk(desktop: Desktop, _shared_desk: VoiceDesk) -> Iterator[VoiceDesk]:
    """VoiceDesk on twelve voices it has never seen before, in a window that tests share."""
    del desktop
    _shared_desk.start_over()
    yield _shared_desk
    assert not _shared_desk.app.stderr


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what the screen showed when a test failed, and say where."""
    report = yield
    desktop = item.config.stash.get(_DESKTOP, None)
    if report.when == "call" and report.failed and desktop is not None:
        folder = FAILURES / re.sub(r"[^\w.-]+", "_", item.name)
        folder.mkdir(parents=True, exist_ok=True)
        desktop.screenshot(folder / "screen.png")
        for number, app in enumerate([*desktop.apps, *desktop.kept]):
            seen = f"{app.dump()}\n\nstandard error:\n{app.stderr}"
            folder.joinpath(f"app-{number}.txt").write_text(seen, encoding="utf-8")
        report.sections.append(("the desktop", f"screen and accessibility tree: {folder}"))
    return report
