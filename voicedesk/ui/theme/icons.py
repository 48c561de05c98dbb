"""The icons: one colour each, tinted when painted, sharp at every scale."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconSet:
    """Paints `resources/icons/*.svg` in any colour; `currentColor` is the part that is tinted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def paint(self, painter: QPainter, name: str, rect: QRect | QRectF, tint: str) -> None:
        """Paint the icon `name` into `rect` in the colour `tint` (`#RRGGBB`)."""
        self._renderer(name, tint).render(painter, QRectF(rect))

    def icon(self, name: str, tint: str, disabled: str) -> QIcon:
        """The icon for what Qt paints itself, such as menus."""
        return QIcon(_TintedEngine(self, name, tint, disabled))

    def _renderer(self, name: str, tint: str) -> QSvgRenderer:
        key = (name, tint)
        renderer = self._renderers.get(key)
        if renderer is None:
            source = self._sources.get(name)
            if source is None:
                source = self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
            renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", tint.encode())))
            self._renderers[key] = renderer
        return renderer


class _TintedEngine(QIconEngine):
    def __init__(self, icons: IconSet, name: str, tint: str, disabled: str) -> None:
        super().__init__()
        self._parts: Final = (icons, name, tint, disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        icons, name, tint, disabled = self._parts
        icons.paint(painter, name, rect, disabled if mode == QIcon.Mode.Disabled else tint)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(*self._parts)
