"""A listing beside the voices that were known, compared without holding up anything else."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from voicedesk.domain.voice import Voice, VoiceChanges, compare_voices

_PIECE = 500
_BREATH = 0.0005


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a listing came to.

    Attributes:
        latest: the voices by id, in the service's order; those that are the same are the same
            objects, too.
        changes: what turns the voices that were known into those.
    """

    latest: dict[str, Voice]
    changes: VoiceChanges


def compare_listing(known: Mapping[str, Voice], listed: Iterable[Voice]) -> Comparison:
    """Compare; of a repeated id the last counts, and a voice without an id not at all.

    Takes its time with many, and lets whoever paints go first.
    """
    latest: dict[str, Voice] = {}
    for number, voice in enumerate(listed, 1):
        if voice.id:
            before = known.get(voice.id)
            one = voice if before is None else _as_known(before, voice)
            latest[one.id] = one
        if number % _PIECE == 0:
            time.sleep(_BREATH)
    others = {key: voice for key, voice in latest.items() if known.get(key) is not voice}
    changes = compare_voices({key: known[key] for key in others if key in known}, others.values())
    removed = tuple(voice_id for voice_id in known if voice_id not in latest)
    return Comparison(latest, replace(changes, removed=removed))


def _as_known(before: Voice, voice: Voice) -> Voice:
    """A listed voice, with the name and state we know where the service left them out."""
    if not (voice.name and voice.state):
        voice = replace(voice, name=voice.name or before.name, state=voice.state or before.state)
    if not before.looks_like(voice):
        return voice
    if voice.demo_url == before.demo_url:
        return before
    # The texts that both have are kept once.
    state, language, tier = before.state, before.language, before.tier
    return Voice(before.id, before.name, state, language, voice.demo_url, tier)
