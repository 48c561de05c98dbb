import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicedesk.domain import table
from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.table import TableRow, check_rows, file_row, read_table

A, B = "https://a.test/a.mp3", "https://b.test/b.mp3"


@pytest.mark.parametrize(
    "text",
    [
        f"林知夏\t{A}\n陈默\t{B}",
        f"林知夏,{A}\r\n陈默,{B}\r\n",
        f"{A};林知夏\n{B};陈默\n",
        f"林知夏，{A}\n陈默，{B}",
        f"\ufeff名称,音频链接\n林知夏,{A}\n陈默,{B}",
        f"URL\tVoice name\n{A}\t林知夏\n{B}\t陈默",
        f'"Name","Audio_URL"\n"林知夏","{A}"\n"陈默","{B}"',
        f"姓名,链接\n林知夏,{A}\n陈默,{B}",
        f"\n\n林知夏,{A}\n , \n,\n陈默,{B}\n\n",
        f"林知夏 {A}\n陈默： {B}",
        f"林知夏\u3000: {A}\n陈默\u3000： {B}",
        f'编号,名称,录音\n1,"林知夏",{A}\n2,陈默,{B}',
    ],
)
def test_the_same_table_in_many_forms(text: str) -> None:
    assert [(row.name, row.link) for row in read_table(text)] == [("林知夏", A), ("陈默", B)]


def test_a_speaker_has_a_column_of_its_own() -> None:
    assert read_table(f"说话人,名称,链接\n王芳,旁白,{A}") == [TableRow("旁白", A, "王芳")]
    assert read_table(f"名称,音频链接,声音本人\n旁白,{A},王芳") == [TableRow("旁白", A, "王芳")]
    assert read_table(f"Narrator\t{A}\tNora") == [TableRow("Narrator", A, "Nora")]
    assert read_table(f"Speaker,URL\nNora,{A}") == [TableRow("Nora", A, "Nora")]


def test_a_header_that_names_no_link_still_is_none_of_the_rows() -> None:
    assert read_table(f"File\tName\tNote\n{A}\tNora\tgood") == [TableRow("Nora", A)]


def test_quotes_hold_delimiters_lines_and_quotes() -> None:
    row = f'"Lin, ""the voice""\nof it",{A}'
    assert read_table(row) == [TableRow('Lin, "the voice"\nof it', A)]


@pytest.mark.parametrize("name", ['"Nora', 'No"ra', '"Nora" x', '""x'])
def test_a_stray_quote_takes_no_other_row_along(name: str) -> None:
    assert read_table(f"{name},{A}\nLin,{B}") == [TableRow(name, A), TableRow("Lin", B)]


def test_rows_that_lack_something_are_rows() -> None:
    assert read_table(f"Lin\t{A}\nNora\n\t{B}") == [
        TableRow("Lin", A),
        TableRow("Nora", ""),
        TableRow("", B),
    ]
    assert read_table("Lin\ta.mp3") == [TableRow("Lin", "a.mp3")]


def test_links_may_hold_the_delimiter_of_another_table() -> None:
    assert read_table(f"Lin\t{A}?x=1,2;3") == [TableRow("Lin", f"{A}?x=1,2;3")]


HOSTILE = st.text(st.sampled_from('"",;\t\r\n ，|a林:/\0\u2028\ufeff\x0b') | st.characters())


@given(HOSTILE)
def test_any_text_is_read(text: str) -> None:
    for row in read_table(text):
        for cell in (row.name, row.link, row.speaker):
            assert cell == cell.strip()


CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30).map(str.strip)


@given(st.lists(st.tuples(CELL.filter(bool), CELL), min_size=1), st.sampled_from([",", ";", "\t"]))
def test_whatever_a_spreadsheet_quotes_comes_back(
    cells: list[tuple[str, str]], delimiter: str
) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [
        delimiter.join([quoted(name), f"{A}?{number}", quoted(speaker)])
        for number, (name, speaker) in enumerate(cells)
    ]
    header = delimiter.join(["name", "url", "speaker"])
    rows = read_table("\r\n".join([header, *lines]))
    assert [(row.name, row.speaker) for row in rows] == cells


@pytest.mark.parametrize(
    "text",
    [
        f"sep=;\r\nname;link\r\n林,知夏;{A}\r\n",
        f'\ufeff"sep=|"\n林,知夏|{A}',
        f"SEP=\t\n林,知夏\t{A}",
    ],
)
def test_the_line_for_excel_says_the_delimiter_and_is_no_row(text: str) -> None:
    assert read_table(text) == [TableRow("林,知夏", A)]


