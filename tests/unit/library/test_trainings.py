"""The journal of trainings and the generations that follow from it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.batches import batch_rows
from tests.consents import CONSENT
from tests.unit.library.conftest import save_demo
from voicedesk.domain.batch import BatchStep
from voicedesk.domain.errors import LibraryError
from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import CachedDemo, Library

MakeLibrary = Callable[[], Library]
UNSIGNED = "https://samples.example/录音.wav"
LINK = UNSIGNED + "?token=1"


def _begin(library: Library, voice_id: str = "v", at: float = 5.0) -> Training:
    return asyncio.run(library.start_training(voice_id, "name", LINK, CONSENT, at))


def _settle(library: Library, number: int, status: TrainingStatus) -> Training:
    settled = Training(number, "v", "name", LINK, 5.0, 9.0, status, consent=CONSENT)
    asyncio.run(library.save_trainings([settled]))
    return settled


def _see(library: Library, at: float) -> Training:
    seen = Training(0, "v", "name", "", at, None, TrainingStatus.RUNNING)
    asyncio.run(library.save_trainings([seen]))
    return seen


def _keep_demo(library: Library, generation: int) -> CachedDemo:
    voice = Voice("v", demo_url="https://cdn.example/v.mp3?e=1")
    return asyncio.run(save_demo(library, voice, generation))


def test_a_training_is_kept_before_its_outcome_and_after(
    library: Library, make_library: MakeLibrary
) -> None:
    sending = _begin(library)
    assert sending == Training(1, "v", "name", LINK, 5.0, consent=CONSENT)
    assert make_library().open_now().trainings == [sending]
    running = replace(sending, status=TrainingStatus.RUNNING)
    asyncio.run(library.save_trainings([running]))
    assert make_library().open_now().trainings == [running]
    ready = _settle(library, 1, TrainingStatus.READY)
    assert make_library().open_now().trainings == [replace(ready, audio_url=UNSIGNED)]


@pytest.mark.parametrize("status", [TrainingStatus.READY, TrainingStatus.FAILED])
def test_of_an_ended_trainings_link_the_signature_goes(
    library: Library, make_library: MakeLibrary, status: TrainingStatus
) -> None:
    """From its row in a table of voices, too; another voice's row keeps its own."""
    rows = [row._replace(link=LINK, step=BatchStep.MADE) for row in batch_rows(2)]
    asyncio.run(library.batches.create([rows[0]._replace(voice_id="v"), rows[1]], 5.0))
    _begin(library)
    opening = make_library().open_now()
    assert opening.trainings[0].audio_url == LINK
    _settle(library, 1, status)
    opening = make_library().open_now()
    assert opening.trainings[0].audio_url == UNSIGNED
    assert opening.batch is not None
    assert [row.link for row in opening.batch.rows] == [UNSIGNED, LINK]


def test_one_that_did_not_begin_can_be_sent_again(
    library: Library, make_library: MakeLibrary
) -> None:
    _begin(library)
    _settle(library, 1, TrainingStatus.NOT_BEGUN)
    assert make_library().open_now().trainings[0].audio_url == LINK


def test_signatures_that_an_earlier_version_left_go_when_it_is_opened(
    library: Library, make_library: MakeLibrary
) -> None:
    _begin(library)
    _settle(library, 1, TrainingStatus.READY)
    with library._file.saving("a signature") as connection:
        connection.execute("UPDATE training SET audio_url = ?", (LINK,))
    assert make_library().open_now().trainings[0].audio_url == LINK
    assert make_library().open_now().trainings[0].audio_url == UNSIGNED


def test_the_newest_comes_first(library: Library, make_library: MakeLibrary) -> None:
    for at in (2.0, 3.0, 1.0, 3.0):
        _begin(library, at=at)
    numbers = [training.number for training in make_library().open_now().trainings]
    assert numbers == [4, 2, 1, 3]


def test_the_journal_outlives_a_power_failure(library: Library) -> None:
    """SQLite syncs a commit in WAL mode with synchronous=FULL alone."""
    database = library._file._database
    assert database is not None
    seen: list[str] = []
    database._connection.set_trace_callback(seen.append)
    _begin(library)
    assert seen[:2] == ["PRAGMA synchronous = FULL", "BEGIN IMMEDIATE"]
    assert seen[-1] == "COMMIT"
    assert database._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert database._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_number_that_doesnt_exist_is_an_error(library: Library) -> None:
    with pytest.raises(LibraryError, match="7"):
        _settle(library, 7, TrainingStatus.READY)
    _see(library, 1.0)
    with pytest.raises(LibraryError):
        _settle(library, 1, TrainingStatus.READY)


