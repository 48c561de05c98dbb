"""The operating system's password store, in real sessions."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.accounts.conftest import RunStep
from voicedesk.accounts import KeyringTokens
from voicedesk.domain.errors import TokenStoreError, TokenStoreProblem


def _problems(statuses: object) -> list[str]:
    assert isinstance(statuses, list)
    assert "sk-secret" not in str(statuses)
    return [status["problem"] for status in statuses]


def test_keeps_a_token_replaces_and_removes_it(session: RunStep) -> None:
    assert session("round_trip") == ["Secret Service", None, "sk-令牌", None, None, None]


def test_the_keys_of_the_storage_are_kept_beside_the_token(session: RunStep) -> None:
    keys = '{"access":"AK","secret":"SK"}'
    assert session("two_services") == ["sk-lasting", keys, "sk-lasting", None]


def test_takes_a_token_that_another_tool_saved(session: RunStep) -> None:
    assert session("read_after_tool") == "sk-other-tool"


def test_a_token_outlives_the_session(session: RunStep) -> None:
    assert session("save", "default", "sk-lasting") is None
    assert session("read", "default") == "sk-lasting"


def test_a_locked_store_is_said_to_be_locked(locked_session: RunStep) -> None:
    assert _problems(locked_session("every_verb")) == ["locked"] * 3


def test_no_bus_is_no_keyring(bare_session: RunStep) -> None:
    assert _problems(bare_session("every_verb")) == ["not running"] * 3


def test_a_bus_that_is_gone_is_no_keyring(bare_session: RunStep, tmp_path: Path) -> None:
    address = f"unix:path={tmp_path}/nothing"
    statuses = bare_session("every_verb", DBUS_SESSION_BUS_ADDRESS=address)
    assert _problems(statuses) == ["not running"] * 3


def test_a_store_that_hangs_is_given_up_and_found_again(session: RunStep) -> None:
    first, second, in_time, afterwards = session("hang")
    assert _problems([first, second]) == ["timed out"] * 2
    assert in_time
    assert afterwards == "sk-secret"


def test_a_store_that_appears_later_is_found(session: RunStep) -> None:
    before, after = session("appear")
    assert before["problem"] == "not running"
    assert after == "Secret Service"


@pytest.mark.parametrize("kind", ["PlaintextKeyring", "Disguised"])
def test_an_untrusted_backend_gets_no_token(
    bare_session: RunStep, tmp_path: Path, kind: str
) -> None:
    statuses = bare_session("every_verb", PYTHON_KEYRING_BACKEND=f"open_keyring.{kind}")
    assert _problems(statuses) == ["not trusted"] * 3
    assert kind in str(statuses)
    assert not (tmp_path / "tokens.txt").exists()


def test_an_untrusted_backend_in_the_configuration_gets_no_token(
    bare_session: RunStep, tmp_path: Path
) -> None:
    folder = tmp_path / ".config/python_keyring"
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring=open_keyring.PlaintextKeyring\n"
    )
    assert _problems(bare_session("every_verb")) == ["not trusted"] * 3


def test_a_better_liked_untrusted_backend_isnt_chosen(session: RunStep, tmp_path: Path) -> None:
    """Installed beside, it would come first for keyring itself."""
    package = tmp_path / "site"
    package.mkdir()
    (package / "sitecustomize.py").write_text("import open_keyring\n")
    path = f"{Path(__file__).parents[3]}:{Path(__file__).parent}:{package}"
    result = session("round_trip", PYTHONPATH=path)
    assert result == ["Secret Service", None, "sk-令牌", None, None, None]
    assert not (tmp_path / "tokens.txt").exists()


@pytest.mark.parametrize(
    ("backend", "problem"),
    [
        ("keyring.backends.null.Keyring", "not trusted"),
        ("keyring.backends.fail.Keyring", "no keyring"),
        ("keyring.backends.chainer.ChainerBackend", "not running"),
        ("keyring.backends.SecretService.Keyring", "no keyring"),
        ("no_such_module.Keyring", "broken"),
    ],
)
def test_what_is_configured_without_a_bus(
    bare_session: RunStep, backend: str, problem: str
) -> None:
    statuses = bare_session("every_verb", PYTHON_KEYRING_BACKEND=backend)
    assert _problems(statuses) == [problem] * 3


def test_the_chain_of_keyring_is_used_link_by_link(session: RunStep) -> None:
    result = session("round_trip", PYTHON_KEYRING_BACKEND="keyring.backends.chainer.ChainerBackend")
    assert result == ["Secret Service", None, "sk-令牌", None, None, None]


@pytest.mark.parametrize("token", ["x" * 1281, "令" * 1281, "😀" * 641])
def test_a_token_windows_couldnt_keep_is_too_long(token: str) -> None:
    with pytest.raises(TokenStoreError) as caught:
        asyncio.run(KeyringTokens().save("default", token))
    assert caught.value.problem is TokenStoreProblem.TOO_LONG
    assert token[:100] not in str(caught.value)


def test_the_longest_token_is_kept(session: RunStep) -> None:
    token = "x" * 1280
    assert session("save", "default", token) is None
    assert session("read", "default") == token


def test_keyring_is_imported_with_the_first_use_alone() -> None:
    code = "import sys, voicedesk.accounts; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
