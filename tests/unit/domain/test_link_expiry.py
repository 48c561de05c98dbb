from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.links import expires_at

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "query",
    [
        "X-Amz-Algorithm=A&X-Amz-Date=20261125T110000Z&X-Amz-Expires=3600&X-Amz-Signature=s",
        "x-amz-date=20261125T113000Z&x-amz-expires=1800",
        "X-Goog-Date=20261125T110000Z&X-Goog-Expires=3600",
        "x-oss-date=20261125T110000Z&x-oss-expires=3600&x-oss-signature=s",
        "X-Tos-Date=20261125T110000Z&X-Tos-Expires=3600",
        f"AWSAccessKeyId=a&Expires={NOON:.0f}&Signature=s",
        f"OSSAccessKeyId=a&Expires={NOON:.0f}&Signature=s%3D",
        f"Expires={NOON:.0f}&Key-Pair-Id=k&Policy=p",
        f"e={NOON:.0f}&token=ak:sign",
        f"q-sign-time=1700000000%3B{NOON:.0f}&q-signature=s",
        "sv=2024&se=2026-11-25T12%3A00%3A00Z&sig=s",
        "se=2026-11-25T20:00:00%2B08:00&sig=s",
        f"e={NOON:.0f}&token=t&attname=a.mp3&e2=1",
    ],
)
def test_links_say_until_when_they_are_good(query: str) -> None:
    assert expires_at(f"https://store.example/a.mp3?{query}") == NOON


@pytest.mark.parametrize(
    "query",
    [
        "",
        "e=1",
        f"e={NOON:.0f}",
        f"expires={NOON:.0f}",
        "Expires=3600&Signature=s",
        "e=2147483647x&token=t",
        "X-Amz-Date=20261325T110000Z&X-Amz-Expires=3600",
        "X-Amz-Date=20261125T110000Z&X-Amz-Expires=soon",
        "X-Amz-Date=20261125T110000Z&X-Goog-Expires=60",
        "se=tomorrow&sig=s",
        "se=2026-11-25T12:00:00Z",
        "q-sign-time=1",
        "e=" + "9" * 400 + "&token=t",
    ],
)
def test_other_links_do_not_say(query: str) -> None:
    assert expires_at(f"https://store.example/a.mp3?{query}") is None


@given(st.text())
def test_any_link_can_be_asked(text: str) -> None:
    expires_at(text)
    expires_at(f"https://a.example/?{text}")
    expires_at(f"https://a.example/?sig=s&se={text}&e={text}&token=&x-amz-date={text}")
