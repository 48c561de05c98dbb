"""What a kept demo is worth, as its voice is now."""

from voicedesk.domain.audio_link import without_query
from voicedesk.domain.errors import DemoError, DemoProblem
from voicedesk.domain.voice import Voice
from voicedesk.library import KeptDemo, Library
from voicedesk.services.demo_state import DemoState
from voicedesk.services.demo_stock import DemoStock
from voicedesk.services.voice_book import VoiceBook

_NETWORK = frozenset({DemoProblem.OFFLINE, DemoProblem.TIMED_OUT, DemoProblem.CUT_OFF})


class DemoRules:
    """Judges the demos of a stock by the voices and trainings of a book."""

    def __init__(self, stock: DemoStock, book: VoiceBook, library: Library) -> None:
        self._stock = stock
        self._book = book
        self._library = library

    def state(self, voice: Voice) -> DemoState:
        """Where the voice's demo can be heard from; an earlier one counts where there is no other.

        Of a voice in training an earlier demo may be kept; the provisional one doesn't count.
        """
        kept = self._stock.newest.get(voice.id)
        if kept is not None and (voice.is_training or self.is_current(kept)):
            return DemoState.KEPT
        if voice.demo_url and not voice.is_training:
            return DemoState.ONLINE
        return DemoState.NONE if kept is None else DemoState.KEPT

    def is_current(self, kept: KeptDemo) -> bool:
        """Whether a kept demo is that of the voice as it is now, and not of an earlier training."""
        voice = self._book.voices.get(kept.voice_id)
        if voice is None:
            return True
        is_same = not voice.demo_url or kept.link == without_query(voice.demo_url)
        return is_same and kept.generation == self._library.generation(kept.voice_id)

    def may_be_training(self, voice_id: str) -> bool:
        """Whether what the voice's link leads to may be a provisional demo."""
        voice = self._book.voices.get(voice_id)
        is_training = voice is not None and voice.is_training
        return is_training or self._book.running(voice_id) is not None

    def with_demo(self, voice_id: str) -> Voice:
        """The voice, whose demo can be fetched.

        Raises:
            DemoError: NONE; it can't, or there is no such voice.
        """
        voice = self._book.voices.get(voice_id)
        if voice is None or not voice.demo_url or self.may_be_training(voice_id):
            raise DemoError(DemoProblem.NONE)
        return voice

    def stands_in(self, kept: KeptDemo, error: DemoError) -> bool:
        """Whether an earlier demo may be heard instead of the one that can't be fetched."""
        if self._stock.newest.get(kept.voice_id) is not kept:
            return False
        is_same_training = kept.generation == self._library.generation(kept.voice_id)
        return is_same_training or error.problem in _NETWORK or error.problem is DemoProblem.NONE
