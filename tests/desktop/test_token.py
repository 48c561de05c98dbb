"""The token lives in the keyring and nowhere else."""

from pathlib import Path

from tests.desktop.voice_desk import OpenDesk
from tests.sandbox_process import Sandbox, StartSandbox

TOKEN = "sk-never-written-5f2c81d0"


def test_the_token_is_in_no_other_place(open_desk: OpenDesk, start_sandbox: StartSandbox) -> None:
    sandbox = start_sandbox("--token", TOKEN)
    desk = open_desk(sandbox, token="")
    desk.field("API token").set_text(TOKEN)
    desk.button("Save").press()
    desk.shows(12)
    assert desk.desktop.keyring("get", desk.account) == TOKEN
    # Do all that could carry it somewhere: play, fail, copy the details, show the account.
    desk.activate()
    desk.select("Harbour")
    desk.button("Play").press()
    desk.desktop.sound.wait_for_sound()
    desk.stop()
    sandbox.set_faults("list:500")
    desk.button("Refresh").press()
    desk.says("refresh the voices", timeout=20)
    desk.button("Copy details").press()
    desk.until(lambda: "500" in desk.desktop.clipboard(), "the details in the clipboard")
    assert TOKEN not in desk.desktop.clipboard()
    desk.open_account()
    desk.button("Test connection")
    assert TOKEN not in desk.app.dump()
    assert not holding(TOKEN, command_lines(desk.app.process.pid))
    desk.end()
    assert not holding(TOKEN, files(desk.data))
    assert not holding(TOKEN, files(Path(desk.desktop.environment["HOME"])))
    assert TOKEN not in desk.app.stdout + desk.app.stderr
    log = sandbox.log()
    assert log["seen"]["demo"] == 1
    assert log["violations"] == 0


def test_a_token_put_there_by_another_tool_is_found(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token=sandbox.token)
    desk.shows(12)


def test_a_wrong_token_is_told_and_not_kept(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token="")
    token = desk.field("API token")
    for button in ("Test connection", "Save"):
        token.set_text(f"sk-wrong-{button[:4]}")
        desk.app.gone("label", "The service doesn’t accept*")
        desk.button(button).press()
        desk.find("label", "The service doesn’t accept*")
    assert desk.desktop.keyring("get", desk.account) == ""
    token.set_text(sandbox.token)
    desk.button("Save").press()
    desk.shows(12)


def test_a_token_that_no_longer_holds(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token=sandbox.token)
    desk.shows(12)
    desk.end()
    desk.desktop.keyring("set", desk.account, "sk-revoked")
    again = open_desk(desk.sandbox, data=desk.data, account=desk.account, token="")
    again.says("Your token isn’t valid")
    assert len(again.rows()) == 12
    again.button("Open account").press()
    again.field("API token").set_text(desk.sandbox.token)
    again.button("Save").press()
    again.app.gone("button", "Save")
    again.until(lambda: "token" not in again.message(), "the message to go")
    again.button("Train")


def test_without_a_keyring_this_session_only(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    fails = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    desk = open_desk(sandbox, token="", **fails)
    token = desk.field("API token")
    token.set_text(sandbox.token)
    only = desk.find("check box", "Don’t save the token; ask again next time")
    only.press()
    desk.button("Save").press()
    desk.shows(12)
    desk.end()
    again = open_desk(sandbox, data=desk.data, account=desk.account, token="", **fails)
    again.says("Your token isn’t valid")
    assert len(again.rows()) == 12
    again.button("Open account").press()
    again.find("label", "VoiceDesk can’t find a keyring*")
    again.field("API token").set_text(sandbox.token)
    again.button("Save").press()
    again.find("label", "To continue without a keyring*")
    again.find("check box", "Don’t save the token; ask again next time").press()
    again.button("Save").press()
    again.app.gone("button", "Save")
    again.until(lambda: "token" not in again.message(), "the message to go")
    again.button("Train")


def test_the_token_can_be_removed(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token=sandbox.token)
    desk.shows(12)
    desk.open_account()
    desk.button("Remove token from this computer").press()
    desk.button("Remove token").press()
    keyring, account = desk.desktop.keyring, desk.account
    desk.until(lambda: not keyring("get", account), "no token in the keyring")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def command_lines(process: int) -> list[Path]:
    """The command lines of a process and of all that it started."""
    numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    parents = {number: parent(number) for number in numbers}
    assert process in parents
    tree = {process}
    while below := {each for each in numbers if parents[each] in tree} - tree:
        tree |= below
    return [Path("/proc", str(number), "cmdline") for number in tree]


def parent(process: int) -> int:
    """The process that started it; 0 for one that has gone meanwhile."""
    # The name comes in brackets before the rest, and may hold spaces.
    fields = content(Path("/proc", str(process), "stat")).rpartition(b")")[2].split()
    return int(fields[1]) if fields else 0


def holding(secret: str, paths: list[Path]) -> list[Path]:
    """The files that hold the secret, in either of the encodings that Qt and Python write."""
    wanted = [secret.encode(), secret.encode("utf-16-le")]
    return [path for path in paths if any(each in content(path) for each in wanted)]


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a process or a file that has gone meanwhile
        return b""
