"""The translation check, with the real lupdate on small programs: each fault is found."""

from pathlib import Path

import check_translations
import pytest

SOURCE = """
from PySide6.QtCore import QCoreApplication, QObject

class Page(QObject):
    def words(self, count):
        self.tr("Save {name}…")
        QCoreApplication.translate("Page", "%n voice(s)", "", count)
"""
CHINESE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Page</name>
    <message>
        <source>Save {name}…</source>
        <translation>保存 {name}…</translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation><numerusform>%n 个音色</numerusform></translation>
    </message>
</context>
</TS>
"""
ENGLISH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Page</name>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
</context>
</TS>
"""


def problems(root: Path, source: str = SOURCE, chinese: str = CHINESE) -> list[str]:
    module = root / "voicedesk" / "ui" / "page.py"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(source, encoding="utf-8")
    translations = root / "resources" / "translations"
    translations.mkdir(parents=True, exist_ok=True)
    (translations / "voicedesk_zh_CN.ts").write_text(chinese, encoding="utf-8")
    (translations / "voicedesk_en.ts").write_text(ENGLISH, encoding="utf-8")
    return check_translations.check(root)


def test_complete_translations_pass_and_stay_as_they_are(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    kept = tmp_path / "resources" / "translations" / "voicedesk_zh_CN.ts"
    assert kept.read_text(encoding="utf-8") == CHINESE


def test_a_new_string_is_missing_in_chinese_alone(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, SOURCE + '        self.tr("New")\n')
    assert "voicedesk_zh_CN.ts: Page: “New”: is not translated" in problem


def test_a_new_plural_is_missing_in_both(tmp_path: Path) -> None:
    more = '        QCoreApplication.translate("Page", "%n demo(s)", "", count)\n'
    first, second = problems(tmp_path, SOURCE + more)
    assert first.startswith("voicedesk_en.ts")
    assert second.startswith("voicedesk_zh_CN.ts")


def test_a_string_that_is_gone_is_obsolete(tmp_path: Path) -> None:
    gone = SOURCE.replace("Save {name}…", "").replace('self.tr("")', "pass")
    (problem,) = problems(tmp_path, gone)
    assert "is no longer in the program" in problem


def test_a_plural_that_is_gone_is_obsolete_in_both(tmp_path: Path) -> None:
    gone = "\n".join(SOURCE.splitlines()[:-1])
    assert len(problems(tmp_path, gone)) == 2


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("<translation>保存", '<translation type="unfinished">保存', "is not translated"),
        ("保存 {name}…</", "</", "is not translated"),
        ("保存 {name}", "保存 {nom}", "other places"),
        ("保存 {name}", "保存", "other places"),
        ("保存 {name}…</", "保存 {name}</", "ends otherwise"),
        ("保存 {name}…</", "保存 {name}… </", "space"),
        ("%n 个音色", "%1 个音色", "other places"),
        ("%n 个音色", "", "is not translated"),
    ],
)
def test_a_bad_translation_is_told(tmp_path: Path, before: str, after: str, what: str) -> None:
    assert before in CHINESE
    found = problems(tmp_path, chinese=CHINESE.replace(before, after))
    assert any(what in problem for problem in found)


@pytest.mark.parametrize(
    "call",
    [
        "tr('bare')",
        "self.view.tr('other object')",
        "Page.tr('class')",
        "self.tr(f'with {count}')",
        "self.tr(count)",
        "self.tr('a' + count)",
        "self.tr('%n voice(s)', '', count)",
        "self.tr('%n voice(s)', n=count)",
        "QCoreApplication.translate(type(self).__name__, 'a')",
        "QCoreApplication.translate('Page', f'a {count}')",
        "QCoreApplication.translate('Page', count)",
        "QCoreApplication.translate('Page', '%n row(s)')",
        "translate('Page', '%n row(s)', n=count)",
    ],
)
def test_a_call_that_would_be_lost_is_told_with_its_line(tmp_path: Path, call: str) -> None:
    found = problems(tmp_path, f"{SOURCE}        {call}\n")
    assert any(problem.startswith("voicedesk/ui/page.py:8: ") for problem in found)


def test_marked_strings_may_be_translated_later(tmp_path: Path) -> None:
    table = 'STATES = [QT_TRANSLATE_NOOP("State", "Ready")]\n'
    look_up = (
        '        QCoreApplication.translate("State", str(STATES[count]))\n'
        '        "x".translate({})\n'
    )
    (problem,) = problems(tmp_path, table + SOURCE + look_up)
    assert "State: “Ready”: is not translated" in problem
