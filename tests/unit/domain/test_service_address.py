import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.account import (
    AddressError,
    AddressProblem,
    NetworkPlace,
    clean_address,
    is_loopback,
    service_place,
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://xrobo.qiniu.com", "https://xrobo.qiniu.com"),
        (" https://xrobo.qiniu.com/ ", "https://xrobo.qiniu.com"),
        ("HTTPS://XROBO.qiniu.com:443/v2/", "https://xrobo.qiniu.com:443/v2"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_the_one_form(text: str, clean: str) -> None:
    assert clean_address(text) == clean
    assert clean_address(clean) == clean


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("xrobo.qiniu.com", AddressProblem.NOT_HTTP),
        ("ftp://a.example", AddressProblem.NOT_HTTP),
        ("https://", AddressProblem.NO_HOST),
        ("https://a b.example", AddressProblem.NO_HOST),
        ("https://a.example:port", AddressProblem.BAD_PORT),
        ("https://[::1", AddressProblem.BAD_PORT),
        ("https://me:pw@a.example", AddressProblem.CREDENTIALS),
        ("https://a.example/?q", AddressProblem.QUERY),
        ("https://a.example/#f", AddressProblem.QUERY),
        ("http://a.example", AddressProblem.PLAIN_HTTP),
        ("http://127.0.0.1.evil.example", AddressProblem.PLAIN_HTTP),
        ("http://localhost.evil.example", AddressProblem.PLAIN_HTTP),
    ],
)
def test_what_cannot_be_used(text: str, problem: AddressProblem) -> None:
    with pytest.raises(AddressError) as caught:
        clean_address(text)
    assert caught.value.problem is problem
    assert "pw" not in str(caught.value)


@given(st.text())
def test_anything_may_be_typed(text: str) -> None:
    for typed in (text, f"https://{text}"):
        try:
            assert clean_address(clean_address(typed))
        except AddressError:
            continue


def test_what_means_this_computer() -> None:
    for host in ("localhost", "Localhost.", "127.0.0.1", "127.255.0.9", "::1", "[::1]"):
        assert is_loopback(host), host
    for host in ("", "localhost.example", "128.0.0.1", "::2", "127.0.0.1.example", "0.0.0.0"):
        assert not is_loopback(host), host
    assert service_place("http://127.0.0.1:9") is NetworkPlace.THIS_COMPUTER
    assert service_place("https://10.1.2.3/api") is NetworkPlace.PRIVATE
    assert service_place("https://xrobo.qiniu.com") is NetworkPlace.PUBLIC
    assert service_place("http://[bad") is NetworkPlace.PUBLIC
    assert service_place("") is NetworkPlace.PUBLIC
