from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem
from voicedesk.domain.table import FileNeed, RowCheck, TableRow, check_rows, trained_link
from voicedesk.domain.voice import NameProblem

A, B = "https://a.test/a.mp3", "https://b.test/b.mp3"


def test_a_file_needs_its_folder_and_storage() -> None:
    rows = TableRow("Lin", "lin.wav"), TableRow("Kim", "kim.wav", folder="/r"), TableRow("Ada", A)
    without = check_rows(rows, service=NetworkPlace.PUBLIC, has_storage=False)
    assert [one.need for one in without] == [FileNeed.FOLDER, FileNeed.STORAGE, None]
    assert [one.can_be_sent for one in without] == [False, False, True]
    assert [one.can_be_looked_at for one in without] == [False, True, True]
    assert [one.need for one in check(*rows)] == [FileNeed.FOLDER, None, None]


def test_two_rows_of_one_file_are_told() -> None:
    rows = TableRow("Lin", "a.wav", folder="/r"), TableRow("Kim", "/r/a.wav")
    assert [one.same_link for one in check(*rows)] == [None, 1]


def check(*rows: TableRow, **known: frozenset[str]) -> list[RowCheck]:
    return check_rows(rows, service=NetworkPlace.PUBLIC, **known)


def test_each_row_is_checked_like_the_form() -> None:
    good, long, local = check(
        TableRow("Nora", A), TableRow("x" * 21, B), TableRow("", "http://127.0.0.1/a.mp3")
    )
    assert good == RowCheck()
    assert good.can_be_sent
    assert long.name is NameProblem.TOO_LONG
    assert (local.name, local.link) == (NameProblem.EMPTY, LinkProblem.THIS_COMPUTER)
    assert not local.can_be_sent


def test_a_name_or_link_that_comes_twice_is_pointed_out() -> None:
    _, name, link, both = check(
        TableRow("Nora", A), TableRow("ＮＯＲＡ", B), TableRow("Lin", f" {A} "), TableRow("nora", A)
    )
    assert (name.same_name, name.same_link) == (1, None)
    assert (link.same_name, link.same_link) == (None, 1)
    assert (both.same_name, both.same_link) == (1, 1)
    assert all(one.can_be_sent for one in (name, link, both))


def test_empty_cells_are_no_duplicates() -> None:
    assert [one.same_name for one in check(TableRow("", ""), TableRow("", ""))] == [None, None]


def test_what_was_made_before_is_pointed_out() -> None:
    (row,) = check(TableRow("Nora", A), names=frozenset({"nora"}), links=frozenset({A}))
    assert row.is_known
    assert row.was_trained
    assert row.can_be_sent


def test_a_signature_makes_no_other_recording() -> None:
    assert trained_link(f"{A}?e=1&token=x") == trained_link(f"{A}?e=2&token=y") == A
    assert trained_link(f"{A}?id=1") != trained_link(f"{A}?id=2")
