"""The set-up on computers that lack something: it says what to do, and stops."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


class Computer:
    """A computer with nothing but the commands a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("sed", "tr", "grep", "sh", "rm"):
            found = subprocess.run(
                ["sh", "-c", f"command -v {name}"], capture_output=True, check=True
            )
            folder.joinpath(name).symlink_to(found.stdout.decode().strip())

    def has(self, name: str, body: str) -> None:
        command = self.folder / name
        command.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        command.chmod(0o755)

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", f"set -eu; root={self.folder}; . {ROOT}/packaging/setup; {script}"],
            env={"PATH": str(self.folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def debian(tmp_path: Path) -> Computer:
    """Debian with libgl1 alone, a release that knows no t64 names, and no rights."""
    computer = Computer(tmp_path)
    computer.has("dpkg-query", "echo installed libgl1; exit 1")
    computer.has("apt-cache", '! echo "$2" | grep -q t64')
    computer.has("apt-get", f'echo "$@" >> {tmp_path}/apt.log')
    computer.has("id", "echo 1000")
    computer.has("sudo", "exit 1")
    return computer


def test_without_rights_the_exact_command_is_told(debian: Computer) -> None:
    run = debian.run("need_packages libgl1 'libglib2.0-0t64|libglib2.0-0' xvfb; echo went on")
    assert run.returncode == 1
    assert "apt-get install -y --no-install-recommends libglib2.0-0 xvfb" in run.stderr
    assert "went on" not in run.stdout
    assert not (debian.folder / "apt.log").exists()


def test_root_installs_what_is_missing_and_removes_nothing(debian: Computer) -> None:
    debian.has("id", "echo 0")
    debian.has("env", 'shift; "$@"')
    assert debian.run("need_packages libgl1 xvfb").returncode == 0
    update, install = (debian.folder / "apt.log").read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends --no-remove xvfb")


def test_sudo_is_used_where_it_asks_nothing(debian: Computer) -> None:
    debian.has("sudo", '[ "$1" = -n ] && exit 0; echo sudo >> ' + f'{debian.folder}/apt.log; "$@"')
    debian.has("env", 'shift; "$@"')
    assert debian.run("need_packages xvfb").returncode == 0
    assert "sudo" in (debian.folder / "apt.log").read_text()


def test_nothing_is_asked_when_nothing_is_missing(debian: Computer) -> None:
    run = debian.run("need_packages libgl1")
    assert (run.returncode, run.stderr) == (0, "")


def test_elsewhere_the_packages_are_named(tmp_path: Path) -> None:
    run = Computer(tmp_path).run("need_packages libgl1; need_commands xvfb:Xvfb sed:sed")
    assert run.returncode == 1
    assert run.stderr.rstrip().endswith("(named as on Debian): xvfb")


def test_an_old_python_is_told_with_what_to_do(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.has("python3", '[ "$1" = --version ] && echo Python 3.9.2')
    run = computer.run("find_python")
    assert run.returncode == 1
    assert "Python 3.11 or newer is needed; here is Python 3.9.2." in run.stderr


def test_a_newer_python_beside_an_old_one_is_found(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.has("python3", "exit 0")
    computer.has("python3.13", "echo /opt/python3.13")
    assert computer.run('find_python; echo "$python"').stdout == "/opt/python3.13\n"


@pytest.mark.parametrize(
    ("version", "serves"),
    [("uv 0.13.9 (abc)", True), ("uv 0.7.0", True), ("uv 1.2.0", True), ("uv 0.6.17", False)],
)
def test_an_old_uv_is_not_used(tmp_path: Path, version: str, *, serves: bool) -> None:
    computer = Computer(tmp_path)
    computer.has("uv", f"echo '{version}'")
    assert (computer.run("uv_serves uv").returncode == 0) is serves
