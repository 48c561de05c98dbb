"""Why a recording on this computer can't be used, and what to do."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.recordings import RecordingError, RecordingProblem


def recording_problem_text(error: RecordingError) -> tuple[str, str]:
    """Why a recording on this computer can't be used, and what to do."""
    translate = QCoreApplication.translate
    other = translate("Recording", "Choose another recording.")
    kinds = translate("Recording", "wav, mp3, m4a, flac, ogg, opus and webm work.")
    again = translate("Recording", "Try again.")
    return {
        RecordingProblem.MISSING: (
            translate("Recording", "The recording is no longer there."),
            other,
        ),
        RecordingProblem.UNREADABLE: (
            translate("Recording", "VoiceDesk can’t read this file."),
            translate("Recording", "Check its permissions, or choose another recording."),
        ),
        RecordingProblem.NO_FILE: (translate("Recording", "This isn’t a file."), other),
        RecordingProblem.EMPTY: (translate("Recording", "There is no sound in it."), other),
        RecordingProblem.NOT_AUDIO: (
            translate("Recording", "This file isn’t audio that VoiceDesk can decode."),
            kinds,
        ),
        RecordingProblem.TOO_LARGE: (
            translate("Recording", "The file is larger than 64 MB."),
            translate("Recording", "Save it as MP3 or M4A, or choose another recording."),
        ),
        RecordingProblem.TOO_LONG: (
            translate("Recording", "The recording is longer than 10 minutes."),
            translate(
                "Recording", "Train this voice on its own, where you can trim the recording."
            ),
        ),
        RecordingProblem.CHANGING: (
            translate("Recording", "The file is still being written."),
            translate("Recording", "Try again when it’s complete."),
        ),
        RecordingProblem.TOO_SLOW: (
            translate("Recording", "Reading the recording took too long."),
            again,
        ),
        RecordingProblem.NO_DECODER: (
            translate("Recording", "VoiceDesk’s audio decoder couldn’t be started."),
            translate("Recording", "Restart VoiceDesk, then try again."),
        ),
        RecordingProblem.DISK: (
            translate("Recording", "The recording couldn’t be stored on this computer."),
            translate("Recording", "Free some disk space, then try again."),
        ),
    }[error.problem]
