"""The last known list of voices."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicedesk.domain.errors import LibraryError
from voicedesk.domain.voice import Voice
from voicedesk.library import KnownVoices, Library

MakeLibrary = Callable[[], Library]


def _save(library: Library, voices: list[Voice], at: float) -> None:
    asyncio.run(library.save_listing(voices, at))


def test_a_fresh_library_knows_nothing(make_library: MakeLibrary) -> None:
    opening = make_library().open_now()
    assert opening.known == KnownVoices([], None)
    assert opening.demos == {}
    assert opening.trainings == []
    assert opening.set_aside is None
    assert not opening.read_only


def test_a_listing_is_there_after_a_restart(library: Library, make_library: MakeLibrary) -> None:
    voices = [
        Voice("b", "复刻音色-A1b2C", "Success", "zh", "https://cdn.example/b.mp3?e=1", "free"),
        Voice("a", "Ünïcode 😀", "Unheard-of", "", "", ""),
        Voice("", "no id", "Init"),
    ]
    _save(library, voices, 12.5)
    library.close_now()
    assert make_library().open_now().known == KnownVoices(voices, 12.5)


VOICE_LISTS = st.lists(
    st.builds(Voice, st.sampled_from("abcdefgh"), st.sampled_from(["x", "y"])),
    unique_by=lambda voice: voice.id,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lists=st.lists(VOICE_LISTS, min_size=1, max_size=5))
def test_any_listings_one_after_another_leave_the_last(
    library: Library, make_library: MakeLibrary, lists: list[list[Voice]]
) -> None:
    async def save() -> None:
        for at, listed in enumerate(lists):
            await library.save_listing(listed, at)

    asyncio.run(save())
    again = make_library()
    assert again.open_now().known == KnownVoices(lists[-1], len(lists) - 1)
    again.close_now()


def test_one_voice_is_kept_where_it_stands_and_a_new_one_last(
    library: Library, make_library: MakeLibrary
) -> None:
    _save(library, [Voice("a"), Voice("b")], 1.0)
    asyncio.run(library.save_voice(Voice("a", "renamed")))
    asyncio.run(library.save_voice(Voice("c")))
    assert make_library().open_now().known == KnownVoices(
        [Voice("a", "renamed"), Voice("b"), Voice("c")], 1.0
    )
    asyncio.run(library.forget_voice("b"))
    _save(library, [Voice("c"), Voice("a", "new")], 3.0)
    assert make_library().open_now().known.voices == [Voice("c"), Voice("a", "new")]


def test_the_first_voice_of_all_may_come_alone(library: Library, make_library: MakeLibrary) -> None:
    asyncio.run(library.save_voice(Voice("a")))
    assert make_library().open_now().known == KnownVoices([Voice("a")], None)


def test_a_cancelled_wait_loses_nothing(library: Library, make_library: MakeLibrary) -> None:
    async def cancel_at_once() -> None:
        saving = asyncio.ensure_future(library.save_voice(Voice("a")))
        await asyncio.sleep(0)
        saving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await saving

    asyncio.run(cancel_at_once())
    library.close_now()
    assert make_library().open_now().known.voices == [Voice("a")]


def test_closing_waits_for_what_was_asked_for(library: Library, make_library: MakeLibrary) -> None:
    async def ask_and_close() -> None:
        saving = [
            asyncio.ensure_future(library.save_voice(Voice(str(number)))) for number in range(50)
        ]
        await asyncio.sleep(0)
        await library.close()
        await asyncio.gather(*saving)

    asyncio.run(ask_and_close())
    assert len(make_library().open_now().known.voices) == 50


def test_closed_or_not_yet_open_is_an_error(library: Library, make_library: MakeLibrary) -> None:
    unopened = make_library()
    with pytest.raises(LibraryError, match=r"library\.sqlite3"):
        asyncio.run(unopened.save_voice(Voice("a")))
    asyncio.run(library.close())
    with pytest.raises(LibraryError):
        asyncio.run(library.save_voice(Voice("a")))
    asyncio.run(library.close())
    library.close_now()


def test_text_that_cant_be_written_is_an_error_and_harms_nothing(
    library: Library, make_library: MakeLibrary
) -> None:
    with pytest.raises(LibraryError):
        asyncio.run(library.save_voice(Voice("a", "\ud800")))
    asyncio.run(library.save_voice(Voice("a", "fine")))
    assert make_library().open_now().known.voices == [Voice("a", "fine")]
