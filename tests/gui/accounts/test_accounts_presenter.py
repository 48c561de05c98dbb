import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from voicedesk.accounts import SessionTokens
from voicedesk.domain.account import Account
from voicedesk.domain.errors import (
    CallFacts,
    NoConnectionError,
    NotFoundError,
    TokenStoreError,
    TokenStoreProblem,
)
from voicedesk.ui.accounts.form import AccountForm
from voicedesk.ui.accounts.presenter import LOOK, SAVE, TEST, AccountsPresenter
from voicedesk.ui.messages.messages import Messages
from voicedesk.ui.tasks import OperationKind, TaskRunner

FACTS = CallFacts("GET", "/v1/voice-clones")
Wait = Callable[[Awaitable[object]], object]


@pytest.fixture
def wait(loop: QEventLoop, qtbot: QtBot) -> Wait:
    def until_done(awaited: Awaitable[object]) -> object:
        task = loop.create_task(awaited)
        qtbot.waitUntil(task.done)
        return task.result()

    return until_done


@pytest.fixture(autouse=True)
def joined(
    presenter: AccountsPresenter, form: AccountForm, tasks: TaskRunner, qtbot: QtBot
) -> None:
    join(presenter, form, tasks, qtbot)


def join(presenter: AccountsPresenter, form: AccountForm, tasks: TaskRunner, qtbot: QtBot) -> None:
    presenter.join(form, Account())
    qtbot.waitUntil(lambda: not tasks.is_busy(LOOK))


def save(form: AccountForm, tasks: TaskRunner, qtbot: QtBot, token: str = "") -> None:
    form.token.field.setText(token)
    form.save.click()
    qtbot.waitUntil(lambda: not tasks.is_busy(SAVE))


def result(form: AccountForm) -> str:
    return form._result.words.text() if form._result.isVisible() else ""


def test_it_says_where_the_token_is_kept(form: AccountForm) -> None:
    assert "Secret Service" in form._kept.words.text()


def test_a_test_tells_how_many_voices_there_are(
    form: AccountForm, service: Any, passwords: Any, wait: Wait, qtbot: QtBot
) -> None:
    form.token.field.setText("sk-good")
    form.test.click()
    assert "Testing" in result(form)
    qtbot.waitUntil(lambda: "12 voice" in result(form))
    assert service.asked == [("https://xrobo.qiniu.com", "sk-good")]
    assert wait(passwords.read("default")) is None


def test_editing_takes_back_what_was_said_of_a_test(form: AccountForm, qtbot: QtBot) -> None:
    form.token.field.setText("sk-good")
    form.test.click()
    qtbot.waitUntil(lambda: "12 voice" in result(form))
    qtbot.keyClicks(form.token.field, "x")
    assert result(form) == ""


def test_a_saved_account_is_opened_and_its_token_is_in_the_store_alone(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    passwords: Any,
    session: SessionTokens,
    wait: Wait,
    qtbot: QtBot,
) -> None:
    save(form, tasks, qtbot, "sk-good")
    assert opened == [(Account(), "sk-good")]
    assert wait(passwords.read("default")) == "sk-good"
    assert wait(session.read("default")) is None
    assert form.token.field.text() == ""


def test_a_refused_token_is_not_saved(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    passwords: Any,
    reports: Any,
    wait: Wait,
    qtbot: QtBot,
) -> None:
    save(form, tasks, qtbot, "sk-bad")
    assert "doesn’t accept this token" in form.token.reason.text()
    assert opened == []
    assert wait(passwords.read("default")) is None
    assert reports == []


def test_saving_works_offline_and_says_that_nothing_was_tested(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    service: Any,
    messages: Messages,
    qtbot: QtBot,
) -> None:
    service.trouble = NoConnectionError(FACTS)
    save(form, tasks, qtbot, "sk-any")
    assert opened == [(Account(), "sk-any")]
    assert messages.current is not None
    assert "not tested" in messages.current.fact


