"""What is read aloud, found out once and kept."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from voicedesk.domain.errors import PinyinError
from voicedesk.domain.text import Reading
from voicedesk.library import Library
from voicedesk.services import readings as module
from voicedesk.services.readings import Readings


class Pinyin:
    """Reads a text as its characters, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    async def find_out(self, texts: Sequence[str]) -> list[Reading]:
        self.asked += texts
        if self.fails:
            raise PinyinError("gone")
        return [Reading(" ".join(text), text[:1]) for text in texts]


async def opened(folder: Path) -> Library:
    library = Library(folder)
    await library.open()
    return library


def test_only_chinese_is_asked_for_and_only_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        pinyin = Pinyin()
        library = await opened(tmp_path)
        readings = Readings(library, pinyin.find_out)
        told: list[frozenset[str]] = []
        readings.changed.connect(told.append)
        readings.request(["林知夏", "Anna", "", "カナ", "Éclair", "陈默", "林知夏"])
        await readings.run()
        assert sorted(pinyin.asked) == ["林知夏", "陈默"]
        assert told == [frozenset({"林知夏", "陈默"})]
        readings.request(["陈默", "周一"])
        await readings.run()
        assert sorted(pinyin.asked) == ["周一", "林知夏", "陈默"]
        await library.close()
        library = await opened(tmp_path)
        again = Readings(library, pinyin.find_out)
        again.changed.connect(told.append)
        again.request(["林知夏"])
        await again.run()
        assert len(pinyin.asked) == 3, "the next start finds them kept"
        assert told[-1] == {"林知夏", "陈默", "周一"}
        assert again.by_text["陈默"] == Reading("陈 默", "陈")
        await library.close()

    asyncio.run(scenario())


def test_many_come_bit_by_bit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        monkeypatch.setattr(module, "_AT_ONCE", 10)
        library = await opened(tmp_path)
        readings = Readings(library, Pinyin().find_out)
        told: list[frozenset[str]] = []
        readings.changed.connect(told.append)
        readings.request([f"林{number}" for number in range(25)])
        await readings.run()
        assert [len(texts) for texts in told] == [10, 10, 5]
        assert not readings.has_work
        await library.close()

    asyncio.run(scenario())


def test_a_failure_is_logged_once_and_harms_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        pinyin = Pinyin()
        pinyin.fails = True
        library = await opened(tmp_path)
        readings = Readings(library, pinyin.find_out)
        for text in ("林", "陈"):
            readings.request([text])
            await readings.run()
        assert pinyin.asked == ["林"]
        assert not readings.by_text
        await library.close()

    asyncio.run(scenario())
    assert len(caplog.records) == 1


def test_a_library_that_is_closed_costs_only_the_keeping(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        readings = Readings(Library(tmp_path), Pinyin().find_out)
        readings.request(["林"])
        await readings.run()
        assert set(readings.by_text) == {"林"}

    asyncio.run(scenario())
    assert caplog.records


def test_what_was_cancelled_is_found_out_later(tmp_path: Path) -> None:
    async def scenario() -> None:
        begun, may_end, pinyin = asyncio.Event(), asyncio.Event(), Pinyin()

        async def find_out(texts: Sequence[str]) -> list[Reading]:
            begun.set()
            await may_end.wait()
            return await pinyin.find_out(texts)

        library = await opened(tmp_path)
        readings = Readings(library, find_out)
        readings.request(["林"])
        working = asyncio.ensure_future(readings.run())
        await begun.wait()
        working.cancel()
        with pytest.raises(asyncio.CancelledError):
            await working
        may_end.set()
        await readings.run()
        assert set(readings.by_text) == {"林"}
        await library.close()

    asyncio.run(scenario())
