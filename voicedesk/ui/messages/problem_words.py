"""Words for why a demo can't be heard and why the password store can't be used."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicedesk.domain.errors import DemoProblem, TokenStoreProblem

_DEMO = {
    DemoProblem.NONE: QT_TRANSLATE_NOOP(
        "ProblemWords", "The service has no demo of this voice yet."
    ),
    DemoProblem.OFFLINE: QT_TRANSLATE_NOOP(
        "ProblemWords", "It isn't kept on this computer, and there is no connection to fetch it."
    ),
    DemoProblem.EXPIRED: QT_TRANSLATE_NOOP(
        "ProblemWords", "The link to it has run out. Refresh the voices, then play it again."
    ),
    DemoProblem.NOT_FOUND: QT_TRANSLATE_NOOP(
        "ProblemWords", "It is no longer where the service says. Refresh the voices and try again."
    ),
    DemoProblem.REFUSED: QT_TRANSLATE_NOOP(
        "ProblemWords", "The place where it is kept won't hand it out. Try again later."
    ),
    DemoProblem.TOO_LARGE: QT_TRANSLATE_NOOP(
        "ProblemWords", "The file is far larger than a demo should be, so it wasn't fetched."
    ),
    DemoProblem.NOT_AUDIO: QT_TRANSLATE_NOOP(
        "ProblemWords", "What arrived isn't sound that can be played."
    ),
    DemoProblem.CUT_OFF: QT_TRANSLATE_NOOP(
        "ProblemWords", "The connection broke before all of it had arrived. Try again."
    ),
    DemoProblem.TIMED_OUT: QT_TRANSLATE_NOOP(
        "ProblemWords", "It took too long to arrive. Try again in a moment."
    ),
    DemoProblem.BAD_LINK: QT_TRANSLATE_NOOP(
        "ProblemWords", "The link that the service gave for it can't be used."
    ),
    DemoProblem.DISK: QT_TRANSLATE_NOOP(
        "ProblemWords", "It couldn't be written to the disk. Check that the disk isn't full."
    ),
}

_TOKEN_STORE = {
    TokenStoreProblem.NO_KEYRING: QT_TRANSLATE_NOOP(
        "ProblemWords", "This computer has no password store that VoiceDesk can use."
    ),
    TokenStoreProblem.LOCKED: QT_TRANSLATE_NOOP(
        "ProblemWords", "This computer's password store is locked. Unlock it and try again."
    ),
    TokenStoreProblem.TIMED_OUT: QT_TRANSLATE_NOOP(
        "ProblemWords",
        "This computer's password store doesn't answer. It may be waiting to be unlocked.",
    ),
    TokenStoreProblem.NOT_TRUSTED: QT_TRANSLATE_NOOP(
        "ProblemWords",
        "The password store set up on this computer doesn't protect what it keeps, so VoiceDesk "
        "won't use it.",
    ),
    TokenStoreProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "ProblemWords", "The token is too long for this computer's password store."
    ),
    TokenStoreProblem.BROKEN: QT_TRANSLATE_NOOP(
        "ProblemWords", "This computer's password store reported an error."
    ),
}


def demo_words(problem: DemoProblem) -> str:
    """Why the demo can't be heard, and what to do."""
    return QCoreApplication.translate("ProblemWords", str(_DEMO[problem]))


def token_store_words(problem: TokenStoreProblem) -> str:
    """Why the password store can't be used."""
    return QCoreApplication.translate("ProblemWords", str(_TOKEN_STORE[problem]))
