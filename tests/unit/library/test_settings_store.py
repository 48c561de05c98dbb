"""The settings file."""

import asyncio
import json
import stat
from pathlib import Path

import pytest

from tests.unit.library.conftest import files_no_longer_than
from voicedesk.domain.account import Account
from voicedesk.domain.errors import LibraryError
from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.library import Settings, SettingsStore

STORAGE = StorageSettings(
    StorageProvider.KODO, "https://s3.cn-east-2.qiniucs.com", "cn-east-2", "voices"
)
CHOSEN = Settings(
    language="zh_CN",
    theme="dark",
    last_account="工作",
    accounts=(Account("工作", "https://voice.example", storage=STORAGE), Account()),
    volume=0.25,
    muted=True,
    play_on_move=True,
    window="AdnQ",
    columns="AAAA",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_without_a_file_everything_is_as_usual(path: Path) -> None:
    store = SettingsStore(path)
    assert store.read() == Settings()
    assert store.set_aside is None
    assert not path.parent.exists()


def test_what_was_chosen_is_there_after_a_restart(path: Path) -> None:
    SettingsStore(path).write(Settings())
    SettingsStore(path).write(CHOSEN)
    assert SettingsStore(path).read() == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_the_file_is_this_users_alone(path: Path) -> None:
    SettingsStore(path).write(CHOSEN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ({"theme": "dark", "later": 1}, Settings(theme="dark")),
        ({"theme": 5, "muted": "yes", "play_on_move": 1, "window": None}, Settings()),
        ({"volume": True}, Settings()),
        ({"volume": 0.8, "muted": True}, Settings(volume=1.0, muted=True)),  # never moved
        ({"volume": 0.79}, Settings(volume=0.79)),
        ({"volume": 0.8, "version": 2}, Settings(volume=0.8)),
        ({"volume": 1.5}, Settings()),
        ({"volume": float("nan")}, Settings()),
        ({"volume": 1}, Settings(volume=1.0)),
        ({"accounts": "work"}, Settings(steps_left=())),
        (
            {
                "accounts": [
                    {"name": "a", "address": "https://a"},
                    {"name": "a", "address": "https://b"},
                    {"name": "", "address": "https://c"},
                    {"name": "d"},
                    "e",
                    None,
                ]
            },
            Settings(accounts=(Account("a", "https://a"),), steps_left=()),
        ),
        (
            {
                "accounts": [
                    {"name": "a", "address": "http://[bad"},
                    {"name": "b", "address": "http://far.example"},
                    {"name": "c", "address": "https://user:pass@c.example"},
                    {"name": "d", "address": "HTTPS://d.example/"},
                ]
            },
            Settings(accounts=(Account("d", "https://d.example"),), steps_left=()),
        ),
        *(
            (
                {"accounts": [{"name": "a", "address": "https://a", "storage": storage}]},
                Settings(accounts=(Account("a", "https://a"),), steps_left=()),
            )
            for storage in (
                "kodo",
                {"provider": "kodo"},
                {**STORAGE._asdict(), "provider": "later"},
                {**STORAGE._asdict(), "endpoint": "http://far.example"},
                {**STORAGE._asdict(), "bucket": 5},
            )
        ),
        ({}, Settings()),
    ],
)
def test_what_the_file_says_wrongly_isnt_said(
    path: Path, said: dict[str, object], understood: Settings
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(said))
    store = SettingsStore(path)
    assert store.read() == understood
    assert store.set_aside is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[1, 2]", b"null", b'{"theme": "da', b"[" * 100_000]
)
def test_an_unreadable_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.read() == Settings()
    assert store.set_aside is not None
    assert store.set_aside.name.startswith("settings-damaged-2")
    assert store.set_aside.read_bytes() == content
    store.write(CHOSEN)
    assert SettingsStore(path).read() == CHOSEN


def test_out_of_reach_is_an_error_that_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = SettingsStore(tmp_path / "file" / "settings.json")
    with pytest.raises(LibraryError, match=r"file/settings\.json"):
        store.write(CHOSEN)
    store = SettingsStore(tmp_path / "file" / "settings.json")
    with pytest.raises(LibraryError, match=r"file/settings\.json"):
        store.read()


def test_what_is_no_file_is_set_aside(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "kept").touch()
    store = SettingsStore(path)
    assert store.read() == Settings()
    assert store.set_aside is not None
    assert (store.set_aside / "kept").exists()
    store.write(CHOSEN)
    assert SettingsStore(path).read() == CHOSEN


def test_what_can_neither_be_read_nor_moved_is_left_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsStore(path).write(CHOSEN)
    before = path.read_bytes()

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    store = SettingsStore(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(LibraryError, match="Permission denied"):
            store.read()
    with pytest.raises(LibraryError, match="aren't replaced"):
        store.write(Settings())
    assert path.read_bytes() == before


def test_a_write_that_fails_leaves_what_was_there(path: Path) -> None:
    store = SettingsStore(path)
    store.write(CHOSEN)
    with files_no_longer_than(100), pytest.raises(LibraryError, match=r"settings\.json"):
        store.write(Settings(window="x" * 1000))
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    assert SettingsStore(path).read() == CHOSEN


def test_saves_come_in_order_and_survive_cancellation(path: Path) -> None:
    store = SettingsStore(path)

    async def save_many() -> None:
        saving = [
            asyncio.ensure_future(store.save(Settings(columns=str(number)))) for number in range(20)
        ]
        await asyncio.sleep(0)
        saving[-1].cancel()
        await asyncio.gather(*saving[:-1])

    asyncio.run(save_many())
    store.close_now()
    assert SettingsStore(path).read().columns == "19"
