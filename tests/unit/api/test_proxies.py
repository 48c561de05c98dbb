"""Which proxy a request goes through, and that none is passed by in silence."""

import asyncio
import base64

import httpx
import pytest

from tests.unit.api.conftest import Certificate
from tests.unit.api.pauses import NEVER_AGAIN
from tests.unit.api.proxy_servers import Handshake, connects, proxy_server, socks
from tests.unit.api.raw_server import RawServer, envelope, says
from voicedesk.api import AudioFetcher, Proxies, SampleFetcher, Timeouts, VoiceCloneClient
from voicedesk.api.http_session import HttpSession
from voicedesk.api.network_setup import SetupError
from voicedesk.domain.account import NO_PROXY, AddressError, proxy_address, proxy_setting
from voicedesk.domain.errors import (
    DemoError,
    DemoProblem,
    NetworkSetupError,
    SampleError,
    SampleProblem,
    SetupProblem,
)

SERVICE = "https://service.example/v1"
LISTING = envelope({"voices": []})


def proxy_for(url: str, setting: str = "") -> str:
    proxy = Proxies(setting).of(httpx.URL(url))
    return proxy.address if proxy is not None else ""


def surroundings(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, ""),
        ({"HTTPS_PROXY": "http://a.test:1"}, "http://a.test:1"),
        ({"https_proxy": "a.test:1"}, "http://a.test:1"),
        ({"HTTP_PROXY": "http://a.test:1"}, ""),
        ({"ALL_PROXY": "socks5://a.test:1"}, "socks5://a.test:1"),
        ({"ALL_PROXY": "socks5h://u:p@a.test:1"}, "socks5h://u:p@a.test:1"),
        ({"all_proxy": "socks://a.test:1/"}, "socks5://a.test:1"),
        ({"HTTPS_PROXY": "http://a.test:1", "ALL_PROXY": "socks4://b.test:1"}, "http://a.test:1"),
        ({"HTTPS_PROXY": "socks4://a.test:1", "ALL_PROXY": "http://b.test:1"}, "http://b.test:1"),
        ({"HTTP_PROXY": "nonsense://", "HTTPS_PROXY": "http://a.test:1"}, "http://a.test:1"),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "fd00::/8, other.test"}, "http://a.test:1"),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "10.0.0.0/33,[,:"}, "http://a.test:1"),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "fd00::/8,.example"}, ""),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "service.example"}, ""),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "service.example:443"}, "http://a.test:1"),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "ice.example"}, "http://a.test:1"),
        ({"ALL_PROXY": "http://a.test:1", "NO_PROXY": "*.example"}, ""),
        ({"ALL_PROXY": "socks4://a.test:1", "NO_PROXY": "*"}, ""),
    ],
)
def test_the_systems_proxy(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], address: str
) -> None:
    surroundings(monkeypatch, **variables)
    assert proxy_for(SERVICE) == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://[fd00::5]/", ""),
        ("https://[fe00::5]/", "http://a.test:1"),
        ("https://10.200.0.1/", ""),
        ("https://11.200.0.1/", "http://a.test:1"),
        ("https://service.example:8443/", ""),
        ("https://[2001:db8::1]:8443/", ""),
    ],
)
def test_ranges_and_ports_are_exempt(
    monkeypatch: pytest.MonkeyPatch, url: str, address: str
) -> None:
    exempt = "fd00::/8,10.0.0.0/8,service.example:8443,[2001:db8::1]:8443"
    surroundings(monkeypatch, ALL_PROXY="http://a.test:1", NO_PROXY=exempt)
    assert proxy_for(url) == address


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"ALL_PROXY": "socks4://a.test:1"}, "ALL_PROXY=socks4://a.test:1"),
        ({"https_proxy": "ftp://u:secret@a.test:1"}, "https_proxy=ftp://a.test:1"),
        ({"HTTPS_PROXY": "http://u:secret@a.test:port"}, "HTTPS_PROXY=http://a.test:port"),
        ({"HTTPS_PROXY": "u:secret@:"}, "HTTPS_PROXY=:"),
        ({"HTTPS_PROXY": "socks4://b", "ALL_PROXY": "socks4://a"}, "HTTPS_PROXY=socks4://b"),
    ],
)
def test_what_cannot_be_used_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], name: str
) -> None:
    surroundings(monkeypatch, **variables)
    with pytest.raises(SetupError) as caught:
        proxy_for(SERVICE)
    assert caught.value.name == name


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "https://localhost./", "http://[::1]/", "http://127.1/"]
)
def test_this_computer_is_reached_directly(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    surroundings(monkeypatch, ALL_PROXY="socks4://a.test:1")
    assert proxy_for(url) == ""
    assert proxy_for(url, "http://b.test:1") == ""


def test_the_setting_goes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    surroundings(monkeypatch, ALL_PROXY="http://a.test:1", NO_PROXY="*")
    assert proxy_for(SERVICE, NO_PROXY) == ""
    assert proxy_for(SERVICE, "socks5://b.test:1") == "socks5://b.test:1"
    with pytest.raises(SetupError, match=r"socks4://b\.test"):
        proxy_for(SERVICE, "socks4://b.test")


def test_a_setting_holds_no_password() -> None:
    assert proxy_setting(" b.test:1 ") == proxy_address("http://b.test:1") == "http://b.test:1"
    for text in ("u:p@b.test:1", "http://u@b.test", "", "ftp://b.test", "http://", "b.test:x"):
        with pytest.raises(AddressError):
            proxy_setting(text)


def test_nothing_goes_out_where_the_proxy_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    surroundings(monkeypatch, ALL_PROXY="socks4://u:pw@127.0.0.1:9")

    async def go() -> None:
        async with VoiceCloneClient("https://service.example", "sk-1", retry=NEVER_AGAIN) as client:
            with pytest.raises(NetworkSetupError) as caught:
                await client.create()
        assert caught.value.name == "ALL_PROXY=socks4://127.0.0.1:9"
        assert caught.value.problem is SetupProblem.PROXY
        assert not caught.value.facts.may_have_taken_effect
        assert "pw" not in str(caught.value)
        demos, samples = AudioFetcher(), SampleFetcher()
        with pytest.raises(DemoError) as demo:
            async with demos.open("https://demo.example/a.mp3"):
                pass
        with pytest.raises(SampleError) as sample:
            async with samples.open("https://demo.example/a.mp3"):
                pass
        assert (demo.value.problem, sample.value.problem) == (
            DemoProblem.PROXY,
            SampleProblem.PROXY,
        )
        assert demo.value.detail == sample.value.detail == caught.value.name
        await demos.aclose()
        await samples.aclose()

    asyncio.run(go())


@pytest.mark.parametrize(
    ("handshake", "scheme"), [(connects, "http"), (socks, "socks5"), (socks, "socks")]
)
def test_the_token_goes_through_a_proxy_in_cipher(
    certificate: Certificate, handshake: Handshake, scheme: str
) -> None:
    async def go() -> None:
        async with (
            RawServer(LISTING, tls=certificate("service.example")) as server,
            proxy_server(handshake, server.port) as proxy,
        ):
            proxies = Proxies(f"{scheme}://127.0.0.1:{proxy.port}")
            async with VoiceCloneClient(
                "https://service.example", "sk-secret", retry=NEVER_AGAIN, proxies=proxies
            ) as client:
                assert await client.list() == []
                assert server.requests[0].headers["authorization"] == "Bearer sk-secret"
                assert proxy.asked == ["service.example:443"]
                assert b"sk-secret" not in proxy.seen
                # The next request goes as the setting then says.
                proxies.setting = "socks4://127.0.0.1:9"
                with pytest.raises(NetworkSetupError):
                    await client.list()

    asyncio.run(go())


def test_no_token_goes_to_a_proxy_in_clear() -> None:
    async def go() -> None:
        async with RawServer(LISTING) as proxy:
            session = HttpSession(Timeouts(), limit=1, proxies=Proxies(proxy.url))
            headers = {"Authorization": "Bearer sk-secret"}
            with pytest.raises(httpx.UnsupportedProtocol):
                async with session.stream(
                    "GET", httpx.URL("http://service.example/"), headers=headers
                ):
                    pass
            assert proxy.connections == 0
            await session.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("status", [403, 407, 502])
def test_a_proxy_that_refuses_is_named(status: int) -> None:
    async def go() -> None:
        async with RawServer(says(status)) as proxy:
            async with VoiceCloneClient(
                "https://service.example",
                "sk-1",
                retry=NEVER_AGAIN,
                proxies=Proxies(proxy.url.replace("http://", "http://u:pw@")),
            ) as client:
                with pytest.raises(NetworkSetupError) as caught:
                    await client.create()
            assert caught.value.name == proxy.url
            assert not caught.value.facts.may_have_taken_effect
            told = proxy.requests[0].headers["proxy-authorization"]
            assert base64.b64decode(told.partition(" ")[2]) == b"u:pw"

    asyncio.run(go())


def test_a_proxy_that_does_not_answer_is_named() -> None:
    async def go() -> None:
        async with RawServer(LISTING) as gone:
            address = gone.url
        for scheme in ("http", "socks5"):
            proxies = Proxies(address.replace("http", scheme))
            async with VoiceCloneClient(
                "https://service.example", "sk-1", retry=NEVER_AGAIN, proxies=proxies
            ) as client:
                with pytest.raises(NetworkSetupError):
                    await client.create()

    asyncio.run(go())
