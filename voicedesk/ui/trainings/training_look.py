"""What a row of a training shows beside the model's words."""

from dataclasses import dataclass

from voicedesk.ui.trainings.training_row import TrainingKey

ROW_HEIGHT = 56
HEADING_HEIGHT = 44
"""Pixels that a group's name takes above its first row, in which it is."""


@dataclass(slots=True)
class TrainingLook:
    """Pointer, keyboard and the turning arcs.

    Attributes:
        chosen: the training whose row is selected; None for none.
        hovered: the row under the pointer; -1 for none.
        focused, ringed: whether the table has the keyboard, and its row wears a ring.
        turn: how far the arcs have turned, in degrees.
        first, last: the outermost visible columns.
    """

    chosen: TrainingKey | None = None
    hovered: int = -1
    focused: bool = False
    ringed: bool = False
    turn: float = 0.0
    first: int = 0
    last: int = 0
