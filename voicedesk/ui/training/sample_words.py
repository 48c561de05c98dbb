"""Why a recording couldn't be looked at, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.display import isolated
from voicedesk.domain.errors import SampleError, SampleProblem
from voicedesk.ui.sentences import joined

translate = QCoreApplication.translate


def problem_words(error: SampleError) -> tuple[str, str]:
    """The fact, and what to do about it."""
    words = _of_the_way() | _of_what_came()
    fact, advice = words[error.problem]
    return fact.format(status=error.status or "", host=isolated(error.detail)), advice


def page_words(error: SampleError) -> str:
    """The title of the page that came instead; empty where it has none."""
    if error.problem is not SampleProblem.WEB_PAGE or not error.detail:
        return ""
    return translate("Sample", "The page is called “{title}”.").format(title=isolated(error.detail))


def _of_the_way() -> dict[SampleProblem, tuple[str, str]]:
    may_send = _may_send()
    return {
        SampleProblem.NO_HOST: (
            translate("Sample", "There’s no such server as seen from here."),
            joined(translate("Sample", "Check the address and your connection."), may_send),
        ),
        SampleProblem.NO_CONNECTION: (
            translate("Sample", "The server can’t be reached from here."),
            may_send,
        ),
        SampleProblem.CERTIFICATE: (
            translate("Sample", "The server’s certificate isn’t valid."),
            joined(translate("Sample", "The service may not accept it either."), may_send),
        ),
        SampleProblem.TIMED_OUT: (
            translate("Sample", "The server didn’t answer in time."),
            may_send,
        ),
        SampleProblem.REFUSED: (
            translate("Sample", "The server doesn’t hand it out (HTTP {status})."),
            joined(translate("Sample", "The link may need a sign-in, or have run out."), may_send),
        ),
        SampleProblem.REDIRECTED: (
            translate("Sample", "The address leads on and on, and nowhere in the end."),
            joined(translate("Sample", "Use the link of the file itself."), may_send),
        ),
        SampleProblem.OUT_OF_REACH: (
            translate("Sample", "It leads to this computer or a private network: {host}"),
            joined(
                translate("Sample", "The service can’t fetch it from there. Put it on the web."),
                may_send,
            ),
        ),
        SampleProblem.CUT_OFF: (
            translate("Sample", "The recording broke off on its way here."),
            may_send,
        ),
    }


def _may_send() -> str:
    return translate("Sample", "If you know that the service can fetch it, you can send it anyway.")


def _of_what_came() -> dict[SampleProblem, tuple[str, str]]:
    may_send = _may_send()
    known = translate("Sample", "mp3 and wav are known to work.")
    return {
        SampleProblem.TOO_LARGE: (
            translate("Sample", "It’s audio, and too large to be looked at here."),
            translate("Sample", "10 to 60 seconds are advised. It can be sent all the same."),
        ),
        SampleProblem.TOO_SLOW: (
            translate("Sample", "It’s audio, and takes too long to be looked at here."),
            translate("Sample", "It can be sent all the same."),
        ),
        SampleProblem.DISK: (
            translate("Sample", "It couldn’t be written to this computer’s disk."),
            translate("Sample", "It can be sent all the same."),
        ),
        SampleProblem.UNREADABLE: (
            translate("Sample", "It begins like audio, but can’t be decoded here."),
            joined(
                translate("Sample", "The service may not be able to read it either."),
                joined(known, may_send),
            ),
        ),
        SampleProblem.NOTHING_THERE: (
            translate("Sample", "There’s nothing at this address (HTTP {status})."),
            translate("Sample", "The service would find nothing either. Copy the address again."),
        ),
        SampleProblem.EMPTY: (
            translate("Sample", "The file at this address is empty."),
            translate("Sample", "Put the recording there again, or use another one."),
        ),
        SampleProblem.WEB_PAGE: (
            translate("Sample", "This is a web page, not a recording."),
            translate(
                "Sample",
                "Use the link of the file itself. On a page for sharing, it’s the one "
                "behind “Download”.",
            ),
        ),
        SampleProblem.NOT_AUDIO: (
            translate("Sample", "What’s at this address isn’t audio."),
            known,
        ),
    }
