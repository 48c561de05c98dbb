"""Which certificates are trusted: the system's, and those that variables name."""

import asyncio
import ssl
from pathlib import Path

import pytest

from tests.unit.api.conftest import Certificate
from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.raw_server import RawServer, envelope
from voicedesk.api import AudioFetcher, SampleFetcher, VoiceCloneClient
from voicedesk.api.network_setup import _finds_certificates, system_trust
from voicedesk.domain.errors import (
    DemoError,
    DemoProblem,
    NetworkSetupError,
    NoConnectionError,
    SampleError,
    SampleProblem,
    SetupProblem,
)

LISTING = envelope({"voices": []})


def test_a_companys_authority_is_trusted(certificate: Certificate) -> None:
    async def go() -> None:
        async with (
            RawServer(LISTING, tls=certificate("127.0.0.1")) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            assert await client.list() == []

    asyncio.run(go())


@pytest.mark.parametrize("found", [True, False])
def test_without_a_variable_the_systems_are_trusted_or_mozillas(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, found: bool
) -> None:
    """Nothing here can be fetched from the web; that certificates are found can be seen."""
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    if not found:
        nowhere = ssl.DefaultVerifyPaths(None, None, "", "", "", str(tmp_path))
        monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
        monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda *_: None)
    system_trust.cache_clear()
    context = system_trust()
    system_trust.cache_clear()
    assert _finds_certificates(context)
    assert found or context.cert_store_stats()["x509_ca"] > 20


@pytest.mark.parametrize("host", ["other.example", "127.0.0.2"])
def test_a_certificate_of_another_host_is_not(certificate: Certificate, host: str) -> None:
    async def go() -> None:
        async with (
            RawServer(LISTING, tls=certificate(host)) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            with pytest.raises(NoConnectionError) as caught:
                await client.create()
            assert not isinstance(caught.value, NetworkSetupError)
            assert not caught.value.facts.may_have_taken_effect
            demos, samples = AudioFetcher(server.url), SampleFetcher(server.url)
            with pytest.raises(DemoError) as demo:
                async with demos.open(server.url):
                    pass
            with pytest.raises(SampleError) as sample:
                async with samples.open(server.url):
                    pass
            await demos.aclose()
            await samples.aclose()
            assert demo.value.problem is DemoProblem.OFFLINE
            assert sample.value.problem is SampleProblem.CERTIFICATE
            assert server.requests == []

    asyncio.run(go())


@pytest.mark.parametrize(
    ("variable", "content"),
    [("SSL_CERT_FILE", None), ("SSL_CERT_FILE", "no certificate"), ("SSL_CERT_DIR", None)],
)
def test_what_cannot_be_read_is_named_and_nothing_is_sent(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    certificate: Certificate,
    variable: str,
    content: str | None,
) -> None:
    named = tmp_path / "named"
    if content is not None:
        named.write_text(content)

    async def go(tls: ssl.SSLContext) -> None:
        async with (
            RawServer(LISTING, tls=tls) as server,
            VoiceCloneClient(server.url, "s", retry=NEVER_AGAIN) as client,
        ):
            with pytest.raises(NetworkSetupError) as caught:
                await client.create()
            assert caught.value.problem is SetupProblem.CERTIFICATES
            assert caught.value.name == f"{variable}={named}"
            fetcher = AudioFetcher(server.url)
            with pytest.raises(DemoError) as demo:
                async with fetcher.open(server.url):
                    pass
            assert demo.value.problem is DemoProblem.CERTIFICATES
            assert demo.value.detail == caught.value.name
            await fetcher.aclose()
            assert server.connections == 0

    tls = certificate("127.0.0.1")
    monkeypatch.setenv(variable, str(named))
    asyncio.run(go(tls))
