"""`docs/openapi.yaml`: the sandbox answers, and the client sends, what it describes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import jsonschema_rs
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.sandbox_process import Sandbox, starting
from tests.unit.api.raw_server import RawServer, envelope
from voicedesk.api import VoiceCloneClient

FILE = Path(__file__).parents[3] / "docs/openapi.yaml"
SCHEMA = schemathesis.openapi.from_path(FILE)
OPERATIONS = {
    one.ok().definition.raw["operationId"]: one.ok() for one in SCHEMA.get_all_operations()
}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 12


@pytest.fixture(scope="module", params=["first", "later"])
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sandbox]:
    with starting(tmp_path_factory.mktemp("sandbox")) as start:
        yield start("--edition", request.param, "--voices", "30", "--training-seconds", "60")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_is_as_described(service: Sandbox, name: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[name]
    headers = {"Authorization": f"Bearer {service.token}"}
    voices = [voice["id"] for voice in service.control("voices")["voices"]]
    cases = operation.as_strategy(mode)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, voice_id=st.none() | st.sampled_from(voices))
    def check(case: schemathesis.Case, voice_id: str | None) -> None:
        if voice_id is not None and case.path_parameters:
            case.path_parameters["id"] = voice_id
        case.call_and_validate(base_url=service.url, headers=headers, checks=CHECKS)

    check()


def test_a_wrong_token_is_a_failure_as_described(service: Sandbox) -> None:
    for operation in OPERATIONS.values():
        body = {"media_type": "application/json", "body": {"model_id": "QN_ACV"}}
        case = operation.Case(path_parameters={"id": "any"}, **body if operation.body else {})
        headers = {"Authorization": "Bearer wrong"}
        answer = case.call_and_validate(base_url=service.url, headers=headers, checks=CHECKS)
        assert answer.json()["code"] == 401


@pytest.mark.parametrize(
    ("schema", "use"),
    [
        ("NewSlot", lambda c: c.create()),
        ("NewSlot", lambda c: c.create(language="ja", tier="pro")),
        ("Change", lambda c: c.rename("v1", "名字")),
        ("Change", lambda c: c.train("v1", audio_url="https://a.example/s.mp3?e=1", name="n")),
    ],
)
def test_what_the_client_sends_is_as_described(
    schema: str, use: Callable[[VoiceCloneClient], Awaitable[object]]
) -> None:
    described = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(
        {"$ref": f"#/components/schemas/{schema}", "components": described["components"]}
    )

    async def go() -> object:
        async with (
            RawServer(envelope({"id": "v1"})) as server,
            VoiceCloneClient(server.url, "s") as c,
        ):
            await use(c)
            return server.requests[0].json

    validator.validate(asyncio.run(go()))
