"""A certificate authority of the tests' own, trusted as a company's is."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from voicedesk.api.network_setup import system_trust

Certificate = Callable[[str], ssl.SSLContext]

_PROXY_NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests say which proxies there are."""
    for name in _PROXY_NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certificate(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Certificate]:
    """Makes a server's certificate for a host, of an authority that `SSL_CERT_FILE` names."""
    authority.cert_pem.write_to_path(str(tmp_path / "company.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
    system_trust.cache_clear()

    def issue(host: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
        return context

    yield issue
    system_trust.cache_clear()
