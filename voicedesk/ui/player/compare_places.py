"""How many places Compare has, and how much room they take, in pixels."""

from typing import Final

SLOTS: Final = 4
WIDEST: Final = 100
NARROWEST: Final = 52
GAP: Final = 6
