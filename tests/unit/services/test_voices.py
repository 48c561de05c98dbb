import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import START, OpenVoices, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import (
    AnswerNotUnderstoodError,
    EmptyListingError,
    LibraryError,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    ServiceBrokenError,
    ServiceError,
    TimedOutError,
    TokenRefusedError,
)
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceListing
from voicedesk.services.polling import Connection

ANNA = Voice("a", "Anna", "Success", "en", "https://cdn/a.mp3?e=1")
BEN = Voice("b", "Ben", "Init")
CARLA = Voice("c", "Carla", "Failed")


def test_a_listing_is_applied_as_differences_and_kept(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.voices = {"c": CARLA, "a": ANNA._replace(name="Anne")}
            changes = await world.voices.refresh()
            expected = VoiceChanges((CARLA,), (ANNA._replace(name="Anne"),), ("b",))
            assert changes == expected
            assert world.changes == [VoiceChanges((ANNA, BEN)), expected]
            assert await world.voices.refresh() == VoiceChanges()
            assert len(world.changes) == 2, "nothing is announced where nothing changed"
        async with open_voices(service) as world:
            assert [voice.name for voice in world.voices.by_id.values()] == [
                "Carla",
                "Anne",
            ]
            assert world.voices.listed_at == START

    run(scenario)


def test_a_listing_with_gaps_and_repetitions_blanks_nothing(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.answer("list", [Voice(""), Voice("a"), Voice("x"), Voice("x", "Xenia")])
            await world.voices.refresh()
            anna, xenia = world.voices.by_id.values()
            assert (anna.name, anna.state, anna.demo_url) == ("Anna", "Success", "")
            assert xenia == Voice("x", "Xenia")

    run(scenario)


def test_a_listing_asked_for_before_a_write_finished_undoes_nothing(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            held = service.hold("list")
            async with meanwhile(world.voices.refresh()) as (listing,):
                await held.arrived.wait()
                await world.voices.rename("a", "Anne")
                await world.voices.delete("b")
                created = await world.voices.create()
                world.changes.clear()
                held.let_through.set()
                await listing
            assert world.changes == []
            assert [voice.name for voice in world.voices.by_id.values()] == [
                "Anne",
                created.name,
            ]
            service.set("a", "Success", name="Renamed elsewhere")
            await world.voices.refresh()
            assert world.voices.by_id["a"].name == "Renamed elsewhere"

    run(scenario)


def test_a_listing_overtaken_by_a_later_one_counts_for_nothing(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            held = service.hold("list")
            async with meanwhile(world.voices.refresh()) as (early,):
                await held.arrived.wait()
                service.voices["b"] = BEN
                await world.voices.refresh()
                held.let_through.set()
                assert await early == VoiceChanges()
            assert set(world.voices.by_id) == {"a", "b"}

    run(scenario)


@pytest.mark.parametrize(
    ("error", "connection"),
    [
        (NoConnectionError(facts()), Connection.OFFLINE),
        (TimedOutError(facts()), Connection.OFFLINE),
        (TokenRefusedError(facts()), Connection.REFUSED),
        (RateLimitedError(facts()), Connection.ONLINE),
        (ServiceBrokenError(facts()), Connection.ONLINE),
        (AnswerNotUnderstoodError(facts()), Connection.ONLINE),
    ],
)
def test_what_an_error_says_of_the_connection(
    open_voices: OpenVoices, error: ServiceError, connection: Connection
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            assert world.voices.connection is Connection.UNKNOWN
            service.fail("list", error)
            with pytest.raises(type(error)):
                await world.voices.refresh()
            assert world.connections == [connection]
            await world.voices.refresh()
            assert world.voices.connection is Connection.ONLINE

    run(scenario)


def test_answers_with_gaps_blank_nothing_that_is_known(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.answer("rename", Voice(""))
            assert await world.voices.rename("a", "Anne") == ANNA._replace(name="Anne")
            service.answer("train", Voice(""))
            trained = await world.voices.train(
                "a", audio_url="https://s/1.wav", name="Anni", consent=CONSENT
            )
            assert trained == ANNA._replace(name="Anni", state="Training")

    run(scenario)


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_failed_delete_is_looked_into(open_voices: OpenVoices, is_gone: bool) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.fail("delete", RefusedError(facts()), after_acting=is_gone)
            if is_gone:
                await world.voices.delete("a")
            else:
                with pytest.raises(RefusedError):
                    await world.voices.delete("a")
            assert ("a" in world.voices.by_id) is not is_gone
            assert len(service.times("list")) == 2

    run(scenario)


def test_what_is_not_there_is_deleted_and_what_was_never_sent_is_not(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            del service.voices["a"]
            await world.voices.delete("a")
            assert world.changes[-1] == VoiceChanges(removed=("a",))
            service.fail("delete", NoConnectionError(facts()))
            with pytest.raises(NoConnectionError):
                await world.voices.delete("b")
            assert len(service.times("list")) == 1
        async with open_voices(service) as world:
            assert set(world.voices.by_id) == {"b"}

    run(scenario)


def test_a_library_that_fails_is_said_once_and_made_good_later(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            failures: list[LibraryError | None] = []
            world.voices.library_failed.connect(failures.append)
            other = sqlite3.connect(tmp_path / "library.sqlite3")
            other.execute("ALTER TABLE listed RENAME TO elsewhere")
            await world.voices.refresh()
            service.voices["b"] = BEN
            await world.voices.refresh()
            assert set(world.voices.by_id) == {"a", "b"}
            assert len(failures) == 1
            other.execute("ALTER TABLE elsewhere RENAME TO listed")
            other.close()
            await world.voices.refresh()
            assert failures[1:] == [None]  # it is saved again
        async with open_voices(service) as world:
            assert set(world.voices.by_id) == {"a", "b"}

    run(scenario)


def test_links_that_change_at_every_listing_are_told_apart_and_kept(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            relinked = ANNA._replace(demo_url="https://cdn/a.mp3?e=2")
            service.voices["a"] = relinked
            assert await world.voices.refresh() == VoiceChanges(relinked=(relinked,))
            assert world.voices.by_id["a"] == relinked
        async with open_voices(service) as world:
            assert world.opening.known.voices == [relinked, BEN]
            other = sqlite3.connect(tmp_path / "library.sqlite3")
            other.execute("ALTER TABLE listed RENAME TO elsewhere")
            last = service.voices["a"] = ANNA._replace(demo_url="https://cdn/a.mp3?e=3")
            await world.voices.refresh()
            other.execute("ALTER TABLE elsewhere RENAME TO listed")
            other.close()
            await world.voices.refresh()
        async with open_voices(service) as world:
            assert world.opening.known.voices == [last, BEN], "made good with the next listing"

    run(scenario)


def test_one_voice_is_asked_for_its_new_link(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.set("a", "Success", demo_url="https://cdn/a.mp3?e=2")
            assert (await world.voices.renew_link("a")).demo_url == "https://cdn/a.mp3?e=2"
            assert world.voices.by_id["a"].demo_url == "https://cdn/a.mp3?e=2"
            del service.voices["a"]
            with pytest.raises(NotFoundError):
                await world.voices.renew_link("a")

    run(scenario)


def test_cancelling_the_wait_for_the_library_loses_no_change(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            listing = asyncio.ensure_future(world.voices.refresh())
            world.voices.listed.connect(lambda _: listing.cancel())
            with pytest.raises(asyncio.CancelledError):
                await listing
            await world.voices.refresh()
        async with open_voices(service) as world:
            assert set(world.voices.by_id) == {"a"}

    run(scenario)


def test_cancelled_while_the_disk_is_busy_a_listing_is_kept_and_no_end_is_told_twice(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(BEN, CARLA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            for voice_id in ("b", "c"):
                await world.voices.train(
                    voice_id, audio_url="https://s/1.wav", name="n", consent=CONSENT
                )
            await world.voices.refresh()
            service.set("b", "Success")
            service.set("c", "Success")
            service.voices["a"] = ANNA
            disk = threading.Event()
            world.library._file._worker.post(lambda: disk.wait(20) and None)
            listed = asyncio.Event()
            world.voices.listed.connect(lambda _: listed.set())
            listing = asyncio.ensure_future(world.voices.refresh())
            await listed.wait()
            assert len(world.ended) == 2
            listing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await listing
            disk.set()
            await world.library._file._worker.run(lambda: None)
        async with open_voices(service) as world:
            assert {voice.id: voice.state for voice in world.opening.known.voices} == {
                "a": "Success",
                "b": "Success",
                "c": "Success",
            }
            await world.voices.refresh()
            assert world.ended == []

    run(scenario)


def test_cancelled_while_the_disk_is_busy_an_accepted_training_and_a_deletion_are_kept(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(BEN, CARLA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.voices.train("c", audio_url="https://s/1.wav", name="n", consent=CONSENT)
            held = service.hold("train")
            training = asyncio.ensure_future(
                world.voices.train("b", audio_url="https://s/1.wav", name="n", consent=CONSENT)
            )
            await held.arrived.wait()
            disk = threading.Event()
            world.library._file._worker.post(lambda: disk.wait(20) and None)
            told: asyncio.Queue[VoiceChanges] = asyncio.Queue()
            world.voices.changed.connect(told.put_nowait)
            deleting = asyncio.ensure_future(world.voices.delete("c"))
            held.let_through.set()
            await told.get()
            await told.get()
            for writing in (training, deleting):
                writing.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await writing
            disk.set()
            await world.library._file._worker.run(lambda: None)
        async with open_voices(service) as world:
            assert [(voice.id, voice.state) for voice in world.opening.known.voices] == [
                ("b", "Training")
            ]
            assert [training.status for training in world.opening.trainings] == [
                TrainingStatus.RUNNING,
                TrainingStatus.FAILED,
            ]

    run(scenario)


def test_an_end_that_could_not_be_kept_is_kept_later_and_not_told_again(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.voices.train("b", audio_url="https://s/1.wav", name="n", consent=CONSENT)
            await world.voices.refresh()
            other = sqlite3.connect(tmp_path / "library.sqlite3")
            other.execute("ALTER TABLE training RENAME TO elsewhere")
            service.set("b", "Success")
            await world.voices.refresh()
            assert len(world.ended) == 1
            other.execute("ALTER TABLE elsewhere RENAME TO training")
            other.close()
            await world.voices.refresh()
        async with open_voices(service) as world:
            assert [training.status for training in world.opening.trainings] == [
                TrainingStatus.READY
            ]
            assert world.opening.known.voices == [*world.voices.by_id.values()]
            await world.voices.refresh()
            assert world.ended == []

    run(scenario)


def test_a_list_that_is_suddenly_empty_is_believed_only_once_the_person_says_so(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.voices.train("b", audio_url="https://s/1.wav", name="n", consent=CONSENT)
            listed_at, kept = world.voices.listed_at, dict(service.voices)
            service.voices = {}
            await asyncio.sleep(300)
            with pytest.raises(EmptyListingError) as caught:
                await world.voices.refresh()
            assert caught.value.known == 2
            assert world.voices.list_error is caught.value
            assert set(world.voices.by_id) == {"a", "b"}
            assert world.voices.listed_at == listed_at
            assert world.voices.open_training("b") is not None, "it may still run"
        async with open_voices(service) as world:
            with pytest.raises(EmptyListingError):
                await world.voices.refresh()
            service.voices = kept
            await world.voices.refresh()
            assert world.voices.list_error is None
            service.voices = {}
            world.voices.accept_empty()
            await world.voices.refresh()
            assert not world.voices.by_id

    run(scenario)


def test_an_empty_list_after_the_last_voice_was_deleted_is_no_surprise(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA)
        async with open_voices(service) as world:
            await world.voices.refresh()
            service.fail("delete", ServiceBrokenError(facts()), after_acting=True)
            await world.voices.delete("a")
            assert not world.voices.by_id
            await world.voices.refresh()

    run(scenario)


def test_a_voice_that_may_be_the_one_that_cannot_be_read_stays_as_it_was(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(ANNA, BEN)
        async with open_voices(service) as world:
            await world.voices.refresh()
            await world.voices.train("b", audio_url="https://s/1.wav", name="n", consent=CONSENT)
            await asyncio.sleep(300)
            problem = "data.voices[1]: Expected `object`, got `null`"
            service.answer("list", VoiceListing([ANNA._replace(name="Anne")], (problem,)))
            await world.voices.refresh()
            assert world.voices.unread == (problem,)
            assert [voice.name for voice in world.voices.by_id.values()] == ["Anne", "n"]
            assert world.voices.open_training("b") is not None
            await world.voices.refresh()
            assert world.voices.unread == ()
            del service.voices["a"]
            await world.voices.refresh()
            assert set(world.voices.by_id) == {"b"}

    run(scenario)
