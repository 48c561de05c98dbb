"""Words for why a demo can't be heard and why the password store can't be used."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.errors import BackupProblem, DemoProblem, FileProblem, TokenStoreProblem

translate = QCoreApplication.translate


def demo_words(problem: DemoProblem) -> str:
    """Why the demo can't be heard, and what to do."""
    words = {
        DemoProblem.NONE: translate("ProblemWords", "The service has no demo of this voice yet."),
        DemoProblem.OFFLINE: translate(
            "ProblemWords",
            "It isn’t kept on this computer, and there is no connection to fetch it.",
        ),
        DemoProblem.EXPIRED: translate(
            "ProblemWords", "The link to it has run out. Refresh the voices, then play it again."
        ),
        DemoProblem.NOT_FOUND: translate(
            "ProblemWords",
            "It is no longer where the service says. Refresh the voices and try again.",
        ),
        DemoProblem.REFUSED: translate(
            "ProblemWords", "The place where it is kept won’t hand it out. Try again later."
        ),
        DemoProblem.TOO_LARGE: translate(
            "ProblemWords", "The file is far larger than a demo should be, so it wasn’t fetched."
        ),
        DemoProblem.NOT_AUDIO: translate(
            "ProblemWords", "What arrived isn’t sound that can be played."
        ),
        DemoProblem.WEB_PAGE: translate(
            "ProblemWords",
            "A web page came in its place, such as a notice that the link isn’t valid. Refresh the "
            "voices and try again.",
        ),
        DemoProblem.CUT_OFF: translate(
            "ProblemWords", "The connection broke before all of it had arrived. Try again."
        ),
        DemoProblem.TIMED_OUT: translate(
            "ProblemWords", "It took too long to arrive. Try again in a moment."
        ),
        DemoProblem.BAD_LINK: translate(
            "ProblemWords", "The link that the service gave for it can’t be used."
        ),
        DemoProblem.DISK: translate(
            "ProblemWords", "It couldn’t be written to the disk. Check that the disk isn’t full."
        ),
    }
    return words[problem]


def token_store_words(problem: TokenStoreProblem) -> str:
    """Why the password store can't be used."""
    words = {
        TokenStoreProblem.NO_KEYRING: translate(
            "ProblemWords", "This computer has no password store that VoiceDesk can use."
        ),
        TokenStoreProblem.NOT_RUNNING: translate(
            "ProblemWords",
            "No password store that VoiceDesk can use is running on this computer, such as "
            "Secret Service or KWallet on Linux.",
        ),
        TokenStoreProblem.LOCKED: translate(
            "ProblemWords", "This computer’s password store is locked. Unlock it and try again."
        ),
        TokenStoreProblem.TIMED_OUT: translate(
            "ProblemWords",
            "This computer’s password store doesn’t answer. It may be waiting to be unlocked.",
        ),
        TokenStoreProblem.NOT_TRUSTED: translate(
            "ProblemWords",
            "The password store set up on this computer doesn’t protect what it keeps, so "
            "VoiceDesk won’t use it.",
        ),
        TokenStoreProblem.TOO_LONG: translate(
            "ProblemWords", "The token is too long for this computer’s password store."
        ),
        TokenStoreProblem.BROKEN: translate(
            "ProblemWords", "This computer’s password store reported an error."
        ),
    }
    return words[problem]


def backup_words(problem: BackupProblem) -> str:
    """Why a backup can't be made or taken in, and what to do."""
    return {
        BackupProblem.NOT_A_BACKUP: translate(
            "ProblemWords", "It isn’t a backup that VoiceDesk made. Choose another file."
        ),
        BackupProblem.NEWER: translate(
            "ProblemWords", "A newer VoiceDesk made it. Update VoiceDesk, then try again."
        ),
        BackupProblem.DAMAGED: translate(
            "ProblemWords", "The file is damaged, so nothing was taken in. Try another copy of it."
        ),
        BackupProblem.CANT_READ: translate(
            "ProblemWords", "The file can’t be read. Check that it is still there."
        ),
        BackupProblem.CANT_WRITE: translate(
            "ProblemWords", "It can’t be written there. Check the folder, and that there is room."
        ),
    }[problem]


def file_words(problem: FileProblem) -> str:
    """Why a file can't be saved there, and what to do."""
    return {
        FileProblem.NO_ROOM: translate(
            "ProblemWords", "There is no room left on that disk. Make some, or choose another."
        ),
        FileProblem.NOT_ALLOWED: translate(
            "ProblemWords", "You may not write there. Choose another folder."
        ),
        FileProblem.NO_FOLDER: translate(
            "ProblemWords", "The folder isn’t there any more. Choose another one."
        ),
        FileProblem.CANT_WRITE: translate(
            "ProblemWords", "It can’t be written there. Choose another folder."
        ),
    }[problem]
