"""Where links may lead: never to this computer or a private network from elsewhere."""

import asyncio
import socket
from collections.abc import Collection

import pytest

from tests.unit.api.conftest import Certificate
from tests.unit.api.proxy_servers import connects, proxy_server
from tests.unit.api.raw_server import RawServer, says
from voicedesk.api import AudioFetcher, Proxies, SampleFetcher, Timeouts
from voicedesk.api.audio_fetcher import LinkFetcher
from voicedesk.api.places import OutOfReachError, Places
from voicedesk.domain.account import NetworkPlace, place_of
from voicedesk.domain.errors import DemoError, DemoProblem, SampleError, SampleProblem

HERE, OUTSIDE = "http://127.0.0.1", "https://service.example"
SOUND = b"ID3" + bytes(range(256)) * 100
HASTE = Timeouts(connect=2.0, read=1.0)
FETCHERS = [AudioFetcher, SampleFetcher]
OUT_OF_REACH = {DemoProblem.BAD_LINK, SampleProblem.OUT_OF_REACH}


class Names:
    """Looks names up in a table, and counts how often."""

    def __init__(self, **names: str) -> None:
        self.names = {name.replace("__", "."): value for name, value in names.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Collection[str]:
        self.asked.append(host)
        if host not in self.names:
            raise socket.gaierror
        return self.names[host].split()


async def fetch(fetcher: LinkFetcher, url: str) -> bytes:
    async with fetcher.open(url) as stream:
        return b"".join([chunk async for chunk in stream.chunks()])


THIS_COMPUTER = [
    *("127.0.0.1", "127.9.9.9", "0.0.0.0", "0", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"),
    *("0x7f.1", "localhost", "LOCALHOST.", "demo.localhost", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:0:0]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "127.0.0.1."),
    *("[2002:7f00:1::]", "[2001:0:1:2:3:4:80ff:fffe]", "１２７.０.０.１", "127。0。0。1", "①②⑦.1"),
]
PRIVATE = [
    *("10.0.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "2852039166"),
    *("[fe80::1%25eth0]", "[fd00::1]", "[fec0::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a9fe:a9fe]"),
    *("[64:ff9b:1::1]", "[2002:c0a8:101::]", "224.0.0.1", "255.255.255.255", "[ff02::1]", "10.1"),
]


@pytest.mark.parametrize("host", THIS_COMPUTER)
def test_every_spelling_of_this_computer(host: str) -> None:
    assert place_of(host) is NetworkPlace.THIS_COMPUTER


@pytest.mark.parametrize("host", PRIVATE)
def test_every_spelling_of_a_private_network(host: str) -> None:
    assert place_of(host) is NetworkPlace.PRIVATE


@pytest.mark.parametrize(
    "host", ["demo.example", "8.8.8.8", "[2606:4700::1]", "198.18.0.7", "1a.example", "172.32.0.1"]
)
def test_the_rest_is_public(host: str) -> None:
    assert place_of(host) is NetworkPlace.PUBLIC


@pytest.mark.parametrize("kind", FETCHERS)
@pytest.mark.parametrize("host", [*THIS_COMPUTER, *PRIVATE])
def test_from_elsewhere_nothing_inside_is_asked(kind: type[LinkFetcher], host: str) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server:
            fetcher = kind(OUTSIDE, timeouts=HASTE, resolve=Names())
            with pytest.raises((DemoError, SampleError)) as caught:
                await fetch(fetcher, f"http://{host}:{server.port}/")
            assert caught.value.problem in OUT_OF_REACH | {SampleProblem.REDIRECTED}
            assert server.connections == 0
            await fetcher.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("kind", FETCHERS)
@pytest.mark.parametrize(
    "addresses",
    [
        "127.0.0.1",
        "8.8.8.8 127.0.0.1",
        "127.0.0.1 8.8.8.8",
        "::ffff:127.0.0.1",
        "2606:4700::1 ::1",
        "fe80::1%eth0",
        "169.254.169.254 8.8.8.8",
    ],
)
def test_all_addresses_of_a_name_have_to_pass(kind: type[LinkFetcher], addresses: str) -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server:
            fetcher = kind(OUTSIDE, timeouts=HASTE, resolve=Names(demo__example=addresses))
            with pytest.raises((DemoError, SampleError)) as caught:
                await fetch(fetcher, f"http://demo.example:{server.port}/")
            assert caught.value.problem in OUT_OF_REACH
            assert caught.value.detail == "demo.example"
            assert server.connections == 0
            await fetcher.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("kind", FETCHERS)
def test_the_connection_goes_to_the_address_that_was_checked(
    kind: type[LinkFetcher], certificate: Certificate
) -> None:
    """The server's name in TLS is the link's, and one look-up serves one connection."""
    tls = certificate("demo.example")
    served: list[str | None] = []
    tls.sni_callback = lambda _socket, name, _context: served.append(name)

    async def go() -> None:
        async with RawServer(says(200, SOUND), tls=tls) as server:
            names = Names(demo__example="127.0.0.1")
            fetcher = kind(HERE, timeouts=HASTE, resolve=names)
            for _ in range(3):
                assert await fetch(fetcher, f"https://demo.example:{server.port}/a") == SOUND
            assert (names.asked, served) == (["demo.example"], ["demo.example"])
            assert server.requests[0].headers["host"] == f"demo.example:{server.port}"
            await fetcher.aclose()

    asyncio.run(go())


def test_an_address_that_is_dead_gives_way_to_the_next() -> None:
    async def go() -> None:
        async with RawServer(says(200, SOUND)) as server:
            names = Names(demo__example="127.0.0.9 127.0.0.8 127.0.0.1")
            fetcher = AudioFetcher(HERE, timeouts=HASTE, resolve=names)
            assert await fetch(fetcher, f"http://demo.example:{server.port}/a") == SOUND
            assert server.connections == 1
            await fetcher.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("kind", FETCHERS)
@pytest.mark.parametrize("inside", ["127.0.0.1", "localhost", "home.example", "[::ffff:7f00:1]"])
def test_a_redirect_from_elsewhere_never_leads_inside(kind: type[LinkFetcher], inside: str) -> None:
    """Not even where the service itself is here."""

    async def go() -> None:
        async with RawServer(says(200, SOUND)) as here:
            moved = says(302, headers={"Location": f"http://{inside}:{here.port}/"})
            async with RawServer(moved) as outside:
                fetcher = kind(
                    HERE,
                    timeouts=HASTE,
                    proxies=Proxies(outside.url),
                    resolve=Names(home__example="127.0.0.1"),
                )
                with pytest.raises((DemoError, SampleError)) as caught:
                    await fetch(fetcher, "http://demo.example/")
                assert caught.value.problem in OUT_OF_REACH
                assert (len(outside.requests), here.connections) == (1, 0)
                await fetcher.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("kind", FETCHERS)
def test_a_proxy_is_not_asked_for_what_is_inside(kind: type[LinkFetcher]) -> None:
    async def go() -> None:
        async with proxy_server(connects, to=9) as proxy:
            fetcher = kind(
                OUTSIDE,
                timeouts=HASTE,
                proxies=Proxies(f"http://127.0.0.1:{proxy.port}"),
                resolve=Names(home__example="8.8.8.8 127.0.0.1"),
            )
            for host in ("home.example", "10.1.2.3", "169.254.169.254"):
                with pytest.raises((DemoError, SampleError)) as caught:
                    await fetch(fetcher, f"https://{host}/")
                assert caught.value.problem in OUT_OF_REACH
            assert proxy.asked == []
            await fetcher.aclose()

    asyncio.run(go())


def test_behind_a_proxy_a_name_is_not_looked_up_again_and_again() -> None:
    """Where there is a proxy, it may be that no name is ever found here, and that it takes long."""

    async def go() -> None:
        async with RawServer(says(200, SOUND)) as proxy:
            names = Names()
            fetcher = AudioFetcher(OUTSIDE, proxies=Proxies(proxy.url), resolve=names)
            for number in range(4):
                assert await fetch(fetcher, f"http://demo.example/{number}") == SOUND
            assert names.asked == ["demo.example"]
            await fetcher.aclose()

    asyncio.run(go())


def test_a_service_in_a_private_network_leads_there_and_not_to_this_computer() -> None:
    names = Names(service__corp="10.0.0.1", demo__corp="10.0.0.2 fd00::2", here__corp="127.0.0.1")
    names.names |= {"service.example": "8.8.8.8 10.0.0.1"}

    async def may(service: str, host: str) -> bool:
        try:
            return bool(await Places(service, resolve=names).check(host, 443))
        except OutOfReachError:
            return False

    async def go() -> None:
        for service in ("https://service.corp", "https://10.0.0.1"):
            assert await may(service, "demo.corp")
            assert await may(service, "10.0.0.9")
            assert not await may(service, "here.corp")
            assert not await may(service, "127.0.0.1")
        for service in ("https://service.example", "https://unknown.example", ""):
            assert not await may(service, "demo.corp")

    asyncio.run(go())
