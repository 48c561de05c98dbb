"""What is wrong with an audio link, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.audio_link import LinkProblem


def link_words(problem: LinkProblem) -> str:
    """A sentence that says what is wrong and what to do."""
    translate = QCoreApplication.translate
    return {
        LinkProblem.EMPTY: translate("AudioLink", "Paste the address of a recording."),
        LinkProblem.SPACE: translate(
            "AudioLink", "The address is broken by a space or a line end. Copy it again."
        ),
        LinkProblem.NO_SCHEME: translate(
            "AudioLink", "The address has to begin with https:// or http://."
        ),
        LinkProblem.NOT_HTTP: translate(
            "AudioLink", "The service fetches https:// and http:// addresses only."
        ),
        LinkProblem.NO_HOST: translate(
            "AudioLink", "The address names no server, such as media.example.com."
        ),
        LinkProblem.BAD_PORT: translate(
            "AudioLink", "The server or port in the address isn’t valid."
        ),
        LinkProblem.CREDENTIALS: translate(
            "AudioLink",
            "The address holds a user name or password, which would be stored with it. "
            "Use a link without them.",
        ),
        LinkProblem.THIS_COMPUTER: translate(
            "AudioLink", "The service can’t reach this computer. Put the recording on the web."
        ),
        LinkProblem.PRIVATE_NETWORK: translate(
            "AudioLink",
            "The address is one of a private network, which the service can’t reach. "
            "Put the recording on the web.",
        ),
    }[problem]
