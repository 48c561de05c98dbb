"""The service as a process: start, state, end."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.child_processes import LONGEST_END, Stopwatch, next_line, seconds_to_end
from tests.sandbox_process import StartSandbox, starting
from tests.unit.sandbox.service import Connect, until
from voicedesk.sandbox.options import parse_options
from voicedesk.sandbox.voices import StateFile, StateFileError, VoiceRecord

TRAIN = ("--training-seconds", "0.5")


@pytest.fixture
def start_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartSandbox]:
    """Starts it by its command."""
    with starting(tmp_path_factory.mktemp("sandbox")) as start:
        yield start


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run it with arguments that make it end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "voicedesk.sandbox", *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_one_line_on_standard_output(start_sandbox: StartSandbox, connect: Connect) -> None:
    sandbox = start_sandbox()
    assert sandbox.url.startswith("http://127.0.0.1:")
    connect(sandbox).voices()
    sandbox.end()
    assert sandbox.process.stdout is not None
    assert sandbox.process.stdout.read() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_cleanly(
    start_sandbox: StartSandbox, connect: Connect, number: signal.Signals
) -> None:
    sandbox = start_sandbox()
    connect(sandbox).voices()  # leaves a connection open
    watch = Stopwatch(sandbox.process.pid)
    sandbox.process.send_signal(number)
    assert seconds_to_end(sandbox.process, watch) < LONGEST_END
    assert sandbox.wait() == 0
    assert sandbox.errors.read_text() == ""


@pytest.mark.parametrize(
    "rule", ["list:hang", "list:slow=60", "list:act-then-hang", "demo:endless"]
)
def test_it_ends_cleanly_while_a_fault_holds_a_client_up(
    start_sandbox: StartSandbox, connect: Connect, rule: str
) -> None:
    sandbox = start_sandbox("--fault", rule)
    call = rule.partition(":")[0]
    link = connect(sandbox).named("Harbour")["demo_url"] if call == "demo" else ""
    with ThreadPoolExecutor(1) as pool:
        path = link or f"{sandbox.url}/v1/voice-clones"
        headers = {} if link else {"Authorization": "Bearer sandbox"}
        held = pool.submit(httpx.get, path, headers=headers, timeout=30, trust_env=False)
        until(lambda: sandbox.log()["seen"].get(call) == 1)
        watch = Stopwatch(sandbox.process.pid)
        sandbox.process.terminate()
        assert seconds_to_end(sandbox.process, watch) < LONGEST_END
        assert sandbox.wait() == 0
        assert isinstance(held.exception(), httpx.TransportError)
    assert sandbox.errors.read_text() == ""


def test_it_ends_while_a_sample_is_being_fetched(
    start_sandbox: StartSandbox, connect: Connect
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        sandbox = start_sandbox(*TRAIN)
        service = connect(sandbox)
        voice = service.create()
        service.put(voice["id"], "x", f"http://127.0.0.1:{silent.getsockname()[1]}/a.mp3")
        fetching, _ = silent.accept()
        with fetching:
            assert sandbox.end() == 0
    assert sandbox.errors.read_text() == ""


def test_it_ends_when_standard_input_closes(start_sandbox: StartSandbox) -> None:
    sandbox = start_sandbox()
    assert sandbox.process.stdin is not None
    sandbox.process.stdin.close()
    assert sandbox.wait() == 0


def test_without_the_option_standard_input_does_not_matter() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "voicedesk.sandbox"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        url = next_line(process)
        assert httpx.get(f"{url}/samples/", trust_env=False).status_code == 200
        process.terminate()
        assert process.wait(10) == 0


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("--port", str(taken.getsockname()[1]))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert len(ended.stderr.splitlines()) == 1
    assert "in use" in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--fault", "nonsense"), ("--port", "99999"), ("--voices", "-1"), ("--voices", "x"),
     ("--training-seconds", "-1"), ("--demo-seconds", "nan"), ("--edition", "second"), ("more",)],
)  # fmt: skip
def test_bad_options(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(arguments)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert arguments[0] in printed.err


def test_help_explains_faults() -> None:
    ended = run("--help")
    assert ended.returncode == 0
    assert "create:act-then-drop" in ended.stdout
    assert "--until-stdin-closes" in ended.stdout


def test_it_imports_nothing_of_the_program_but_the_standard_of_signatures() -> None:
    code = (
        "import sys, voicedesk.sandbox.server; "
        "print([m for m in sys.modules if m.startswith('voicedesk.') and '.sandbox' not in m])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "['voicedesk.storage', 'voicedesk.storage.signing']"


def test_voices_and_demos_survive_a_crash(
    start_sandbox: StartSandbox, connect: Connect, tmp_path: Path
) -> None:
    state = ("--state", str(tmp_path / "new" / "state.json"))
    sandbox = start_sandbox(*state, *TRAIN)
    service = connect(sandbox)
    voice = service.create(language="en")
    service.put(voice["id"], "Kept", f"{sandbox.url}/samples/en-1.mp3")
    trained = service.ended(voice["id"])
    demo = service.file(trained["demo_url"])
    service.data("DELETE", f"/v1/voice-clones/{service.named('Evelyn')['id']}")
    before = service.voices()
    sandbox.crash()

    service = connect(start_sandbox(*state, *TRAIN, "--voices", "3"))
    after = service.voices()
    assert [{**v, "demo_url": ""} for v in after] == [{**v, "demo_url": ""} for v in before]
    again = service.file(service.voice(voice["id"])["demo_url"])
    assert again.content == demo.content


def test_a_training_goes_on_after_a_crash(
    start_sandbox: StartSandbox, connect: Connect, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    arguments = ("--state", str(state), "--training-seconds", "3")
    sandbox = start_sandbox(*arguments)
    service = connect(sandbox)
    voice = service.create()
    service.put(voice["id"], "Going on", f"{sandbox.url}/samples/en-1.mp3")
    until(lambda: kept(state, voice["id"])["training"]["next_demo"])
    sandbox.crash()
    assert kept(state, voice["id"])["state"] == "Training"

    service = connect(start_sandbox(*arguments))
    trained = service.ended(voice["id"])
    assert trained["state"] == "Success"
    assert service.file(trained["demo_url"]).status_code == 200


def kept(state: Path, voice_id: str) -> Any:
    voices = json.loads(state.read_text())["voices"]
    return next(voice for voice in voices if voice["id"] == voice_id)


def test_the_state_file_is_for_its_owner_alone(start_sandbox: StartSandbox, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    start_sandbox("--state", str(state), "--token", "a-secret-of-mine")
    assert "a-secret-of-mine" not in state.read_text()
    assert list(tmp_path.iterdir()) == [state]
    assert state.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xff",
        b'{"version":99,"voices":[]}',
        b"[]",
        b'{"version":1,"voices":[{"colour":1}]}',
    ],
)
def test_a_damaged_state_file_is_known_for_one(tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "state.json"
    state.write_bytes(content)
    with pytest.raises(StateFileError, match=r"state\.json"):
        StateFile(state).read()


def test_the_state_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    StateFile(state).write([VoiceRecord("1", "first")])
    (tmp_path / "reader").hardlink_to(state)
    StateFile(state).write([VoiceRecord("2", "second")])
    reader = StateFile(tmp_path / "reader").read()
    assert reader is not None
    assert [voice.name for voice in reader] == ["first"]
    assert {path.name for path in tmp_path.iterdir()} == {"state.json", "reader"}


def test_a_replaced_demo_is_not_kept(
    start_sandbox: StartSandbox, connect: Connect, tmp_path: Path
) -> None:
    sandbox = start_sandbox("--state", str(tmp_path / "state.json"), "--training-seconds", "0.1")
    service = connect(sandbox)
    voice = service.create()
    for sample in ("en-1.mp3", "en-2.mp3"):
        service.put(voice["id"], "Kept", f"{sandbox.url}/samples/{sample}")
        assert service.ended(voice["id"])["state"] == "Success"
    assert len(list((tmp_path / "state.json.demos").iterdir())) == 1
    service.data("DELETE", f"/v1/voice-clones/{voice['id']}")
    assert list((tmp_path / "state.json.demos").iterdir()) == []


def test_a_damaged_state_file_is_set_aside(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    state.write_bytes(b"{")
    process = subprocess.Popen(
        [sys.executable, "-m", "voicedesk.sandbox", "--state", str(state)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stderr is not None
        assert next_line(process).startswith("http://")
        process.terminate()
        assert "set aside" in process.stderr.read()
        assert process.wait(10) == 0
    assert (tmp_path / "state.json.damaged").read_bytes() == b"{"
    assert len(json.loads(state.read_text())["voices"]) == 12


def test_it_ends_cleanly_when_a_client_does_not_read(start_sandbox: StartSandbox) -> None:
    sandbox = start_sandbox("--fault", "demo:endless")
    host, _, port = sandbox.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as client:
        client.sendall(b"GET /demos/x.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(16)
        assert sandbox.end() == 0
    assert sandbox.errors.read_text() == ""
