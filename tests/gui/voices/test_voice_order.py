"""Finding and ordering, against plain Python that does all of it anew each time."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.gui.voices.conftest import voice
from voicedesk.domain.annotations import AnnotationTimes, VoiceAnnotations
from voicedesk.domain.text import Reading, folded
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.ui.common.facts import DemoFacts, DemoLook, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.common.texts import language_text
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LIN = Reading("lin zhi xia", "lzx")
RANKS = ("Training", "Success", "Init", "Failed")
TYPED = ["", "z", "zo", "zoe", "lzx", "ab", "chinese w", "1"]
NAMES = ["林知夏", "Zoe", "abe", "Ａｂｅ", "", "zoe 林知夏"]


def shown(model: VoicesModel) -> list[str]:
    return [found.id for row in range(model.rowCount()) if (found := model.voice_at(row))]


@pytest.fixture
def chinese() -> None:
    QLocale.setDefault(QLocale("zh_CN"))


@pytest.fixture
def model(qapp: object, facts: VoiceFacts) -> Iterator[VoicesModel]:
    made = VoicesModel(facts)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


def plain(
    model: VoicesModel, known: dict[str, Voice], column: VoiceColumn, down: bool
) -> list[str]:
    """What is to be shown, by the rules alone."""
    wanted, facts = model.filters, model.facts

    def suits(one: Voice) -> bool:
        annotations = facts.marks_of(one.id)
        texts = [one.name, one.id, one.language, *annotations.tags, annotations.note]
        if one.language == "zh":
            texts.append("Chinese")
        for reading in filter(
            None, map(facts.readings.get, (one.name, *annotations.tags, annotations.note))
        ):
            texts += [reading.syllables.replace(" ", ""), reading.initials]
        return (
            wanted.state in {"", one.state}
            and (not wanted.favourites or annotations.favourite)
            and (not wanted.offline or one.id in facts.demos)
            and set(wanted.tags) <= set(annotations.tags)
            and all(
                any(term in folded(text) for text in texts)
                for term in folded(wanted.search).split()
            )
        )

    def value(one: Voice) -> object:
        looks = (DemoLook.KEPT, DemoLook.ONLINE, DemoLook.OUT_OF_REACH)
        look, tags = facts.demo_look(one), facts.marks_of(one.id).tags
        return {
            VoiceColumn.NAME: folded(one.name) or None,
            VoiceColumn.STATE: (RANKS.index(one.state) if one.state in RANKS else 4, one.state),
            VoiceColumn.DEMO: looks.index(look) if look in looks else None,
            VoiceColumn.LANGUAGE: folded(language_text(one.language)) if one.language else None,
            VoiceColumn.TAGS: folded(tags[0]) if tags else None,
            VoiceColumn.TRAINED: facts.trained_at.get(one.id),
            VoiceColumn.ID: one.id,
            VoiceColumn.PLAYED: facts.played_at.get(one.id),
        }[column]

    found = [one for one in known.values() if suits(one)]
    values = {one.id: value(one) for one in found}
    valued = [one.id for one in found if values[one.id] is not None]
    valued.sort(key=values.__getitem__, reverse=down)
    return valued + [one.id for one in found if values[one.id] is None]


@pytest.mark.parametrize("seed", range(6))
def test_any_run_of_changes_is_ordered_as_if_it_were_done_anew(
    model: VoicesModel, facts: VoiceFacts, seed: int
) -> None:
    chance = random.Random(seed)
    annotations: dict[str, VoiceAnnotations] = {}
    facts.annotations = annotations
    known: dict[str, Voice] = {}
    column, down = VoiceColumn.TRAINED, True
    states = [*VoiceState, "Paused"]

    def some(key: str) -> Voice:
        link = chance.choice(["", "https://x/1"])
        language = chance.choice(["", "zh", "en"])
        return Voice(key, chance.choice(NAMES), chance.choice(states), language, link)

    for step in range(120):
        added = tuple(some(f"{step}-{number}") for number in range(chance.randrange(9)))
        removed = tuple(key for key in known if chance.random() < 0.03)
        changed = tuple(some(key) for key in known if key not in removed and chance.random() < 0.05)
        for key in removed:
            del known[key]
        known |= {one.id: one for one in (*changed, *added)}
        model.apply(VoiceChanges(added, changed, removed))
        if known and chance.random() < 0.5:
            touched = chance.sample(list(known), min(len(known), chance.randrange(1, 6)))
            for key in touched:
                tags = tuple(chance.sample(["夜", "warm", "Ads"], chance.randrange(3)))
                annotations[key] = VoiceAnnotations(
                    chance.random() < 0.5, tags=tags, note=chance.choice(["", "x"])
                )
                if chance.random() < 0.5:
                    facts.demos[key] = DemoFacts(1, b"", 1)
                else:
                    facts.demos.pop(key, None)
                facts.trained_at[key] = float(chance.randrange(9))
            model.touch(touched, reorder=True)
        if chance.random() < 0.1:
            facts.readings = {"林知夏": LIN} if not facts.readings else {}
            model.touch([key for key, one in known.items() if one.name == "林知夏"], reorder=True)
        if chance.random() < 0.3:
            column, down = chance.choice(list(VoiceColumn)), chance.random() < 0.5
            model.sort(column, DOWN if down else UP)
        if chance.random() < 0.6:
            now = model.filters
            model.filter(
                VoiceFilter(
                    chance.choice([now.search, *TYPED]),
                    chance.choice([now.state, now.state, "", "Success"]),
                    chance.choice([now.favourites, now.favourites, False, True]),
                    chance.choice([now.offline, now.offline, False, True]),
                    chance.choice([now.tags, now.tags, (), ("夜",), ("夜", "warm")]),
                )
            )
        assert shown(model) == plain(model, known, column, down)
        assert [model.row_of(key) for key in shown(model)] == [*range(model.rowCount())]
        assert +model.counts() == _counts(known)


def _counts(known: dict[str, Voice]) -> dict[str, int]:
    states = [one.state for one in known.values()]
    return {state: states.count(state) for state in states}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("linzhixia", "a"),
        ("lin zhi xia", "a"),
        ("LinZhiXia", "a"),
        ("ｌｚｘ", "a"),
        ("lzx", "a"),
        ("zhi lin", "a"),
        ("知夏", "a"),
        ("yhc", "b"),
        ("nuansheng", "b"),
        ("ＷＡＲＭ", "b"),
        ("ferry 夜航船", "b"),
        ("lzx warm", ""),
        ("xial", ""),
    ],
)
def test_tags_and_notes_are_searched_and_chinese_by_its_sound(
    model: VoicesModel, facts: VoiceFacts, typed: str, found: str
) -> None:
    facts.annotations = {"b": VoiceAnnotations(tags=("Warm", "暖声"), note="夜航船\nNight ferry")}
    facts.readings = {
        "林知夏": LIN,
        "暖声": Reading("nuan sheng", "ns"),
        "夜航船\nNight ferry": Reading("ye hang chuan night ferry", "yhcnf"),
    }
    model.open([voice("a", "林知夏"), voice("b", "Ben"), voice("c", "Carla")])
    model.filter(VoiceFilter(search=typed))
    assert "".join(shown(model)) == found


def test_what_a_voice_is_found_by_follows_its_marks_and_readings(
    model: VoicesModel, facts: VoiceFacts
) -> None:
    model.open([voice("a", "林知夏"), voice("b")])
    model.filter(VoiceFilter(search="lzx"))
    assert shown(model) == []
    facts.readings = {"林知夏": LIN}
    counted: list[int] = []
    model.counts_changed.connect(lambda: counted.append(model.rowCount()))
    model.touch(["a"], reorder=True)
    assert (shown(model), counted) == (["a"], [1])
    facts.annotations = {"b": VoiceAnnotations(note="lzx")}
    model.touch(["b"], reorder=True)
    assert shown(model) == ["a", "b"]


def test_filters_are_combined(model: VoicesModel, facts: VoiceFacts) -> None:
    facts.demos |= {name: DemoFacts(1, b"", 1) for name in "abc"}
    facts.annotations = {
        "a": VoiceAnnotations(favourite=True, tags=("warm", "low")),
        "b": VoiceAnnotations(favourite=True, tags=("warm",)),
        "d": VoiceAnnotations(
            favourite=True, tags=("low", "warm"), changed_at=AnnotationTimes(1, 1, 1, 1)
        ),
    }
    model.open([voice(name) for name in "abcd"])
    for wanted, found in (
        ({"favourites": True}, "abd"),
        ({"tags": ("warm", "low")}, "ad"),
        ({"offline": True}, "a"),
        ({"tags": ()}, "ab"),
        ({"search": "voice b"}, "b"),
        ({"search": "", "favourites": False}, "abc"),
        ({"state": "Failed"}, ""),
        ({"state": "", "offline": False}, "abcd"),
    ):
        model.filter(replace(model.filters, **wanted))
        assert "".join(shown(model)) == found, wanted


def test_chinese_names_sort_by_sound_after_latin_ones(
    model: VoicesModel, facts: VoiceFacts
) -> None:
    facts.readings = {
        "陈默": Reading("chen mo", "cm"),
        "重庆": Reading("chong qing", "cq"),
        "林夏": Reading("lin xia", "lx"),
        "令狐": Reading("ling hu", "lh"),
    }
    names = ["Marlowe", "令狐", "林夏", "重庆", "", "陈默", "Dora"]
    model.open([voice(f"{n}", name) if name else Voice("none") for n, name in enumerate(names)])
    model.sort(VoiceColumn.NAME, UP)
    order = [found.name for row in range(7) if (found := model.voice_at(row))]
    assert order == ["Dora", "Marlowe", "陈默", "重庆", "林夏", "令狐", ""]
    model.sort(VoiceColumn.NAME, DOWN)
    order = [found.name for row in range(7) if (found := model.voice_at(row))]
    assert order == ["令狐", "林夏", "重庆", "陈默", "Marlowe", "Dora", ""]


def test_new_links_are_no_news_to_the_view(model: VoicesModel) -> None:
    model.open([voice("a", demo_url="https://x/a?e=1")])
    heard: list[object] = []
    for signal in (model.dataChanged, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
        signal.connect(lambda *told: heard.append(told))
    model.apply(VoiceChanges(relinked=(voice("a", demo_url="https://x/a?e=2"),)))
    assert heard == []
    found = model.voice("a")
    assert found is not None
    assert found.demo_url == "https://x/a?e=2"


def test_a_hundred_thousand_voices_stay_in_order(qapp: object, facts: VoiceFacts) -> None:
    model = VoicesModel(facts)
    model.sort(VoiceColumn.NAME, UP)
    many = {f"{n:06}": voice(f"{n:06}", f"Name {n * 7919 % 100_003:06}") for n in range(100_000)}
    model.open(list(many.values()))
    heard: list[str] = []
    model.dataChanged.connect(lambda *_: heard.append("data"))
    model.layoutChanged.connect(lambda *_: heard.append("layout"))
    model.rowsInserted.connect(lambda *_: heard.append("inserted"))
    model.filter(VoiceFilter(search="name 00"))
    changed = tuple(voice(f"{n:06}", f"Name {n:06}") for n in range(0, 100_000, 100))
    gone, new = tuple(f"{n:06}" for n in range(1, 1000, 100)), (voice("new", "Name 000500"),)
    model.apply(VoiceChanges(new, changed, gone))
    for key in gone:
        del many[key]
    many |= {one.id: one for one in (*changed, *new)}
    for search in ("name 00", ""):
        model.filter(VoiceFilter(search=search))
        assert shown(model) == plain(model, many, VoiceColumn.NAME, down=False)
    assert len(heard) <= 4
