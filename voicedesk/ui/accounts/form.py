"""The form that connects an account: its fields, why one won't do, and what a test or save came to.

`AccountForm` checks its fields as they are typed and asks for a test or a save only when all are in
order; `AccountsPresenter` carries both out and has the result shown here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from voicedesk.domain.account import (
    DEFAULT_ADDRESS,
    LONGEST_ACCOUNT_NAME,
    Account,
    AccountNameProblem,
    AddressError,
    AddressProblem,
    account_name_problem,
    clean_address,
    clean_token,
    is_token,
)
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.kit.labels import InlineNotice, Label, numbered_steps
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View
from voicedesk.ui.messages.messages import MessageTone

_EYE = 28


class TokenField(QLineEdit):
    """Shows dots; the eye shows the token.

    Qt keeps a field with dots off the clipboard and off the primary selection. While the token is
    shown, the field is a field with dots for as long as it handles a key or the mouse.
    """

    def __init__(self) -> None:
        super().__init__()
        self.eye = IconButton("eye", side=_EYE, glyph=18, parent=self, text=self.tr("Show token"))
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show)
        self.setTextMargins(0, 0, _EYE, 0)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setEchoMode(QLineEdit.EchoMode.Password)
        # Not `textEdited`: a screen reader sets the text itself.
        self.textChanged.connect(self._clean)

    def forget(self) -> None:
        """Empty the field and hide what comes next. Nothing can bring the token back."""
        self.eye.setChecked(False)
        self.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.eye.move(self.width() - _EYE - 4, (self.height() - _EYE) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with self._dotted():
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        with self._dotted():
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        with self._dotted():
            menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @contextmanager
    def _dotted(self) -> Iterator[None]:
        shown = self.echoMode()
        if shown == QLineEdit.EchoMode.Normal:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        try:
            yield
        finally:
            if self.echoMode() != shown:
                self.setEchoMode(shown)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def _clean(self, text: str) -> None:
        if text != (cleaned := clean_token(text)):
            before = clean_token(text[: self.cursorPosition()])
            self.setText(cleaned)
            self.setCursorPosition(len(before))


translate = QCoreApplication.translate


def _address_text(problem: AddressProblem) -> str:
    words = {
        AddressProblem.EMPTY: translate("FieldTexts", "Enter an address. Default: {usual}"),
        AddressProblem.NOT_HTTP: translate("FieldTexts", "The address must start with https://"),
        AddressProblem.NO_HOST: translate(
            "FieldTexts", "The server name is missing or invalid. Default: {usual}"
        ),
        AddressProblem.BAD_PORT: translate("FieldTexts", "The port after the colon isn’t valid."),
        AddressProblem.CREDENTIALS: translate("FieldTexts", "Remove the user name and “@”."),
        AddressProblem.QUERY: translate("FieldTexts", "Remove everything from “?” or “#” on."),
        AddressProblem.PLAIN_HTTP: translate(
            "FieldTexts", "Use https. Over http, others could read your token."
        ),
    }
    return words[problem].format(usual=DEFAULT_ADDRESS)


def account_name_text(problem: AccountNameProblem) -> str:
    words = {
        AccountNameProblem.EMPTY: translate("FieldTexts", "Enter a name for the account."),
        AccountNameProblem.TOO_LONG: translate("FieldTexts", "At most {most} characters."),
        AccountNameProblem.NOT_PRINTABLE: translate(
            "FieldTexts", "The name contains a character that can’t be displayed. Enter it again."
        ),
        AccountNameProblem.RESERVED: translate(
            "FieldTexts", "The sandbox uses this name. Choose another one."
        ),
    }
    return words[problem].format(most=LONGEST_ACCOUNT_NAME)


def taken_name_text() -> str:
    return translate("FieldTexts", "Another account has this name. Choose another one.")


def _bad_token_text() -> str:
    return translate(
        "FieldTexts",
        "Tokens contain only letters, digits and symbols. Copy it again from the API key page.",
    )


def missing_token_text() -> str:
    return translate("FieldTexts", "Paste your token here.")


def refused_token_text() -> str:
    return translate(
        "FieldTexts", "The service doesn’t accept this token. Copy it again from the API key page."
    )


@dataclass(frozen=True, slots=True)
class AccountInput:
    """The form's fields, with the spaces around them gone.

    Attributes:
        token: empty to go on with the one that is kept.
        session_only: keep the token until the program ends, and not in the password store.
    """

    name: str
    token: str = field(repr=False)
    address: str
    session_only: bool = False


TOKEN_PAGE = f"{DEFAULT_ADDRESS}/#/api-key-management"
"""Where tokens are made. Qiniu's storage console has keys of another kind."""


