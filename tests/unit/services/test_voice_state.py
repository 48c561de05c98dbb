"""The rule for which answer is newer, where a long listing is compared on a thread meanwhile."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any

import pytest

from voicedesk.domain.voice import Voice, VoiceChanges
from voicedesk.services import voice_state
from voicedesk.services.voice_state import Comparison, VoiceIndex, compare_listing

OLD = {name: Voice(name, "old", "Success", demo_url="https://d/1") for name in "abcde"}


def other(name: str, text: str) -> Voice:
    return Voice(name, text, "Success", demo_url="https://d/1")


class Held:
    """Comparisons on a thread that wait until they are let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = asyncio.Queue[None]()
        self.through = threading.Event()
        self.threads: list[int] = []
        monkeypatch.setattr(voice_state, "_LONG", 0)
        monkeypatch.setattr(voice_state, "compare_listing", self._compare)
        self._loop = asyncio.get_running_loop()

    def _compare(self, known: Mapping[str, Voice], listed: Iterable[Voice]) -> Comparison:
        self.threads.append(threading.get_ident())
        self._loop.call_soon_threadsafe(self.begun.put_nowait, None)
        assert self.through.wait(10)
        return compare_listing(known, listed)


def run(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(scenario())


def test_what_is_written_while_a_listing_is_compared_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        register = VoiceIndex(OLD.values())
        held = Held(monkeypatch)
        asking = register.request()
        register.put(other("a", "before the comparison"))
        register.remove("b")
        listed = [other(name, "listed") for name in "bcdaf"]
        comparing = asyncio.ensure_future(register.compare(listed))
        await held.begun.get()
        register.put(other("c", "meanwhile"))
        register.put(other("n", "new"))
        register.remove("d")
        held.through.set()
        changes = register.apply(asking, await comparing)
        assert changes == VoiceChanges(added=(other("f", "listed"),), removed=("e",))
        assert {key: voice.name for key, voice in register.voices.items()} == {
            "c": "meanwhile",
            "a": "before the comparison",
            "f": "listed",
            "n": "new",
        }
        assert threading.get_ident() not in held.threads

    run(scenario)


def test_a_later_listing_that_is_taken_meanwhile_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        register = VoiceIndex(OLD.values())
        held = Held(monkeypatch)
        first, second = register.request(), register.request()
        early = asyncio.ensure_future(register.compare([other("a", "early")]))
        late = asyncio.ensure_future(register.compare([other("a", "late"), OLD["b"]]))
        await held.begun.get()
        await held.begun.get()
        held.through.set()
        changes = register.apply(second, await late)
        assert changes == VoiceChanges((), (other("a", "late"),), ("c", "d", "e"))
        assert register.apply(first, await early) is None
        assert [voice.name for voice in register.voices.values()] == ["late", "old"]

    run(scenario)


def test_an_earlier_listing_that_is_taken_meanwhile_is_compared_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def scenario() -> None:
        register = VoiceIndex(OLD.values())
        first, second = register.request(), register.request()
        early = await register.compare([other("a", "early"), *list(OLD.values())[1:], OLD["a"]])
        held = Held(monkeypatch)
        late = asyncio.ensure_future(register.compare([OLD["a"], other("z", "late")]))
        await held.begun.get()
        assert register.apply(first, early) == VoiceChanges()
        held.through.set()
        changes = register.apply(second, await late)
        assert changes == VoiceChanges((other("z", "late"),), (), ("b", "c", "d", "e"))
        assert len(held.threads) == 2, "compared with what was taken meanwhile"

    run(scenario)


def test_voices_that_are_the_same_stay_the_same_objects() -> None:
    listed = [Voice(f"{name}"[:1], "old", "Success", demo_url="https://d/1") for name in "abcde"]
    latest, changes = compare_listing(OLD, listed)
    assert not changes
    assert all(voice is OLD[key] for key, voice in latest.items())


def test_a_thousand_voices_go_to_a_thread_and_come_to_the_same() -> None:
    known = {f"{n}": other(f"{n}", "old") for n in range(3000)}
    listed = [other(f"{n}", "new" if n % 100 == 0 else "old") for n in range(2990)]

    async def scenario() -> None:
        register = VoiceIndex(known.values())
        changes = register.apply(register.request(), await register.compare(listed))
        assert changes is not None
        assert [voice.id for voice in changes.changed] == [f"{n}" for n in range(0, 2990, 100)]
        assert changes.removed == tuple(f"{n}" for n in range(2990, 3000))
        assert list(register.voices.values()) == listed

    run(scenario)
