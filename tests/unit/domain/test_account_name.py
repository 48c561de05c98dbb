import pytest

from voicedesk.domain.account import Account, AccountNameProblem, account_name_problem


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("default", None),
        (" work 工作 😀 ", None),
        ("a" * 60, None),
        ("sandbox 2", None),
        ("", AccountNameProblem.EMPTY),
        (" \t", AccountNameProblem.EMPTY),
        ("a" * 61, AccountNameProblem.TOO_LONG),
        ("a\x00b", AccountNameProblem.NOT_PRINTABLE),
        ("a\u202eb", AccountNameProblem.NOT_PRINTABLE),
        ("sandbox", AccountNameProblem.RESERVED),
        (" SandBox ", AccountNameProblem.RESERVED),
    ],
)
def test_the_rule(name: str, problem: AccountNameProblem | None) -> None:
    assert account_name_problem(name) is problem


@pytest.mark.parametrize(("name", "is_sandbox"), [("Sandbox", True), ("sandbox 2", False)])
def test_the_sandboxs_name_is_no_others_in_any_capitals(name: str, is_sandbox: bool) -> None:
    assert Account(name).is_sandbox is is_sandbox
