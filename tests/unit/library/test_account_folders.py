from pathlib import Path

import pytest

from voicedesk.domain.errors import LibraryError
from voicedesk.library import AccountFolders, Move, Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path)


@pytest.fixture
def folders(places: Places) -> AccountFolders:
    return AccountFolders(places)


def make(places: Places, name: str, content: str = "") -> Path:
    folder = places.account_folder(name)
    folder.mkdir(parents=True)
    (folder / "library.sqlite3").write_text(content or name)
    return folder


def held(places: Places, name: str) -> str:
    return (places.account_folder(name) / "library.sqlite3").read_text()


def test_what_is_kept_comes_back_with_its_name_alone(
    places: Places, folders: AccountFolders
) -> None:
    make(places, "工作")
    make(places, "other")
    folders.keep("工作")
    assert not folders.has("工作")
    folders.bring_back("else")
    assert not folders.has("else")
    folders.bring_back("工作")
    assert held(places, "工作") == "工作"
    assert held(places, "other") == "other"


def test_the_library_that_was_kept_last_comes_back(places: Places, folders: AccountFolders) -> None:
    for number in range(12):
        make(places, "work", str(number))
        folders.keep("work")
    folders.bring_back("work")
    assert held(places, "work") == "11"
    folders.bring_back("work")
    assert held(places, "work") == "11", "one that is there is left alone"


def test_what_is_set_aside_is_gone_once_it_is_swept(
    places: Places, folders: AccountFolders
) -> None:
    make(places, "work")
    make(places, "other")
    for _ in range(2):
        folders.set_aside("work")
        assert not folders.has("work")
        make(places, "work")
    folders.set_aside("work")
    folders.bring_back("work")
    assert not folders.has("work")
    folders.sweep()
    assert [path.name for path in (places.data / "accounts").iterdir()] == ["other"]


def test_an_account_without_a_library_is_no_trouble(
    places: Places, folders: AccountFolders
) -> None:
    folders.keep("none")
    folders.set_aside("none")
    folders.bring_back("none")
    folders.sweep()
    folders.move("none", "some")
    assert folders.unfinished() is None
    folders.finish_move()


def test_a_move_is_known_as_unfinished_until_the_settings_have_followed(
    places: Places, folders: AccountFolders
) -> None:
    make(places, "work")
    assert folders.unfinished() is None
    folders.move("work", "studio")
    assert held(places, "studio") == "work"
    assert AccountFolders(places).unfinished() == Move("work", "studio")
    folders.finish_move()
    assert folders.unfinished() is None


def test_a_library_in_the_way_is_set_aside_and_not_lost(
    places: Places, folders: AccountFolders
) -> None:
    make(places, "work")
    make(places, "studio")
    folders.move("work", "studio")
    assert held(places, "studio") == "work"
    folders.finish_move()
    folders.move("studio", "again")
    folders.finish_move()
    folders.bring_back("studio")
    assert held(places, "studio") == "studio"


def test_a_move_that_fails_leaves_all_as_it_was(
    places: Places, folders: AccountFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(places, "work")

    def refuse(path: Path, target: Path) -> Path:
        raise OSError(13, "no such luck")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(LibraryError, match="no such luck"):
            folders.move("work", "studio")
    assert held(places, "work") == "work"
    assert not folders.has("studio")
    assert folders.unfinished() is None


@pytest.mark.parametrize("content", ["", "[]", "[1]", "nonsense", '["a", "b"]'])
def test_a_journal_that_says_nothing_is_none(
    places: Places, folders: AccountFolders, content: str
) -> None:
    make(places, "work")
    (places.data / "accounts" / ".move").write_text(content)
    assert folders.unfinished() is None
