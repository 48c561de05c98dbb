import pytest

from voicedesk.domain.voice import NameProblem, name_problem


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", NameProblem.EMPTY),
        (" \t ", NameProblem.EMPTY),
        ("a", None),
        (" a ", None),
        ("x" * 20, None),
        ("x" * 21, NameProblem.TOO_LONG),
        (" " + "x" * 20 + " ", None),
        ("字" * 20, None),
        ("👍" * 20, None),
        ("👍" * 11 + "字" * 10, NameProblem.TOO_LONG),
        ("a\nb", NameProblem.CONTROL_CHARACTER),
        ("a\x7fb", NameProblem.CONTROL_CHARACTER),
    ],
)
def test_the_contracts_rule(name: str, problem: NameProblem | None) -> None:
    assert name_problem(name) is problem
