"""Where something is on this computer."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from voicedesk.domain.display import clean
from voicedesk.ui.kit.label import Label
from voicedesk.ui.kit.tool_tip import plain_tip
from voicedesk.ui.theme import Theme
from voicedesk.ui.theme.tokens import colour


class PathLabel(Label):
    """A path, cut in its middle where there is no room: both of its ends tell more than that."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, pixels=12, ink="text2")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, path: Path | None) -> None:
        """Show a path; nothing for None."""
        words = clean(str(path)) if path is not None else ""
        self.setText(words)
        self.setToolTip(plain_tip(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour(self._theme.tokens.text2))
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
