"""What a row shows beside the model's words, and where its parts are."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect

ROW_HEIGHT = 40
WAVE_WIDTH = 128
_TILE = 28


@dataclass(slots=True)
class RowLook:
    """What the rows show beside the model's words: pointer, keyboard and player.

    Attributes:
        hovered: the row under the pointer; -1 for none.
        pointer: the pointer over the playing row's waveform, in the view; None elsewhere.
        ringed: whether the current row is ringed: the keyboard is in the table.
        focused: whether the table has the focus at all.
        row_id: the voice whose row is current; empty for none.
        chosen: the ids of the voices whose rows are selected.
        playing_id: the voice in the player; empty for none.
        sounding: whether it is playing now.
        position, duration: of the play head, in milliseconds.
        turn: how far the training arcs have turned, in degrees.
        first, last: the outermost visible columns.
    """

    hovered: int = -1
    pointer: QPoint | None = None
    ringed: bool = False
    focused: bool = False
    row_id: str = ""
    chosen: AbstractSet[str] = field(default_factory=set)
    playing_id: str = ""
    sounding: bool = False
    position: int = 0
    duration: int = 0
    turn: float = 0.0
    first: int = 0
    last: int = 0


def tile_rect(cell: QRect) -> QRect:
    """Where a name cell's tile is."""
    return QRect(cell.left() + 8, cell.center().y() - _TILE // 2 + 1, _TILE, _TILE)


def wave_rect(cell: QRect) -> QRect:
    """Where a demo cell's seek surface is."""
    return QRect(cell.left() + 10, cell.center().y() - 13, WAVE_WIDTH, 28)
