"""The person's marks: true at once, kept, and taken back where they can't be."""

import asyncio
from pathlib import Path

import pytest

from voicedesk.domain.errors import LibraryError
from voicedesk.library import Library
from voicedesk.services.annotations import Annotations


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_changes_are_told_and_kept(library: Library, tmp_path: Path) -> None:
    annotations = Annotations(library, library.open_now(), clock=lambda: 7.0)
    told: list[frozenset[str]] = []
    annotations.changed.connect(told.append)

    async def use() -> None:
        await annotations.set_favourite(["a", "b"], favourite=True)
        await annotations.set_favourite(["a"], favourite=True)  # as it is
        await annotations.add_tag(["a"], " News ")
        await annotations.add_tag(["b"], "ｎews")
        await annotations.set_note("a", "slow")
        await annotations.set_pinned(["b"], pinned=True)
        await annotations.remove_tag(["a"], "News")

    asyncio.run(use())
    library.close_now()

    assert told == [frozenset("ab"), *[frozenset(one) for one in "abaab"[:2]], {"a"}, {"b"}, {"a"}]
    again = Library(tmp_path)
    kept = again.open_now().annotations
    again.close_now()
    assert kept == dict(annotations.by_id)
    assert kept["a"].tags == ()
    assert kept["b"].tags == ("News",)
    assert kept["a"].note == "slow"
    assert kept["a"].favourite
    assert kept["b"].pinned
    assert annotations.tags() == ["News"]


def test_what_cant_be_kept_is_taken_back(library: Library) -> None:
    annotations = Annotations(library, library.open_now())
    told: list[frozenset[str]] = []
    annotations.changed.connect(told.append)
    library.close_now()

    with pytest.raises(LibraryError):
        asyncio.run(annotations.set_favourite(["a"], favourite=True))

    assert not annotations.get("a").favourite
    assert told == [{"a"}, {"a"}]


def test_two_changes_that_cant_be_kept_leave_what_is_kept(library: Library) -> None:
    annotations = Annotations(library, library.open_now())
    asyncio.run(annotations.set_note("a", "kept"))
    library.close_now()

    async def change() -> None:
        both = (annotations.set_note("a", "one"), annotations.set_favourite(["a"], favourite=True))
        await asyncio.gather(*both, return_exceptions=True)

    asyncio.run(change())
    assert annotations.get("a").note == "kept"
    assert not annotations.get("a").favourite


def test_a_tag_is_renamed_wherever_it_stands(library: Library) -> None:
    annotations = Annotations(library, library.open_now())

    async def use() -> None:
        await annotations.add_tag(["a", "b"], "News")
        await annotations.add_tag(["b", "c"], "Radio")
        await annotations.add_tag(["b"], "Last")
        await annotations.rename_tag("News", "news")
        assert annotations.get("a").tags == ("news",)
        await annotations.rename_tag("news", "RADIO")

    asyncio.run(use())
    library.close_now()
    assert annotations.get("a").tags == ("Radio",)
    assert annotations.get("b").tags == ("Radio", "Last"), "once, where the first of the two stood"
    assert annotations.voices_with_tag("Radio") == ["a", "b", "c"]
    assert annotations.voices_with_tag("news") == []