@pytest.mark.parametrize(
    "above",
    [
        "Voices for the spring\n",
        "春季音色,,\n\n制作：王芳,,\n",
        '"Voices, second batch",,\nby Nora\n',
        "音色,,\n",  # a title that could be a heading, too
    ],
)
def test_title_rows_above_the_header_are_none_of_the_voices(above: str) -> None:
    assert read_table(f"{above}编号,名称,链接\n1,Lin,{A}") == [TableRow("Lin", A)]
    assert read_table(f"{above}File,Name\n{A},Lin") == [TableRow("Lin", A)]


def test_a_row_without_its_link_above_others_is_no_title() -> None:
    assert read_table(f"Lin\nNora,{A}") == [TableRow("Lin", ""), TableRow("Nora", A)]
    assert read_table(f"Lin,{A}\nname,url\nKim,{B}")[1] == TableRow("name", "url")


def test_tabs_within_cells_of_another_delimiter_separate_nothing() -> None:
    assert read_table(f'"Lin\tZhi",{A}\nKim,{B}') == [TableRow("Lin\tZhi", A), TableRow("Kim", B)]


HARD = [":", " ", "\u3000", "a", '"', '""', '"a,', '",', "a\t", ",", '"\n', "a b\n", '" "']
HARD += ["a://", "a:", '"""x,', '""x,', "://", "sep=;\n", "\u0316\u0301", "é", "_ ", "a.", "@"]


def _work(read: Callable[[], object]) -> int:
    """How many lines of Python it runs; each takes bounded time, or one pass over a cell."""
    lines = 0

    def trace(frame: FrameType, event: str, _arg: object) -> Callable[..., object]:
        nonlocal lines
        lines += event in {"line", "call"}
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read()
    finally:
        sys.settrace(before)
    return lines


def _read_and_check(text: str) -> None:
    table._alone.cache_clear()
    check_rows(read_table(text), service=NetworkPlace.PUBLIC)


PIECES = st.lists(st.sampled_from(HARD) | st.text(max_size=4), min_size=1, max_size=4)


@given(PIECES)
@settings(max_examples=40, deadline=None)
def test_twice_the_text_takes_no_more_than_twice_the_steps(pieces: list[str]) -> None:
    text = "".join(pieces) * 60
    _read_and_check(text * 4)  # patterns are compiled and codecs loaded then
    once, twice, more = (_work(lambda n=n: _read_and_check(text * n)) for n in (4, 8, 16))
    assert more - twice <= 2.4 * (twice - once) + 200


@pytest.mark.parametrize("piece", HARD)
def test_eight_times_the_text_takes_no_more_than_about_eight_times_as_long(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begun = time.thread_time()
        for reading in (text, f"Lin{text} {A}", f"{text}\t{A}"):
            _read_and_check(reading)
        return time.thread_time() - begun

    # Quadratic time would be 64 times as long. A hundredth of a second is the clock's own.
    assert seconds(64_000) < 24 * seconds(8_000) + 0.01


@pytest.mark.parametrize(
    ("table", "files"),
    [
        ("Lin\tlin.wav\nKim\thttps://a.test/k.mp3", [("Lin", "/r/lin.wav"), ("Kim", "")]),
        ("name,file\nLin,takes/lin.wav", [("Lin", "/r/takes/lin.wav")]),
        ("文件名,名称\nlin.wav,林", [("林", "/r/lin.wav")]),
        ("a.mp3\thttps://a.test/1\nb.mp3\thttps://a.test/2", [("a.mp3", ""), ("b.mp3", "")]),
        ("/x/Anna Maria.wav\n/x/b.MP3", [("Anna Maria", "/x/Anna Maria.wav"), ("b", "/x/b.MP3")]),
        ("Lin,file:///x/a%20b.wav", [("Lin", "/x/a b.wav")]),
        ("Lin\ttakes\\lin.wav", [("Lin", "/r/takes/lin.wav")]),
        ("Lin\texample.com/a.wav", [("Lin", "")]),
        ("Lin\tlin.wav?x=1", [("Lin", "")]),
    ],
)
def test_files_stand_beside_links(table: str, files: list[tuple[str, str]]) -> None:
    rows = [replace(row, folder="/r") for row in read_table(table)]
    found = [str(row.source) if isinstance(row.source, Path) else "" for row in rows]
    assert [*zip([row.name for row in rows], found, strict=True)] == files


def test_a_file_gives_its_row_the_name_that_the_service_takes(tmp_path: Path) -> None:
    row = file_row(tmp_path / "a recording of my grandmother.wav")
    assert row.name == "a recording of my gr"
    assert row.source == tmp_path / "a recording of my grandmother.wav"
    assert file_row(tmp_path / "take").source == tmp_path / "take"