def test_a_service_that_does_not_answer_holds_saving_up_for_seconds_only(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    presenter: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(address: str, token: str) -> int:
        await asyncio.Event().wait()
        return 0

    monkeypatch.setattr("voicedesk.ui.accounts.presenter._LONGEST_TEST", 0.05)
    presenter._probe = never
    save(form, tasks, qtbot, "sk-any")
    assert opened == [(Account(), "sk-any")]


def test_a_wrong_address_is_named_in_the_test(
    form: AccountForm, service: Any, qtbot: QtBot
) -> None:
    service.trouble = NotFoundError(FACTS)
    form.token.field.setText("sk-good")
    form.test.click()
    qtbot.waitUntil(lambda: "isn’t the voice service" in result(form))


def test_without_a_password_store_the_token_is_kept_for_the_session(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    passwords: Any,
    session: SessionTokens,
    wait: Wait,
    qtbot: QtBot,
) -> None:
    passwords.broken = TokenStoreError(TokenStoreProblem.NO_KEYRING)
    save(form, tasks, qtbot, "sk-good")
    assert opened == []
    assert "can’t find a keyring" in form._store_problem.words.text()
    assert form.token.field.text() == "sk-good"
    assert "select “Don’t save the token; ask again next time”" in result(form)
    assert form.session_only.hasFocus()
    assert form.session_only.focused_by_keyboard, "so that its ring is seen"
    form.session_only.setChecked(True)
    save(form, tasks, qtbot, "sk-good")
    assert opened == [(Account(), "sk-good")]
    assert wait(session.read("default")) == "sk-good"


def test_without_a_password_store_an_empty_field_says_so_beside_it(
    form: AccountForm, tasks: TaskRunner, passwords: Any, reports: Any, qtbot: QtBot
) -> None:
    passwords.broken = TokenStoreError(TokenStoreProblem.NO_KEYRING)
    save(form, tasks, qtbot)
    assert "Paste your token" in form.token.reason.text()
    assert form.token.field.hasFocus()
    assert form.session_only.isVisible()
    assert result(form) == ""
    assert reports == []


def test_a_locked_password_store_is_asked_again_for_an_empty_field(
    form: AccountForm, tasks: TaskRunner, opened: Any, passwords: Any, wait: Wait, qtbot: QtBot
) -> None:
    wait(passwords.save("default", "sk-good"))
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    save(form, tasks, qtbot)
    assert "locked" in result(form)
    passwords.broken = None
    save(form, tasks, qtbot)
    assert opened == [(Account(), "sk-good")]


def test_an_empty_field_means_the_token_that_is_kept(
    form: AccountForm,
    tasks: TaskRunner,
    opened: Any,
    passwords: Any,
    presenter: Any,
    wait: Wait,
    qtbot: QtBot,
) -> None:
    save(form, tasks, qtbot)
    assert "Paste your token" in form.token.reason.text()
    wait(passwords.save("default", "sk-good"))
    join(presenter, form, tasks, qtbot)
    assert "Saved" in form.token.field.placeholderText()
    form.address.field.setText("https://other.example")
    form._edited()
    save(form, tasks, qtbot)
    assert opened[-1] == (Account("default", "https://other.example"), "sk-good")


def test_removing_takes_the_token_from_everywhere(
    presenter: Any,
    tasks: TaskRunner,
    passwords: Any,
    session: SessionTokens,
    removed: Any,
    wait: Wait,
    qtbot: QtBot,
) -> None:
    wait(passwords.save("default", "a"))
    wait(session.save("default", "b"))
    presenter.remove(Account())
    qtbot.waitUntil(lambda: removed == [Account()])
    assert wait(passwords.read("default")) is None
    assert wait(session.read("default")) is None


def test_a_locked_store_keeps_the_token_and_says_so(
    presenter: Any, tasks: TaskRunner, passwords: Any, removed: Any, reports: Any, qtbot: QtBot
) -> None:
    passwords.broken = TokenStoreError(TokenStoreProblem.LOCKED)
    presenter.remove(Account())
    qtbot.waitUntil(lambda: len(reports) == 1)
    operation, error = reports.pop()
    assert operation.kind is OperationKind.REMOVE_TOKEN
    assert operation.retry is not None
    assert error is passwords.broken
    assert removed == []


def test_a_form_may_go_while_it_is_tested(
    form: AccountForm, tasks: TaskRunner, reports: Any, qtbot: QtBot
) -> None:
    form.token.field.setText("sk-good")
    form.test.click()
    form.deleteLater()
    qtbot.waitUntil(lambda: not tasks.is_busy(TEST))
    assert reports == []


def test_a_form_may_go_while_it_is_saved(
    form: AccountForm, tasks: TaskRunner, opened: Any, reports: Any, qtbot: QtBot
) -> None:
    form.token.field.setText("sk-good")
    form.save.click()
    form.deleteLater()
    qtbot.waitUntil(lambda: not tasks.is_busy(SAVE))
    assert opened == [(Account(), "sk-good")]
    assert reports == []


def test_a_form_that_is_gone_is_told_of_no_missing_token(
    form: AccountForm, tasks: TaskRunner, opened: Any, reports: Any, qtbot: QtBot
) -> None:
    form.save.click()
    form.deleteLater()
    qtbot.waitUntil(lambda: not tasks.is_busy(SAVE))
    assert opened == []
    assert reports == []
