from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.services.trainings import UsualTime, is_slow, usual_time


def took(
    seconds: float, *, status: TrainingStatus = TrainingStatus.READY, number: int = 1
) -> Training:
    return Training(number, "v", "Name", "https://x/a.wav", 1000, 1000 + seconds, status)


def test_only_what_was_sent_from_here_and_made_a_voice_ready_counts() -> None:
    known = usual_time(
        [
            took(540),
            took(600),
            took(660),
            took(30, status=TrainingStatus.FAILED),
            took(20, number=0),
            took(-5),
            took(30_000),
        ]
    )
    assert known.lengths == (540, 600, 660)
    assert known.seconds == 600


def test_without_a_history_the_documented_range_is_usual() -> None:
    nothing = UsualTime()
    assert nothing.seconds is None


def test_a_training_is_slow_after_half_an_hour_and_not_before() -> None:
    assert not is_slow(30 * 60)
    assert is_slow(30 * 60 + 1)
