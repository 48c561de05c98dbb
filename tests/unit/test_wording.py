"""The glossary: one word for one thing, and none that reads as translated, in both languages."""

import ast
import functools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
_TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP"}
_PLACE = re.compile(r"\{\w*\}|%L?n")

ENGLISH = {
    r"anew|in vain|all the same|meanwhile": "an old turn of phrase: again, failed, still, for now",
    r"of its own|by itself|as it is|goes too|go too|goes along|go along": "an inversion or idiom",
    r"any ?more": "no longer",
    r"(?:kept|keep|stop keeping) (?:all )?offline|keep all|stop keeping": "download, always keep",
    r"password store|password manager": "keyring",
    r"sound device|sound output": "audio device, audio output",
    r"look(?:ed|ing)? at": "check",
    r"hand(?:s|ed)? (?:it )?out|put on|take it out|take[ns]? .* off": "deny, add, remove",
    r"voice gone|is gone|are gone|run out": "deleted, disconnected, expired",
    r"can’t be told|find(?:ing)? out|found out": "VoiceDesk can’t tell, is checking",
    r"(?:be|was|were|been) made|make a (?:new )?voice|made it": "create",
    r"chosen voices?": "selected",
    r"not sent from here|sent from (?:here|somewhere)": "started elsewhere",
    r"stands?|so far away|whence|upon|shall": "is, appears",
    r"favorites?|cancell?ation|canceled": "British spelling: favourite, cancelled",
    r"marks?": "tag, note or favourite",
    r"sample check|the sample": "recording",
    r"put(?: \w+)? into slot|hear slot|slot \{?\w+\}? of compare": "compare slot",
    r"\w+n't|it's|doesn't": "the apostrophe is ’",
}
"""Patterns of whole words, in any case, and what is said instead."""

CHINESE = {
    r"离线保[留存]": "已下载、始终保留",
    r"改名": "重命名",
    r"点按": "单击",
    r"密码库": "密钥环",
    r"再次训练": "重新训练",
    r"动态": "活动",
    r"档位": "版本",
    r"访问令牌": "API 令牌",
    r"这台电脑": "本机",
    r"说话人": "声音本人",
    r"支持报告": "诊断报告",
    r"没能|问题仍在": "无法、问题仍然存在",
    r"存疑|不佳": "需注意、不合格",
    r"您|其实": "left out",
    r"[\"']": "“ ”",
    r"[\u4e00-\u9fff](?<![年月])[A-Za-z0-9]": "a space between Han and Latin or digits",
    r"[A-Za-z0-9](?![年月日])[\u4e00-\u9fff]": "a space between Latin or digits and Han",
    r"[\u4e00-\u9fff][,.!?;:](?![\w/])": "full-width punctuation",
    r"[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]": "full-width brackets",
    r"[\u4e00-\u9fff]\{\}|\{\}[\u4e00-\u9fff]": "quotes or a space around what is put in",
}


@functools.cache
def english_texts() -> frozenset[str]:
    """Each text of the program that is translated, and the plural forms of English."""
    texts = set(translations("en"))
    for path in (ROOT / "voicedesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            arguments = node.args[: 1 if name == "tr" else 2] if name in _TRANSLATING else []
            if arguments and isinstance(arguments[-1], ast.Constant):
                texts.add(str(arguments[-1].value))
    return frozenset(texts)


@functools.cache
def translations(language: str) -> frozenset[str]:
    tree = ET.parse(TRANSLATIONS / f"voicedesk_{language}.ts")
    said = [node.text for tag in ("translation", "numerusform") for node in tree.iter(tag)]
    return frozenset(filter(None, said))


def against(pattern: str, texts: frozenset[str]) -> list[str]:
    wrong = re.compile(pattern, re.IGNORECASE)
    return sorted(text for text in texts if wrong.search(_PLACE.sub("{}", text)))


@pytest.mark.parametrize("pattern", ENGLISH)
def test_english_keeps_to_the_glossary(pattern: str) -> None:
    found = against(rf"(?<!\w)(?:{pattern})(?!\w)", english_texts())
    assert not found, f"say instead: {ENGLISH[pattern]}"


@pytest.mark.parametrize("pattern", CHINESE)
def test_chinese_keeps_to_the_glossary(pattern: str) -> None:
    found = against(pattern, translations("zh_CN"))
    assert not found, f"say instead: {CHINESE[pattern]}"


def test_the_texts_are_read() -> None:
    assert english_texts() >= {"Train again", "Not trained", "%n voices"}
    assert len(english_texts()) > 1000
    assert len(translations("zh_CN")) > 800
