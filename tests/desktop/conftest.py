"""The desktop suite: the real program on a real desktop, with nothing replaced."""

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.session_parts import missing_parts

FAILURES = Path(__file__).resolve().parents[2] / "build" / "desktop-failures"
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
        for number, app in enumerate(desktop.apps):
            seen = f"{app.dump()}\n\nstandard error:\n{app.stderr}"
            folder.joinpath(f"app-{number}.txt").write_text(seen, encoding="utf-8")
        report.sections.append(("the desktop", f"screen and accessibility tree: {folder}"))
    return report
