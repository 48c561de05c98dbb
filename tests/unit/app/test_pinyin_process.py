"""The process that tells how Chinese is read."""

import asyncio
import os
import subprocess
import sys

import pytest

from voicedesk.app import child_processes
from voicedesk.app.child_processes import PinyinProcess
from voicedesk.domain.errors import PinyinError
from voicedesk.domain.text import Reading


def test_it_answers_for_each_text_and_ends() -> None:
    pinyin = PinyinProcess()
    texts = ["重庆", "a\nb 林", "\ud800", "单雄信"]
    found = asyncio.run(pinyin.find_out(texts))
    assert [one.syllables for one in found] == ["chong qing", "a b lin", "\ud800", "shan xiong xin"]
    assert found[0] == Reading("chong qing", "cq")
    assert not pinyin._processes


def test_the_program_itself_never_loads_the_dictionary() -> None:
    code = (
        "import sys, voicedesk.app.wiring, voicedesk.app.child_processes as p, asyncio;"
        "print(asyncio.run(p.PinyinProcess().find_out(['音乐']))[0].syllables);"
        "print([name for name in sys.modules if 'pypinyin' in name])"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout.splitlines()[-2:] == ["yin yue", "[]"]


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(3)", "print('rubbish')", "print('[1]')", "import time; time.sleep(60)"],
)
def test_whatever_is_wrong_with_it_is_one_error(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def other(command: list[str], **options: object) -> object:
        return start([sys.executable, "-c", program], **options)

    monkeypatch.setattr(subprocess, "Popen", other)
    monkeypatch.setattr(child_processes, "_ANSWER_SECONDS", 1.0)
    pinyin = PinyinProcess()
    with pytest.raises(PinyinError):
        asyncio.run(pinyin.find_out(["林"]))
    assert not pinyin._processes


def test_the_end_of_the_program_waits_for_none() -> None:
    async def scenario() -> None:
        pinyin = PinyinProcess()
        asking = asyncio.ensure_future(pinyin.find_out(["林"] * 200_000))
        while not pinyin._processes:  # noqa: ASYNC110 - a thread starts it
            await asyncio.sleep(0.01)
        (process,) = pinyin._processes
        pinyin.stop()
        with pytest.raises(PinyinError):
            await asking
        assert process.poll() is not None
        with pytest.raises(PinyinError):
            await pinyin.find_out(["林"])

    asyncio.run(scenario())
