import pytest

from voicedesk.domain.annotations import LONGEST_TAG, TagProblem, clean_tag, tag_key, tag_problem


def test_spaces_count_once_and_letters_are_composed() -> None:
    assert clean_tag("  late \t night ") == "late night"
    assert clean_tag("cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("旁白", None),
        ("x" * LONGEST_TAG, None),
        ("x" * (LONGEST_TAG + 1), TagProblem.TOO_LONG),
        (" \t", TagProblem.EMPTY),
        ("a\u202eb", TagProblem.NOT_PRINTABLE),
    ],
)
def test_the_rule(name: str, problem: TagProblem | None) -> None:
    assert tag_problem(name) is problem


def test_case_and_width_make_no_other_tag() -> None:
    assert tag_key("Ｎews") == tag_key("news")