def test_trainings_and_the_voices_that_show_them_are_kept_together_or_not_at_all(
    library: Library, make_library: MakeLibrary
) -> None:
    sending = _begin(library)
    ready = replace(sending, ended_at=9.0, status=TrainingStatus.READY)
    voice = Voice("v", "name", "Success")
    with pytest.raises(LibraryError):
        asyncio.run(library.save_listing([voice], 9.0, [ready, replace(ready, number=7)]))
    opening = make_library().open_now()
    assert (opening.known.voices, opening.trainings) == ([], [sending])
    asyncio.run(library.save_listing([voice], 9.0, [ready]))
    opening = make_library().open_now()
    assert (opening.known.voices, opening.trainings) == (
        [voice],
        [replace(ready, audio_url=UNSIGNED)],
    )


def test_generations_grow_with_each_training_and_last(
    library: Library, make_library: MakeLibrary
) -> None:
    assert library.generation("v") == 0
    _begin(library)
    assert library.generation("v") == 1
    _settle(library, 1, TrainingStatus.READY)
    assert library.generation("v") == 1
    _see(library, 20.0)
    assert library.generation("v") == 2
    assert library.generation("other") == 0
    reopened = make_library()
    reopened.open_now()
    assert reopened.generation("v") == 2


def test_a_training_seen_twice_is_the_one_first_seen(
    library: Library, make_library: MakeLibrary
) -> None:
    first = _see(library, 5.0)
    reopened = make_library()
    assert reopened.open_now().trainings == [first]
    _see(reopened, 8.0)
    assert reopened.generation("v") == 1
    assert make_library().open_now().trainings == [first]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("Success", TrainingStatus.READY),
        ("Failed", TrainingStatus.FAILED),
        ("Init", TrainingStatus.FAILED),
        ("Training", TrainingStatus.RUNNING),
        ("Unheard-of", TrainingStatus.RUNNING),
    ],
)
@pytest.mark.parametrize("by_listing", [True, False])
def test_a_seen_training_ends_with_its_voices_state(
    library: Library,
    make_library: MakeLibrary,
    state: str,
    status: TrainingStatus,
    by_listing: bool,
) -> None:
    _see(library, 5.0)
    ours = _begin(library, at=4.0)
    voice = Voice("v", state=state)
    if by_listing:
        asyncio.run(library.save_listing([voice], 9.0))
    else:
        asyncio.run(library.save_voice(voice))
    seen, still_ours = make_library().open_now().trainings
    assert seen.status is status
    assert (seen.ended_at is None) == (status is TrainingStatus.RUNNING)
    assert still_ours == ours


@pytest.mark.parametrize("by_listing", [True, False])
def test_a_seen_training_ends_with_its_voice(
    library: Library, make_library: MakeLibrary, by_listing: bool
) -> None:
    asyncio.run(library.save_voice(Voice("v", state="Training")))
    _see(library, 5.0)
    if by_listing:
        asyncio.run(library.save_listing([], 9.0))
    else:
        asyncio.run(library.forget_voice("v"))
    (training,) = make_library().open_now().trainings
    assert training.status is TrainingStatus.FAILED


def test_the_demo_stays_present_if_the_training_never_began(
    library: Library, make_library: MakeLibrary
) -> None:
    kept = _keep_demo(library, 0)
    _begin(library)
    assert kept.generation != library.generation("v")
    _settle(library, 1, TrainingStatus.NOT_BEGUN)
    reopened = make_library()
    demo = reopened.open_now().demos["v"]
    assert demo.path == kept.path
    assert demo.generation == reopened.generation("v") == 1


def test_the_demo_is_an_earlier_one_if_another_training_began(
    library: Library, make_library: MakeLibrary
) -> None:
    _keep_demo(library, 0)
    _begin(library)
    _begin(library)
    _settle(library, 1, TrainingStatus.NOT_BEGUN)
    assert make_library().open_now().demos["v"].generation == 0
    _settle(library, 2, TrainingStatus.READY)
    reopened = make_library()
    assert reopened.open_now().demos["v"].generation < reopened.generation("v")
