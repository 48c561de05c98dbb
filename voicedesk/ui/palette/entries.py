"""What the command palette offers, and what of it is meant by what is typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QIcon

from voicedesk.domain.account import Account
from voicedesk.domain.text import Reading, folded, natural
from voicedesk.domain.voice import Voice
from voicedesk.ui.common.filters import VoiceFilter

MOST: Final = 50
"""Entries of a group that are shown; whoever means another one types on."""


class Group(Enum):
    """The parts of the list, in order."""

    COMMANDS = QT_TRANSLATE_NOOP("CommandPalette", "Commands")
    VOICES = QT_TRANSLATE_NOOP("CommandPalette", "Voices")
    FILTERS = QT_TRANSLATE_NOOP("CommandPalette", "Tags and filters")
    ACCOUNTS = QT_TRANSLATE_NOOP("CommandPalette", "Accounts")

    @property
    def title(self) -> str:
        return QCoreApplication.translate("CommandPalette", str(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be chosen.

    Attributes:
        name: what it is called and found by.
        run: does it.
        play: plays the voice that it is.
        detail: what stands at the right.
        keys: its shortcut, such as `Ctrl+Shift+E`.
        reason: why it can't be done now; empty where it can.
        is_on: whether it is a switch that is on, or what is chosen already.
        icon: none where it is a tag, or has a tile.
        voice_id, coloured, account: what its tile shows.
        command_id: of a command, its name for the program.
    """

    group: Group
    name: str
    run: Callable[[], object]
    play: Callable[[], object] | None = None
    detail: str = ""
    keys: str = ""
    reason: str = ""
    is_on: bool = False
    icon: QIcon = field(default_factory=QIcon)
    voice_id: str = ""
    coloured: bool = False
    account: Account | None = None
    command_id: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The entries that fit, the best of each group first; `total` may be more than are shown."""

    entries: Sequence[Entry] = ()
    total: int = 0
    terms: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Entries:
    """Everything that there is to be found.

    Attributes:
        others: all but the voices, of which there may be many.
        recent: the ids of the commands that were run last, the last one first.
        voices: those of the open account.
        readings: by text, as in `VoiceFacts`.
        of_voice: makes a voice's entry.
    """

    others: Sequence[Entry]
    recent: Sequence[str] = ()
    voices: Sequence[Voice] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)
    of_voice: Callable[[Voice], Entry]
    _voice_texts: list[str] = field(default_factory=list, init=False)

    def prepare(self, number: int | None = None) -> bool:
        """Make ready so many more voices, or all, to be looked through; whether all are ready."""
        done = len(self._voice_texts)
        some = self.voices[done : None if number is None else done + number]
        self._voice_texts += [self._text(voice.name) for voice in some]
        return len(self._voice_texts) == len(self.voices)

    def forget_texts(self) -> None:
        """More is known of how the voices' names are read."""
        self._voice_texts.clear()

    def find(self, typed: str) -> Results:
        """What fits all that is typed; of nothing typed, the commands that were run last."""
        terms = VoiceFilter(search=typed).terms
        if not terms:
            commands = [one for one in self.others if one.group is Group.COMMANDS]
            by_id = {one.command_id: one for one in commands}
            shown = [by_id[one] for one in self.recent if one in by_id] or commands
            return Results(shown, len(shown))
        self.prepare()
        start = folded(typed).strip()
        found = {group: self._fitting(group, terms, start) for group in Group}
        voices = self._voices(terms, start)
        found[Group.VOICES] = [self.of_voice(voice) for voice in voices[:MOST]]
        entries = [entry for group in Group for entry in found[group][:MOST]]
        total = sum(map(len, found.values())) - len(found[Group.VOICES]) + len(voices)
        return Results(entries, total, terms)

    # Inside

    def _fitting(self, group: Group, terms: Iterable[str], start: str) -> list[Entry]:
        texts = [(self._text(one.name), one) for one in self.others if one.group is group]
        fitting = [one for one in texts if all(term in one[0] for term in terms)]
        fitting.sort(key=lambda one: (bool(one[1].reason), _rank(one[0], start)))
        return [entry for _, entry in fitting]

    def _voices(self, terms: Iterable[str], start: str) -> list[Voice]:
        """The best of them are sorted by name; of many, the rest is as the service has them."""
        texts = self._voice_texts
        found = list(range(len(texts)))
        for term in terms:
            found = [one for one in found if term in texts[one]]
        found.sort(key=lambda one: _rank(texts[one], start))
        best = sorted(found[:MOST], key=lambda one: (_rank(texts[one], start), natural(texts[one])))
        return [self.voices[one] for one in (*best, *found[MOST:])]

    def _text(self, name: str) -> str:
        """A line each for the name, its syllables without spaces, and their initials."""
        reading = self.readings.get(name) if not name.isascii() else None
        if reading is None:
            return folded(name)
        return f"{folded(name)}\n{reading.syllables.replace(' ', '')}\n{reading.initials}"


def _rank(text: str, start: str) -> int:
    """0 where a line of the text begins with what is typed, 1 where a word does."""
    if text.startswith(start) or f"\n{start}" in text:
        return 0
    return 1 if f" {start}" in text else 2
