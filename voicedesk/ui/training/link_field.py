"""The field for the audio link, checked as it is typed.

It stands in a row with other roads to a recording; what it says of the link (`hint`) stands below
that row.
"""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem, link_problem, written_link
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column
from voicedesk.ui.kit.view import View, set_look


def link_text(problem: LinkProblem) -> str:
    translate = QCoreApplication.translate
    return {
        LinkProblem.EMPTY: translate("AudioLink", "Paste a link to a recording."),
        LinkProblem.SPACE: translate(
            "AudioLink", "The link contains a space or a line break. Copy it again."
        ),
        LinkProblem.NO_SCHEME: translate(
            "AudioLink", "Enter a web link starting with https:// or http://."
        ),
        LinkProblem.NOT_HTTP: translate(
            "AudioLink", "The link must start with https:// or http://."
        ),
        LinkProblem.NO_HOST: translate(
            "AudioLink", "The link is missing a server name, such as media.example.com."
        ),
        LinkProblem.BAD_PORT: translate("AudioLink", "The link’s server or port isn’t valid."),
        LinkProblem.CREDENTIALS: translate(
            "AudioLink",
            "The link contains a user name or password. Use a link without them.",
        ),
        LinkProblem.THIS_COMPUTER: translate(
            "AudioLink", "The service can’t reach this computer. Upload the recording to the web."
        ),
        LinkProblem.PRIVATE_NETWORK: translate(
            "AudioLink",
            "The service can’t reach a private network. Upload the recording to the web.",
        ),
    }[problem]


class LinkField(View):
    """The field.

    Attributes:
        hint: what the link is for, or what is wrong with it, to be placed below.

    Signals:
        changed: the text is another.
        submitted: Enter was pressed.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.service = NetworkPlace.PUBLIC
        self._is_doubted = False
        self.field = _MarkedField()
        self.field.setAccessibleName(self.tr("Audio URL"))
        self.field.setPlaceholderText(self.tr("Or paste a link"))
        self.hint = Label(pixels=12, ink="text2", wrap=True)
        column(self.field, on=self)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.submitted)
        self._typed()

    @property
    def link(self) -> str:
        return written_link(self.field.text())

    def problem(self) -> LinkProblem | None:
        return link_problem(self.field.text(), service=self.service)

    def set_service(self, place: NetworkPlace) -> None:
        """Where the service runs: what stands there is ordinary for it."""
        self.service = place
        self._typed()

    def take_over(self, field: "LinkField") -> None:
        self.service = field.service
        self.field.setText(field.field.text())

    def show_doubt(self, *, doubted: bool) -> None:
        """Whether something is wrong with what the link leads to."""
        self._is_doubted = doubted
        self._mark()

    def _typed(self) -> None:
        problem = self.problem()
        told = problem if problem is not LinkProblem.EMPTY else None
        self.hint.setText(
            link_text(told)
            if told
            else self.tr(
                "A public link to the recording. Best: one speaker, 10–60 seconds, "
                "no noise, mp3 or wav."
            )
        )
        self.hint.set_ink("failed" if told else "text2")
        self._mark()
        self.field.setAccessibleDescription(self.hint.text())
        self.changed.emit()

    def _mark(self) -> None:
        problem = self.problem()
        wrong = problem not in {None, LinkProblem.EMPTY}
        self.field.mark(good=problem is None and not self._is_doubted, wrong=wrong)


class _MarkedField(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setTextMargins(18, 0, 22, 0)
        self._link = Glyph("link", ink="text3", parent=self)
        self._good = Glyph("state-ready", ink="ready", parent=self)
        self._good.hide()

    def mark(self, *, good: bool, wrong: bool) -> None:
        self._good.setVisible(good)
        set_look(self, "wrong", wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (self.height() - self._link.height()) // 2
        self._link.move(9, top)
        self._good.move(self.width() - 27, top)
