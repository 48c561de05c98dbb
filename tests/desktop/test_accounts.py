"""Several accounts, over the accessibility bus and with the real keyring.

Qt doesn't show its menus to the bus: they are gone through by keys.
"""

from tests.desktop.voice_desk import OpenDesk
from tests.sandbox_process import Sandbox, StartSandbox


def test_an_account_is_added_renamed_and_removed(
    open_desk: OpenDesk, sandbox: Sandbox, start_sandbox: StartSandbox
) -> None:
    desk = open_desk(sandbox, token=sandbox.token)
    desk.shows(12)
    other = start_sandbox("--voices", "3", "--token", "sk-other")
    keyring = desk.desktop.keyring
    desk.activate()
    keys = desk.desktop.keys
    keys("ctrl+shift+a")
    keys("Up", "Up", "Return")  # above "Manage accounts…"
    desk.field("Account name").set_text("second")
    desk.field("API token").set_text("sk-other")
    desk.field("Service address").set_text(other.url)
    desk.button("Save").press()
    desk.shows(3)
    assert keyring("get", "second") == "sk-other"

    keys("ctrl+comma")
    desk.button("More actions for “\u2068second\u2069”").press()
    keys("Down", "Down", "Return")  # below "Token and address…"
    desk.field("New account name").set_text("第二")
    desk.button("Rename account").press()
    desk.until(lambda: keyring("get", "第二") == "sk-other", "the token under its new name")
    desk.until(lambda: keyring("get", "second") == "", "no token under the former one")

    desk.button("More actions for “\u2068第二\u2069”").press()
    keys("Up", "Return")  # the last one
    assert desk.until(desk.focused, "the focus") == "Keep account"
    desk.button("Remove account").press()
    desk.until(lambda: keyring("get", "第二") == "", "no token in the keyring")
    assert keyring("get", desk.account) == sandbox.token
    desk.button("Close settings").press()
    desk.shows(12)


def test_one_switches_by_keyboard_alone(open_desk: OpenDesk, sandbox: Sandbox) -> None:
    desk = open_desk(sandbox, token=sandbox.token)
    desk.shows(12)
    desk.activate()
    desk.desktop.keys("ctrl+shift+a")
    desk.desktop.keys("Down", "Down", "Return")  # below the account
    desk.open_account()
    desk.button("Connect an account")
