"""What is wrong with a tag's name, in words."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.tag_name import LONGEST_TAG, TagProblem, clean_tag, tag_problem


def tag_words(text: str) -> str:
    """A sentence that says what is wrong with `text` as a tag; empty where nothing is said.

    An empty name is its own explanation.
    """
    translate = QCoreApplication.translate
    match tag_problem(text):
        case TagProblem.TOO_LONG:
            return translate("TagWords", "At most {most} characters. Remove {over}.").format(
                most=LONGEST_TAG, over=len(clean_tag(text)) - LONGEST_TAG
            )
        case TagProblem.NOT_PRINTABLE:
            return translate(
                "TagWords", "The tag contains a character that can’t be displayed. Type it again."
            )
        case _:
            return ""
