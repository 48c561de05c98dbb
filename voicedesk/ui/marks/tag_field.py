"""The field a tag is typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy

from voicedesk.domain.display import clean
from voicedesk.domain.tag_name import clean_tag, tag_problem
from voicedesk.ui.theme import Theme

_SIZE = QSize(150, 28)
_STAYS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class TagField(QLineEdit):
    """Completes the tags that are known. Nothing is cut while it is typed; see `NameField`.

    Signals:
        submitted: a tag that will do.
        cancelled: Escape.
        left: the keyboard went elsewhere in the window.
    """

    submitted = Signal(str)
    cancelled = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known = QStringListModel(self)
        self.setProperty("look", "cell")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(_SIZE.width())
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        suggestions = QListView()
        suggestions.setProperty("look", "completion")
        suggestions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(suggestions)
        # Once Qt has written the chosen one into the field, which would keep it there.
        completer.activated.connect(self._submit, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self.textChanged.connect(self._dress)
        self.returnPressed.connect(self._submit)
        theme.changed.connect(self._dress)
        self._dress()

    def set_known(self, tags: Sequence[str]) -> None:
        """Offer these."""
        if list(tags) != self._known.stringList():
            self._known.setStringList([clean(tag) for tag in tags])

    def mark(self, *, wrong: bool) -> None:
        """Show that what stands here won't do."""
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        return _SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def _submit(self) -> None:
        if tag_problem(self.text()) is None:
            self.submitted.emit(clean_tag(self.text()))

    def _dress(self) -> None:
        self.setFont(self._theme.font(12, text=self.text()))
