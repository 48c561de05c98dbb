"""The language of fault rules."""

import pytest

from voicedesk.sandbox.call import Call, call_of
from voicedesk.sandbox.faults import FaultBook
from voicedesk.sandbox.options import GRAMMAR, FaultRule, FaultRuleError, What


@pytest.mark.parametrize("text", GRAMMAR.partition("examples:")[2].split())
def test_every_example_in_the_help_is_a_rule(text: str) -> None:
    assert FaultRule.parse(text).text == text


def test_all_parts() -> None:
    rule = FaultRule.parse("list:act-then-429:3:after=2:retry-after=1.5")
    assert (rule.call, rule.what, rule.number, rule.acts) == (Call.LIST, What.STATUS, 429, True)
    assert (rule.count, rule.after, rule.retry_after) == (3, 2, "1.5")


def test_an_address_may_have_colons() -> None:
    rule = FaultRule.parse("create:redirect=http://127.0.0.1:9/x?a=b")
    assert rule.value == "http://127.0.0.1:9/x?a=b"


@pytest.mark.parametrize(
    "text",
    ["", "list", "list:", "list:nonsense", "nothing:reset", "list:reset:many", "list:reset=1",
     "list:slow", "list:slow=-1", "list:slow=nan", "list:wrong-type", "list:200", "list:600",
     "list:status", "list:reset:after=x", "list:reset:retry-after=1", "list:200-with-code=x",
     "list:reset:-1", "create:redirect="],
)  # fmt: skip
def test_what_is_no_rule(text: str) -> None:
    with pytest.raises(FaultRuleError):
        FaultRule.parse(text)


def test_everything_means_the_contracts_calls_and_demos() -> None:
    rule = FaultRule.parse("*:reset")
    assert {call for call in Call if not rule.is_for(call)} == {
        Call.SAMPLE,
        Call.STORAGE,
        Call.QUOTA,
    }


def due(book: FaultBook, call: Call = Call.LIST) -> list[str]:
    return [rule.text for rule in book.due(call)]


def test_rules_are_followed_in_order_and_counted() -> None:
    rules = ["*:slow=0.5:5", "list:500:2", "list:429:1:after=1", "get:hang"]
    book = FaultBook(map(FaultRule.parse, rules))
    assert due(book) == ["*:slow=0.5:5", "list:500:2"]
    assert due(book) == ["*:slow=0.5:5", "list:500:2"]
    assert due(book) == ["*:slow=0.5:5"]  # the third rule lets the first call go by
    assert due(book) == ["*:slow=0.5:5", "list:429:1:after=1"]
    assert due(book, Call.GET) == ["*:slow=0.5:5", "get:hang"]
    assert due(book) == []
    assert [entry["applied"] for entry in book.report()] == [5, 2, 1, 1]


@pytest.mark.parametrize(
    ("method", "path", "body", "call"),
    [
        ("GET", "/v1/voice-clones", None, Call.LIST),
        ("POST", "/v1/voice-clones", {}, Call.CREATE),
        ("GET", "/v1/voice-clones/a", None, Call.GET),
        ("DELETE", "/v1/voice-clones/a", None, Call.DELETE),
        ("PUT", "/v1/voice-clones/a", {"name": "x", "key": ""}, Call.RENAME),
        ("PUT", "/v1/voice-clones/a", {"name": "x", "key": "u"}, Call.TRAIN),
        ("PUT", "/v1/voice-clones/a", "text", Call.RENAME),
        ("GET", "/demos/a.mp3", None, Call.DEMO),
        ("HEAD", "/samples/a.wav", None, Call.SAMPLE),
        ("PATCH", "/v1/voice-clones", None, None),
        ("GET", "/elsewhere", None, None),
    ],
)
def test_what_a_request_is_called(method: str, path: str, body: object, call: Call | None) -> None:
    assert call_of(method, path, body) is call
