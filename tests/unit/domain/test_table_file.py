import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.table import table_text

TABLE = "名称,链接\r\n林知夏,https://a.test/a.mp3\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_what_spreadsheets_save_is_read(encoding: str) -> None:
    assert table_text(TABLE.encode(encoding)) == TABLE


def test_utf_16_of_the_other_order_with_its_mark() -> None:
    assert table_text(b"\xfe\xff" + TABLE.encode("utf-16-be")) == TABLE


def test_a_workbook_is_no_text() -> None:
    assert table_text(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + bytes(range(256)) * 9) is None


def test_an_empty_file_is_an_empty_table() -> None:
    assert table_text(b"") == ""


@given(st.binary(max_size=400))
def test_any_file_is_read_or_none(content: bytes) -> None:
    table_text(content)
