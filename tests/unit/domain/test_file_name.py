import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.text import LONGEST_STEM, safe_stem


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("林知夏", "林知夏"),
        ("Dr. Okafor", "Dr. Okafor"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("../../etc/passwd", "etc_passwd"),
        (".hidden", "hidden"),
        ("ends with dots... ", "ends with dots"),
        ("con", "con_"),
        ("COM1.wav", "COM1.wav_"),
        ("console", "console"),
        ("COM¹", "COM¹_"),
        ("lpt³.x", "lpt³.x_"),
        ("CONIN$", "CONIN$_"),
        ("conout$", "conout$_"),
        ("a\u202eb\x07c\ud800", "ab_c"),
        ("two\nlines", "two lines"),
        ("", "id"),
        ("???", "id"),
        ("夏" * 60, "夏" * 40),
    ],
)
def test_names(text: str, stem: str) -> None:
    assert safe_stem(text, "id") == stem


@given(st.text())
def test_any_text_gives_a_name_that_can_be_used(text: str) -> None:
    stem = safe_stem(text, "id")
    assert 0 < len(stem.encode()) <= LONGEST_STEM + 1
    assert stem == stem.strip(" ")
    assert not stem.startswith(".")
    assert not stem.endswith(".")
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem.isprintable()
    assert safe_stem(stem, "id") == stem
