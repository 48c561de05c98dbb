import logging

import pytest
from psygnal import Signal

from tests.consents import CONSENT
from tests.unit.services.conftest import OpenVoices, meanwhile, run
from tests.unit.services.scripted_service import ScriptedService
from voicedesk.domain.training import TrainingStatus
from voicedesk.domain.voice import Voice
from voicedesk.services.polling import announce

LINK = "https://samples/1.wav?token=signed"


class Teller:
    told = Signal(str)


def fail(fact: object) -> None:
    raise RuntimeError("a view failed")


def test_a_listener_that_raises_is_logged_without_what_it_was_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    teller = Teller()
    teller.told.connect(fail)
    announce(teller.told, LINK)
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], RuntimeError)
    assert "signed" not in caplog.text
    caplog.clear()


def test_what_the_service_accepted_is_kept_whatever_the_views_make_of_it(
    open_voices: OpenVoices, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        service = ScriptedService(Voice("n", "Nora", "Init"))
        async with open_voices(service) as world:
            voices = world.voices
            for signal in (
                voices.changed,
                voices.listed,
                voices.training_changed,
                voices.training_ended,
            ):
                signal.connect(fail)
            voices.connection_changed.connect(fail)
            await voices.refresh()
            await voices.train("n", audio_url=LINK, name="Nora", consent=CONSENT)
            assert voices.by_id["n"].is_training
        async with open_voices(service) as world:
            assert [training.status for training in world.opening.trainings] == [
                TrainingStatus.RUNNING
            ]
            assert [voice.is_training for voice in world.opening.known.voices] == [True]

    run(scenario)
    caplog.clear()


def test_keeping_current_goes_on_after_a_view_failed(
    open_voices: OpenVoices, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        service = ScriptedService(Voice("n", "Nora", "Init"))
        async with open_voices(service) as world:
            world.voices.changed.connect(fail)
            async with meanwhile(world.voices.poll()):
                await service.asked_for("list", 1)
                world.voices.refresh_soon()
                await service.asked_for("list", 2)

    run(scenario)
    caplog.clear()