class TokenGuide(View):
    """A card that says where tokens come from, with a link to the page.

    Args:
        steps: whether it tells every step.
    """

    def __init__(self, *, steps: bool) -> None:
        super().__init__(surface="box")
        title = Label(self.tr("How to get a token"), weight=600)
        self.link = Button(ButtonKind.LINK, icon="external", text=self.tr("Open API key page"))
        self.link.setToolTip(TOKEN_PAGE)
        self.link.setAccessibleDescription(TOKEN_PAGE)
        self.link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(TOKEN_PAGE)))
        texts = (
            self.tr("Open the API key page and sign in."),
            self.tr("Create an API key, copy it and paste it above."),
        )
        lines = [Label(text, ink="text2", wrap=True) for text in texts] if steps else []
        warning = self.tr("Access and secret keys from Qiniu’s storage console don’t work here.")
        column(
            row(title, None, self.link),
            numbered_steps(*lines),
            Label(warning, pixels=12, ink="text2", wrap=True),
            on=self,
            margins=(14, 8, 6, 14),
            gap=8,
        )


class AccountForm(View):
    """An account's name, token and service address, tested and saved.

    Args:
        guided: whether it tells every step to a token, and not only where tokens come from.

    Signals:
        edited: the person changed a field; what was said of the last test no longer holds.
        test_asked(AccountInput): the fields are in order and are to be tested.
        save_asked(AccountInput): the fields are in order and are to be saved.
    """

    edited = Signal()
    test_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, *, guided: bool = False) -> None:
        super().__init__()
        self._account = Account()
        self._token_kept = False
        self._checked_all = False
        self._token_reason = ""
        self._store = ""
        self._sandbox_note = InlineNotice("flask")
        self._token_field = TokenField()
        self.token = TitledField(self.tr("API token"), self._token_field)
        self.guide = TokenGuide(steps=guided)
        self.name = TitledField(self.tr("Account name"))
        self.address = TitledField(self.tr("Service address"))
        self._store_problem = InlineNotice("warn")
        self.session_only = CheckBox(self.tr("Don’t save the token; ask again next time"))
        self._result = InlineNotice("info")
        self._kept = InlineNotice("lock", pixels=12)
        self.test = Button(ButtonKind.SECONDARY, text=self.tr("Test connection"))
        self.save = Button(ButtonKind.PRIMARY, text=self.tr("Save"))
        self._sandbox_note.show_text(
            self.tr("This is the built-in sandbox. There’s nothing to set up."),
            icon="flask",
            ink="training",
        )
        self._lay_out()
        self._connect()
        for widget in (self._sandbox_note, self._store_problem, self.session_only, self._result):
            widget.hide()
        self.show_account(self._account)

    @property
    def is_sandbox(self) -> bool:
        """Whether it shows the built-in service's account, which can't be changed."""
        return self._account.is_sandbox

    @property
    def entry(self) -> AccountInput:
        return AccountInput(
            self.name.text,
            self.token.text,
            self.address.text,
            # Hidden, it says nothing: the password store works.
            session_only=not self.session_only.isHidden() and self.session_only.isChecked(),
        )

    def show_account(self, account: Account) -> None:
        self._account = account
        self._token_field.forget()
        self.name.field.setText(account.name)
        self.address.field.setText(account.address)
        for titled in (self.name, self.token, self.address):
            titled.field.setEnabled(not self.is_sandbox)
        self._sandbox_note.setVisible(self.is_sandbox)
        self.guide.setVisible(not self.is_sandbox)
        self.save.setEnabled(not self.is_sandbox)
        self.save.setToolTip(self.tr("The sandbox can’t be changed.") if self.is_sandbox else "")
        self._show_state()

    def show_token_kept(self, kept: bool) -> None:  # noqa: FBT001 - states a fact
        """Say whether the account has a token already, so that the field may stay empty."""
        self._token_kept = kept
        self._show_state()

    def show_store(self, name: str) -> None:
        self._store = name
        self._show_state()

    def show_store_problem(self, reason: str) -> None:
        """Say why no password store can be used, and offer to keep the token for this session."""
        self._store_problem.show_text(reason, icon="warn", ink="training")
        self._store_problem.show()
        self.session_only.show()
        self._show_state()

    def offer_session(self, selected: bool) -> None:  # noqa: FBT001 - states a fact
        """Show the check box although there is a password store: it was ticked before."""
        self.session_only.setVisible(selected)
        self.session_only.setChecked(selected)

    def show_token_problem(self, words: str) -> None:
        """Say what is wrong with the token, and take the person there."""
        self._token_reason = words
        self._check()
        self.token.field.setFocus()

    def show_result(self, tone: MessageTone, words: str, icon: str = "") -> None:
        self._result.show_text(words, icon=icon or tone.icon, ink=tone.colours.value)
        self._result.show()

    def clear_result(self) -> None:
        self._result.hide()

    def forget_token(self) -> None:
        self._token_field.forget()

    def _show_state(self) -> None:
        if self.is_sandbox:
            hint = self.tr("Not needed for the sandbox")
        elif self._token_kept:
            hint = self.tr("Saved. Paste a new one to replace it.")
        else:
            hint = self.tr("Paste the token")
        self._token_field.setPlaceholderText(hint)
        session_only = self.entry.session_only
        if session_only:
            where = self.tr("Your token is forgotten when VoiceDesk closes.")
        elif self._store:
            where = self.tr("Your token is stored in {store}.").format(store=self._store)
        else:
            where = self.tr("Your token is stored in this computer’s keyring.")
        self._kept.show_text(where, icon="lock")
        nowhere = self._store_problem.isVisibleTo(self) and not session_only
        self._kept.setVisible(not self.is_sandbox and not nowhere)
        self._check()

    def _lay_out(self) -> None:
        column(
            self._sandbox_note,
            self.token,
            self.guide,
            row((self.name, 2), (self.address, 3), gap=12),
            self._store_problem,
            self.session_only,
            None,
            self._result,
            row((self._kept, 1), None, self.test, self.save),
            on=self,
            gap=14,
        )

    def _connect(self) -> None:
        for titled in (self.token, self.name, self.address):
            titled.edited.connect(self._edited)
            titled.submitted.connect(self._save)
        self.address.field.editingFinished.connect(self._check)
        self.session_only.toggled.connect(self._show_state)
        self.test.clicked.connect(self._test)
        self.save.clicked.connect(self._save)

    def _edited(self) -> None:
        self._token_reason = ""
        self._check()
        self.clear_result()
        self.edited.emit()

    def _check(self) -> bool:
        """Say beside each field why it won't do; empty ones only once asked to test or save."""
        if self.is_sandbox:
            return True
        every = self._checked_all
        entry = self.entry
        name = account_name_problem(entry.name) if entry.name or every else None
        self.name.show_reason(account_name_text(name) if name else "")
        sendable = not entry.token or is_token(entry.token)
        token = self._token_reason or ("" if sendable else _bad_token_text())
        self.token.show_reason(token)
        address = _address_problem(entry.address)
        half_typed = self.address.field.hasFocus() and DEFAULT_ADDRESS[:8].startswith(entry.address)
        shown = address if address and (every or not half_typed) else None
        self.address.show_reason(_address_text(shown) if shown else "")
        return not (name or token or address)

    def _asked(self) -> AccountInput | None:
        self._checked_all = True
        if self._check():
            entry = self.entry
            address = entry.address if self.is_sandbox else clean_address(entry.address)
            return AccountInput(entry.name, entry.token, address, entry.session_only)
        wrong = (self.token, self.name, self.address)
        next(titled for titled in wrong if titled.reason.text()).field.setFocus()
        return None

    def _test(self) -> None:
        if (entry := self._asked()) is not None:
            self.test_asked.emit(entry)

    def _save(self) -> None:
        if self.is_sandbox:
            return
        if (entry := self._asked()) is not None:
            self.save_asked.emit(entry)


def _address_problem(text: str) -> AddressProblem | None:
    try:
        clean_address(text)
    except AddressError as error:
        return error.problem
    return None
