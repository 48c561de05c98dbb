"""The settings, and the JSON file that they are saved in."""

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from voicedesk.domain.account import Account, AddressError, clean_address
from voicedesk.domain.errors import LibraryError
from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.library.database import library_error
from voicedesk.library.files import aside, replace_private
from voicedesk.threads import Worker


class SavedFilter(NamedTuple):
    """A filter that the person named; see `Settings` for what each part asks for."""

    name: str
    search: str = ""
    state: str = ""
    favourites: bool = False
    offline: bool = False
    tags: tuple[str, ...] = ()
    unplayed: bool = False


FIRST_STEPS: Final = ("hear", "train", "keep")
"""What a person who is new here is led to."""


class Settings(NamedTuple):
    """The settings. Holds no token, ever.

    Attributes:
        language: the window's language (`en`, `zh_CN`); empty for the system's.
        theme: `system`, `light` or `dark`.
        last_account: the account to open when none is asked for.
        accounts: the accounts that were set up, in the order they were.
        volume: 0 to 1, as heard.
        play_on_move: whether moving through the table plays.
        loop: whether a demo starts again at its end.
        speed: of playing, 0.5 to 2, with the pitch kept.
        device: the sound device to use, as Qt names it, in hex; empty for the system's default.
        microphone: the one to record with, as `device`.
        recordings_folder: where the last recording was chosen; empty for the documents' folder.
        equal_loudness: whether every demo is played as loud as the others.
        plain_keys: whether keys that type characters are shortcuts in the table.
        keep_new_demos: whether the demo of a training that ends is fetched without being asked for.
        keep_samples: whether the recordings that are sent are kept on this computer.
        demo_limit: how many bytes of demos are kept on this computer at the most; 0 for any number.
        proxy: the proxy's address; empty for the system's, `NO_PROXY` for none.
        notify: whether the desktop shows a notification when a training ends while another window
            is in front.
        notify_sound: whether a sound is made then.
        shown_state: the state that the table is filtered by; empty for all.
        shown_favourites, shown_offline, shown_unplayed: whether favourites, what is on this
            computer, or what was never played here, alone is shown.
        shown_tags: the tags of which a shown voice has each.
        usage_folded: whether "Use this voice" is folded to its title.
        saved_filters: by name, in the order they stand in the sidebar.
        recent_commands: the ids of those that were run from the command palette, the last first.
        steps_left: those of `FIRST_STEPS` that weren't done yet nor sent away.
        window: the window's geometry, base64.
        columns: the table's header, base64.
    """

    language: str = ""
    theme: str = "system"
    last_account: str = ""
    accounts: tuple[Account, ...] = ()
    volume: float = 1.0
    muted: bool = False
    play_on_move: bool = False
    loop: bool = False
    speed: float = 1.0
    device: str = ""
    microphone: str = ""
    recordings_folder: str = ""
    equal_loudness: bool = True
    plain_keys: bool = True
    keep_new_demos: bool = True
    keep_samples: bool = False
    demo_limit: int = 200 << 20
    proxy: str = ""
    notify: bool = True
    notify_sound: bool = False
    shown_state: str = ""
    shown_favourites: bool = False
    shown_offline: bool = False
    shown_unplayed: bool = False
    shown_tags: tuple[str, ...] = ()
    usage_folded: bool = False
    saved_filters: tuple[SavedFilter, ...] = ()
    recent_commands: tuple[str, ...] = ()
    steps_left: tuple[str, ...] = FIRST_STEPS
    window: str = ""
    columns: str = ""


_VERSION: Final = 2
"""Of the file. The first ones said none."""
_VOLUME_OF_FIRST: Final = 0.8
"""Where the first version's slider stood until somebody moved it. It was written down, too."""
_RANGES = {"volume": (0, 1), "speed": (0.5, 2), "demo_limit": (0, 1 << 50)}


