import pytest

from voicedesk.domain.errors import (
    AlreadyTrainingError,
    AnswerNotUnderstoodError,
    CallFacts,
    DemoError,
    DemoProblem,
    EmptyListingError,
    LibraryError,
    LibraryProblem,
    NetworkSetupError,
    NoConnectionError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SandboxError,
    ServiceBrokenError,
    SetupProblem,
    TimedOutError,
    TokenRefusedError,
    TokenStoreError,
    TokenStoreProblem,
    VoiceChangedError,
)
from voicedesk.domain.recordings import RecordingError, RecordingProblem
from voicedesk.domain.voice import Voice
from voicedesk.ui.messages.error_details import guide_page
from voicedesk.ui.messages.error_texts import ErrorReporter, ErrorTexts, error_text
from voicedesk.ui.messages.messages import OFFLINE_KEY, Message, Messages, MessageTone
from voicedesk.ui.messages.refusals import refused_text
from voicedesk.ui.tasks import Operation, OperationKind

FACTS = CallFacts("PUT", "/v1/voice-clones/f54b", 200, 400, "bad name", "req-1", at=1_763_900_000)
LOST = CallFacts("PUT", "/v1/voice-clones/f54b", may_have_taken_effect=True)
ERRORS: list[Exception] = [
    *(
        kind(FACTS)
        for kind in (
            NoConnectionError,
            TimedOutError,
            TokenRefusedError,
            NotFoundError,
            RefusedError,
            RateLimitedError,
            ServiceBrokenError,
            AnswerNotUnderstoodError,
        )
    ),
    TimedOutError(LOST),
    RateLimitedError(FACTS, 30),
    RateLimitedError(FACTS, 3000),
    *(DemoError(problem) for problem in DemoProblem),
    *(TokenStoreError(problem) for problem in TokenStoreProblem),
    *(LibraryError("/x/library.db", problem) for problem in LibraryProblem),
    SandboxError("it ended with status 1"),
    AlreadyTrainingError("f54b", None),
    AlreadyTrainingError("f54b", None, elsewhere=True),
    EmptyListingError(FACTS, 12),
    VoiceChangedError(Voice("f54b", "a", "Init"), Voice("f54b", "b", "Success")),
    RefusedError(CallFacts("PUT", "/", 200, 50000, "busy", may_have_taken_effect=True)),
    ZeroDivisionError("division by zero"),
]
opened: list[str] = []


@pytest.fixture
def texts() -> ErrorTexts:
    opened.clear()
    return ErrorTexts("0.1.0", lambda: opened.append("account"))


@pytest.mark.parametrize("kind", OperationKind)
@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_error_has_words_for_everything_that_is_done(
    texts: ErrorTexts, kind: OperationKind, error: Exception
) -> None:
    message = texts.message(Operation(kind, "林知夏", retry=lambda: None), error)
    assert message.fact.endswith((".", "”"))
    assert len(message.consequence) > 15
    for text in (message.fact, message.consequence):
        assert "{" not in text
        assert "%n" not in text
        assert "Error" not in text
    assert "VoiceDesk: 0.1.0" in message.details
    assert "Time: 20" in message.details


def train(texts: ErrorTexts, error: Exception) -> Message:
    return texts.message(Operation(OperationKind.TRAIN, "Lin", lambda: None), error)


def test_what_changed_elsewhere_is_said_and_not_sent_by_a_press_of_the_message(
    texts: ErrorTexts,
) -> None:
    before = Voice("f54b", "Lin", "Init")
    message = train(texts, VoiceChangedError(before, Voice("f54b", "Lina", "Success")))
    assert "changed from “\u2068Not trained\u2069” to “\u2068Ready\u2069”" in message.consequence
    assert "now called “\u2068Lina\u2069”" in message.consequence
    assert "Nothing was sent." in message.consequence
    assert message.act is None


def test_a_look_before_a_training_that_failed_says_that_nothing_was_sent(texts: ErrorTexts) -> None:
    looked = train(texts, ServiceBrokenError(CallFacts("GET", "/v1/voice-clones/f54b", 500)))
    assert "Nothing was sent." in looked.consequence
    assert looked.action == "Try again"


def test_what_the_service_said_is_told_also_where_the_training_may_have_begun(
    texts: ErrorTexts,
) -> None:
    facts = CallFacts("PUT", "/", 200, 50000, "busy now", may_have_taken_effect=True)
    message = train(texts, RefusedError(facts))
    assert "may have started" in message.fact
    assert "busy now" in message.consequence
    assert message.act is None


