"""A voice's name: the field for it, and what is wrong with one."""

from PySide6.QtCore import QCoreApplication, Signal

from voicedesk.domain.voice import LONGEST_NAME, NameProblem, name_problem
from voicedesk.ui.kit.fields import TitledField
from voicedesk.ui.kit.labels import Label


def name_text(problem: NameProblem | None, name: str) -> str:
    """A sentence that says what is wrong with `name` and what to do; empty where nothing is said.

    An empty name is its own explanation.
    """
    translate = QCoreApplication.translate
    if problem is NameProblem.TOO_LONG:
        return translate("NameField", "At most {most} characters. Remove {over}.").format(
            most=LONGEST_NAME, over=len(name.strip()) - LONGEST_NAME
        )
    if problem is NameProblem.CONTROL_CHARACTER:
        return translate(
            "NameField", "The name contains a character that can’t be displayed. Enter it again."
        )
    return ""


class NameField(TitledField):
    """For a voice's name, with a counter out of 20 code points; Enter counts if the name will do.

    Nothing is cut while it is typed: an input method composes longer text than it commits, and Qt's
    own limit counts UTF-16 units.

    Signals:
        changed: the text is another.
    """

    changed = Signal()

    def __init__(self, title: str, accessible_name: str) -> None:
        counter = Label(pixels=12, ink="text3", tabular=True)
        super().__init__(title, name=accessible_name, beside=counter)
        self.counter = counter
        self.edited.connect(self._typed)
        self._typed()

    def problem(self) -> NameProblem | None:
        return name_problem(self.field.text())

    def _typed(self) -> None:
        count = len(self.text)
        self.counter.setText(self.tr("{count} / {most}").format(count=count, most=LONGEST_NAME))
        self.counter.set_ink("failed" if count > LONGEST_NAME else "text3")
        self.show_reason(name_text(self.problem(), self.field.text()))
        self.changed.emit()

    def _enter(self) -> None:
        if self.problem() is None:
            super()._enter()
