"""The model of the table: differences, order, search, counts, hostile words."""

import random
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from voicedesk.domain.training import Training, TrainingStatus
from voicedesk.domain.voice import Voice, VoiceChanges, VoiceState
from voicedesk.ui.common.facts import DemoFacts, VoiceFacts
from voicedesk.ui.common.filters import VoiceFilter
from voicedesk.ui.voices.filtering import VoiceColumn
from voicedesk.ui.voices.model import VoicesModel

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def voice(voice_id: str, name: str = "", state: str = "Success", **more: str) -> Voice:
    return Voice(voice_id, name or f"Voice {voice_id}", state, **more)


@pytest.fixture
def facts() -> VoiceFacts:
    return VoiceFacts()


@pytest.fixture
def model(qapp: object, facts: VoiceFacts) -> Iterator[VoicesModel]:
    """A model that Qt's own tester watches: what breaks its rules fails the test."""
    made = VoicesModel(facts)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield made
    del tester


def shown(model: VoicesModel) -> list[str]:
    return [found.id for row in range(model.rowCount()) if (found := model.voice_at(row))]


def told(model: QAbstractItemModel) -> list[str]:
    """Notes which of Qt's signals a model sends."""
    heard: list[str] = []
    for name in ("rowsInserted", "rowsRemoved", "layoutChanged", "modelReset", "dataChanged"):
        getattr(model, name).connect(lambda *_, which=name: heard.append(which))
    return heard


def words(model: VoicesModel, voice_id: str, column: VoiceColumn) -> str:
    return str(model.index(model.row_of(voice_id), column).data())


# Differences


def test_a_refresh_never_resets_and_touches_only_what_is_different(model: VoicesModel) -> None:
    model.open([voice("a"), voice("b"), voice("c")])
    heard = told(model)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.extend({first.row(), last.row()}))
    model.apply(VoiceChanges(changed=(voice("b", state="Failed"),)))
    assert heard == ["dataChanged"]
    assert changed == [1]
    heard.clear()
    model.apply(VoiceChanges(added=(voice("d"),), removed=("a",)))
    assert heard == ["rowsRemoved", "rowsInserted"]
    assert shown(model) == ["b", "c", "d"]


def test_a_listing_without_changes_says_nothing_to_the_view(model: VoicesModel) -> None:
    model.open([voice("a")])
    heard = told(model)
    model.apply(VoiceChanges())
    assert heard == []


def test_rows_removed_together_can_be_asked_for_while_they_go(model: VoicesModel) -> None:
    """A view asks for the neighbour of a row that goes, which may be the next to go."""
    model.open([voice(name) for name in "abcd"])
    asked: list[str | None] = []

    def ask(_parent: QModelIndex, first: int, _last: int) -> None:
        asked.extend(model.index(row, 0).data() for row in range(first))

    model.rowsAboutToBeRemoved.connect(ask)
    model.apply(VoiceChanges(removed=("b", "d")))
    assert shown(model) == ["a", "c"]
    assert asked


@pytest.mark.parametrize("many", [5, 300])
def test_indexes_stay_with_their_voices(model: VoicesModel, many: int) -> None:
    model.open([voice(f"{number:04}") for number in range(many)])
    model.sort(VoiceColumn.NAME, DOWN)
    held = {
        f"{number:04}": QPersistentModelIndex(model.index(model.row_of(f"{number:04}"), 0))
        for number in (0, 2, 4)
    }
    model.apply(VoiceChanges(removed=("0001",), added=tuple(voice(f"n{n}") for n in range(many))))
    model.sort(VoiceColumn.ID, UP)
    for voice_id, index in held.items():
        assert index.isValid()
        assert index.row() == model.row_of(voice_id)
    model.filter(VoiceFilter(search="n1"))
    assert not any(index.isValid() for index in held.values())


def test_any_run_of_changes_ends_as_the_last_list(model: VoicesModel) -> None:
    """Differences, applied under changing filters and orders, against a plain list."""
    chance = random.Random(1)
    known: dict[str, Voice] = {}
    states = [*VoiceState, "Paused"]
    for step in range(150):
        added = tuple(
            voice(f"{step}-{number}", chance.choice(["甲", "Zoe", "abe"]), chance.choice(states))
            for number in range(chance.randrange(4))
        )
        removed = tuple(key for key in known if chance.random() < 0.1)
        changed = tuple(
            voice(key, chance.choice(["甲", "Zoe", "abe"]), chance.choice(states))
            for key in known
            if key not in removed and chance.random() < 0.2
        )
        for key in removed:
            del known[key]
        known |= {one.id: one for one in (*changed, *added)}
        model.apply(VoiceChanges(added, changed, removed))
        if chance.random() < 0.3:
            model.sort(chance.choice(list(VoiceColumn)), chance.choice([UP, DOWN]))
        if chance.random() < 0.3:
            model.filter(VoiceFilter(chance.choice(["", "z"]), chance.choice(["", "Success"])))
        wanted = {
            key
            for key, one in known.items()
            if (not model.filters.state or one.state == model.filters.state)
            and all(term in f"{one.name}\n{key}".lower() for term in model.filters.search.split())
        }
        assert set(shown(model)) == wanted
        assert len(shown(model)) == len(wanted)
        assert model.total == len(known)


