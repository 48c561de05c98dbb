"""The menu of tags for several voices."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from voicedesk.domain.display import clean

_MOST = 15
"""Tags in the menu: those used most. Any other one is typed."""


def tag_menu(
    parent: QWidget,
    known: Sequence[str],
    counts: Mapping[str, int],
    number: int,
    put: Callable[[str, bool], None],
) -> tuple[QMenu, QAction]:
    """A menu that deletes itself once it is closed, and its action for a new tag.

    Args:
        known: all tags, the most used first.
        counts: how many of the `number` voices have each.
        put: told a tag, and whether it is to be on all or on none.
    """
    translate = QCoreApplication.translate
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for tag in known[:_MOST]:
        count = counts.get(tag, 0)
        words = clean(tag)
        if 0 < count < number:
            words = translate("TagMenu", "{tag} (on {count} of {number})").format(
                tag=words, count=count, number=number
            )
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(count >= number)
        action.triggered.connect(lambda on, tag=tag: put(tag, on))
    if known:
        menu.addSeparator()
    return menu, menu.addAction(translate("TagMenu", "New tag…"))
