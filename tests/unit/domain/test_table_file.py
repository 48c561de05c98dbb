import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.table import TableRow, check_rows
from voicedesk.domain.table_file import Encoding, read_table_file, table_text

TABLE = "名称,链接\r\n林知夏,https://a.test/a.mp3\r\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("utf-16-le", Encoding.UTF_16),
        ("utf-16-be", Encoding.UTF_16),
        ("gbk", Encoding.GB18030),
        ("gb18030", Encoding.GB18030),
    ],
)
def test_what_spreadsheets_save_is_read(codec: str, encoding: Encoding) -> None:
    assert table_text(TABLE.encode(codec)) == (TABLE, encoding)


def test_utf_16_of_the_other_order_with_its_mark() -> None:
    assert table_text(b"\xfe\xff" + TABLE.encode("utf-16-be")) == (TABLE, Encoding.UTF_16)


REGIONS: dict[str, tuple[Encoding, str, list[str]]] = {
    "gbk": (
        Encoding.GB18030,
        "名称,链接",
        ["林知夏", "陈默", "温柔女声", "王小明", "旁白男声", "客服小丽"],
    ),
    "cp950": (
        Encoding.BIG5,
        "姓名,連結",
        ["張小明", "臺灣聲音", "溫柔女聲", "陳默", "旁白男聲", "周杰倫"],
    ),
    "cp932": (
        Encoding.SHIFT_JIS,
        "名前,リンク",
        ["山田太郎", "鈴木花子", "ナレーション", "佐藤健", "女性の声", "ささやき"],
    ),
    "cp949": (
        Encoding.EUC_KR,
        "이름,링크",
        ["김민수", "이영희", "박지훈", "내레이션", "정우성", "여성 목소리"],
    ),
    "cp1252": (
        Encoding.WINDOWS_1252,
        "Name;Link",
        ["Åsa", "José", "Müller", "François", "Zoë – eins", "Søren"],
    ),
}


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("codec", REGIONS)
def test_a_table_of_any_region_is_read_in_its_encoding(codec: str, header: bool) -> None:
    encoding, heading, names = REGIONS[codec]
    delimiter = ";" if ";" in heading else ","
    links = [f"https://a.test/{number}.mp3" for number in range(len(names))]
    rows = list(zip(names, links, strict=True))
    for shown in (rows[:2], rows[2:4], rows):
        lines = [heading] * header + [delimiter.join(row) for row in shown]
        file = read_table_file("\r\n".join(lines).encode(codec))
        assert file is not None
        assert (file.encoding, [(row.name, row.link) for row in file.rows]) == (encoding, shown)


def test_a_header_says_more_than_statistics() -> None:
    for codec, (encoding, heading, names) in REGIONS.items():
        if not heading.isascii():
            file = read_table_file(f"{heading}\n{names[0]},https://a.test/a.mp3".encode(codec))
            assert file is not None
            assert (file.encoding, file.rows[0].name) == (encoding, names[0])


def test_a_table_is_read_again_in_the_encoding_that_the_person_chooses() -> None:
    file = read_table_file("陳默,https://a.test/a.mp3".encode("cp950"))
    assert file is not None
    other = file.read_as(Encoding.GB18030)
    assert other.encoding is Encoding.GB18030
    assert other.rows[0].name != "陳默"
    assert other.read_as(Encoding.BIG5).rows == (TableRow("陳默", "https://a.test/a.mp3"),)


@pytest.mark.parametrize("encoding", Encoding)
@given(st.binary(max_size=60))
def test_any_bytes_can_be_read_in_any_encoding(encoding: Encoding, content: bytes) -> None:
    file = read_table_file(b"Lin,https://a.test/a.mp3")
    assert file is not None
    assert type(file)(content, encoding, ()).read_as(encoding).encoding is encoding


@pytest.mark.parametrize("name", ["\ufffd\ufffd", "\ue4c6林", "Ã\x85sa"])
def test_a_name_that_was_not_decoded_cant_be_sent(name: str) -> None:
    (check,) = check_rows([TableRow(name, "https://a.test/a.mp3")], service=NetworkPlace.PUBLIC)
    assert check.is_garbled
    assert not check.can_be_sent


def test_a_workbook_is_no_text() -> None:
    assert table_text(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + bytes(range(256)) * 9) is None


def test_bytes_of_no_text_are_none() -> None:
    assert table_text(b"\xff\xd8\xff\xe0\x10JFIF\x01\x01\x02\x80\x81") is None


def test_an_empty_file_is_an_empty_table() -> None:
    assert table_text(b"") == ("", Encoding.UTF_8)


@given(st.binary(max_size=400))
def test_any_file_is_read_or_none(content: bytes) -> None:
    table_text(content)
