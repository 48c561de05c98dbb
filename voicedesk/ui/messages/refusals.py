"""What the service said when it refused, in words.

Its message is a sentence, a phrase known from its documentation or from its other clients, or a
bare code such as `voice_limit_reached`. A code is never shown as if it were a sentence.
"""

import re

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.text import isolated

translate = QCoreApplication.translate

_LONGEST_QUOTE = 160
_CODE = re.compile(r"(?:\w+[:=]\s*)?[!-~]+|[{\[].*", re.DOTALL)
"""One ASCII word, also behind a label such as `error:`, or JSON."""


_CONFLICT = 409
"""The status that other clients of the service get for a name that is taken."""


def refused_text(said: str, status: int | None = None) -> str:
    """Why the service refused.

    Args:
        said: its own message, empty where it gave none.
        status: the HTTP status, where one came.
    """
    if status == _CONFLICT and not _known_text(said):
        return _known_text("voice name already exists")
    return _worded(
        said,
        nothing=translate("Errors", "The service refused the request and gave no reason."),
        code=translate("Errors", "The service refused the request. Its code: {code}"),
        sentence=translate("Errors", "The service refused the request: “{said}”"),
    )


def answered_text(said: str) -> str:
    """What the service answered, whether it refused or not; empty where it said nothing."""
    return _worded(
        said,
        nothing="",
        code=translate("Errors", "The service answered with a code: {code}."),
        sentence=translate("Errors", "The service answered: “{said}”."),
    )


def _worded(said: str, *, nothing: str, code: str, sentence: str) -> str:
    """The words that are known for what was said, else `code` or `sentence` with it quoted."""
    said = said.strip()
    if not said:
        return nothing
    if known := _known_text(said):
        return known
    if _CODE.fullmatch(said):
        return code.format(code=_quoted(said))
    return sentence.format(said=_quoted(said))


def _known_text(said: str) -> str:
    """The words for a message that is known, wherever it stands in what was said; else empty."""
    words = {
        "voice_limit_reached": translate(
            "Errors",
            "Your account has reached its voice limit. Delete a voice you don’t need "
            "and try again.",
        ),
        "voice name already exists": translate(
            "Errors", "This name is already taken. Choose another one."
        ),
        "failed to download audio": translate(
            "Errors",
            "The service couldn’t download the recording. Check that the link opens "
            "without signing in.",
        ),
        "付费音色栏位不可删除": translate("VoiceActions", "Paid voices can’t be deleted."),
    }
    folded = said.lower()
    return next((text for message, text in words.items() if message in folded), "")


def _quoted(said: str) -> str:
    """The service's own words, made safe to show and not too long."""
    return isolated(f"{said[:_LONGEST_QUOTE]}…" if len(said) > _LONGEST_QUOTE else said)
