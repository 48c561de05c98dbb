"""The proxy: the system's, none, or an address that the person gives."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.account import NO_PROXY, AddressError, AddressProblem, proxy_setting
from voicedesk.services.session import AccountSession
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.preferences import Preferences
from voicedesk.ui.settings.page import SettingsSection, choice

translate = QCoreApplication.translate

_ADDRESS = "address"


class NetworkSection(SettingsSection):
    """Which proxy requests go through. A change holds for the next request, and asks the service.

    An address counts once it can be used; until then the setting before it does.
    """

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(
            translate("NetworkSection", "Network"),
            translate("NetworkSection", "VoiceDesk connects through this proxy."),
            follows=[preferences.changed],
        )
        self._preferences = preferences
        self._session: AccountSession | None = None
        self._asks_address = preferences.now.proxy not in {"", NO_PROXY}
        self.address = TitledField(self.tr("Proxy address"))
        self.address.field.setPlaceholderText("http://proxy.example:8080")
        self.address.field.setText(preferences.now.proxy if self._asks_address else "")
        self.address.edited.connect(lambda: self.address.show_reason(""))
        self.address.field.editingFinished.connect(self._take_address)
        self.add(choice(self.tr("Proxy"), self._options, self._kind, self._choose))
        self.body.addWidget(self.address)
        self.refresh()

    def account_opened(self, session: AccountSession) -> None:
        self._session = session

    def account_closed(self) -> None:
        self._session = None

    def refresh(self) -> None:
        super().refresh()
        self.address.setVisible(self._asks_address)

    def _options(self) -> list[tuple[str, str]]:
        return [
            ("", translate("Settings", "Follow system")),
            (NO_PROXY, self.tr("No proxy")),
            (_ADDRESS, self.tr("This address")),
        ]

    def _kind(self) -> str:
        return _ADDRESS if self._asks_address else self._preferences.now.proxy

    def _choose(self, kind: str) -> None:
        self._asks_address = kind == _ADDRESS
        self.refresh()
        if not self._asks_address:
            self._apply(kind)
        elif self.address.text:
            self._take_address()
        else:
            self.address.field.setFocus()

    def _take_address(self) -> None:
        if not self._asks_address:
            return
        try:
            address = proxy_setting(self.address.text)
        except AddressError as error:
            self.address.show_reason(_reason(error.problem))
            return
        self.address.show_reason("")
        self._apply(address)

    def _apply(self, proxy: str) -> None:
        if proxy != self._preferences.now.proxy:
            self._preferences.change(proxy=proxy)
            if self._session is not None:
                self._session.voices.refresh_soon()


def _reason(problem: AddressProblem) -> str:
    enter = translate(
        "NetworkSection", "Enter the proxy’s address, such as http://proxy.example:8080"
    )
    words = {
        AddressProblem.NOT_HTTP: translate(
            "NetworkSection", "The address must start with http://, https:// or socks5://"
        ),
        AddressProblem.CREDENTIALS: translate(
            "NetworkSection",
            "Settings can’t store passwords safely. Put the full address in the "
            "variable ALL_PROXY and choose “Follow system”.",
        ),
        AddressProblem.BAD_PORT: translate(
            "NetworkSection", "The port after the colon isn’t valid."
        ),
    }
    return words.get(problem, enter)