# Order


def with_everything(facts: VoiceFacts) -> list[Voice]:
    facts.trained_at |= {"a": 100.0, "c": 300.0}
    facts.running["t"] = Training(1, "t", "T", "", 500.0)
    facts.demos["c"] = DemoFacts(3000, b"", 10)
    return [
        voice("a", "beta", language="zh", demo_url="https://x/a"),
        Voice("b", "", "Init"),
        voice("c", "Alpha", language="en", demo_url="https://x/c"),
        voice("t", "Gamma", "Training", language="ja"),
        voice("f", "álpha", "Failed"),
        voice("u", "delta", "Paused", language="tlh"),
    ]


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (VoiceColumn.NAME, "cautf|b", "ftuac|b"),
        (VoiceColumn.STATE, "tacbfu|", "ufbact|"),
        (VoiceColumn.DEMO, "ca|btfu", "ac|btfu"),
        (VoiceColumn.LANGUAGE, "actu|bf", "utca|bf"),
        (VoiceColumn.TRAINED, "act|bfu", "tca|bfu"),
        (VoiceColumn.ID, "abcftu|", "utfcba|"),
    ],
)
def test_every_column_sorts_and_what_is_missing_comes_last_both_ways(
    model: VoicesModel, facts: VoiceFacts, column: VoiceColumn, up: str, down: str
) -> None:
    model.open(with_everything(facts))
    model.sort(column, UP)
    assert "".join(shown(model)) == up.replace("|", "")
    model.sort(column, DOWN)
    assert "".join(shown(model)) == down.replace("|", "")


def test_a_change_moves_a_row_where_it_belongs(model: VoicesModel) -> None:
    model.open([voice("a", "A"), voice("b", "B"), voice("c", "C")])
    model.sort(VoiceColumn.NAME, UP)
    model.apply(VoiceChanges(changed=(voice("a", "Z"),)))
    assert shown(model) == ["b", "c", "a"]


def test_a_demo_that_was_kept_moves_its_row_under_the_demo_sort(
    model: VoicesModel, facts: VoiceFacts
) -> None:
    model.open([voice("a", demo_url="https://x/a"), voice("b", demo_url="https://x/b")])
    model.sort(VoiceColumn.DEMO, UP)
    facts.demos["b"] = DemoFacts(3000, b"", 10)
    model.touch(["b"], reorder=True)
    assert shown(model) == ["b", "a"]


# Search and filters


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CAFE", "w"),
        ("ＣＡＦＥ", "w"),
        ("cafe 咖啡", "w"),
        ("straße", "s"),
        ("STRASSE", "s"),
        ("éclair", "e"),
        ("e\u0301clair", "e"),
        ("カタカナ", "k"),
        ("ｶﾀｶﾅ", "k"),
        ("chinese", "w"),
        ("ZH", "w"),
        ("id-9", "n"),
        ("  ", "wsekn"),
        ("\u3000咖啡\u3000", "w"),
        ("咖啡 zzz", ""),
        ("[a-z]*", ""),
    ],
)
def test_search_knows_neither_case_nor_width(model: VoicesModel, typed: str, found: str) -> None:
    model.open(
        [
            voice("w", "ｃａｆｅ 咖啡", language="zh"),
            voice("s", "Straße"),
            voice("e", "Éclair"),
            voice("k", "カタカナ"),
            Voice("n-ID-9", "x", "Success"),
        ]
    )
    model.filter(VoiceFilter(search=typed))
    assert sorted(voice_id[0] for voice_id in shown(model)) == sorted(found)


def test_search_does_not_match_across_two_fields(model: VoicesModel) -> None:
    model.open([Voice("beta", "alpha", "Success")])
    model.filter(VoiceFilter(search="alphabeta"))
    assert shown(model) == []


def test_search_follows_a_new_name(model: VoicesModel) -> None:
    model.open([voice("a", "Old")])
    model.filter(VoiceFilter(search="new"))
    model.apply(VoiceChanges(changed=(voice("a", "New"),)))
    assert shown(model) == ["a"]
    model.filter(VoiceFilter(search="old"))
    assert shown(model) == []


def test_counts_are_of_all_voices_whatever_is_shown(model: VoicesModel) -> None:
    heard: list[bool] = []
    model.counts_changed.connect(lambda: heard.append(True))
    model.open([voice("a"), voice("b", state="Failed"), voice("c", state="Paused")])
    model.filter(VoiceFilter(state="Failed", search="nothing"))
    assert model.counts() == {"Success": 1, "Failed": 1, "Paused": 1}
    assert (model.total, model.rowCount()) == (3, 0)
    model.apply(VoiceChanges(removed=("b",)))
    assert model.counts()["Failed"] == 0
    assert len(heard) == 3


