"""What the person adds to one account's voices: favourites, tags, notes, what to keep offline.

A change is made in memory and announced at once, then saved. Where it can't be saved it is undone
and announced again: nothing is shown as saved that isn't.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from psygnal import Signal

from voicedesk.domain.annotations import NO_ANNOTATIONS, VoiceAnnotations, clean_tag, tag_key
from voicedesk.library import Library, Opening
from voicedesk.services.polling import announce

AnnotationChanges = Mapping[str, tuple[VoiceAnnotations, VoiceAnnotations]]
"""What was changed: annotations before and after, by voice id."""


class Annotations:
    """The annotations by voice id, also of voices that aren't listed now.

    Every change raises LibraryError where it can't be saved, and returns what it changed.

    Signals:
        changed: the ids (frozenset) of the voices whose annotations changed.
    """

    changed = Signal(frozenset)

    def __init__(
        self, library: Library, opening: Opening, clock: Callable[[], float] = time.time
    ) -> None:
        self._library = library
        self._clock = clock
        self._annotations = dict(opening.annotations)
        self._saved = dict(opening.annotations)

    @property
    def by_id(self) -> Mapping[str, VoiceAnnotations]:
        """The annotations; a voice that never had one is missing."""
        return MappingProxyType(self._annotations)

    def get(self, voice_id: str) -> VoiceAnnotations:
        return self._annotations.get(voice_id, NO_ANNOTATIONS)

    def protects_demo(self, voice_id: str) -> bool:
        """Whether the voice's demo must not be removed for lack of room."""
        annotations = self.get(voice_id)
        return annotations.pinned or annotations.favourite

    def tags(self) -> list[str]:
        """Every tag that any voice has, the most used first."""
        counts = Counter(
            tag for annotations in self._annotations.values() for tag in annotations.tags
        )
        return [tag for tag, _ in counts.most_common()]

    async def set_favourite(
        self, voice_ids: Iterable[str], *, favourite: bool
    ) -> AnnotationChanges:
        return await self._change(voice_ids, lambda one, now: one.with_favourite(favourite, now))

    async def set_pinned(self, voice_ids: Iterable[str], *, pinned: bool) -> AnnotationChanges:
        """Have the demos of voices kept on this computer whatever room there is, or no longer."""
        return await self._change(voice_ids, lambda one, now: one.with_pinned(pinned, now))

    async def set_note(self, voice_id: str, note: str) -> AnnotationChanges:
        """Write a note to a voice; an empty one removes it."""
        return await self._change([voice_id], lambda one, now: one.with_note(note, now))

    async def add_tag(self, voice_ids: Iterable[str], name: str) -> AnnotationChanges:
        """Tag voices. A tag that differs in case or width alone is the same, as written first."""
        name = self._as_known(clean_tag(name))
        return await self._change_tags(voice_ids, lambda tags: (*tags, name))

    async def remove_tag(self, voice_ids: Iterable[str], name: str) -> AnnotationChanges:
        return await self._change_tags(voice_ids, lambda tags: (tag for tag in tags if tag != name))

    async def rename_tag(self, name: str, new_name: str) -> AnnotationChanges:
        """Give a tag another name on all its voices; where one of that name is, they become one.

        `new_name` may differ from `name` in case or width alone.
        """
        new_name = self.new_tag_name(name, new_name)
        return await self._change_tags(
            self.voices_with_tag(name),
            lambda tags: (new_name if tag == name else tag for tag in tags),
        )

    async def undo(self, changes: AnnotationChanges) -> None:
        """Put back what was changed, but what was changed again since."""
        now = self._clock()
        await self._save(
            {one: self.get(one).without(*change, now) for one, change in changes.items()}
        )

    def can_undo(self, changes: AnnotationChanges) -> bool:
        """Whether any of what was changed is still so."""
        return any(
            (now := self.get(one)).without(*change, 0.0) != now for one, change in changes.items()
        )

    def new_tag_name(self, name: str, new_name: str) -> str:
        """The name that `rename_tag` will give."""
        new_name = clean_tag(new_name)
        return new_name if tag_key(new_name) == tag_key(name) else self._as_known(new_name)

    def voices_with_tag(self, name: str) -> list[str]:
        """Ids, also of voices that aren't listed now."""
        return [
            voice_id
            for voice_id, annotations in self._annotations.items()
            if name in annotations.tags
        ]

    def _as_known(self, name: str) -> str:
        key = tag_key(name)
        known = (tag for annotations in self._annotations.values() for tag in annotations.tags)
        return next((tag for tag in known if tag_key(tag) == key), name)

    async def _change_tags(
        self,
        voice_ids: Iterable[str],
        change: Callable[[tuple[str, ...]], Iterable[str]],
    ) -> AnnotationChanges:
        # Of a name that is there twice then, the first stays.
        return await self._change(
            voice_ids,
            lambda one, now: one.with_tags(tuple(dict.fromkeys(change(one.tags))), now),
        )

    async def _change(
        self,
        voice_ids: Iterable[str],
        change: Callable[[VoiceAnnotations, float], VoiceAnnotations],
    ) -> AnnotationChanges:
        """Change the annotations of voices, but where only the time of the change would differ."""
        now = self._clock()
        return await self._save({one: change(self.get(one), now) for one in voice_ids})

    async def _save(self, wanted: Mapping[str, VoiceAnnotations]) -> AnnotationChanges:
        before = {voice_id: self.get(voice_id) for voice_id in wanted}
        changes = {
            voice_id: after
            for voice_id, after in wanted.items()
            if after._replace(changed_at=before[voice_id].changed_at) != before[voice_id]
        }
        if not changes:
            return {}
        self._put(changes)
        try:
            await self._library.annotations.save(changes)
        except Exception:
            # What was changed again meanwhile is that change's own business. Back to what is saved,
            # not to what was shown before: that may have come to nothing too.
            self._put(
                {
                    voice_id: self._saved.get(voice_id, NO_ANNOTATIONS)
                    for voice_id, one in changes.items()
                    if self._annotations.get(voice_id) is one
                }
            )
            raise
        self._saved |= changes
        return {voice_id: (before[voice_id], after) for voice_id, after in changes.items()}

    def _put(self, changes: Mapping[str, VoiceAnnotations]) -> None:
        self._annotations |= changes
        if changes:
            announce(self.changed, frozenset(changes))
