import hashlib
from datetime import UTC, datetime
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.storage.signing import Signer, StorageKeys

AT = datetime(2026, 11, 30, 12, 0, 5, tzinfo=UTC)
KEYS = StorageKeys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=")
text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
names = text.filter(lambda name: name not in {".", ".."} and "//" not in name)


@given(
    method=st.sampled_from(["GET", "PUT", "DELETE", "HEAD"]),
    bucket=st.from_regex(r"[a-z0-9][a-z0-9.-]{1,20}[a-z0-9]", fullmatch=True),
    name=names,
    region=st.sampled_from(["cn-east-1", "auto", "oss-cn-hangzhou"]),
    provider=st.sampled_from(StorageProvider),
    body=st.binary(max_size=20),
)
def test_headers_are_signed_as_botocore_does(
    method: str, bucket: str, name: str, region: str, provider: StorageProvider, body: bytes
) -> None:
    url = StorageSettings(provider, "https://s3.example.com", region, bucket).address(name)
    request = AWSRequest(method=method, url=url, headers={"Content-Type": "audio/wav"}, data=body)
    with mock.patch("botocore.auth.get_current_datetime", return_value=AT):
        S3SigV4Auth(Credentials(*KEYS), "s3", region).add_auth(request)
    ours = Signer(KEYS, region).headers(
        method,
        url,
        body_hash=hashlib.sha256(body).hexdigest(),
        headers={"Content-Type": "audio/wav"},
        at=AT,
    )
    assert ours["authorization"] == request.headers["Authorization"]
    assert ours["x-amz-date"] == request.headers["X-Amz-Date"]


@given(name=names, seconds=st.integers(1, 7 * 24 * 3600))
def test_links_are_signed_as_botocore_does(name: str, seconds: int) -> None:
    url = StorageSettings(StorageProvider.AWS, "https://s3.example.com", "eu", "bucket").address(
        name
    )
    request = AWSRequest(method="GET", url=url)
    with mock.patch("botocore.auth.get_current_datetime", return_value=AT):
        S3SigV4QueryAuth(Credentials(*KEYS), "s3", "eu", expires=seconds).add_auth(request)
    theirs = urlsplit(request.url)
    ours = urlsplit(Signer(KEYS, "eu").link(url, seconds, at=AT))
    assert parse_qs(ours.query) == parse_qs(theirs.query)
    assert (ours.netloc, ours.path) == (theirs.netloc, theirs.path)


@pytest.mark.parametrize("seconds", [0, -1, 7 * 24 * 3600 + 1])
def test_no_link_is_valid_for_longer_than_storage_allows(seconds: int) -> None:
    with pytest.raises(ValueError, match="can't be valid"):
        Signer(KEYS, "eu").link("https://s3.example.com/b/x", seconds)


def test_the_secret_is_not_shown() -> None:
    assert KEYS.secret not in repr(KEYS) + str(KEYS) + repr(Signer(KEYS, "eu"))


def test_keys_come_back_from_their_line_and_are_not_shown() -> None:
    keys = StorageKeys("AK", 'S"K\\')
    assert StorageKeys.from_text(keys.text) == keys
    assert "AK" not in repr(keys)
    for text in ("", "AK", "[]", '{"access": "AK"}', '{"access": "AK", "secret": ""}', "[" * 9999):
        assert StorageKeys.from_text(text) is None
