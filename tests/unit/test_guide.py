"""The guide: both languages have the same pages, and what they name is there."""

import re
from pathlib import Path

import pytest

from voicedesk.resources import guide_folder

EN, ZH = guide_folder("en"), guide_folder("zh_CN")
PAGES = sorted(path.name for path in EN.glob("*.md"))
_LINK = re.compile(r"\]\(([^)\s]+)\)|<(https?://[^>]+)>")
_HOSTS = {
    *("xrobo.qiniu.com", "portal.qiniu.com", "oss.console.aliyun.com", "ram.console.aliyun.com"),
    *("dash.cloudflare.com", "console.aws.amazon.com"),
}


def links(page: Path) -> list[str]:
    return [first or second for first, second in _LINK.findall(page.read_text("utf-8"))]


def test_both_languages_have_the_same_pages() -> None:
    assert len(PAGES) > 10
    assert sorted(path.name for path in ZH.glob("*.md")) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_heading_and_leads_where_the_other_language_does(name: str) -> None:
    texts = [(folder / name).read_text("utf-8") for folder in (EN, ZH)]
    for text in texts:
        assert [line[:2] for line in text.splitlines() if line.startswith("#")].count("# ") == 1
        assert text.startswith("# ")
    assert links(EN / name) == links(ZH / name)
    headings = [[len(line) - len(line.lstrip("#")) for line in text.splitlines()] for text in texts]
    assert [one for one in headings[0] if one] == [one for one in headings[1] if one]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in links(EN / name):
        if link.startswith("https://"):
            assert link.split("/")[2] in _HOSTS
        else:
            assert (EN / link).is_file()


def test_an_unknown_language_has_the_english_pages() -> None:
    assert guide_folder("fr") == EN
