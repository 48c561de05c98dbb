"""The two READMEs: what they link to is there, and each leads to the other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_TARGET = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize(
    ("name", "other"), [("README.md", "README.zh-CN.md"), ("README.zh-CN.md", "README.md")]
)
def test_links_and_pictures_lead_to_files(name: str, other: str) -> None:
    targets = _TARGET.findall((ROOT / name).read_text("utf-8"))
    files = [target for target in targets if not target.startswith(("https://", "#"))]
    assert other in files
    assert [file for file in files if not (ROOT / file.partition("#")[0]).exists()] == []