def test_a_sandbox_that_does_not_start_is_told_as_that(texts: ErrorTexts) -> None:
    error = SandboxError("it ended with status 1")
    message = texts.message(Operation(OperationKind.OPEN_ACCOUNT, "sandbox", lambda: None), error)
    assert "The sandbox couldn’t start." in message.consequence
    assert message.action == "Try again"
    assert "Detail: it ended with status 1" in message.details


@pytest.mark.parametrize(
    "error",
    [
        NetworkSetupError(FACTS, SetupProblem.PROXY, "ALL_PROXY=socks4://a.test"),
        NetworkSetupError(FACTS, SetupProblem.CERTIFICATES, "ALL_PROXY=socks4://a.test"),
        DemoError(DemoProblem.PROXY, detail="ALL_PROXY=socks4://a.test"),
        DemoError(DemoProblem.CERTIFICATES, detail="ALL_PROXY=socks4://a.test"),
    ],
    ids=repr,
)
def test_a_network_setting_that_is_in_the_way_is_named(texts: ErrorTexts, error: Exception) -> None:
    message = texts.message(Operation(OperationKind.PLAY, "Marlowe"), error)
    assert "ALL_PROXY=socks4://a.test" in message.consequence
    assert "ALL_PROXY=socks4://a.test" in message.details


def test_details_hold_what_the_service_can_be_asked_with(texts: ErrorTexts) -> None:
    details = texts.message(Operation(OperationKind.RENAME, "Marlowe"), RefusedError(FACTS)).details
    for line in (
        "While: rename",
        "Request: PUT /v1/voice-clones/f54b",
        "HTTP status: 200",
        "Code: 400",
        "Message: bad name",
        "Request id: req-1",
    ):
        assert line in details.split("\n")


@pytest.mark.parametrize(
    "said",
    [
        "fetch https://host.example/a.wav?e=1&token=SECRET failed",
        "see http://me:SECRET@host.example/a.wav#SECRET",
        "header Authorization: Bearer SECRET",
    ],
)
def test_details_hold_neither_a_token_nor_a_links_query(texts: ErrorTexts, said: str) -> None:
    service = RefusedError(CallFacts("PUT", "/v1/x", 400, message=said), said)
    for error in (service, DemoError(DemoProblem.EXPIRED, detail=said), RuntimeError(said)):
        assert "SECRET" not in texts.message(Operation(OperationKind.TRAIN, "x"), error).details


def test_a_training_that_may_have_begun_is_not_offered_again(texts: ErrorTexts) -> None:
    operation = Operation(OperationKind.TRAIN, "Marlowe", retry=lambda: None)
    message = texts.message(operation, TimedOutError(LOST))
    assert "may have started training" in message.fact
    assert "Don’t start it again" in message.consequence
    assert message.action == ""
    assert message.tone is MessageTone.WARN
    sure = texts.message(operation, TimedOutError(FACTS))
    assert sure.action == "Try again"


def test_a_refused_token_leads_to_the_account(texts: ErrorTexts) -> None:
    message = texts.message(
        Operation(OperationKind.REFRESH, retry=lambda: None), TokenRefusedError(FACTS)
    )
    assert message.action == "Open account"
    assert message.act is not None
    message.act()
    assert opened == ["account"]


def test_a_store_that_cannot_be_used_leads_to_the_account(texts: ErrorTexts) -> None:
    operation = Operation(OperationKind.FOLLOW, retry=lambda: None)
    error = TokenStoreError(TokenStoreProblem.NO_KEYRING)
    assert texts.message(operation, error).action == "Open account"
    locked = TokenStoreError(TokenStoreProblem.LOCKED)
    assert texts.message(operation, locked).action == "Try again"


@pytest.mark.parametrize("kind", OperationKind)
def test_not_found_is_of_the_voice_only_where_one_was_asked_for(
    texts: ErrorTexts, kind: OperationKind
) -> None:
    told = texts.message(Operation(kind, "x"), NotFoundError(FACTS)).consequence
    no_voice = kind in {
        OperationKind.REFRESH,
        OperationKind.FOLLOW,
        OperationKind.CREATE,
        OperationKind.TEST_ACCOUNT,
    }
    assert ("isn’t the voice service. Check the service address." in told) is no_voice
    assert ("no longer has this voice" in told) is not no_voice


def test_a_limited_rate_says_when_to_try_again(texts: ErrorTexts) -> None:
    def told(error: RateLimitedError) -> str:
        return texts.message(Operation(OperationKind.REFRESH), error).consequence

    assert "in a minute" in told(RateLimitedError(FACTS))
    assert "in 30 second" in told(RateLimitedError(FACTS, 30))
    assert "after " in told(RateLimitedError(FACTS, 3000))


