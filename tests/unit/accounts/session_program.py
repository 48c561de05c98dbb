"""A program run in a session of its own: what a test asks the password store, as JSON.

Usage: session_program.py STEP [ACCOUNT [TOKEN]]. Prints the step's result.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable

from jeepney import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from tests.child_processes import Stopwatch
from voicedesk.accounts import STORAGE_SERVICE, KeyringTokens
from voicedesk.domain.errors import TokenStoreError


async def status(verb: Awaitable[object]) -> object:
    """What a verb returns, or the problem and text of its error."""
    try:
        return await verb
    except TokenStoreError as error:
        return {"problem": error.problem, "text": str(error)}


async def round_trip() -> object:
    tokens = KeyringTokens()
    account = "账号 / ünïcode"
    before = await status(tokens.read(account))
    await tokens.save(account, "first")
    await tokens.save(account, "sk-令牌")
    saved = await status(tokens.read(account))
    other = await status(tokens.read("other"))
    await tokens.remove(account)
    removed = await status(tokens.read(account))
    again = await status(tokens.remove(account))
    return [await tokens.where(), before, saved, other, removed, again]


async def two_services() -> object:
    """Keep a token and the keys of a storage for one account, and remove the keys."""
    token, keys = KeyringTokens(), KeyringTokens(STORAGE_SERVICE)
    await token.save("default", "sk-lasting")
    await keys.save("default", '{"access":"AK","secret":"SK"}')
    both = [await token.read("default"), await keys.read("default")]
    await keys.remove("default")
    return [*both, await token.read("default"), await keys.read("default")]


async def save() -> object:
    return await status(KeyringTokens().save(sys.argv[2], sys.argv[3]))


async def read() -> object:
    return await status(KeyringTokens().read(sys.argv[2]))


def save_with_another_tool() -> None:
    command = [sys.executable, "-m", "keyring", "set", "voicedesk", "default"]
    subprocess.run(command, input="Bearer sk-other-tool\n", text=True, check=True)


async def read_after_tool() -> object:
    """Read what another tool saved."""
    save_with_another_tool()
    return await status(KeyringTokens().read("default"))


async def every_verb() -> object:
    tokens = KeyringTokens()
    return [
        await status(tokens.read("default")),
        await status(tokens.save("default", "sk-secret")),
        await status(tokens.remove("default")),
    ]


async def hang() -> object:
    """Read while the password store stands still, then once it goes on."""
    await KeyringTokens().save("default", "sk-secret")
    tokens = KeyringTokens(time_limit=0.5)
    process = daemon()
    os.kill(process, signal.SIGSTOP)
    try:
        watch = Stopwatch()
        stopped = [await status(tokens.read("default")), await status(tokens.read("default"))]
        elapsed = watch.seconds
    finally:
        os.kill(process, signal.SIGCONT)
    return [*stopped, elapsed < 3, await status(KeyringTokens().read("default"))]


async def appear() -> object:
    """Fail without a bus, then succeed in the same process once there is one."""
    address = os.environ.pop("DBUS_SESSION_BUS_ADDRESS")
    before = await status(KeyringTokens().where())
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    return [before, await status(KeyringTokens().where())]


def daemon() -> int:
    """The process that is the Secret Service."""
    connection = open_dbus_connection()
    bus = Proxy(message_bus, connection)
    (process,) = bus.GetConnectionUnixProcessID("org.freedesktop.secrets")
    connection.close()
    return int(process)


STEPS: dict[str, Callable[[], Awaitable[object]]] = {
    step.__name__: step
    for step in (round_trip, two_services, save, read, read_after_tool, every_verb, hang, appear)
}

if __name__ == "__main__":
    json.dump(asyncio.run(STEPS[sys.argv[1]]()), sys.stdout)
