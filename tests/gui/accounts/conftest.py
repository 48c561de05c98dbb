"""Account forms on real session tokens, with the password store and the service stood in for."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.passwords import Passwords
from voicedesk.accounts import SessionTokens
from voicedesk.domain.account import Account
from voicedesk.domain.errors import CallFacts, ServiceError, TokenRefusedError
from voicedesk.ui.accounts.form import AccountForm
from voicedesk.ui.accounts.presenter import AccountsPresenter
from voicedesk.ui.messages.messages import Messages
from voicedesk.ui.tasks import TaskRunner

GOOD_TOKEN = "sk-good"


class Service:
    """Answers with twelve voices to the good token; `trouble` is raised instead."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.trouble: ServiceError | None = None

    async def probe(self, address: str, token: str) -> int:
        self.asked.append((address, token))
        if self.trouble is not None:
            raise self.trouble
        if token != GOOD_TOKEN:
            raise TokenRefusedError(CallFacts("GET", "/v1/voice-clones", 401))
        return 12


@pytest.fixture
def passwords() -> Passwords:
    return Passwords()


@pytest.fixture
def session() -> SessionTokens:
    return SessionTokens()


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def opened() -> list[tuple[Account, str]]:
    return []


@pytest.fixture
def removed() -> list[Account]:
    return []


@pytest.fixture
def presenter(
    tasks: TaskRunner,
    passwords: Passwords,
    session: SessionTokens,
    service: Service,
    messages: Messages,
    opened: list[tuple[Account, str]],
    removed: list[Account],
) -> AccountsPresenter:
    return AccountsPresenter(
        tasks=tasks,
        tokens=passwords,
        session_tokens=session,
        probe=service.probe,
        messages=messages,
        opened=lambda account, token: opened.append((account, token)),
        removed=removed.append,
    )


@pytest.fixture
def form(window: QWidget) -> AccountForm:
    column = QVBoxLayout(window)
    made = AccountForm(guided=True)
    column.addWidget(made)
    return made


@pytest.fixture(autouse=True)
def clipboard(qapp: QGuiApplication) -> Iterator[None]:
    QGuiApplication.clipboard().setText("before")
    yield
    QGuiApplication.clipboard().clear()