def test_a_mistake_of_the_program_says_where(
    texts: ErrorTexts, caplog: pytest.LogCaptureFixture
) -> None:
    messages = Messages()
    try:
        list[int]().pop()
    except IndexError as error:
        ErrorReporter(messages, texts).report(Operation(OperationKind.PLAY, "x"), error)
    assert messages.current is not None
    assert "Problem: IndexError" in messages.current.details
    assert "Where: test_error_texts.py:" in messages.current.details
    assert "Traceback" in caplog.text


def test_being_offline_is_told_once(texts: ErrorTexts) -> None:
    messages = Messages()
    reporter = ErrorReporter(messages, texts)
    offline = NoConnectionError(FACTS)
    reporter.report(Operation(OperationKind.REFRESH), offline)
    assert len(messages.messages) == 1
    messages.withdraw(f"{OperationKind.REFRESH}:")
    messages.show(Message(OFFLINE_KEY, MessageTone.WARN, "Can’t reach the service."))
    reporter.report(Operation(OperationKind.REFRESH), offline)
    assert len(messages.messages) == 1
    reporter.report(Operation(OperationKind.RENAME, "x"), offline)
    assert len(messages.messages) == 2


def test_a_name_can_not_turn_the_sentence_around(texts: ErrorTexts) -> None:
    fact = texts.message(Operation(OperationKind.DELETE, "a\u202eb"), NotFoundError(FACTS)).fact
    assert "\u202e" not in fact
    assert "\u2068ab\u2069" in fact


@pytest.mark.parametrize("problem", LibraryProblem)
def test_the_disk_is_said_to_be_full_only_where_it_is(problem: LibraryProblem) -> None:
    cause = LibraryError("/x/library.db", problem)
    unsaved = DemoError(DemoProblem.DISK)
    unsaved.__cause__ = cause
    assert error_text(unsaved) == error_text(cause)
    assert ("is full" in error_text(cause)) is (problem is LibraryProblem.NO_ROOM)
    assert "isn’t full" not in error_text(cause)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("voice_limit_reached", "reached its voice limit"),
        ('{"error": "voice_limit_reached"}', "reached its voice limit"),
        ("voice name already exists", "This name is already taken."),
        ("failed to download audio from URL", "couldn’t download the recording"),
        ("付费音色栏位不可删除", "Paid voices can’t be deleted."),
        ("quota_tier_exhausted", "Its code: \u2068quota_tier_exhausted\u2069"),
        ("error: quota_tier_exhausted", "Its code"),
        ("ERR-4711", "Its code"),
        ("[]", "Its code"),
        ("Please wait a minute.", "“\u2068Please wait a minute.\u2069”"),
        ("服务繁忙", "“\u2068服务繁忙\u2069”"),
        ("", "gave no reason"),
    ],
)
def test_a_code_of_the_service_is_never_shown_as_a_sentence(
    texts: ErrorTexts, said: str, words: str
) -> None:
    refused = RefusedError(CallFacts("PUT", "/", 200, 400, said))
    message = texts.message(Operation(OperationKind.RENAME, "x"), refused)
    assert words in message.consequence
    if said:
        assert f"Message: {said}" in message.details


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("voice_limit_reached", "Your account has reached its voice limit."),
        ("quota_tier_exhausted", "The service answered with a code: \u2068quota_tier_exhausted"),
        ("busy now", "The service answered: “\u2068busy now\u2069”."),
        ("", "Refresh to check."),
    ],
)
def test_nor_is_a_code_that_leaves_it_open_what_happened(
    texts: ErrorTexts, said: str, words: str
) -> None:
    refused = RefusedError(CallFacts("PUT", "/", 200, 400, said, may_have_taken_effect=True))
    message = texts.message(Operation(OperationKind.RENAME, "x"), refused)
    assert message.consequence.startswith(words)


def test_a_conflict_is_a_name_that_is_taken_whatever_is_said() -> None:
    taken = "This name is already taken. Choose another one."
    assert refused_text("conflict", 409) == taken
    assert refused_text("", 409) == taken
    assert refused_text("conflict", 400) != taken


@pytest.mark.parametrize("problem", RecordingProblem)
def test_every_problem_of_a_recording_is_told(problem: RecordingProblem) -> None:
    words = error_text(RecordingError(problem))
    assert words.endswith(".")
    assert guide_page(RecordingError(problem)) == "06-train.md"