def test_a_state_filter_follows_the_state(model: VoicesModel) -> None:
    model.open([voice("a", state="Training")])
    model.filter(VoiceFilter(state="Success"))
    assert shown(model) == []
    model.apply(VoiceChanges(changed=(voice("a"),)))
    assert shown(model) == ["a"]


# Words


def test_words_from_the_service_are_made_harmless(model: VoicesModel) -> None:
    hostile = "\u202eevil\x00\x1b[31m\nname\ud800<b>x</b>"
    model.open([Voice("i\nd", hostile, "Sta\u202ete", language="x\x07y")])
    texts = [str(model.index(0, column).data()) for column in VoiceColumn]
    assert texts[VoiceColumn.NAME] == "evil[31m name<b>x</b>"
    assert texts[VoiceColumn.STATE] == "State"
    assert texts[VoiceColumn.LANGUAGE] == "xy"
    assert texts[VoiceColumn.ID] == "i d"
    for column in VoiceColumn:
        role = Qt.ItemDataRole.AccessibleTextRole
        assert model.index(0, column).data(role) == texts[column]


def test_an_unknown_state_is_shown_as_it_came_and_never_usable(
    model: VoicesModel, facts: VoiceFacts
) -> None:
    model.open([voice("a", state="Paused", demo_url="https://x/a"), Voice("b")])
    assert words(model, "a", VoiceColumn.STATE) == "Paused"
    assert words(model, "b", VoiceColumn.STATE) == "—"
    assert not facts.is_playable(voice("a", state="Paused", demo_url="https://x/a"))


def test_the_demo_column_says_where_a_demo_is(model: VoicesModel, facts: VoiceFacts) -> None:
    model.open(with_everything(facts))
    facts.running["t"] = Training(1, "t", "T", "", time.time() - 130)
    assert words(model, "c", VoiceColumn.DEMO) == "0:03, on this computer"
    assert words(model, "a", VoiceColumn.DEMO) == "Online only"
    assert words(model, "f", VoiceColumn.DEMO) == "—"
    assert words(model, "t", VoiceColumn.DEMO).startswith("2")
    facts.offline = True
    model.touch_all()
    assert words(model, "a", VoiceColumn.DEMO) == "Not available offline"
    assert words(model, "t", VoiceColumn.DEMO) == "Not updating while offline"


def test_a_training_seen_but_not_sent_from_here_is_told_as_at_least(
    model: VoicesModel, facts: VoiceFacts
) -> None:
    model.open([voice("t", state="Training")])
    facts.running["t"] = Training(0, "t", "T", "", time.time() - 130)
    assert words(model, "t", VoiceColumn.DEMO).startswith("At least")
    assert words(model, "t", VoiceColumn.TRAINED) == "—"


def test_a_training_that_was_refused_is_not_the_one_that_runs(facts: VoiceFacts) -> None:
    voices = {"t": voice("t", state="Training")}
    refused = Training(2, "t", "T", "", 900.0, None, TrainingStatus.NOT_BEGUN)
    seen = Training(0, "t", "T", "", 500.0, None, TrainingStatus.RUNNING)
    facts.apply_trainings([refused, seen], voices)
    assert facts.running["t"] == seen


# Editing


def test_a_name_typed_into_the_table_is_asked_for_and_not_taken(model: VoicesModel) -> None:
    model.open([voice("a", "Old")])
    asked: list[tuple[str, str]] = []
    model.rename_requested.connect(lambda *wanted: asked.append(wanted))
    index = model.index(0, VoiceColumn.NAME)
    for typed in ("  New ", "", "   ", "Old"):
        model.setData(index, typed)
    assert asked == [("a", "New")]
    assert index.data() == "Old"


def test_names_can_be_edited_online_alone(model: VoicesModel, facts: VoiceFacts) -> None:
    model.open([voice("a")])
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.index(0, VoiceColumn.NAME).flags() & editable
    assert not model.index(0, VoiceColumn.STATE).flags() & editable
    facts.offline = True
    assert not model.index(0, VoiceColumn.NAME).flags() & editable


# Many


def test_ten_thousand_voices_are_a_few_signals(qapp: object, facts: VoiceFacts) -> None:
    model = VoicesModel(facts)
    model.open([voice(f"{number:05}", f"Name {number % 97}") for number in range(10_000)])
    heard = told(model)
    model.filter(VoiceFilter(search="name 5"))
    model.sort(VoiceColumn.NAME, UP)
    model.filter(VoiceFilter(search=""))
    model.apply(VoiceChanges(removed=("00007", "00008"), added=(voice("new"),)))
    assert model.rowCount() == 9_999
    assert len(heard) <= 8
    assert "modelReset" not in heard
