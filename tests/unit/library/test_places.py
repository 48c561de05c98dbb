"""Where things are kept."""

import unicodedata
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from voicedesk.library import Places

PLACES = Places.under(Path("/data"))


def _name(account: str) -> str:
    folder = PLACES.account_folder(account)
    assert folder.parent == Path("/data/accounts")
    return folder.name


def test_all_is_under_one_folder() -> None:
    assert Places(Path("/data"), Path("/data/cache"), Path("/data/logs")) == PLACES
    assert PLACES.settings == Path("/data/settings.json")


def test_the_platforms_places_are_named_after_the_program() -> None:
    places = Places.of_platform()
    assert "voicedesk" in places.data.parts
    assert "voicedesk" in places.cache.parts
    assert "voicedesk" in places.logs.parts


def test_plain_names_stay_readable() -> None:
    assert [_name(name) for name in ("default", "work-2")] == ["default", "work-2"]


@given(account=st.text(st.characters(), max_size=300))
@example("")
@example("..")
@example("/etc/passwd")
@example("C:\\x")
@example("con")
@example("nul")
@example("\0")
@example("x" * 300)
@example("\ud800")
def test_any_name_is_a_safe_folder_name(account: str) -> None:
    name = _name(account)
    assert 0 < len(name) <= 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert name not in {"con", "nul", "aux", "com1"}


def _kin(account: str) -> list[str]:
    """Names that a careless disk takes for the same."""
    return [
        account,
        account.upper(),
        account.lower(),
        unicodedata.normalize("NFC", account),
        unicodedata.normalize("NFD", account),
        f"{account} ",
        f"{account}.",
        f"_{account}",
        _name(account),
    ]


@given(first=st.text(max_size=150), second=st.text(max_size=150))
@example("é", "con")
@example("_63on", "x" * 130)
@example("long" * 40, "long" * 41)
def test_distinct_names_never_share_a_folder(first: str, second: str) -> None:
    accounts = {*_kin(first), *_kin(second)}
    assert len({_name(account) for account in accounts}) == len(accounts)
