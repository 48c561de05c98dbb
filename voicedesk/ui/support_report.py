"""The support report: what whoever helps has to know, shown before it is saved.

In English, whatever the language is. It holds no token and no link's query; names of voices,
accounts, tags and people, and where recordings are, only if the person wants them in it.
"""

import getpass
import os
import platform
import re
import socket
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from voicedesk.library import Settings
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.dialogs import Dialog
from voicedesk.ui.kit.labels import Label
from voicedesk.ui.kit.layouts import row
from voicedesk.ui.messages.error_details import without_secrets
from voicedesk.ui.theme import theme

_PACKAGES = ("PySide6-Essentials", "qasync", "httpx", "keyring", "msgspec", "numpy", "soundfile")
_ENVIRONMENT = (
    *("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "LANG", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR"),
)
_LEFT_OUT = {"window", "columns"}
"""Settings that say nothing to a reader."""
_NAMING = {"accounts", "last_account", "shown_tags", "device"}
"""Settings that hold names: how many they are has to do without."""
_SERVICE_PATH = "/v1/"
_LINK_PATH = re.compile(r"(https?://[^/\s\"'<>]+)(/[^\s?\"'<>]*)", re.IGNORECASE)
_LEAST_NAME = 2
"""Letters; what is shorter is found all over the text, and tells nobody anything."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report is made of.

    Attributes:
        counts: how much there is of what.
        names: what is left out unless it is wanted, by what stands for it, such as `voice`.
        requests: the latest ones of this run, the latest last.
        log: the latest lines of the log file.
    """

    version: str
    settings: Settings
    counts: Mapping[str, int]
    names: Mapping[str, Collection[str]]
    requests: Sequence[str]
    log: Sequence[str]
    screens: Sequence[str]


def screen_facts() -> list[str]:
    """Each screen's size and scale; to be asked for on the window's thread."""
    return [
        f"{one.size().width()} × {one.size().height()} at {one.devicePixelRatio():.0%}"
        for one in QGuiApplication.screens()
    ]


def support_report(facts: ReportFacts, *, with_names: bool) -> str:
    """The report's text. Blocks: with 100,000 names it takes a second or two."""
    now = datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="seconds")
    parts = [
        ("VoiceDesk support report", [f"Made: {now}", *_versions(facts)]),
        ("Settings", _settings(facts.settings, with_names=with_names)),
        ("On this computer", [f"{name}: {number}" for name, number in facts.counts.items()]),
        ("Requests", facts.requests or ["none so far"]),
        ("Log", facts.log or ["empty"]),
    ]
    lines = [line for title, content in parts for line in ("", title, "-" * len(title), *content)]
    text = "\n".join(without_secrets(line) for line in lines[1:]) + "\n"
    return text if with_names else _without_names(text, facts.names)


def _versions(facts: ReportFacts) -> list[str]:
    return [
        f"VoiceDesk: {facts.version}",
        f"Python: {platform.python_version()} ({sys.executable})",
        f"Qt: {qVersion()}, on {QGuiApplication.platformName()}",
        f"System: {platform.platform()}",
        *(f"Screen: {screen}" for screen in facts.screens),
        "Packages: " + ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        *(f"{name}={value}" for name in _ENVIRONMENT if (value := os.environ.get(name))),
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _settings(settings: Settings, *, with_names: bool) -> list[str]:
    lines = []
    for name, value in settings._asdict().items():
        if name in _NAMING and not with_names:
            told = f"{len(value)} of them" if isinstance(value, tuple) else "set" * bool(value)
        else:
            told = value
        if name not in _LEFT_OUT:
            lines.append(f"{name}: {told}")
    return lines


def _without_names(text: str, names: Mapping[str, Collection[str]]) -> str:
    """`text` with what stands for a name in its place, and recordings without their paths."""
    text = _LINK_PATH.sub(_hide_path, text)
    own = {"user": [_user()], "computer": [socket.gethostname()], "~": [str(Path.home())]}
    stand_ins = {
        name: "~" if kind == "~" else f"‹{kind}›"
        for kind, group in {**own, **names}.items()
        for name in group
        if len(name) >= _LEAST_NAME and name in text
    }
    if not stand_ins:
        return text
    longest_first = sorted(stand_ins, key=len, reverse=True)
    each = "|".join(map(re.escape, longest_first))
    # Not within a word of the report itself; Chinese has no such borders.
    found = re.compile(rf"(?<![A-Za-z0-9])(?:{each})(?![A-Za-z0-9])")
    return found.sub(lambda match: stand_ins[match[0]], text)


def _hide_path(link: re.Match[str]) -> str:
    path = link[2]
    return link[0] if path.startswith(_SERVICE_PATH) else f"{link[1]}/…{Path(path).suffix}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return ""


class SupportReportDialog(Dialog):
    """Shows the report as it would be saved.

    Args:
        without_names, with_names: the two texts to choose from.

    Signals:
        save_requested(str): the text shown is to be saved.
        copy_requested(str): it is to be copied.
    """

    save_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, window: QWidget, without_names: str, with_names: str) -> None:
        super().__init__(window, width=min(760, window.width() - 48))
        title = Label(self.tr("Support report"), pixels=18, weight=650)
        self.setAccessibleName(title.text())
        words = self.tr(
            "Save this report and send it to your support contact. It contains no "
            "tokens or link signatures."
        )
        self.text = QPlainTextEdit(without_names)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title.text())
        self.text.setFont(theme().mono(12))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(160)
        self.text.setTabChangesFocus(True)
        self.names = CheckBox(self.tr("Include names"))
        hint = self.tr("Names of voices, accounts, tags and people, and links to recordings.")
        self.names.setAccessibleDescription(hint)
        self.names.toggled.connect(
            lambda on: self.text.setPlainText(with_names if on else without_names)
        )
        self.save = Button(ButtonKind.PRIMARY, text=self.tr("Save…"))
        self.copy = Button(text=self.tr("Copy"))
        self.shut = Button(text=self.tr("Close"))
        self.save.clicked.connect(lambda: self.save_requested.emit(self.text.toPlainText()))
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self.text.toPlainText()))
        self.shut.clicked.connect(self.reject)
        for part in (title, Label(words, ink="text2", wrap=True), self.text, self.names):
            self.body.addWidget(part)
        self.body.addWidget(Label(hint, pixels=12, ink="text2", wrap=True))
        self.set_foot(row(None, self.shut, self.copy, self.save))
