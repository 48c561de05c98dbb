"""The exported list: Chinese intact, no cell a formula, and nothing secret in it."""

import asyncio
import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.services.export import ExportedVoice, csv_content, harmless, json_content, write_list

ANNA = ExportedVoice(
    "a1", "林知夏", "Success", "zh", "pro", True, ("旁白", "news"), "Warm.\nSlow.", True, ""
)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_reads_what_was_written() -> None:
    rows = [["林知夏", 'quotes ", and commas'], ["two\nlines", ""]]
    content = csv_content(["名称", "Note"], rows)
    assert content.startswith(b"\xef\xbb\xbf"), "or Chinese is noise"
    assert content.endswith(b'"two\nlines",""\r\n')
    assert cells(content) == [["名称", "Note"], *rows]


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "  =1",
        "\u3000=1",
        "\ufeff=1",
        '=HYPERLINK("http://x","y")',
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_cell_is_run_as_a_formula(formula: str) -> None:
    made = harmless(formula)
    assert made.startswith("'")
    assert made.replace("'", "") == formula.replace("'", "")
    assert cells(csv_content(["Name"], [[formula]]))[1] == [made]


@pytest.mark.parametrize("begin", [";", ";;", "\t", "\n", '";"'])
def test_nor_is_a_part_of_one_where_another_sign_divides_cells(begin: str) -> None:
    text = f"x{begin}=1+1"
    assert f"{begin}=" not in harmless(text)
    assert harmless(text).replace("'", "") == text


@pytest.mark.parametrize(
    "text", ["林知夏", "a=b", "a-b", "1;2", "— dash", "- later", "list:\n- one\n- two", "", "x, =y"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    if text.startswith("-"):
        assert harmless(text) == f"'{text}"
    else:
        assert harmless(text) == text


@given(st.text())
def test_whatever_the_text_it_comes_back_and_is_harmless(text: str) -> None:
    made = harmless(text)
    assert made.lstrip(" \u3000")[:1] not in set("=+-@＝＋－＠\t\r\n")
    if "'" not in text:
        assert made.replace("'", "") == text


def test_json_holds_all_by_fixed_names() -> None:
    made = json.loads(json_content([ANNA]).decode("utf-8"))
    assert made == {
        "voices": [
            {
                "id": "a1",
                "name": "林知夏",
                "state": "Success",
                "language": "zh",
                "tier": "pro",
                "favourite": True,
                "tags": ["旁白", "news"],
                "note": "Warm.\nSlow.",
                "kept_offline": True,
                "trained_at": "",
            }
        ]
    }
    assert "林知夏".encode() in json_content([ANNA])


def test_the_file_is_put_in_place(tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    asyncio.run(write_list(target, lambda: json_content([ANNA])))
    assert json.loads(target.read_text("utf-8"))["voices"][0]["id"] == "a1"
