"""What is wrong with a voice's name, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.voice_name import LONGEST_NAME, NameProblem


def name_words(problem: NameProblem | None, name: str) -> str:
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
            "NameField", "The name contains a character that can’t be displayed. Type it again."
        )
    return ""
