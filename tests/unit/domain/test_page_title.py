import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.text import page_title


@pytest.mark.parametrize(
    ("page", "content_type", "title"),
    [
        (b"<html><head><title>My drive</title>", "text/html", "My drive"),
        (b"<TITLE\nlang=en>  A \n B&amp;C </TITLE>", "", "A B&C"),
        ("<title>百度网盘</title>".encode("gbk"), "text/html; charset=gbk", "百度网盘"),
        ('<meta charset="gb2312"><title>录音</title>'.encode("gb2312"), "text/html", "录音"),
        ("<title>录音</title>".encode(), "text/html; charset=no-such", "录音"),
        (b"<title>" + b"x" * 300 + b"</title>", "", "x" * 79 + "…"),
        ("<title>錄音</title>".encode("big5"), "text/html;charset=Big5", "錄音"),
        ("<title>録音</title>".encode("shift_jis"), 'text/html; charset="Shift_JIS"', "録音"),
        ("<title>é</title>".encode(), "text/html; charset=iso-8859-99", "é"),
        (b"<title></title>", "", ""),
        (b"<title>no end", "", ""),
        (b"<Error><Code>AccessDenied</Code></Error>", "application/xml", ""),
    ],
)
def test_the_title_of_a_page(page: bytes, content_type: str, title: str) -> None:
    assert page_title(page, content_type) == title


@given(st.binary(), st.text())
def test_any_bytes_may_come(page: bytes, content_type: str) -> None:
    page_title(page, content_type)
    page_title(b"<title>" + page + b"</title>", f"text/html; charset={content_type}")


@pytest.mark.parametrize("page", [b"<title>" * 9_000, b"<title " * 9_000, b"a-" + b"bcz0" * 16_000])
@pytest.mark.parametrize("encoding", ["utf-8", "punycode", "idna", "gb18030"])
def test_no_page_takes_long(page: bytes, encoding: str) -> None:
    before = time.process_time()
    page_title(page, f"text/html; charset={encoding}")
    assert time.process_time() - before < 0.05
