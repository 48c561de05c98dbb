import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.table import LONGEST_TABLE, TableRow, read_table

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
        f'编号,名称,录音\n1,"林知夏",{A}\n2,陈默,{B}',
    ],
)
def test_the_same_table_in_many_forms(text: str) -> None:
    assert [(row.name, row.link) for row in read_table(text)] == [("林知夏", A), ("陈默", B)]


def test_a_speaker_has_a_column_of_its_own() -> None:
    assert read_table(f"说话人,名称,链接\n王芳,旁白,{A}") == [TableRow("旁白", A, "王芳")]
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


@pytest.mark.parametrize("piece", ['"', '""', '"a,', '",', "a\t", ",", '"\n', "a b\n", '" "'])
def test_the_longest_text_takes_no_long_time(piece: str) -> None:
    text = (piece * (LONGEST_TABLE // len(piece)))[:LONGEST_TABLE]
    begun = time.process_time()
    read_table(text)
    assert time.process_time() - begun < 5
