"""What can be done with a tag as such: another name, and taking it off all voices."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from voicedesk.services.account_session import AccountSession
from voicedesk.ui.kit.sheet import Sheet
from voicedesk.ui.main_window import MainWindow
from voicedesk.ui.marks.marks_presenter import MarksPresenter
from voicedesk.ui.marks.remove_tag_sheet import RemoveTagSheet
from voicedesk.ui.marks.rename_tag_sheet import RenameTagSheet


class TagsPresenter(QObject):
    """Joins the menu of a tag in the sidebar to its sheets."""

    def __init__(self, window: MainWindow, marks: MarksPresenter) -> None:
        super().__init__(window)
        self._window = window
        self._marks = marks
        self._session: AccountSession | None = None
        window.sidebar.tag_menu_wanted.connect(self._open_menu)

    def open(self, session: AccountSession) -> None:
        """Work with another account's tags."""
        self._session = session

    def close(self) -> None:
        """Let go of the account, and of the question about it."""
        self._session = None
        for sheet in (
            *self._window.findChildren(RenameTagSheet),
            *self._window.findChildren(RemoveTagSheet),
        ):
            sheet.close_sheet()

    def ask_name(self, tag: str) -> None:
        """Ask for the tag's other name."""
        if self._session is None or self._window.findChild(Sheet) is not None:
            return
        known = self._session.marks.tags()
        sheet = RenameTagSheet(self._window.theme, self._window, tag, known)
        sheet.renamed.connect(lambda name: self._marks.rename_tag(tag, name))
        sheet.ask()

    def ask_remove(self, tag: str) -> None:
        """Ask whether the tag is to be taken off all voices."""
        if self._session is None or self._window.findChild(Sheet) is not None:
            return
        number = len(self._session.marks.tagged(tag))
        sheet = RemoveTagSheet(self._window.theme, self._window, tag, number)
        sheet.confirmed.connect(lambda: self._marks.remove_tag_from_all(tag))
        sheet.ask()

    def _open_menu(self, tag: str, where: QPoint) -> None:
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Rename tag…")).triggered.connect(lambda: self.ask_name(tag))
        remove = menu.addAction(self.tr("Remove tag from all voices…"))
        remove.triggered.connect(lambda: self.ask_remove(tag))
        menu.popup(where)