class SettingsStore:
    """Reads and writes the settings as one small JSON file.

    A value that isn't valid is replaced by its default, so that a file from another version, or one
    edited by hand, never keeps the program from starting.

    Attributes:
        path: the file.
        set_aside: where `read` moved a file that it couldn't understand; None if there was none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._out_of_reach = False
        self._worker = Worker("settings")
        self._writing = threading.Lock()

    def read(self) -> Settings:
        """Return the saved settings, or the defaults where there are none. Blocks.

        Raises:
            LibraryError: the file is there but can't be read, nor moved out of the way. Then it
                isn't written to either.
        """
        try:
            try:
                content = json.loads(self.path.read_bytes())
            except FileNotFoundError:
                return Settings()
            except (OSError, ValueError, RecursionError):
                content = None
            if not isinstance(content, dict):
                moved = aside(self.path)
                self.path.replace(moved)
                self.set_aside = moved
                return Settings()
        except OSError as error:
            self._out_of_reach = True
            raise library_error(f"the settings can't be read: {self.path}", error) from error
        return _from_json(content)

    def write(self, settings: Settings) -> None:
        """Keep `settings`. Blocks; a crash leaves the file as it was or as it is to be.

        Raises:
            LibraryError: it couldn't be written.
        """
        if self._out_of_reach:
            raise LibraryError(f"the settings can't be read, so they aren't replaced: {self.path}")
        accounts = [
            {**account._asdict(), "storage": account.storage._asdict()}
            for account in settings.accounts
        ]
        filters = [one._asdict() for one in settings.saved_filters]
        written = {
            "version": _VERSION,
            **settings._asdict(),
            "accounts": accounts,
            "saved_filters": filters,
        }
        content = json.dumps(written, ensure_ascii=True, indent=2).encode()
        try:
            with self._writing:
                replace_private(self.path, content)
        except OSError as error:
            raise library_error(f"the settings can't be written: {self.path}", error) from error

    async def save(self, settings: Settings) -> None:
        """`write`, off the event loop. Several are written in the order they were asked for.

        Raises:
            LibraryError: as `write`.
        """
        await self._worker.run(lambda: self.write(settings))

    def close_now(self, seconds: float = 2.0) -> None:
        """Wait for what is being saved, `seconds` at most."""
        self._worker.stop(seconds)


def _as_now(content: Mapping[str, object]) -> Mapping[str, object]:
    """What a file from an earlier version says, as this one would."""
    if "version" not in content and content.get("volume") == _VOLUME_OF_FIRST:
        content = {name: value for name, value in content.items() if name != "volume"}
    is_new = not content.get("accounts")
    return {"steps_left": FIRST_STEPS if is_new else (), **content}


def _from_json(content: Mapping[str, object]) -> Settings:
    settings = Settings()
    known: dict[str, object] = {}
    content = _as_now(content)
    for name, default in settings._asdict().items():
        value = content.get(name)
        if name == "accounts":
            known[name] = _accounts(value)
        elif name == "saved_filters":
            known[name] = _saved_filters(value)
        elif name in {"shown_tags", "recent_commands", "steps_left"}:
            known[name] = _texts(value)
        elif name in _RANGES:
            least, most = _RANGES[name]
            if isinstance(value, bool) or not isinstance(value, int | float):
                continue
            if least <= value <= most:
                known[name] = type(default)(value)
        elif type(value) is type(default):
            known[name] = value
    return settings._replace(**known)  # type: ignore[arg-type]  # each was checked above


def _texts(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, list | tuple) else []
    return tuple(texts) if all(isinstance(text, str) for text in texts) else ()


def _saved_filters(value: object) -> tuple[SavedFilter, ...]:
    saved: dict[str, SavedFilter] = {}
    for entry in value if isinstance(value, list) else []:
        if not isinstance(entry, dict):
            continue
        one = SavedFilter("", tags=_texts(entry.get("tags")))
        same = {name: entry.get(name) for name, now in one._asdict().items() if name != "tags"}
        fits = {name: part for name, part in same.items() if type(part) is type(getattr(one, name))}
        one = one._replace(**fits)  # type: ignore[arg-type]  # each was checked
        if one.name:
            saved.setdefault(one.name, one)
    return tuple(saved.values())


def _accounts(value: object) -> tuple[Account, ...]:
    accounts: dict[str, Account] = {}
    for entry in value if isinstance(value, list) else []:
        if not isinstance(entry, dict):
            continue
        name, address, colour = entry.get("name"), entry.get("address"), entry.get("colour", "")
        if isinstance(name, str) and name and isinstance(address, str):
            with suppress(AddressError):
                account = Account(name, clean_address(address), str(colour))
                storage = _storage(entry.get("storage"))
                accounts.setdefault(name, account._replace(storage=storage))
    return tuple(accounts.values())


def _storage(value: object) -> StorageSettings:
    entry = value if isinstance(value, dict) else {}
    texts = {name: entry.get(name) for name in StorageSettings._fields}
    if not all(isinstance(text, str) for text in texts.values()):
        return StorageSettings()
    try:
        endpoint = clean_address(str(texts["endpoint"]))
        provider = StorageProvider(str(texts["provider"]))
    except (AddressError, ValueError):
        return StorageSettings()
    return StorageSettings(provider, endpoint, str(texts["region"]), str(texts["bucket"]))
