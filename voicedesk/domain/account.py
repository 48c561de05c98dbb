"""An account: a name of the person's choosing, and where its service is."""

from dataclasses import dataclass

from voicedesk.domain.service_address import DEFAULT_ADDRESS

FIRST_ACCOUNT = "default"
SANDBOX_ACCOUNT = "sandbox"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the service. Its token is kept in the keyring under `name`, never here.

    Attributes:
        colour: the name of the colour it is told apart by; empty for the one its name gives it.
    """

    name: str = FIRST_ACCOUNT
    address: str = DEFAULT_ADDRESS
    colour: str = ""

    @property
    def is_sandbox(self) -> bool:
        """Whether it is the built-in service's, whose name is no other's in any capitals."""
        return self.name.casefold() == SANDBOX_ACCOUNT
