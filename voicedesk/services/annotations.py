"""The person's own marks on one account's voices: favourites, tags, notes, what to keep offline."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from psygnal import Signal

from voicedesk.domain.annotations import NO_MARKS, VoiceAnnotations, clean_tag, tag_key
from voicedesk.library import Library, Opening
from voicedesk.services.polling import announce


class Annotations:
    """Holds the marks by voice id, also of voices that aren't listed now, and keeps every change.

    A change is true and announced at once, then written. Where it can't be written it is taken
    back and announced again: nothing is shown as kept that isn't.

    Signals:
        changed: the ids of the voices whose marks are others now.
    """

    changed = Signal(frozenset)

    def __init__(
        self, library: Library, opening: Opening, clock: Callable[[], float] = time.time
    ) -> None:
        self._library = library
        self._clock = clock
        self._annotations = dict(opening.annotations)
        self._kept = dict(opening.annotations)

    @property
    def by_id(self) -> Mapping[str, VoiceAnnotations]:
        """The marks by voice id; a voice that never had one is missing."""
        return MappingProxyType(self._annotations)

    def get(self, voice_id: str) -> VoiceAnnotations:
        return self._annotations.get(voice_id, NO_MARKS)

    def protects_demo(self, voice_id: str) -> bool:
        """Whether the voice's demo is too dear to be dropped for lack of room."""
        annotations = self.get(voice_id)
        return annotations.pinned or annotations.favourite

    def tags(self) -> list[str]:
        """Every tag that any voice has, the most used first."""
        counts = Counter(
            tag for annotations in self._annotations.values() for tag in annotations.tags
        )
        return [tag for tag, _ in counts.most_common()]

    def tag_counts(self, voice_ids: Iterable[str]) -> Counter[str]:
        """How many of these voices have each tag."""
        return Counter(tag for voice_id in voice_ids for tag in self.get(voice_id).tags)

    async def set_favourite(self, voice_ids: Iterable[str], *, favourite: bool) -> None:
        """Make voices favourites, or no longer.

        Raises:
            LibraryError: it can't be kept, and stays as it was. So with the others.
        """
        await self._change(
            {
                voice_id: self.get(voice_id).with_favourite(favourite, self._clock())
                for voice_id in voice_ids
                if self.get(voice_id).favourite != favourite
            }
        )

    async def set_pinned(self, voice_ids: Iterable[str], *, pinned: bool) -> None:
        """Have the demos of voices kept on this computer whatever room there is, or no longer."""
        await self._change(
            {
                voice_id: self.get(voice_id).with_pinned(pinned, self._clock())
                for voice_id in voice_ids
                if self.get(voice_id).pinned != pinned
            }
        )

    async def set_note(self, voice_id: str, note: str) -> None:
        """Write a note to a voice; an empty one takes it away."""
        if self.get(voice_id).note != note:
            await self._change({voice_id: self.get(voice_id).with_note(note, self._clock())})

    async def add_tag(self, voice_ids: Iterable[str], name: str) -> None:
        """Tag voices. A tag that differs in case or width alone is the same, as written first."""
        name = self._as_known(clean_tag(name))
        await self._change(
            {
                voice_id: self.get(voice_id).with_tags(
                    (*self.get(voice_id).tags, name), self._clock()
                )
                for voice_id in voice_ids
                if name not in self.get(voice_id).tags
            }
        )

    async def remove_tag(self, voice_ids: Iterable[str], name: str) -> None:
        await self._change(
            {
                voice_id: self.get(voice_id).with_tags(
                    tuple(tag for tag in self.get(voice_id).tags if tag != name), self._clock()
                )
                for voice_id in voice_ids
                if name in self.get(voice_id).tags
            }
        )

    async def rename_tag(self, name: str, new_name: str) -> None:
        """Give a tag another name wherever it stands; one of that name takes it in.

        `new_name` may differ from `name` in case or width alone.
        """
        new_name = self.new_tag_name(name, new_name)
        if new_name == name:
            return
        changes: dict[str, VoiceAnnotations] = {}
        for voice_id in self.voices_with_tag(name):
            tags = (new_name if tag == name else tag for tag in self.get(voice_id).tags)
            # Of a name that stands there twice now, the first stays.
            once = tuple(dict.fromkeys(tags))
            changes[voice_id] = self.get(voice_id).with_tags(once, self._clock())
        await self._change(changes)

    def new_tag_name(self, name: str, new_name: str) -> str:
        """The name that `rename_tag` will give."""
        new_name = clean_tag(new_name)
        return new_name if tag_key(new_name) == tag_key(name) else self._as_known(new_name)

    def voices_with_tag(self, name: str) -> list[str]:
        """The ids of the voices that have a tag, also of those that aren't listed now."""
        return [
            voice_id
            for voice_id, annotations in self._annotations.items()
            if name in annotations.tags
        ]

    async def take(self, annotations: Mapping[str, VoiceAnnotations]) -> None:
        """Put these marks in place of those there are, as from a backup."""
        await self._change(
            {voice_id: one for voice_id, one in annotations.items() if one != self.get(voice_id)}
        )

    def _as_known(self, name: str) -> str:
        key = tag_key(name)
        known = (tag for annotations in self._annotations.values() for tag in annotations.tags)
        return next((tag for tag in known if tag_key(tag) == key), name)

    async def _change(self, changes: Mapping[str, VoiceAnnotations]) -> None:
        if not changes:
            return
        self._put(changes)
        try:
            await self._library.annotations.save(changes)
        except Exception:
            # What was changed again meanwhile is that change's own business. Back to what is kept,
            # not to what was shown before: that may have come to nothing too.
            self._put(
                {
                    voice_id: self._kept.get(voice_id, NO_MARKS)
                    for voice_id, one in changes.items()
                    if self._annotations.get(voice_id) is one
                }
            )
            raise
        self._kept |= changes

    def _put(self, changes: Mapping[str, VoiceAnnotations]) -> None:
        self._annotations |= changes
        if changes:
            announce(self.changed, frozenset(changes))
