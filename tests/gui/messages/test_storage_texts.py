import pytest
from PySide6.QtWidgets import QApplication

from voicedesk.domain.storage import StorageError, StorageProblem, StorageStep
from voicedesk.ui.messages.error_texts import error_text


def words(problem: StorageProblem, detail: str = "") -> str:
    return error_text(StorageError(problem, StorageStep.WRITE, detail))


def test_each_problem_has_words_of_its_own(qapp: QApplication) -> None:
    del qapp
    assert len({words(problem) for problem in StorageProblem}) == len(StorageProblem)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [("1200", "20 minute"), ("-1190", "20 minute"), ("1200", "fast"), ("-1200", "slow")],
)
def test_a_wrong_clock_is_told_by_how_much(qapp: QApplication, seconds: str, told: str) -> None:
    del qapp
    assert told in words(StorageProblem.CLOCK, seconds)


def test_the_region_that_the_bucket_is_in_is_named(qapp: QApplication) -> None:
    del qapp
    assert "cn-east-2" in words(StorageProblem.REGION, "cn-east-2")
