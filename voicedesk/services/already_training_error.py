"""The refusal to train a voice that is being trained."""

from voicedesk.domain.training import Training


class AlreadyTrainingError(Exception):
    """The voice is being trained or a training is being sent: another would cost a second time.

    Attributes:
        training: the one in the way; None while its request is only being written down.
    """

    def __init__(self, voice_id: str, training: Training | None) -> None:
        self.voice_id = voice_id
        self.training = training
        super().__init__(f"voice {voice_id} is being trained already")
