"""What is typed in the training form, as another name or as a tag, and not sent yet.

It is saved as it is typed, off the event loop, so that it outlives the form, the program and a
crash. Once the training is written down it is no draft any more (`Library.start_training`), but
stays with it until the training ends: of one that didn't begin it is a draft again.
"""

from voicedesk.domain.training import UNSETTLED, Training, TrainingDraft, TrainingStatus
from voicedesk.library import Library, Opening, sent_key
from voicedesk.services.slots import Slots
from voicedesk.services.voices import Voices


class Drafts:
    """The drafts of one account, by voice id; the new voice's under the empty one.

    The new voice's slot has none of its own: it is the new voice.

    Attributes:
        names: what is typed as another name, by voice id, or as a tag, by `tag_draft_key`; to be
            read.
    """

    def __init__(self, voices: Voices, slots: Slots, library: Library, opening: Opening) -> None:
        self._slots = slots
        self._store = library.drafts
        self._drafts = dict(opening.drafts)
        self.names = dict(opening.name_drafts)
        voices.training_changed.connect(self._training_changed)
        for training in voices.trainings:  # what the program's end left between the two
            if sent_key(training.number) in self._drafts:
                self._training_changed(training)

    def get(self, voice_id: str) -> TrainingDraft | None:
        return self._drafts.get(voice_id)

    def put(self, voice_id: str, draft: TrainingDraft | None) -> None:
        """Keep a draft, or none any more."""
        if draft == self.get(voice_id):
            return
        if draft is None:
            del self._drafts[voice_id]
        else:
            self._drafts[voice_id] = draft
        self._store.save_soon(voice_id, draft)

    def put_name(self, voice_id: str, name: str) -> None:
        """Keep what is typed as a voice's other name, or as a tag; empty: none any more."""
        if name == self.names.get(voice_id, ""):
            return
        if name:
            self.names[voice_id] = name
        else:
            del self.names[voice_id]
        self._store.save_name_soon(voice_id, name)

    def end_new(self, voice_id: str) -> None:
        """The new voice was made, and isn't new any more: what else was typed is its own draft."""
        draft = self.get("")
        self.put("", None)
        if draft is not None and (draft.link or draft.file or draft.speaker):
            self.put(voice_id, draft)

    def _training_changed(self, training: Training) -> None:
        key = "" if self._slots.is_new(training.voice_id) else training.voice_id
        sent = sent_key(training.number)
        if training.status is TrainingStatus.SENDING:
            draft = self.get(key)
            self.put(key, None)
            self.put(sent, draft)
        elif training.status is TrainingStatus.NOT_BEGUN:
            self.put(key, self.get(key) or self.get(sent) or _draft_of(training))
        if training.status not in UNSETTLED:
            self.put(sent, None)


def _draft_of(training: Training) -> TrainingDraft:
    """What the training itself tells; the link to a recording that was uploaded serves no other."""
    link = training.audio_url if training.origin is None else ""
    speaker = training.consent.speaker if training.consent is not None else ""
    return TrainingDraft(link, training.voice_name, speaker)
