from voicedesk.audio.player import PlayClock


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_moves_between_reports_and_waits_for_a_late_one() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.run()
    time.now += 0.1
    assert clock.read(5000) == 100
    clock.report(60)
    assert clock.read(5000) == 100
    time.now += 0.03
    assert clock.read(5000) == 100
    time.now += 0.03
    assert clock.read(5000) == 120


def test_never_passes_the_end_nor_runs_on_without_reports() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.run()
    time.now += 0.2
    assert clock.read(150) == 150
    clock.set(0)
    time.now += 60
    assert clock.read(100_000) == 300


def test_stands_while_halted_and_goes_on_from_there() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.run()
    time.now += 0.05
    assert clock.read(1000) == 50
    clock.halt()
    time.now += 9
    assert clock.read(1000) == 50
    clock.run()
    time.now += 0.01
    assert clock.read(1000) == 60


def test_goes_back_only_when_set() -> None:
    clock = PlayClock(Time())
    clock.set(700)
    clock.report(500)
    assert clock.read(1000) == 700
    clock.set(20)
    assert clock.read(1000) == 20


def test_an_unknown_duration_limits_nothing() -> None:
    clock = PlayClock(Time())
    clock.set(700)
    assert clock.read(0) == 700


def test_another_pace_moves_the_head_faster() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.run()
    time.now += 0.1
    clock.pace(2.0)
    time.now += 0.1
    assert clock.read(5000) == 300


def test_begins_anew_where_the_sound_did() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.run()
    clock.report(900)
    assert clock.read(1000) == 900
    assert clock.report(20), "far behind what was shown"
    assert clock.read(1000) == 20
    assert not clock.report(10)


def test_silence_lasts_from_the_last_place_that_it_moved_to() -> None:
    time = Time()
    clock = PlayClock(time)
    time.now += 9
    assert clock.silence == 0
    clock.run()
    time.now += 1
    clock.report(50)
    time.now += 2
    clock.report(50)
    assert clock.silence == 2
    clock.halt()
    assert clock.silence == 0


def test_it_is_under_way_once_more_was_played_than_is_sent_ahead() -> None:
    time = Time()
    clock = PlayClock(time)
    clock.set(2000)
    clock.run()
    for position in (2100, 2500):
        clock.report(position)
        assert not clock.is_under_way
    clock.report(2600)
    assert clock.is_under_way
    for begin_anew in (clock.wake, lambda: clock.set(9000)):
        begin_anew()
        assert not clock.is_under_way
        clock.report(9700)
        assert clock.is_under_way
