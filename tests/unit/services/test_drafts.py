"""What is typed in the training form is there again until it is sent."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from tests.consents import CONSENT
from tests.unit.services.conftest import OpenVoices, VoicesWorld, meanwhile, run
from tests.unit.services.conftest import wall_clock as clock
from tests.unit.services.scripted_service import ScriptedService, facts
from voicedesk.domain.errors import RefusedError
from voicedesk.domain.training import Origin, TrainingDraft, TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.library import Library, SentRecording
from voicedesk.services.drafts import Drafts
from voicedesk.services.slots import Slots

OLD = Voice("old", "Old", "Success")
NEW = TrainingDraft("https://s/new.wav?token=t", "Narrator", "Nora", "en", "pro")
AGAIN = TrainingDraft("https://s/again.wav", "Old", "Ben")


def open_drafts(world: VoicesWorld) -> tuple[Slots, Drafts]:
    slots = Slots(world.voices, world.library, world.opening, clock=clock)
    return slots, Drafts(world.voices, slots, world.library, world.opening)


async def train(world: VoicesWorld, voice_id: str, draft: TrainingDraft) -> None:
    await world.voices.train(voice_id, audio_url=draft.link, name=draft.name, consent=CONSENT)


async def kept(folder: Path) -> dict[str, TrainingDraft]:
    """What is on disk and not sent, as another program finds it."""
    library = Library(folder)
    opening = await library.open()
    library.close_now()
    return {key: draft for key, draft in opening.drafts.items() if not key.startswith("sent:")}


def test_drafts_outlive_the_program_each_with_its_voice(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            _, drafts = open_drafts(world)
            for length in range(len(NEW.name)):
                drafts.put("", NEW._replace(name=NEW.name[:length]))
            drafts.put("", NEW)
            drafts.put("old", AGAIN)
        async with open_voices(service) as world:
            _, drafts = open_drafts(world)
            assert (drafts.get(""), drafts.get("old"), drafts.get("x")) == (NEW, AGAIN, None)
            drafts.put("old", None)
        assert await kept(tmp_path) == {"": NEW}

    run(scenario)


@pytest.mark.parametrize("is_new", [True, False])
def test_what_is_sent_is_no_draft_from_the_moment_it_is_written_down(
    open_voices: OpenVoices, tmp_path: Path, *, is_new: bool
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots, drafts = open_drafts(world)
            drafts.put("", NEW)
            drafts.put("old", AGAIN)
            voice_id = (await slots.make()).id if is_new else "old"
            sent = NEW if is_new else AGAIN
            held = service.hold("train")
            async with meanwhile(train(world, voice_id, sent)):
                await held.arrived.wait()
                assert await kept(tmp_path) == ({"old": AGAIN} if is_new else {"": NEW})
                assert drafts.get("" if is_new else "old") is None

    run(scenario)


def test_the_library_lets_go_of_a_draft_together_with_writing_its_training_down(
    open_voices: OpenVoices, tmp_path: Path
) -> None:
    """Else a crash in between would leave what was sent to be sent once more."""

    async def scenario() -> None:
        async with open_voices(ScriptedService(OLD)) as world:
            slots = Slots(world.voices, world.library, world.opening, clock=clock)
            made, start = await slots.make(), world.library.start_training
            world.library.drafts.save_soon("", NEW)
            world.library.drafts.save_soon("old", AGAIN)
            await start("old", AGAIN.name, AGAIN.link, CONSENT, clock())
            assert await kept(tmp_path) == {"": NEW}
            await start(made.id, NEW.name, NEW.link, CONSENT, clock())
            assert await kept(tmp_path) == {}

    run(scenario)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_recording_whose_training_was_lost_with_the_program_is_a_draft_again(
    open_voices: OpenVoices, tmp_path: Path, *, is_new: bool
) -> None:
    """Its file and what was cut out of it, and not the link to what was uploaded, which is gone."""
    sent = NEW._replace(link="", file="/home/nora/take.wav", since=1.5, to=9.0, is_even=True)
    recording = SentRecording(origin=Origin("a" * 64, "b" * 64, 1.5, 9.0))

    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots, drafts = open_drafts(world)
            voice_id = (await slots.make()).id if is_new else "old"
            before = service.voices[voice_id]
            drafts.put("" if is_new else "old", sent)
            held = service.hold("train")
            training = world.voices.train(
                voice_id,
                audio_url="https://bucket.test/voicedesk/1.wav?X-Amz-Signature=1",
                name=sent.name,
                consent=CONSENT,
                recording=recording,
            )
            async with meanwhile(training):
                await held.arrived.wait()
            assert await kept(tmp_path) == {}
        service.voices[voice_id] = before  # nothing came of it
        async with open_voices(service) as world:
            _, drafts = open_drafts(world)
            for _ in range(3):
                await asyncio.sleep(60)
                await world.voices.refresh()
            assert [one.status for one in world.voices.trainings] == [TrainingStatus.NOT_BEGUN]
            assert drafts.get("" if is_new else "old") == sent
        assert await kept(tmp_path) == {"" if is_new else "old": sent}

    run(scenario)


def test_the_link_to_what_was_uploaded_is_no_draft(open_voices: OpenVoices) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            _, drafts = open_drafts(world)
            service.fail("train", RefusedError(facts()))
            with suppress(RefusedError):
                await world.voices.train(
                    "old",
                    audio_url="https://bucket.test/1.wav?X-Amz-Signature=1",
                    name="Old",
                    consent=CONSENT,
                    recording=SentRecording(origin=Origin("a" * 64, "b" * 64, 0.0, 9.0)),
                )
            assert drafts.get("old") == TrainingDraft("", "Old", CONSENT.speaker)

    run(scenario)


@pytest.mark.parametrize("is_new", [True, False])
def test_what_was_refused_is_a_draft_again(open_voices: OpenVoices, *, is_new: bool) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots, drafts = open_drafts(world)
            drafts.put("", NEW)
            voice_id = (await slots.make()).id if is_new else "old"
            service.fail("train", RefusedError(facts()))
            with suppress(RefusedError):
                await train(world, voice_id, NEW)
            again = drafts.get("" if is_new else "old")
            assert again is not None
            assert again == (NEW if is_new else NEW._replace(language="", tier=""))

    run(scenario)


def test_a_new_voice_s_draft_stays_while_an_earlier_one_is_trained_again(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        service = ScriptedService(OLD)
        async with open_voices(service) as world:
            slots, drafts = open_drafts(world)
            made = await slots.make()
            await train(world, made.id, NEW)
            service.set(made.id, "Success")
            await asyncio.sleep(100)
            await world.voices.refresh()
            drafts.put("", NEW)
            await train(world, made.id, AGAIN)
            assert drafts.get("") == NEW

    run(scenario)


def test_what_else_was_typed_goes_with_a_voice_that_was_only_made(
    open_voices: OpenVoices,
) -> None:
    async def scenario() -> None:
        async with open_voices(ScriptedService(OLD)) as world:
            _, drafts = open_drafts(world)
            drafts.put("", NEW)
            drafts.end_new("made")
            assert (drafts.get(""), drafts.get("made")) == (None, NEW)
            drafts.put("", TrainingDraft(name="Narrator"))
            drafts.end_new("other")
            assert (drafts.get(""), drafts.get("other")) == (None, None)

    run(scenario)
