"""Where things are kept on this computer."""

from dataclasses import dataclass
from pathlib import Path

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one installation. None of them need exist yet.

    Attributes:
        data: settings and libraries; worth a backup.
        cache: what can be made again.
        logs: what happened.
    """

    data: Path
    cache: Path
    logs: Path

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Everything below one folder (`--data-dir`)."""
        return cls(folder, folder / "cache", folder / "logs")

    @classmethod
    def of_platform(cls) -> "Places":
        """Where this operating system wants them."""
        import platformdirs  # noqa: PLC0415  (not needed with a folder of one's own)

        name = "voicedesk"
        return cls(
            platformdirs.user_data_path(name, appauthor=False),
            platformdirs.user_cache_path(name, appauthor=False),
            platformdirs.user_log_path(name, appauthor=False),
        )

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    def account_folder(self, account: str) -> Path:
        """The folder of an account's library.

        Any name will do, and no two share a folder, also where the disk ignores case or rewrites
        accents: the folder's name is plain ASCII, with all else written as `_` and its bytes.
        """
        return self.data / "accounts" / _folder_name(account)


def _folder_name(account: str) -> str:
    if account in _RESERVED:
        return f"{_escaped(account[0])}{account[1:]}"
    name = "".join(c if c in _PLAIN else _escaped(c) for c in account) or "_"
    if len(name) <= _LONGEST:
        return name
    from hashlib import sha256  # noqa: PLC0415  (names this long are rare, start-up isn't)

    digest = sha256(account.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{name[: _LONGEST - 40]}_h{digest}"


def _escaped(character: str) -> str:
    return "".join(f"_{byte:02x}" for byte in character.encode("utf-8", "surrogatepass"))
