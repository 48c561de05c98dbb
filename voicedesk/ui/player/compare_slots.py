"""What is compared: up to four demos, each in a place of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from voicedesk.library import KeptDemo
from voicedesk.ui.player.compare_places import SLOTS


@dataclass(frozen=True, slots=True)
class Filling:
    """What is in a place.

    Attributes:
        name: the voice's, as last known.
        demo: None while it is being fetched.
        is_newest: whether it is the newest demo kept of the voice.
    """

    voice_id: str
    name: str
    demo: KeptDemo | None = None
    is_newest: bool = True


class CompareSlots:
    """Four places, counted from 0."""

    def __init__(self) -> None:
        self._fillings: list[Filling | None] = [None] * SLOTS

    def __iter__(self) -> Iterator[tuple[int, Filling]]:
        """The filled ones."""
        return ((at, one) for at, one in enumerate(self._fillings) if one is not None)

    def __getitem__(self, number: int) -> Filling | None:
        return self._fillings[number]

    @property
    def all(self) -> list[Filling | None]:
        """What is in each."""
        return list(self._fillings)

    @property
    def demos(self) -> list[KeptDemo]:
        """Those that can be heard, each once."""
        return list({one.demo.file: one.demo for _, one in self if one.demo is not None}.values())

    @property
    def free(self) -> int | None:
        """The first empty one; None where all are filled."""
        return next((at for at, one in enumerate(self._fillings) if one is None), None)

    def put(self, number: int, filling: Filling | None) -> None:
        """Put something into a place, or nothing."""
        self._fillings[number] = filling

    def clear(self) -> None:
        """Empty all."""
        self._fillings = [None] * SLOTS

    def number_of(self, demo: KeptDemo | None) -> int:
        """The first place that a demo is in; -1 for none."""
        if demo is None:
            return -1
        same = (at for at, one in self if one.demo is not None and one.demo.file == demo.file)
        return next(same, -1)

    def rename(self, voice_id: str, name: str) -> None:
        """A voice has another name."""
        for number, filling in self:
            if filling.voice_id == voice_id:
                self._fillings[number] = replace(filling, name=name)

    def newest_by_voice(self) -> dict[str, int]:
        """The place, counted from 1, of each voice whose newest demo is in one."""
        places: dict[str, int] = {}
        for number, filling in self:
            if filling.is_newest:
                places.setdefault(filling.voice_id, number + 1)
        return places
